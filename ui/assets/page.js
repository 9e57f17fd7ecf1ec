// How the page behaves: reading a communiqué, folding the left zone away, keeping the latest question in view.
"use strict";

const PLACE = /^#lire=/;
const MAX_BYTES = [
  [/\.(pdf|mbox|zip)$/i, 200_000_000],
  [/\.(docx|docm|odt|eml|msg|png|jpe?g|tiff?)$/i, 60_000_000],
  [/$/, 10_000_000],
]; // the first that a name fits, as in index/reading/limits.py
const MOST_OTHERS = 12; // quotes that are marked beside the one that was opened, as in ui/page/permalink.py
const OVER = matchMedia("(max-width: 800px)"); // where the text covers the conversation
let readFrom = null; // the link that the reader came from
let fromDossier = false; // whether it stands in the dossier, which lies where the text does

const at = (selector) => document.querySelector(selector);

function whenThere(selector, act) {
  const found = at(selector);
  if (found) return act(found);
  const watcher = new MutationObserver(() => {
    const found = at(selector);
    if (found) (watcher.disconnect(), act(found));
  });
  watcher.observe(document.body, { subtree: true, childList: true });
}

// What a hidden field of the page is given, the server is asked.
function write(field, words) {
  whenThere(`#${field} textarea`, (area) => {
    area.value = words;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// ---- reading -------------------------------------------------------------------------------------------------

let opened = 0; // so that opening a text again is reading it again: it may have been corrected

function open(place) {
  write("place", `${place}~${++opened}`);
}

// The place that a link names, with what else its reply quotes of the same text.
function placeWithOthers(link) {
  const [text, passage, quoted, said] = link.getAttribute("href").split("/");
  const beside = [...(link.closest(".message-row")?.querySelectorAll("a.read") ?? [])]
    .map((other) => other.getAttribute("href").split("/"))
    .filter(([ofText, , words]) => ofText === text && words && words !== quoted)
    .flatMap(([, , words, saying]) => [words, ...(saying?.split("+") ?? [])]);
  const others = [...new Set([...(said?.split("+") ?? []), ...beside])].slice(0, MOST_OTHERS);
  return quoted && others.length ? [text, passage, quoted, others.join("+")].join("/") : link.getAttribute("href");
}

// On a narrow screen the text is a sheet over all the rest, which waits.
function layOver() {
  const over = document.body.classList.contains("reading") && OVER.matches;
  for (const behind of ["#top", "#aside", "#talk", "#shelf", "#to-question"]) at(behind)?.toggleAttribute("inert", over);
  const pane = at("#reading");
  pane?.setAttribute("role", over ? "dialog" : "complementary");
  pane?.toggleAttribute("aria-modal", over);
  if (over) pane.setAttribute("aria-modal", "true");
}

// Back closes a text as well: what opened it is a step of the browser's own history.
function close() {
  if (history.state?.text) history.back();
  else {
    if (PLACE.test(location.hash)) history.replaceState(null, "", addressNow());
    hide();
  }
}

function hide() {
  if (!document.body.classList.contains("reading")) return;
  const left = document.activeElement === document.body || at("#reading").contains(document.activeElement);
  document.body.classList.remove("reading");
  layOver();
  if (fromDossier) toggleDossier(true);
  if (left) readFrom?.focus(); // and not from where a key has led meanwhile
}

function show() {
  if (document.body.classList.contains("keeping")) toggleDossier(false);
  document.body.classList.add("reading");
  layOver();
  const facts = [...document.querySelectorAll("#communique dd")];
  const known = facts.map((fact) => [...fact.querySelectorAll(":scope > strong")].map((one) => one.textContent).join(", "));
  const title = at("#communique h2")?.textContent;
  at("#reading-bar .md").textContent = [...known, title].filter(Boolean).join(" · ") || "Communiqué";
  const mark = at("#communique mark.quoted");
  const pane = at("#reading");
  pane.scrollTop = 0;
  if (mark) pane.scrollTop = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  if (OVER.matches || !at("#correcting")) at("#close-reading").focus({ preventScroll: true }); // the form keeps it
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#lire=']");
  if (link) {
    event.preventDefault();
    if (!link.closest("#communique, #neighbours")) {
      readFrom = link; // one in the text itself will be gone
      fromDossier = link.closest("#dossier") !== null;
    }
    const step = history.state?.text ? "replaceState" : "pushState";
    history[step]({ text: true }, "", link.getAttribute("href"));
    open(`#${placeWithOthers(link).slice(1)}`);
  } else if (event.target.closest("#close-reading")) close();
  else if (event.target.closest("#toggle-aside")) {
    toggleAside();
    if (!OVER.matches) localStorage.setItem(FOLDED, String(document.body.classList.contains("folded")));
  }
  else if (event.target.closest("#account a")) {
    event.preventDefault(); // Gradio would open it in another tab
    location.assign("/connexion");
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (document.body.classList.contains("reading")) close();
  else if (document.body.classList.contains("keeping")) toggleDossier(false);
});
OVER.addEventListener("change", () => {
  layOver();
  toggleAside(OVER.matches || localStorage.getItem(FOLDED) === "true"); // a sheet over all else opens when it is asked for
});
addEventListener("popstate", () => {
  if (PLACE.test(location.hash)) return open(location.hash);
  hide();
  showQuestion(location.hash);
});

// ---- the left zone -------------------------------------------------------------------------------------------

// On a wide screen the browser keeps whether it is folded; on a narrow one it waits behind its button.
const FOLDED = "dixit-folded";

function toggleAside(folded = !document.body.classList.contains("folded")) {
  document.body.classList.toggle("folded", folded);
  at("#toggle-aside")?.setAttribute("aria-expanded", String(!folded));
}

// ---- files too large to be sent --------------------------------------------------------------------------------

const largest = (name) => MAX_BYTES.find(([named]) => named.test(name))[1];

function sift(files) {
  const kept = new DataTransfer();
  const tooLarge = [];
  for (const file of files) {
    if (file.size > largest(file.name)) tooLarge.push(file.name);
    else kept.items.add(file);
  }
  return { kept: kept.files, tooLarge };
}

function tellTooLarge(names) {
  at("#too-large")?.remove();
  if (!names.length) return;
  const told = document.createElement("ul");
  told.id = "too-large";
  told.className = "outcomes";
  told.setAttribute("role", "status");
  for (const name of names) {
    const line = document.createElement("li");
    line.className = "refused";
    line.textContent = `Refusé\u00A0: «\u202F${name}\u202F»\u00A0: ce fichier dépasse ${largest(name) / 1e6}\u00A0Mo.`;
    told.append(line);
  }
  at("#news").after(told);
}

let sifted = false; // whether the change at hand is one of ours

function keepOutTooLarge(event) {
  if (sifted) return;
  const input = at("#files input[type=file]");
  const chosen = event.type === "drop" ? event.dataTransfer?.files : event.target.files;
  const zone = event.target.closest?.("#files");
  if (!zone || !input || !chosen?.length) return;
  const { kept, tooLarge } = sift(chosen);
  tellTooLarge(tooLarge);
  if (!tooLarge.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  input.files = kept;
  sifted = true;
  if (kept.length) input.dispatchEvent(new Event("change", { bubbles: true }));
  sifted = false;
}
document.addEventListener("change", keepOutTooLarge, true);
document.addEventListener("drop", keepOutTooLarge, true);

// ---- once the page is there ------------------------------------------------------------------------------------

whenThere("#communique", (pane) => {
  new MutationObserver(() => at("#communique article, #communique .error") && show()).observe(pane, {
    subtree: true,
    childList: true,
  });
});
whenThere("#conversation", (conversation) => {
  // The latest question stays at the top while its reply is drawn under it, in several strokes, unless the person acts.
  let rows = 0;
  let latest = null;
  let until = 0;
  const noLandmark = () => conversation.querySelector(".placeholder-content")?.removeAttribute("role");
  noLandmark();
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(kind, () => (until = 0), { capture: true, passive: true });
  }
  new MutationObserver(() => {
    noLandmark();
    const shown = conversation.querySelectorAll(".message-row");
    if (shown.length > rows) {
      latest = [...shown].slice(rows).findLast((row) => row.matches(".user-row")) ?? shown[rows];
      until = performance.now() + 600;
    }
    rows = shown.length;
    if (performance.now() < until) requestAnimationFrame(() => latest.scrollIntoView({ block: "start" }));
  }).observe(conversation, { subtree: true, childList: true });
});
toggleAside(OVER.matches || localStorage.getItem(FOLDED) === "true");

const skip = document.createElement("a");
skip.id = "to-question";
skip.href = "#question";
skip.textContent = "Aller à la question";
skip.addEventListener("click", (event) => {
  event.preventDefault();
  if (document.body.classList.contains("managing")) at("#close-shelf").click();
  if (OVER.matches) toggleAside(true);
  at("#question textarea")?.focus();
});
document.body.prepend(skip);
whenThere("#erase", (button) => button.addEventListener("click", () => at("#question textarea")?.focus()));
whenThere("#toggle-aside", () => {
  toggleAside(document.body.classList.contains("folded"));
  for (const [id, role, name] of [
    ["aside", "complementary", "Affiner et corpus"],
    ["talk", "region", "Recherche"],
    ["reading", "complementary", "Communiqué"],
    ["news", "status", null],
  ]) {
    const zone = document.getElementById(id);
    zone?.setAttribute("role", role);
    if (name) zone?.setAttribute("aria-label", name);
  }
});
if (PLACE.test(location.hash)) open(location.hash);
