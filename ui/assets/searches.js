// Questions have addresses, after the # that no proxy sees: Back and Forward, the title, what a tab and a browser keep.
"use strict";

const TURNS = "dixit-turns"; // of this tab: its questions, asked anew at its next visit
const PAST = "dixit-questions"; // of this browser: the last ones, whatever the tab
const MOST_PAST = 200;
let shown = []; // the addresses of the replies that are drawn
let taking = true; // while what a visit begins with is asked, no step is added to the browser's history
let reopenings = 0;

const addresses = () => [...document.querySelectorAll("#conversation .asked-as")].map((one) => one.textContent);
const addressNow = () => (shown.length ? `#${shown.at(-1)}` : location.pathname);
const questionOf = (address) => new URLSearchParams(address.replace(/^#/, "")).get("q") ?? "";

function kept(storage, key) {
  try {
    const list = JSON.parse(storage.getItem(key));
    return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function keep(storage, key, list) {
  try {
    storage.setItem(key, JSON.stringify(list));
  } catch {} // a browser that keeps nothing
}

function reopen(list) {
  if (list.length) write("reopened", `${list.join("\n")}\n${++reopenings}`); // a line that asks nothing, so that it differs
}

// A reply has come, or changed: its address is the page's, its question the title, its first line is told.
function follow() {
  const now = addresses();
  if (now.join("\n") === shown.join("\n")) return;
  shown = now;
  keep(sessionStorage, TURNS, shown);
  const last = shown.at(-1);
  document.title = last ? `${questionOf(last)} – Dixit` : "Dixit";
  if (!last) return;
  if (location.hash !== `#${last}` && !PLACE.test(location.hash)) {
    history[taking ? "replaceState" : "pushState"](null, "", `#${last}`);
  }
  taking = false;
  keep(localStorage, PAST, [last, ...kept(localStorage, PAST).filter((one) => one !== last)].slice(0, MOST_PAST));
  said.textContent = [...document.querySelectorAll("#conversation .lead")].at(-1)?.textContent ?? "";
  document.dispatchEvent(new CustomEvent("dixit:asked", { detail: last }));
}

// Where Back and Forward lead: to the question where it stands, or asked again.
function showQuestion(hash) {
  const wanted = hash.replace(/^#/, "");
  if (!wanted) return;
  const place = [...document.querySelectorAll("#conversation .asked-as")].findLast((one) => one.textContent === wanted);
  if (!place) {
    taking = true;
    return reopen([wanted]);
  }
  const row = place.closest(".message-row");
  (row.previousElementSibling ?? row).scrollIntoView({ block: "start" });
  document.title = `${questionOf(wanted)} – Dixit`;
}

// ---- a new search, and the way back from it ------------------------------------------------------------------

function offerBack(list) {
  at("#erased")?.remove();
  if (!list.length) return;
  const told = document.createElement("p");
  told.id = "erased";
  told.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Annuler";
  button.addEventListener("click", () => {
    told.remove();
    reopenOnceGone(list);
    at("#question textarea")?.focus();
  });
  told.append("Recherche effacée. ", button);
  document.body.append(told);
}

// What is erased may be on its way out still: what is asked meanwhile would go with it.
function reopenOnceGone(list) {
  if (at("#conversation .message-row")) setTimeout(() => reopenOnceGone(list), 50);
  else reopen(list);
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("#erase")) return;
  offerBack(shown);
  write("chosen", "");
  history.pushState(null, "", location.pathname);
});
document.addEventListener("dixit:asked", () => at("#erased")?.remove());

// ---- once the page is there ------------------------------------------------------------------------------------

whenThere("#conversation", (conversation) => {
  // Cards are not read out whole: what is told is their number, by `said`.
  const quiet = () => {
    const log = conversation.querySelector('[role="log"]');
    if (log && log.getAttribute("aria-live") !== "off") log.setAttribute("aria-live", "off");
  };
  new MutationObserver(() => (quiet(), follow())).observe(conversation, { subtree: true, childList: true });
  quiet();
  const list = kept(sessionStorage, TURNS);
  const asked = location.hash.startsWith("#q=") ? location.hash.slice(1) : null;
  if (asked && !list.includes(asked)) list.push(asked);
  if (list.length) reopen(list);
  else taking = false;
});
