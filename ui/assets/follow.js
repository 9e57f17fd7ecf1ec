// Questions that are followed, in this browser: what answers them and was not there before is « nouveau ».
"use strict";

const FOLLOWED = "dixit-followed";
const MOST_FOLLOWED = 30;

// [{ address, known: [ids] }], the last followed first.
function followed() {
  try {
    const list = JSON.parse(localStorage.getItem(FOLLOWED));
    return Array.isArray(list) ? list.filter((one) => typeof one?.address === "string" && Array.isArray(one.known)) : [];
  } catch {
    return [];
  }
}

const isFollowed = (address) => followed().find((one) => one.address === address);

function setFollowed(list) {
  keep(localStorage, FOLLOWED, list.slice(0, MOST_FOLLOWED));
  drawFollowed();
  showFollow();
}

// The ids of the texts that answer, asked in a body: an address would be written down on the way.
async function answering(address) {
  try {
    const answered = await fetch("/suivi.atom", { method: "POST", body: address });
    if (!answered.ok) return null;
    const feed = new DOMParser().parseFromString(await answered.text(), "text/xml");
    return [...feed.querySelectorAll("entry > id")].map((id) => id.textContent.replace("urn:dixit:", ""));
  } catch {
    return null;
  }
}

async function toggleFollow(address) {
  if (isFollowed(address)) return setFollowed(followed().filter((one) => one.address !== address));
  const known = await answering(address);
  if (known === null) return (said.textContent = "La question n’a pas pu être suivie");
  setFollowed([{ address, known }, ...followed().filter((one) => one.address !== address)]);
  said.textContent = "Question suivie\u00A0: ce qui y répondra de nouveau sera signalé ici";
}

// ---- under the last answer -----------------------------------------------------------------------------------------

function showFollow() {
  const bar = at("#keeping");
  if (!bar) return;
  const address = shown.at(-1) ?? "";
  const asked = new URLSearchParams(address);
  const button = at("#follow") ?? doing("", () => toggleFollow(shown.at(-1)), { id: "follow" });
  if (!button.isConnected) bar.prepend(button);
  button.hidden = !asked.get("q") || asked.has("vue");
  const on = Boolean(isFollowed(address));
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? "Question suivie" : "Suivre";
}

// ---- in the panel at the left ----------------------------------------------------------------------------------------

const fresh = new Map(); // address → the ids that are new

function followedElement({ address }) {
  const number = fresh.get(address)?.length ?? 0;
  const words = number ? element("strong", { className: "fresh" }, number > 1 ? `${number} nouveaux` : "1 nouveau") : "";
  const question = questionOf(address);
  return element(
    "li",
    {},
    doing(question, () => openFollowed(address), { className: "facet" }),
    words,
    element("a", { href: `/suivi.atom?${address}`, ariaLabel: `Flux Atom\u00A0: ${question}` }, "Flux"),
    doing("×", () => toggleFollow(address), { ariaLabel: `Ne plus suivre\u00A0: ${question}` }),
  );
}

function openFollowed(address) {
  if (document.body.classList.contains("managing")) closeShelf();
  if (OVER.matches) toggleAside(true);
  reopen([address]);
}

function drawFollowed() {
  const panel = at("#followed");
  if (!panel) return;
  const list = followed();
  panel.hidden = !list.length;
  panel.replaceChildren(element("h2", {}, "Questions suivies"), element("ul", {}, ...list.map(followedElement)));
}

async function lookForNew() {
  for (const { address, known } of followed()) {
    const ids = await answering(address);
    if (ids) fresh.set(address, ids.filter((id) => !known.includes(id)));
  }
  drawFollowed();
  markNew();
}

// Cards that were not there when the question was last seen; once it has been seen, they are known.
function markNew() {
  const address = shown.at(-1);
  const ids = fresh.get(address) ?? [];
  if (!ids.length) return;
  for (const card of [...document.querySelectorAll("#conversation .bot-row")].at(-1)?.querySelectorAll(".card") ?? []) {
    const id = /lire=(\w+)/.exec(card.querySelector("a.read")?.getAttribute("href") ?? "")?.[1];
    if (!ids.includes(id) || card.querySelector(".fresh")) continue;
    card.querySelector(".whence")?.append(" ", element("strong", { className: "fresh" }, "nouveau"));
  }
}

function nowSeen(address) {
  const one = isFollowed(address);
  const ids = fresh.get(address);
  if (!one || !ids?.length) return;
  keep(localStorage, FOLLOWED, followed().map((other) => (other.address === address ? { ...one, known: [...one.known, ...ids] } : other)));
}

document.addEventListener("dixit:asked", ({ detail }) => {
  showFollow();
  markNew();
  nowSeen(detail);
});
addEventListener("storage", (event) => event.key === FOLLOWED && (drawFollowed(), showFollow())); // another tab
whenThere("#keeping", showFollow);
whenThere("#facets", (facets) => {
  const panel = element("section", { id: "followed", hidden: true });
  facets.closest("#aside").querySelector("#counts").closest(".block")?.previousElementSibling?.before(panel);
  if (!panel.isConnected) facets.after(panel);
  drawFollowed();
  if (followed().length) setTimeout(lookForNew, 1000); // the page first
});
