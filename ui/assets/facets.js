// What narrows an answer, or the list of the corpus: a click on a source or a year asks again at once; from one bar to
// another is a period.
"use strict";

let filters = new URLSearchParams(); // of the last reply, or chosen before the first: source, de, a, sans
let pressed = null; // the value of the button that has the focus once it is drawn anew
let from = null; // the bar of a year or a month where a stroke over the bars began
let narrowed = new URLSearchParams(); // what narrows the list of the corpus: source, de, a, sans, langue

function filtersOf(address) {
  const all = new URLSearchParams(address);
  return new URLSearchParams([...all].filter(([name]) => ["source", "de", "a", "sans"].includes(name)));
}

function askWith(changed) {
  filters = changed;
  write("chosen", filters.toString());
}

function narrowList(changed) {
  narrowed = changed;
  write("shelf-narrowed", narrowed.toString());
}

function without(filters, name, value) {
  return new URLSearchParams([...filters].filter(([one, held]) => one !== name || (value !== undefined && held !== value)));
}

function chooseSource(filters, value) {
  const there = filters.getAll("source").includes(value);
  const changed = without(filters, "source", there ? value : "\u0000");
  if (!there) changed.append("source", value);
  if (!there) changed.delete("sans", "source");
  return changed;
}

// All the sources of a kind, in place of those that were chosen.
function chooseKind(filters, sources) {
  const names = new URLSearchParams(sources).getAll("source");
  const same = names.toString() === filters.getAll("source").toString();
  const changed = without(filters, "source");
  changed.delete("sans", "source");
  if (!same) for (const name of names) changed.append("source", name);
  return changed;
}

// From `2019`, `2019-03` or a day to another; the same again lifts it.
function choosePeriod(filters, first, last) {
  const changed = without(filters, "sans", "date");
  const same = firstDay(changed.get("de")) === firstDay(first) && lastDay(changed.get("a")) === lastDay(last);
  for (const [name, day] of [["de", first], ["a", last]]) {
    if (same || !day) changed.delete(name);
    else changed.set(name, day);
  }
  return changed;
}

const firstDay = (written) => written && [...written.split("-"), "01", "01"].slice(0, 3).join("-");
const lastDay = (written) => {
  const [year, month = "12", number] = written?.split("-") ?? [];
  return !year || number ? written : `${year}-${month}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
};

function chooseLanguage(filters, code) {
  const changed = without(filters, "langue");
  if (filters.get("langue") !== code) changed.append("langue", code);
  return changed;
}

function chooseWithout(filters, what) {
  const there = filters.getAll("sans").includes(what);
  const changed = without(filters, "sans", what);
  for (const name of what === "source" ? ["source"] : ["de", "a"]) changed.delete(name);
  if (!there) changed.append("sans", what);
  return changed;
}

// The filters with what the button of a facet chooses or lifts; with `further`, as far as its year or month.
function chosenBy(button, filters, further) {
  const [kind, ...rest] = button.value.split("/");
  const value = rest.join("/");
  if (kind === "source") return chooseSource(filters, value);
  if (kind === "without") return chooseWithout(filters, value);
  if (kind === "kind") return chooseKind(filters, value);
  if (kind === "language") return chooseLanguage(filters, value);
  if (!further || !filters.get("de")) return choosePeriod(filters, value, value);
  return choosePeriod(filters, ...[filters.get("de").slice(0, value.length), value].sort());
}

const FACETS = ":is(#facets, #shelf-facets)";
const ofList = (target) => target.closest("#shelf-facets") !== null;
const barAt = (target) => target.closest?.(`${FACETS} .bars [value^="when/"]`) ?? null;
const whenOf = (bar) => bar.value.split("/")[1];

document.addEventListener("pointerdown", (event) => (from = barAt(event.target)));
document.addEventListener("click", (event) => {
  const narrow = ofList(event.target) ? narrowList : askWith;
  if (event.target.closest(".lift")) return narrow(new URLSearchParams());
  const button = event.target.closest(`${FACETS} .facet, #conversation .bot-row:last-child .chart .when`);
  if (!button) return;
  pressed = button.value;
  narrow(chosenBy(button, ofList(button) ? narrowed : filters, event.shiftKey));
});
// A stroke from a bar to another is no click on either.
document.addEventListener("pointerup", (event) => {
  const to = barAt(event.target);
  if (from && to && ofList(from) === ofList(to)) {
    const [first, last] = [whenOf(from), whenOf(to)];
    const [narrow, before] = ofList(to) ? [narrowList, narrowed] : [askWith, filters];
    if (first !== last && first.length === last.length) narrow(choosePeriod(before, ...[first, last].sort()));
  }
  from = null;
});

