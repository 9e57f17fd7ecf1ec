// Whether a citation was useful: kept by this browser with the conversation, erased with it, written into its export,
// and sent to nobody. A long quote is unfolded here too.
"use strict";

const KEPT = "dixit-opinions"; // beside Gradio's dixit-conversation
const INERT = /[\\`*_[\]<>#|~$&]/g; // as in ui/exporting.py
const SAID = { useful: "Utile", useless: "Pas utile" };

function opinions() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    return kept !== null && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

function keepOpinions(kept) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {} // a browser that keeps nothing: the buttons say what was pressed until the page is left
}

// A citation in its conversation: the question that it answers, then its place.
function nameOfCard(card) {
  let row = card.closest(".message-row");
  while (row && !row.matches(".user-row")) row = row.previousElementSibling;
  const asked = row?.querySelector(".question")?.textContent ?? "";
  return `${asked} ${card.querySelector(".read")?.getAttribute("href")}`;
}

function showOpinions() {
  const kept = opinions();
  for (const card of document.querySelectorAll("#conversation .card")) {
    const said = kept[nameOfCard(card)];
    for (const button of card.querySelectorAll(".opinion")) {
      const pressed = String(button.value === said);
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  }
}

function judge(button) {
  const kept = opinions();
  const name = nameOfCard(button.closest(".card"));
  const there = new Set([...document.querySelectorAll("#conversation .card")].map(nameOfCard));
  for (const old of Object.keys(kept)) if (!there.has(old)) delete kept[old]; // of a reply that is no more
  if (kept[name] === button.value) delete kept[name];
  else kept[name] = button.value;
  keepOpinions(kept);
  showOpinions();
}

// What the export says of it: empty without an opinion. Each citation is written as in the conversation.
function opinionsInMarkdown() {
  const lines = [];
  for (const card of document.querySelectorAll("#conversation .card")) {
    const pressed = card.querySelector('.opinion[aria-pressed="true"]');
    if (!pressed) continue;
    const words = card.querySelector(".citable").textContent.replace(/\s*\n\s*/g, " ").replace(INERT, "\\$&");
    lines.push(`- ${SAID[pressed.value]}\u00A0: ${words}`);
  }
  return lines.length ? `\n## Votre avis\n\n${lines.join("\n")}\n` : "";
}

function unfold(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  button.previousElementSibling.classList.toggle("whole", open);
  button.firstElementChild.textContent = open ? "Replier la citation" : "Lire toute la citation";
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#erase")) localStorage.removeItem(KEPT);
  const button = event.target.closest("#conversation button");
  if (button?.matches(".opinion")) judge(button);
  else if (button?.matches(".unfold")) unfold(button);
});
whenThere("#conversation", (conversation) => {
  new MutationObserver(showOpinions).observe(conversation, { subtree: true, childList: true });
});
