// Gradio chooses its language from the browser's, and leaves some English in its code: both are French here.
"use strict";

Object.defineProperty(navigator, "language", { get: () => "fr" });
Object.defineProperty(navigator, "languages", { get: () => ["fr"] });

const FRENCH = new Map([
  ["Click to upload or drop files", "Ajouter des communiqués (texte, PDF, Word, HTML…)"],
  ["File upload", "Fichiers à ajouter"],
  ["Déposez le fichier ici", "Déposez ici des textes, PDF, Word, HTML…"],
  ["Cliquez pour télécharger un fichier", "ou cliquez pour les choisir"],
  ["chatbot conversation", "Conversation"],
  ["Loading response", "Réponse en cours"],
  ["Loading content", "Réponse en cours"],
  ["Scroll to bottom", "Aller à la fin"],
  ["Remove this file", "Retirer ce fichier"],
  ["Remove", "Retirer"],
  ["Clear", "Effacer"],
  ["Close", "Fermer"],
  ["Error", "Erreur"],
  ["Warning", "Attention"],
  [
    "Connection to the server was lost. Attempting reconnection...",
    "La page ne joint plus Dixit\u00A0: est-il toujours lancé\u202F? Elle le retrouvera d’elle-même.",
  ],
]);
const MAY_BE_ENGLISH = "[aria-label], [title], .sr-only, #files .wrap, .toast-wrap *";

// The words of documents, all of them under `.md`, stay as they are in whatever language.
function putIntoFrench(element) {
  if (element.closest(".md")) return;
  for (const name of ["aria-label", "title"]) {
    const words = element.getAttribute(name);
    if (words === null) continue;
    if (/^(?:bot|user|assistant)'s message:/.test(words)) element.removeAttribute(name);
    else if (FRENCH.has(words.trim())) element.setAttribute(name, FRENCH.get(words.trim()));
  }
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && FRENCH.has(node.data.trim())) node.data = FRENCH.get(node.data.trim());
  }
}

new MutationObserver((changes) => {
  for (const { target, type, addedNodes } of changes) {
    if (type === "attributes") putIntoFrench(target);
    if (type === "characterData") target.parentElement && putIntoFrench(target.parentElement);
    for (const added of addedNodes) {
      if (added.nodeType !== Node.ELEMENT_NODE) continue;
      putIntoFrench(added);
      added.querySelectorAll(MAY_BE_ENGLISH).forEach(putIntoFrench);
    }
  }
}).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["aria-label", "title"],
});
