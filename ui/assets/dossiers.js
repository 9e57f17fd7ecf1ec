// Dossiers: extracts that are kept, in order, with a remark on each. They stay in this browser and are sent to nobody.
"use strict";

const DOSSIERS = "dixit-dossiers";
const FIRST = "Mon dossier";

// [{ name, notes: [{ words, source, date, title, place, reference, remark }] }], the current one first.
function dossiers() {
  try {
    const list = JSON.parse(localStorage.getItem(DOSSIERS));
    const whole = (one) => typeof one?.name === "string" && Array.isArray(one.notes);
    return Array.isArray(list) && list.length && list.every(whole) ? list : [{ name: FIRST, notes: [] }];
  } catch {
    return [{ name: FIRST, notes: [] }];
  }
}

function change(act, drawn = true) {
  const list = dossiers(); // as another tab may have left it
  const then = act(list) ?? list;
  try {
    localStorage.setItem(DOSSIERS, JSON.stringify(then));
  } catch {
    said.textContent = "Ce navigateur n’a plus de place pour le dossier";
  }
  if (drawn) drawDossier();
}

const linkOf = (note) => new URL(note.place, `${location.origin}${location.pathname}`).href;
const referenceOf = (note) => `${note.reference}, empreinte\u00A0: ${/lire=(\w+)/.exec(note.place)?.[1]}, ${linkOf(note)}`;

// ---- keeping ---------------------------------------------------------------------------------------------------

function noteOf(extract) {
  const citable = extract.querySelector(".citable").textContent; // « words » (reference)
  const words = /^«\s([\s\S]*)\s»\s\(/u.exec(citable)?.[1] ?? citable;
  const reference = citable.slice(words.length + 6, -1);
  return { words, reference, place: extract.querySelector("a.read").getAttribute("href"), remark: "" };
}

const isKept = (note) => dossiers()[0].notes.some((one) => one.place === note.place && one.words === note.words);

function keepNote(note) {
  const there = isKept(note);
  change((list) => {
    const notes = list[0].notes;
    if (there) list[0].notes = notes.filter((one) => one.place !== note.place || one.words !== note.words);
    else notes.push(note);
  });
  said.textContent = there ? "Extrait retiré du dossier" : `Extrait gardé dans ${dossiers()[0].name}`;
}

function showKept() {
  for (const button of document.querySelectorAll("#conversation .keep")) {
    const kept = isKept(noteOf(button.closest(".extract")));
    if (button.getAttribute("aria-pressed") === String(kept)) continue;
    button.setAttribute("aria-pressed", String(kept));
    button.firstElementChild.textContent = kept ? "Gardé" : "Garder";
  }
}

// ---- the dossier beside the answers ----------------------------------------------------------------------------

function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

const doing = (words, act, properties = {}) =>
  element("button", { type: "button", onclick: act, ...properties }, words);

function noteElement(note, place, number) {
  const move = (by) => change((list) => void list[0].notes.splice(place + by, 0, list[0].notes.splice(place, 1)[0]));
  const named = (words) => ({ ariaLabel: `${words} l’extrait ${place + 1}` });
  const remark = element("textarea", { value: note.remark, rows: 1, placeholder: "Votre note", ariaLabel: `Note sur l’extrait ${place + 1}` });
  const annotate = (list) => void (list[0].notes[place].remark = remark.value);
  remark.addEventListener("input", () => change(annotate, false)); // what is about to be clicked stays where it is
  return element(
    "li",
    {},
    element("blockquote", {}, `«\u202F${note.words}\u202F»`),
    element("p", { className: "reference" }, note.reference),
    remark,
    element(
      "p",
      { className: "doing" },
      element("a", { href: note.place, className: "read" }, "Lire dans le texte"),
      doing("↑", () => move(-1), { ...named("Monter"), disabled: place === 0 }),
      doing("↓", () => move(1), { ...named("Descendre"), disabled: place === number - 1 }),
      doing("Retirer", () => keepNote(note), named("Retirer")),
    ),
  );
}

function chooser(list) {
  const choice = element("select", { ariaLabel: "Dossier" }, ...list.map((one, place) => element("option", { value: place }, one.name)));
  choice.addEventListener("change", () => change((all) => [...all.splice(Number(choice.value), 1), ...all]));
  const create = () => {
    const name = prompt("Nom du nouveau dossier")?.trim();
    if (name) change((all) => [{ name: name.slice(0, 80), notes: [] }, ...all]);
  };
  const rename = () => {
    const name = prompt("Nom du dossier", list[0].name)?.trim();
    if (name) change((all) => void (all[0].name = name.slice(0, 80)));
  };
  const remove = () => {
    const sure = !list[0].notes.length || confirm(`Supprimer «\u202F${list[0].name}\u202F» et ses extraits\u202F?`);
    if (sure) change((all) => (all.length > 1 ? all.slice(1) : [{ name: FIRST, notes: [] }]));
  };
  return element("div", { className: "chooser" }, choice, doing("Nouveau", create), doing("Renommer", rename), doing("Supprimer", remove));
}

function drawDossier() {
  const list = dossiers();
  const { notes } = list[0];
  const opener = at("#open-dossier");
  if (opener) opener.textContent = notes.length ? `Dossier (${notes.length})` : "Dossier";
  showKept();
  const panel = at("#dossier");
  if (!panel) return;
  const files = [["Word", "docx"], ["Markdown", "md"], ["Page web", "html"], ["Zotero (RIS)", "ris"], ["CSL-JSON", "json"]].map(([words, kind]) =>
    doing(words, () => saveDossier(kind), { ariaLabel: `Enregistrer le dossier\u00A0: ${words}`, disabled: !notes.length }),
  );
  const empty = element("p", { className: "empty" }, "Gardez des extraits pour les retrouver ici, les annoter et les enregistrer avec leurs notes.");
  panel.replaceChildren(
    element("header", {}, element("h2", { tabIndex: -1 }, "Dossier"), doing("Fermer", () => toggleDossier(false), { id: "close-dossier" })),
    chooser(list),
    notes.length ? element("ol", {}, ...notes.map((note, place) => noteElement(note, place, notes.length))) : empty,
    element("p", { className: "files" }, ...files, doing("Imprimer", printDossier, { disabled: !notes.length })),
  );
}

function toggleDossier(open = !document.body.classList.contains("keeping")) {
  document.body.classList.toggle("keeping", open);
  at("#open-dossier")?.setAttribute("aria-expanded", String(open));
  if (open) at("#dossier h2")?.focus();
  else at("#open-dossier")?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("#conversation .keep")) keepNote(noteOf(button.closest(".extract")));
  else if (button?.id === "open-dossier") toggleDossier();
});
addEventListener("storage", (event) => event.key === DOSSIERS && drawDossier()); // another tab has kept something
whenThere("#toggle-aside", (toggle) => {
  const opener = doing("Dossier", null, { id: "open-dossier" });
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "dossier");
  toggle.before(opener);
  document.body.append(element("aside", { id: "dossier", ariaLabel: "Dossier" }));
  drawDossier();
});
whenThere("#conversation", (conversation) => {
  new MutationObserver(showKept).observe(conversation, { subtree: true, childList: true });
});
