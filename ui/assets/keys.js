// The keyboard: / to the question, j and k from extract to extract, o opens, c copies, g keeps, ? tells. They can be
// turned off, since one key may be struck by a voice or a slip. And where the focus goes in what is still being drawn.
"use strict";

const KEYS_OFF = "dixit-keys-off";
const TOLD = [
  ["/", "écrire une question"],
  ["j, k", "extrait suivant, précédent"],
  ["o", "lire dans le texte"],
  ["c", "copier"],
  ["g", "garder"],
  ["d", "ouvrir le dossier"],
  ["?", "cette aide"],
  ["↑", "dans le champ vide\u00A0: la question d’avant"],
];

const extractsShown = () => [...document.querySelectorAll("#conversation .extract")].filter((one) => one.checkVisibility());
const current = () => at("#conversation .extract.current");

function moveTo(by) {
  const all = extractsShown();
  if (!all.length) return;
  const now = all.indexOf(current());
  const next = all[now < 0 ? 0 : Math.min(Math.max(now + by, 0), all.length - 1)];
  current()?.classList.remove("current");
  next.classList.add("current");
  next.querySelector("a.read").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const ACTS = {
  "/": () => at("#question textarea")?.focus(),
  j: () => moveTo(1),
  k: () => moveTo(-1),
  o: () => current()?.querySelector("a.read").click(),
  c: () => current()?.querySelector(".copy").click(),
  g: () => current()?.querySelector(".keep").click(),
  d: () => toggleDossier(),
  "?": () => showHelp(),
};

function showHelp() {
  at("#keys")?.remove();
  const on = element("input", { type: "checkbox", checked: !localStorage.getItem(KEYS_OFF) });
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "1")));
  const rows = TOLD.map(([key, does]) => element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)));
  const dialog = element("dialog", { id: "keys" }, element("h2", {}, "Raccourcis"), element("dl", {}, ...rows), element("label", {}, on, " Raccourcis à une touche"), element("p", {}, element("a", { href: "/accessibilite" }, "Accessibilité")), doing("Fermer", () => dialog.close()));
  dialog.setAttribute("aria-label", "Raccourcis du clavier");
  document.body.append(dialog);
  dialog.showModal();
}

const writing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog, [role=combobox]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || writing(event.target)) return;
  const off = localStorage.getItem(KEYS_OFF) && event.key !== "?";
  if (off || document.body.classList.contains("managing") || !Object.hasOwn(ACTS, event.key)) return;
  event.preventDefault();
  ACTS[event.key]();
});

// In the empty field, up is the last question.
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowUp" || !event.target.matches?.("#question textarea") || event.target.value) return;
  const last = kept(localStorage, PAST)[0];
  if (!last) return;
  event.preventDefault();
  event.target.value = questionOf(last);
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});

const HOLDS = 5000; // milliseconds in which what is drawn may still be drawn again

// What is not drawn yet takes no focus, and what is drawn again loses it: it is given to what `find` finds then, from
// nowhere or from elsewhere `within`, until a person acts, writes, by voice too, or goes elsewhere.
function giveFocus(find, within) {
  const until = performance.now() + HOLDS;
  const stopped = new AbortController();
  let giving = false;
  for (const act of ["pointerdown", "keydown", "beforeinput", "focusin", "hashchange"]) {
    addEventListener(act, () => giving || stopped.abort(), { capture: true, signal: stopped.signal });
  }
  const give = () => {
    if (stopped.signal.aborted || performance.now() > until) return stopped.abort();
    const now = document.activeElement;
    const wanted = find();
    if (wanted && wanted !== now && (now === document.body || (within && now.closest(within)))) {
      giving = true;
      wanted.focus({ preventScroll: true });
      giving = false;
    }
    requestAnimationFrame(give);
  };
  give();
}

if (!OVER.matches && !location.hash) whenThere("#question textarea", () => giveFocus(() => at("#question textarea")));
whenThere("#toggle-aside", (toggle) => {
  toggle.after(doing("?", showHelp, { id: "help", ariaLabel: "Raccourcis du clavier" }));
});
