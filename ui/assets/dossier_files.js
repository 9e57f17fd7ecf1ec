// A dossier → the files that leave with it: Word with numbered notes, Markdown, a web page, paper.
"use strict";

const INERT = /[\\`*_[\]<>#|~$&]/g; // as in ui/page/export.py
const inMarkdown = (words) => words.replace(/\s*\n\s*/g, " ").replace(INERT, "\\$&");

function dossierInMarkdown({ name, notes }) {
  const quotes = notes.map((note, place) => {
    const remark = note.remark ? `${inMarkdown(note.remark)}\n\n` : "";
    return `${remark}> «\u202F${inMarkdown(note.words)}\u202F»[^${place + 1}]`;
  });
  const sources = notes.map((note, place) => `[^${place + 1}]: ${inMarkdown(note.reference)}, empreinte\u00A0: ${/lire=(\w+)/.exec(note.place)?.[1]}, <${linkOf(note)}>`);
  return `# ${inMarkdown(name)}\n\n${quotes.join("\n\n")}\n\n${sources.join("\n\n")}\n`;
}

// Built as a document, so that no word is taken for markup.
function dossierInHtml({ name, notes }) {
  const page = document.implementation.createHTMLDocument(name);
  page.documentElement.lang = "fr";
  page.head.append(Object.assign(page.createElement("meta"), { httpEquiv: "content-type", content: "text/html; charset=utf-8" }));
  page.body.append(sheet(name, notes));
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function sheet(name, notes) {
  const list = notes.map((note, place) =>
    element("li", { id: `note-${place + 1}` }, `${note.reference}, empreinte\u00A0: ${/lire=(\w+)/.exec(note.place)?.[1]}, `, element("a", { href: linkOf(note) }, linkOf(note))),
  );
  const quotes = notes.flatMap((note, place) => [
    ...(note.remark ? [element("p", {}, note.remark)] : []),
    element("blockquote", {}, `«\u202F${note.words}\u202F»`, element("sup", {}, element("a", { href: `#note-${place + 1}` }, String(place + 1)))),
  ]);
  return element("article", {}, element("h1", {}, name), ...quotes, element("h2", {}, "Notes"), element("ol", {}, ...list));
}

// The server writes these from the texts that it holds: it is sent where they are quoted, and not what.
const REFERENCES = { ris: "/references.ris", json: "/references.json" };

async function referencesOf({ notes }, kind) {
  const lines = notes.map(({ place, words }) => (place.includes("/") ? place : `${place}\t${words}`));
  const answered = await fetch(REFERENCES[kind], { method: "POST", body: lines.join("\n") });
  return answered.ok ? answered.blob() : null;
}

async function saveDossier(kind) {
  const dossier = dossiers()[0];
  const notes = dossier.notes.map((note) => ({ ...note, reference: referenceOf(note) }));
  const files = {
    docx: () => docx(dossier.name, notes),
    md: () => new Blob([dossierInMarkdown(dossier)], { type: "text/markdown;charset=utf-8" }),
    html: () => new Blob([dossierInHtml(dossier)], { type: "text/html;charset=utf-8" }),
    ris: () => referencesOf(dossier, "ris"),
    json: () => referencesOf(dossier, "json"),
  };
  const name = dossier.name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "dossier";
  const file = await Promise.resolve(files[kind]()).catch(() => null); // the server may be gone
  if (file) download(file, `${name}.${kind}`);
  else said.textContent = "Le dossier n’a pas pu être enregistré";
}

function download(file, name) {
  const link = element("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Only the dossier is on the paper.
function printDossier() {
  const dossier = dossiers()[0];
  const paper = element("section", { id: "dossier-paper" }, sheet(dossier.name, dossier.notes));
  document.body.append(paper);
  document.body.classList.add("printing-dossier");
  addEventListener(
    "afterprint",
    () => {
      paper.remove();
      document.body.classList.remove("printing-dossier");
    },
    { once: true },
  );
  print();
}
