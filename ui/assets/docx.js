// A dossier → a Word file with numbered notes, written here: what is kept never leaves the browser.
"use strict";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const inXml = (words) =>
  words
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "") // no XML holds them
    .replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
const run = (words, style = "") => `<w:r>${style}<w:t xml:space="preserve">${inXml(words)}</w:t></w:r>`;
const paragraph = (style, inside) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;
const reference = (number) =>
  `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${number}"/></w:r>`;

// `name`, and notes with `words`, `remark` and `reference`: each is a quote with a note of its own.
function documentXml(name, notes) {
  const body = notes.map(({ words, remark }, place) => {
    const quote = paragraph("Quote", run(`«\u202F${words}\u202F»`) + reference(place + 1));
    return (remark ? paragraph("Normal", run(remark)) : "") + quote;
  });
  return `<w:document xmlns:w="${WORD}"><w:body>${paragraph("Title", run(name))}${body.join("")}<w:sectPr/></w:body></w:document>`;
}

function footnotesXml(notes) {
  const edges = ["separator", "continuationSeparator"].map(
    (kind, place) => `<w:footnote w:type="${kind}" w:id="${place - 1}"><w:p><w:r><w:${kind}/></w:r></w:p></w:footnote>`,
  );
  const own = notes.map((note, place) => {
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    return `<w:footnote w:id="${place + 1}">${paragraph("FootnoteText", mark + run(` ${note.reference}`))}</w:footnote>`;
  });
  return `<w:footnotes xmlns:w="${WORD}">${edges.join("")}${own.join("")}</w:footnotes>`;
}

const style = (kind, id, name, inside, first = "") =>
  `<w:style w:type="${kind}" ${first} w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
const STYLES = `<w:styles xmlns:w="${WORD}">${[
  style("paragraph", "Normal", "Normal", '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr>', 'w:default="1"'),
  style("paragraph", "Title", "Title", '<w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'),
  style("paragraph", "Quote", "Quote", '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr>'),
  style("paragraph", "FootnoteText", "footnote text", '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr>'),
  style("character", "FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
].join("")}</w:styles>`;
const SETTINGS = `<w:settings xmlns:w="${WORD}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>`;
const PARTS = ["footnotes", "styles", "settings"];

function docx(name, notes) {
  const types = PARTS.map((part) => `<Override PartName="/word/${part}.xml" ContentType="${KIND}.${part}+xml"/>`);
  const links = PARTS.map((part) => `<Relationship Id="${part}" Type="${RELATIONS}/${part}" Target="${part}.xml"/>`);
  return zipped({
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${KIND}.document.main+xml"/>${types.join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="document" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}</Relationships>`,
    "word/document.xml": documentXml(name, notes),
    "word/footnotes.xml": footnotesXml(notes),
    "word/styles.xml": STYLES,
    "word/settings.xml": SETTINGS,
  });
}

// ---- the file that holds them: a ZIP whose entries are stored as they are ---------------------------------------

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
  return byte;
});
const crcOf = (bytes) => (bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

// Numbers as a ZIP writes them, the least byte first: [value, bytes] each.
function record(...fields) {
  return Uint8Array.from(fields.flatMap(([value, size]) => Array.from({ length: size }, (_, n) => (value >>> (8 * n)) & 255)));
}

const UTF8 = 0x0800;
const DAY = 0x21; // 1 January 1980: the same dossier is the same file

function zipped(entries) {
  const parts = [];
  const directory = [];
  let place = 0;
  for (const [path, text] of Object.entries(entries)) {
    const name = new TextEncoder().encode(path);
    const bytes = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
    const common = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [DAY, 2], [crcOf(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
    const head = record([0x04034b50, 4], ...common);
    parts.push(head, name, bytes);
    directory.push(record([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]), name);
    place += head.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const number = directory.length / 2;
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [number, 2], [number, 2], [size, 4], [place, 4], [0, 2]);
  return new Blob([...parts, ...directory, end], { type: `${KIND}.document` });
}
