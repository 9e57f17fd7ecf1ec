// The corpus in place of the conversation: opened and closed, its list's buttons, its form with the text beside it.
"use strict";

const WIDE = matchMedia("(min-width: 1100px)"); // where a text stands beside the form, and not over it
let toldShelf = 0; // so that the same button pressed twice is two requests
let editing = null; // the id of the communiqué in the form
let field = null; // of the form, where the person is
let next = null; // finds what is focused once the list is drawn anew
const FILLED = 60; // milliseconds after which a form that has come mostly holds its values

const managing = () => document.body.classList.contains("managing");
const nameOf = (value) => value.split("/")[1];

function openShelf() {
  if (document.body.classList.contains("reading")) close();
  document.body.classList.add("managing");
  if (matchMedia("(max-width: 800px)").matches) toggleAside(true);
  at("#shelf h2")?.focus();
}

let changed = false; // what is shown of the answers may be of before

function closeShelf() {
  if (changed && shown.length) reopen([shown.at(-1)]);
  changed = false;
  if (document.body.classList.contains("reading")) close();
  document.body.classList.remove("managing");
  if (document.body.classList.contains("folded")) at("#toggle-aside").focus();
  else at("#manage").focus();
}

// The list of what is to be completed.
function showLacking(which) {
  at("#manage").click();
  whenThere(`#shelf-which input[value="${which}"]`, (choice) => choice.click());
}

// The form of the text that is read.
function correctRead() {
  const id = /lire=(\w+)/.exec(location.hash)?.[1];
  if (!id) return;
  at("#manage").click();
  editing = id;
  write("shelf-go", `edit/${id}~${++toldShelf}`);
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#manage")) return openShelf();
  if (event.target.closest("#close-shelf")) return closeShelf();
  const lacking = event.target.closest("#counts .lacking");
  if (lacking) return showLacking(lacking.value);
  const fill = event.target.closest("#correcting button.fill");
  if (fill) return fillIn(fill);
  const button = event.target.closest("#shelf button.go, #shelf button.change");
  if (!button) return;
  if (button.value.startsWith("edit/")) editing = nameOf(button.value);
  write(button.matches(".go") ? "shelf-go" : "shelf-change", `${button.value}~${++toldShelf}`);
  if (button.value.startsWith("page/")) at("#shelf").scrollTop = 0;
  next = () => at("#shelf-news button.change") ?? at("#shelf-list .found");
});
// A list that is drawn anew, in several strokes, has lost the button that was pressed: its first words are focused,
// or what undoes what was done, until the person goes elsewhere.
for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => (next = null), true);

// What is proposed goes into its field of the form, where it may still be changed.
function fillIn(button) {
  const [kind, ...words] = button.value.split("/");
  const filled = at(`#said-${kind} input, #said-${kind} textarea`);
  filled.dataset.taken = "true";
  setWords(filled, words.join("/"));
  filled.focus();
}

// Replies may come in another order than they were asked for. A list that is not of what its fields say, once all is
// quiet, is asked for again.
const QUIET = 400; // milliseconds
let quiet = null;
let askedAgain = null; // once, until the list agrees

function listAsked() {
  const fields = ["#shelf-sort", "#shelf-narrowed", "#shelf-words"];
  const asked = fields.map((id) => at(`${id} input, ${id} textarea`)?.value);
  return [at("#shelf-which input:checked")?.value, ...asked].join("/");
}

const listShown = () => at("#shelf-list .found button")?.value;

function agree() {
  const [asked, shown] = [listAsked(), listShown()];
  if (shown === undefined || shown === asked || asked === askedAgain) return;
  askedAgain = asked;
  write("shelf-again", String(++toldShelf)); // a field of its own: what a person has just asked for is not written over
}

// The form has come: its text opens beside it, and what was typed last goes on being typed.
function begin() {
  if (WIDE.matches && editing) {
    open(`#lire=${editing}`);
    readFrom = null;
  }
  at("#shelf").scrollTop = 0;
  field = null;
  giveFocus(firstToFill, "#correcting"); // its values may come after it
}

function firstToFill() {
  const fields = ["#said-title", "#said-source", "#said-date"].map((id) => at(`${id} input, ${id} textarea`));
  return fields.find((one) => one && !one.value) ?? fields[0];
}
document.addEventListener("focusin", (event) => {
  if (event.target.closest("#correcting")) field = event.target;
});

// The form is gone: back to the row that it was about, or to the list where the row has left it.
function end() {
  if (document.body.classList.contains("reading")) close();
  (at(`#shelf-list button[value="edit/${editing}"]`) ?? at("#shelf-list .found"))?.focus();
  editing = null;
}

whenThere("#shelf", (shelf) => {
  let open = false;
  new MutationObserver(() => {
    clearTimeout(quiet);
    quiet = setTimeout(agree, QUIET);
    if (listShown() === listAsked()) askedAgain = null; // at once: a late reply may be drawn before all is quiet
    if (next && document.activeElement === document.body && managing()) next()?.focus({ preventScroll: true });
    const there = at("#correcting") !== null;
    if (there !== open) {
      open = there;
      setTimeout(there ? begin : end, there ? FILLED : 0);
    }
  }).observe(shelf, { subtree: true, childList: true });
  // Escape leaves a list of suggestions; the text beside stays open.
  shelf.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("[role=combobox]")) event.stopPropagation();
  });
  shelf.setAttribute("role", "region");
  shelf.setAttribute("aria-label", "Corpus");
});
whenThere("#shelf-news", (news) => {
  news.setAttribute("role", "status");
  new MutationObserver(() => (changed ||= news.querySelector(".done") !== null)).observe(news, { subtree: true, childList: true });
});
// A text that opens takes the focus; beside the form, the form keeps it.
whenThere("#communique", (pane) => {
  new MutationObserver(() => {
    if (managing() && at("#correcting") && !at("#shelf").contains(document.activeElement)) (field ?? firstToFill())?.focus();
  }).observe(pane, { subtree: true, childList: true });
});
