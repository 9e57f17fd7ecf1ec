// What a field may become while it is typed: past questions of this browser, sources, sigles, titles. Nothing is chosen
// until it is: arrows walk, Enter takes, Escape leaves. In a field of sources, the first is taken by Enter and Tab.
"use strict";

const WAIT = 150; // milliseconds of quiet
const MOST_ASKED = 3; // past questions

let completed = null; // the field that has the list: { field, options, chosen }

const offers = element("ul", { id: "completion", hidden: true });
offers.setAttribute("role", "listbox");
offers.setAttribute("aria-label", "Propositions");
document.body.append(offers);

async function proposed(typed) {
  try {
    const answered = await fetch("/completions", { method: "POST", body: typed });
    return answered.ok ? await answered.json() : null;
  } catch {
    return null;
  }
}

function setWords(field, words) {
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// [{ words, about, take }], what is offered of each kind.
function ofQuestions(typed) {
  const wanted = bare(typed);
  const past = [...new Set(kept(localStorage, PAST).map(questionOf))];
  const found = past.filter((one) => one !== typed && bare(one).includes(wanted)).slice(0, MOST_ASKED);
  return found.map((words) => ({ words, about: "déjà demandé", take: (field) => setWords(field, words) }));
}

function ofWords(names, about, typed, replaced) {
  const before = typed.slice(0, typed.length - replaced);
  return names.map((words) => ({ words, about, take: (field) => setWords(field, before + words) }));
}

const ofTitles = (titles) =>
  titles.map(({ id, title, about }) => ({ words: title, about: `lire · ${about}`, take: (field) => openTitle(field, id) }));

function openTitle(field, id) {
  readFrom = field;
  history.pushState({ text: true }, "", `#lire=${id}`);
  open(`#lire=${id}`);
}

// ---- the list ----------------------------------------------------------------------------------------------------

function offer(field, options, first) {
  hideOffers();
  if (!options.length || document.activeElement !== field) return;
  completed = { field, options, chosen: -1 };
  offers.replaceChildren(...options.map(optionElement));
  (field.closest("#talk, #shelf") ?? document.body).append(offers); // within the part of the page that it is of
  const box = (field.closest(".input-container") ?? field).getBoundingClientRect();
  const above = box.top > innerHeight - box.bottom;
  Object.assign(offers.style, { left: `${box.left}px`, width: `${box.width}px` });
  Object.assign(offers.style, above ? { top: "", bottom: `${innerHeight - box.top + 4}px` } : { top: `${box.bottom + 4}px`, bottom: "" });
  offers.style.maxHeight = `${(above ? box.top : innerHeight - box.bottom) - 16}px`;
  offers.hidden = false;
  field.setAttribute("aria-controls", offers.id);
  if (field.matches("[role=combobox]")) field.setAttribute("aria-expanded", "true");
  if (first) choose(0);
  said.textContent = options.length > 1 ? `${options.length} propositions` : "1 proposition";
}

function optionElement({ words, about }, place) {
  const option = element("li", { id: `completion-${place}` }, element("span", { className: "words" }, words), " ", element("span", { className: "about" }, about));
  option.setAttribute("role", "option");
  option.addEventListener("pointerdown", (event) => (event.preventDefault(), choose(place), take()));
  return option;
}

function choose(place) {
  completed.chosen = place;
  [...offers.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === place)));
  if (place < 0) return completed.field.removeAttribute("aria-activedescendant");
  completed.field.setAttribute("aria-activedescendant", `completion-${place}`);
  offers.children[place].scrollIntoView({ block: "nearest" });
}

function take() {
  const { field, options, chosen } = completed;
  hideOffers();
  field.dataset.taken = "true"; // what was taken is not completed at once
  options[chosen].take(field);
}

function hideOffers() {
  offers.hidden = true;
  if (!completed) return;
  for (const name of ["aria-activedescendant", "aria-controls"]) completed.field.removeAttribute(name);
  if (completed.field.matches("[role=combobox]")) completed.field.setAttribute("aria-expanded", "false");
  completed = null;
}

function struck(event, takenByTab) {
  if (!completed || event.isComposing) return;
  const { options, chosen } = completed;
  const down = event.key === "ArrowDown";
  if (down || event.key === "ArrowUp") choose((chosen + (down ? 1 : chosen < 0 ? 0 : -1) + options.length) % options.length);
  else if (event.key === "Escape") hideOffers();
  else if (event.key === "Enter" && chosen >= 0) take();
  else if (event.key === "Tab" && chosen >= 0 && takenByTab) return take(); // and on to the next field
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// `options(typed)` are those of what is typed; the `first` is chosen at once where a name is wanted.
function completes(field, options, first = false) {
  let waiting = null;
  let asked = 0;
  field.autocomplete = "off";
  field.setAttribute("aria-autocomplete", "list");
  if (field.matches("input")) {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "false");
  }
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = field.value;
    const taken = field.dataset.taken;
    delete field.dataset.taken;
    hideOffers(); // what is offered is of other words
    if (taken || typed.trim().length < 2) return;
    const mine = ++asked;
    waiting = setTimeout(async () => {
      const found = await options(typed);
      if (mine === asked && field.value === typed) offer(field, found, first);
    }, WAIT);
  });
  const giveUp = () => (clearTimeout(waiting), (asked += 1), hideOffers());
  field.addEventListener("keydown", (event) => {
    struck(event, first);
    if (event.key === "Enter" && !event.defaultPrevented) giveUp(); // it is sent as it is
  }, true);
  field.addEventListener("blur", giveUp);
}

async function forQuestion(typed) {
  const { replaced = 0, sources = [], sigles = [], titles = [] } = (await proposed(typed)) ?? {};
  return [...ofQuestions(typed), ...ofWords(sources, "source", typed, replaced), ...ofWords(sigles, "sigle", typed, replaced), ...ofTitles(titles)];
}

async function forSource(typed) {
  const { replaced = 0, sources = [] } = (await proposed(typed)) ?? {};
  return ofWords(sources, "source", typed, replaced);
}

// ---- a source that nobody has yet is told, never made in silence ---------------------------------------------------

async function tellIfNew(field) {
  const names = field.value.split(",").map((one) => one.trim()).filter(Boolean);
  const known = await Promise.all(names.map(isKnown));
  const added = names.filter((_, n) => !known[n]).map((one) => `«\u202F${one}\u202F»`);
  const told = at("#new-source") ?? element("p", { id: "new-source" });
  told.setAttribute("role", "status");
  if (!told.isConnected) field.closest(".block").append(told);
  told.textContent = added.length ? `Nouvelle source\u00A0: ${added.join(", ")}. Le corpus n’en a aucun communiqué.` : "";
}

async function isKnown(name) {
  const found = await proposed(`, ${name}`);
  return found === null || found.known;
}

whenThere("#question textarea", (field) => completes(field, forQuestion));
whenThere("#bulk [name=source]", (field) => completes(field, forSource, true));
whenThere("#shelf", (shelf) => {
  const attach = () => {
    const field = at("#said-source input, #said-source textarea");
    if (!field || field.ariaAutoComplete) return;
    completes(field, forSource, true);
    field.addEventListener("change", () => tellIfNew(field));
  };
  new MutationObserver(attach).observe(shelf, { subtree: true, childList: true });
});

// ---- what may be asked next ----------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const button = event.target.closest("#next .next-question");
  const field = at("#question textarea");
  if (!button || !field) return;
  field.dataset.taken = "true";
  setWords(field, button.textContent);
  setTimeout(() => at("#question .submit-button")?.click(), FILLED);
});
