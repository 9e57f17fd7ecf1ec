// What is done with replies: copy a citation, ask again without a part of the question, save the conversation.
"use strict";

const SHOWN_FOR = 2000; // milliseconds that a button says « Copié »
let asked = 0; // so that asking the same thing twice is two requests

// What screen readers are told, politely.
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);

async function copy(button) {
  const extract = button.closest(".extract");
  const full = button.matches(".full");
  const reference = extract.querySelector(full ? ".citable.full" : ".citable").textContent;
  const link = new URL(extract.querySelector("a.read").getAttribute("href"), location.href).href;
  const citation = full ? `${reference} ${link}` : reference;
  const done = await put(citation);
  said.textContent = done ? "Citation copiée" : "La citation n’a pas pu être copiée";
  if (!done) return;
  button.classList.add("copied");
  setTimeout(() => {
    button.classList.remove("copied");
    said.textContent = "";
  }, SHOWN_FOR);
}

// Into the clipboard; by way of a selection where the browser does not hand it over.
async function put(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.className = "unseen";
    field.value = words;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return done;
  }
}

function askAgain(button) {
  const row = button.closest(".message-row");
  const changed = new MutationObserver(() => {
    if (button.isConnected) return;
    changed.disconnect();
    row.querySelector(".lead")?.focus(); // the button is gone, and the reply is where it was
  });
  changed.observe(at("#conversation"), { subtree: true, childList: true });
  write("again", `${button.value}~${++asked}`);
}

// The sentences beside the quote grow it where it stands.
function grow(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  button.firstElementChild.textContent = open ? "Replier le contexte" : "Voir le contexte";
  for (const context of button.closest(".extract").querySelectorAll(".context")) context.hidden = !open;
}

function unfold(button) {
  const quote = button.previousElementSibling;
  const open = !quote.classList.contains("whole");
  quote.classList.toggle("whole", open);
  button.setAttribute("aria-expanded", String(open));
  button.firstElementChild.textContent = open ? "Replier la citation" : "Lire toute la citation";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#conversation button");
  if (button?.matches(".copy")) copy(button);
  else if (button?.matches(".grow")) grow(button);
  else if (button?.matches(".unfold")) unfold(button);
  else if (button?.matches(".cross, .again")) askAgain(button);
});

// The server wrote the file into a hidden element, its line ends as <br>.
function save(hidden) {
  for (const end of hidden.querySelectorAll("br")) end.replaceWith("\n");
  const file = new Blob([hidden.textContent], { type: "text/markdown;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `dixit-${new Date().toLocaleDateString("sv")}.md`; // Sweden writes 2024-02-05
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  hidden.remove();
}

whenThere("#exported", (place) => {
  new MutationObserver(() => {
    const hidden = place.querySelector(".download");
    if (hidden) save(hidden);
  }).observe(place, { subtree: true, childList: true });
});

// The page's cleaning of markup lets no state through.
whenThere("#conversation", (conversation) => {
  new MutationObserver(() => {
    for (const one of conversation.querySelectorAll(":is(.grow, .unfold):not([aria-expanded])")) {
      one.setAttribute("aria-expanded", "false");
    }
  }).observe(conversation, { subtree: true, childList: true });
});