// ---- to the day ------------------------------------------------------------------------------------------------

function dayField(name, label) {
  const field = document.createElement("label");
  const input = document.createElement("input");
  input.name = name;
  input.placeholder = "jj/mm/aaaa";
  input.addEventListener("change", () => {
    const days = [...input.form.elements].map((one) => (one.value.trim() ? readDate(one.value) : ""));
    input.setAttribute("aria-invalid", String(readDate(input.value) === null && input.value.trim() !== ""));
    const wrong = days.includes(null);
    input.form.querySelector(".told").textContent = wrong ? NO_DATE : "";
    if (!wrong) askWith(choosePeriod(filters, ...days));
  });
  field.append(label, input);
  return field;
}

const NO_DATE = "Date non reconnue. Par exemple\u00A0: 5 février 2024, 05/02/2024, février 2024, 2024.";
const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const bare = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").trim();

// `5 février 2024`, `5/2/24`, `février 2024`, `2024` → as addresses write them; null for what is no date.
function readDate(written) {
  const months = MONTHS.map(bare).join("|");
  const [, named, spelled, ofIt] = /^(?:le )?(?:(\d{1,2})(?:er)? )?([a-z]+)\.? (\d{4})$/.exec(bare(written)) ?? [];
  if (spelled && new RegExp(`^(?:${months})$`).test(spelled)) {
    return day(ofIt, MONTHS.findIndex((one) => bare(one) === spelled) + 1, named);
  }
  const [, first, month, year] = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4}|\d\d)$/.exec(bare(written)) ?? [];
  if (year) return day(year.length === 2 ? `20${year}` : year, month, first);
  return /^\d{4}(?:-\d\d){0,2}$/.test(bare(written)) ? day(...bare(written).split("-")) : null;
}

function day(year, month, number) {
  const parts = [year, month, number].filter((part) => part !== undefined).map(Number);
  const there = new Date(Date.UTC(parts[0], (parts[1] ?? 1) - 1, parts[2] ?? 1));
  if (there.getUTCMonth() + 1 !== (parts[1] ?? 1) || there.getUTCDate() !== (parts[2] ?? 1)) return null;
  return parts.map((part, n) => String(part).padStart(n ? 2 : 4, "0")).join("-");
}

// `2019` → its first or last day, as a field of a date takes it.
const dayOf = (written, edge) => {
  const [year, month, number] = (written?.length === 4 ? `${written}-${edge}` : (written ?? "")).split("-");
  return number ? `${number}/${month}/${year}` : written && `${month}/${year}`;
};

function showDays() {
  const form = at("#days");
  if (!form) return;
  form.elements.de.value = dayOf(filters.get("de"), "01-01") ?? "";
  form.elements.a.value = dayOf(filters.get("a"), "12-31") ?? "";
}

document.addEventListener("dixit:asked", ({ detail }) => {
  const asked = filtersOf(detail);
  if (asked.toString() !== filters.toString()) askWith(asked); // what the question says itself was lifted
  showDays();
});
whenThere("#facets", (facets) => {
  const form = document.createElement("form");
  form.id = "days";
  const told = document.createElement("p");
  told.className = "told";
  told.setAttribute("role", "alert");
  form.append(dayField("de", "Du"), dayField("a", "au"), told);
  form.addEventListener("submit", (event) => event.preventDefault());
  facets.after(form);
});
for (const id of ["#facets", "#shelf-facets"]) whenThere(id, (facets) => {
  const drawn = () => {
    for (const one of facets.querySelectorAll(".facet")) one.setAttribute("aria-pressed", String(one.matches(".on")));
    if (pressed) facets.querySelector(`[value="${CSS.escape(pressed)}"]`)?.focus({ preventScroll: true });
  };
  drawn();
  new MutationObserver(drawn).observe(facets, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
});
for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => (pressed = null), true);
