// The corpus by many rows at once, the next row after the one that is saved, and a bin for what was taken out.
"use strict";

const BIN = "dixit-bin"; // of this browser: [{ id, title }], the last first
const MOST_IN_BIN = 100;
const ticked = new Set(); // ids, from one page of the list to another

const idOf = (row) => row.querySelector('button[value^="edit/"]')?.value.split("/")[1];
const titleOf = (row) => row.querySelector(".title a").textContent.trim();
const rowsShown = () => [...document.querySelectorAll("#shelf .rows tbody tr")];

// ---- rows that are ticked ----------------------------------------------------------------------------------------

function tickOf(row) {
  const box = element("input", { type: "checkbox", className: "tick", checked: ticked.has(idOf(row)) });
  box.ariaLabel = `Cocher ${titleOf(row)}`;
  box.addEventListener("change", () => (tick(idOf(row), box.checked), showTicks()));
  return box;
}

const tick = (id, on) => (on ? ticked.add(id) : ticked.delete(id));

function showTicks() {
  const rows = rowsShown();
  for (const row of rows) {
    if (!row.querySelector(".tick")) row.querySelector(".ticking").append(tickOf(row));
    row.querySelector(".tick").checked = ticked.has(idOf(row));
  }
  const all = at("#tick-all input");
  if (all) all.checked = rows.length > 0 && rows.every((row) => ticked.has(idOf(row)));
  at("#tick-all")?.toggleAttribute("hidden", !rows.length);
  at("#bulk")?.toggleAttribute("hidden", !ticked.size || at("#correcting") !== null);
  const told = at("#bulk .told");
  const words = ticked.size > 1 ? `${ticked.size} cochés` : "1 coché";
  if (told && told.textContent !== words) told.textContent = words; // what changes nothing must not be seen to change
}

function changeTicked(what, said = {}) {
  const ids = [...ticked].slice(0, 500).join("+");
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value));
  write("shelf-change", `${what}/${ids}${query.size ? `?${query}` : ""}~${++toldShelf}`);
}

function applyTicked() {
  const [source, date] = ["source", "date"].map((name) => at(`#bulk [name=${name}]`).value.trim());
  if (source || date) changeTicked("set", { source, date });
}

function tools() {
  const field = (name, label, hint) => element("label", {}, label, element("input", { name, placeholder: hint }));
  const all = element("input", { type: "checkbox" });
  all.addEventListener("change", () => {
    for (const row of rowsShown()) tick(idOf(row), all.checked);
    showTicks();
  });
  const form = element(
    "form",
    { id: "bulk", hidden: true, ariaLabel: "Communiqués cochés" },
    element("span", { className: "told" }),
    field("source", "Source", ""),
    field("date", "Date", "5 février 2024, 2024…"),
    element("button", { type: "submit" }, "Appliquer"),
    doing("Retirer", () => (binTicked(), changeTicked("remove"))),
    doing("Tout décocher", () => (ticked.clear(), showTicks())),
  );
  form.addEventListener("submit", (event) => (event.preventDefault(), applyTicked()));
  return [element("label", { id: "tick-all" }, all, " Cocher toute la page"), form];
}

// What was done is told: what was ticked is done with.
whenThere("#shelf-news", (news) => {
  new MutationObserver(() => {
    if (!news.querySelector(".done") || !ticked.size) return;
    ticked.clear();
    at("#bulk")?.reset();
    showTicks();
  }).observe(news, { subtree: true, childList: true });
});

// ---- a bin ---------------------------------------------------------------------------------------------------------

function binned() {
  try {
    const list = JSON.parse(localStorage.getItem(BIN));
    return Array.isArray(list) ? list.filter((one) => typeof one?.id === "string" && typeof one.title === "string") : [];
  } catch {
    return [];
  }
}

function intoBin(rows) {
  const found = rows.map((row) => ({ id: idOf(row), title: titleOf(row) }));
  const others = binned().filter((one) => !found.some(({ id }) => id === one.id));
  keep(localStorage, BIN, [...found, ...others].slice(0, MOST_IN_BIN));
  showBin();
}

const binTicked = () => intoBin(rowsShown().filter((row) => ticked.has(idOf(row))));

function outOfBin(ids) {
  keep(localStorage, BIN, binned().filter((one) => !ids.includes(one.id)));
  showBin();
}

function showBin() {
  const list = binned();
  const bin = at("#bin");
  bin.hidden = !list.length;
  const rows = list.map(({ id, title }) =>
    element("li", {}, `${title} `, doing("Remettre", null, { className: "change", value: `restore/${id}`, ariaLabel: `Remettre ${title}` })),
  );
  bin.replaceChildren(element("summary", {}, `Corbeille (${list.length})`), element("ul", {}, ...rows));
}

// After corpus.js has asked for the change: a bin that is drawn anew has lost the button that was pressed.
document.addEventListener("click", (event) => {
  const button = event.target.closest("#shelf button.change");
  if (button?.value.startsWith("remove/")) intoBin([button.closest("tr")]);
  else if (button?.value.startsWith("restore/")) outOfBin(button.value.slice("restore/".length).split("+"));
});

// ---- save, and the next --------------------------------------------------------------------------------------------

let following = null; // the id of the row that comes after the one that is saved

function saveAndNext() {
  const ids = rowsShown().map(idOf);
  following = ids[ids.indexOf(editing) + 1] ?? null;
  at("#save")?.click();
}

// What was told of the text that is saved stays, as it does not when a row's own button opens the form.
function openFollowing() {
  const id = following;
  following = null;
  setTimeout(() => ((editing = id), write("shelf-go", `next/${id}~${++toldShelf}`)), FILLED);
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#leave, #undo")) following = null; // what could not be saved is left for the list
});

whenThere("#shelf-list", (list) => {
  list.before(...tools());
  list.after(element("details", { id: "bin", hidden: true }));
  showBin();
  new MutationObserver(() => {
    showTicks();
    if (following && at("#correcting") === null && at(`#shelf-list button[value="edit/${following}"]`)) openFollowing();
  }).observe(at("#shelf"), { subtree: true, childList: true });
});
new MutationObserver(() => {
  const save = at("#save");
  if (save && !at("#save-next")) {
    save.after(doing("Enregistrer et suivant", saveAndNext, { id: "save-next", className: save.className.replace("primary", "secondary") }));
  }
}).observe(document.body, { subtree: true, childList: true });
