// In the text: from one extract to the next, words that are searched, and any words copied or kept with their reference.
"use strict";

const FOUND = "found"; // a highlight of the browser's own: the text itself is not touched
let place = 0;

const extracts = () => [...document.querySelectorAll("#communique mark.quoted, #communique mark.cited")];

// ---- next and previous ------------------------------------------------------------------------------------------

function goTo(target) {
  const pane = at("#reading");
  const top = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += top - pane.clientHeight / 3;
}

// Marks that follow each other are one extract, cut where a line or a passage ends.
function stops() {
  const marks = extracts();
  return marks.filter((mark, n) => n === 0 || mark.previousSibling !== marks[n - 1] || mark.className !== marks[n - 1].className);
}

function step(by) {
  const all = stops();
  if (!all.length) return;
  place = (place + by + all.length) % all.length;
  goTo(all[place]);
  said.textContent = `Extrait ${place + 1} sur ${all.length}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#communique button.differences");
  if (button) open(button.value);
});

// ---- words that are searched ------------------------------------------------------------------------------------

const plain = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

function rangesOf(wanted) {
  const ranges = [];
  const walker = document.createTreeWalker(at("#communique .text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const words = [...node.data].map((one) => plain(one) || " ").join("");
    if (words.length !== node.data.length) continue; // a letter that is two without its accent
    for (let start = words.indexOf(wanted); start >= 0; start = words.indexOf(wanted, start + wanted.length)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}

let searched = [];
let reached = -1;

function searchText(field, told) {
  const wanted = plain(field.value.trim());
  searched = wanted.length > 1 && at("#communique .text") ? rangesOf(wanted) : [];
  reached = -1;
  if (globalThis.Highlight) CSS.highlights.set(FOUND, new Highlight(...searched));
  told.textContent = wanted.length > 1 ? String(searched.length) : "";
  nextFound();
}

function nextFound() {
  if (!searched.length) return;
  reached = (reached + 1) % searched.length;
  goTo(searched[reached]);
}

// ---- any words, with their reference -----------------------------------------------------------------------------

function chosenWords() {
  const selection = getSelection();
  const text = at("#communique .text");
  if (!text || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return "";
  return selection.toString().replace(/\s+/g, " ").trim();
}

function noteOfChosen(words) {
  const pane = at("#communique");
  const source = [...pane.querySelectorAll("header dd strong.source")].map((one) => one.textContent).join(", ");
  const date = pane.querySelector("header time, header .undated").textContent;
  const dated = pane.querySelector("header time") ? `${/^\d/.test(date) && /\s/.test(date) ? "du" : "de"} ${date}` : date;
  const title = pane.querySelector("h2").textContent;
  const id = /lire=(\w+)/.exec(location.hash)?.[1];
  return { words, reference: `${source}, «\u202F${title}\u202F», communiqué ${dated}`, place: `#lire=${id}`, remark: "" };
}

async function copyChosen() {
  const note = noteOfChosen(chosenWords());
  const done = await put(`«\u202F${note.words}\u202F» (${note.reference})`);
  said.textContent = done ? "Citation copiée" : "La citation n’a pas pu être copiée";
}

whenThere("#reading-bar", (bar) => {
  const field = element("input", { type: "search", placeholder: "Chercher dans le texte", ariaLabel: "Chercher dans le texte" });
  const told = element("span", { className: "told" });
  told.setAttribute("role", "status");
  field.addEventListener("input", () => searchText(field, told));
  field.addEventListener("keydown", (event) => event.key === "Enter" && nextFound());
  const steps = element("span", { className: "steps" }, doing("‹", () => step(-1), { ariaLabel: "Extrait précédent" }), doing("›", () => step(1), { ariaLabel: "Extrait suivant" }));
  const keep = doing("Garder", () => keepNote(noteOfChosen(chosenWords())));
  const chosen = element("div", { id: "of-chosen", hidden: true }, doing("Copier avec la référence", copyChosen), keep);
  for (const button of chosen.children) button.addEventListener("pointerdown", (event) => event.preventDefault());
  const printed = doing("Imprimer", printText, { id: "print-text" });
  bar.after(element("div", { id: "reading-tools" }, steps, field, told, printed, chosen));
  whenThere("#manage", () => printed.before(doing("Corriger", correctRead))); // which comes later, to those who may
  document.addEventListener("selectionchange", () => (chosen.hidden = !chosenWords()));
  whenThere("#communique", (pane) => {
    new MutationObserver(() => {
      place = Math.max(0, stops().findIndex((mark) => mark.matches(".quoted")));
      steps.hidden = stops().length < 2;
      searchText(field, told);
    }).observe(pane, { subtree: true, childList: true });
  });
});

function printText() {
  document.body.classList.add("printing-text");
  addEventListener("afterprint", () => document.body.classList.remove("printing-text"), { once: true });
  print();
}
