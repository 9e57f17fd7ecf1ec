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

// The texts that answer, [{ id, title, place }], asked in a body: an address would be written down on the way.
async function answering(address) {
  try {
    const answered = await fetch("/suivi.atom", { method: "POST", body: address });
    if (!answered.ok) return null;
    const feed = new DOMParser().parseFromString(await answered.text(), "text/xml");
    return [...feed.querySelectorAll("entry")].map((entry) => ({
      id: entry.querySelector("id").textContent.replace("urn:dixit:", ""),
      title: entry.querySelector("title").textContent,
      place: new URL(entry.querySelector("link").getAttribute("href")).hash,
    }));
  } catch {
    return null;
  }
}

async function toggleFollow(address) {
  if (isFollowed(address)) return setFollowed(followed().filter((one) => one.address !== address));
  const texts = await answering(address);
  if (texts === null) return (said.textContent = "La question n’a pas pu être suivie");
  setFollowed([{ address, known: texts.map(({ id }) => id) }, ...followed().filter((one) => one.address !== address)]);
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

const fresh = new Map(); // address → the texts that are new

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
    const texts = await answering(address);
    if (texts) fresh.set(address, texts.filter(({ id }) => !known.includes(id)));
  }
  drawFollowed();
  markNew();
}

// Cards that were not there when the question was last seen, and a link to each new text of which no card is shown;
// once it has been seen, they are known.
function markNew() {
  const texts = fresh.get(shown.at(-1)) ?? [];
  const row = [...document.querySelectorAll("#conversation .bot-row")].at(-1);
  if (!texts.length || !row) return;
  const cards = new Map([...row.querySelectorAll(".card")].map((card) => [idIn(card.querySelector("a.read")), card]));
  for (const { id } of texts) {
    const head = cards.get(id)?.querySelector(".whence");
    if (head && !head.querySelector(".fresh")) head.append(" ", element("strong", { className: "fresh" }, "nouveau"));
  }
  const others = texts.filter(({ id, place }) => !cards.has(id) && PLACE.test(place));
  if (!others.length || row.querySelector(".arrived")) return;
  const links = others.map(({ title, place }) => element("li", {}, element("a", { href: place, className: "read" }, title)));
  row.querySelector(".lead")?.after(element("ul", { className: "arrived", ariaLabel: "Nouveaux communiqués" }, ...links));
}

const idIn = (link) => /lire=(\w+)/.exec(link?.getAttribute("href") ?? "")?.[1];

function nowSeen(address) {
  const one = isFollowed(address);
  const ids = fresh.get(address)?.map(({ id }) => id);
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
