// Looking at a question otherwise, and printing the conversation with all its quotes and the list of their sources.
"use strict";

let looks = 0; // so that looking twice is two requests

function lookAt(button) {
  const replies = at("#conversation").querySelectorAll(".lead, .error").length;
  const changed = new MutationObserver(() => {
    const found = at("#conversation").querySelectorAll(".lead, .error");
    if (found.length <= replies) return;
    changed.disconnect();
    found[found.length - 1].focus({ preventScroll: true });
  });
  changed.observe(at("#conversation"), { subtree: true, childList: true });
  write("look", `${button.value}~${++looks}`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("#conversation .look")) lookAt(button);
  else if (button?.id === "print") print();
});

// ---- on paper ------------------------------------------------------------------------------------------------

let folded = []; // what is unfolded for the paper only

// Each communiqué that is quoted, once: « title » (source, date), fingerprint.
function quotedTexts() {
  const texts = new Map();
  for (const card of document.querySelectorAll("#conversation .card, #conversation .passages tr:has(.read)")) {
    const fingerprint = /^#lire=([0-9a-f]{16})/.exec(card.querySelector(".read")?.getAttribute("href") ?? "")?.[1];
    const known = [".source", ".date", ".title"].map((part) => card.querySelector(part)?.textContent.trim());
    if (fingerprint && !texts.has(fingerprint)) texts.set(fingerprint, known);
  }
  return texts;
}

function beforePaper() {
  folded = [...document.querySelectorAll("#conversation details:not([open])")];
  for (const details of folded) details.open = true;
  const list = document.createElement("ol");
  for (const [fingerprint, [source, date, title]] of quotedTexts()) {
    const line = document.createElement("li");
    line.textContent = `«\u202F${title}\u202F» (${source}, ${date}), empreinte\u00A0: ${fingerprint}`;
    list.append(line);
  }
  const heading = document.createElement("h2");
  heading.textContent = "Communiqués cités";
  const sources = document.createElement("section");
  sources.id = "on-paper";
  sources.append(heading, list);
  const day = document.createElement("p");
  day.id = "paper-day";
  day.textContent = `Recherche du ${new Date().toLocaleDateString("fr", { dateStyle: "long" })}`;
  at("#talk")?.prepend(day);
  if (list.children.length) at("#talk")?.append(sources);
}

function afterPaper() {
  for (const details of folded) details.open = false;
  for (const id of ["on-paper", "paper-day"]) document.getElementById(id)?.remove();
}

addEventListener("beforeprint", () => (afterPaper(), beforePaper()));
addEventListener("afterprint", afterPaper);
