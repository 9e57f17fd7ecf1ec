// Gradio chooses its language from the browser's, and leaves some English in its code: both are French here.
"use strict";

Object.defineProperty(navigator, "language", { get: () => "fr" });
Object.defineProperty(navigator, "languages", { get: () => ["fr"] });

const FRENCH = new Map([
  ["Click to upload or drop files", "Ajouter des communiqués"],
  ["File upload", "Fichiers à ajouter"],
  ["Déposez le fichier ici", "Déposez vos communiqués, ou choisissez-les"],
  ["Cliquez pour télécharger un fichier", "(texte, PDF, Word, page web, courriel, tableau)"],
  ["chatbot conversation", "Recherche"],
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
    "Dixit ne répond plus. Vérifiez qu’il est ouvert\u00A0: la page reprendra d’elle-même.",
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
