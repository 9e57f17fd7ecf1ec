// Gradio chooses its language from the browser's, and leaves some English in its code: both are French here.
"use strict";

Object.defineProperty(navigator, "language", { get: () => "fr" });
Object.defineProperty(navigator, "languages", { get: () => ["fr"] });

const FRENCH = {
  "Click to upload or drop files": "Ajouter des communiqués (.txt, .md)",
  "File upload": "Fichiers à ajouter",
  "chatbot conversation": "Conversation",
  "Loading response": "Réponse en cours",
  "Loading content": "Réponse en cours",
  "Scroll to bottom": "Aller à la fin",
  "Déposez le fichier ici": "Déposez ici des fichiers .txt ou\u00A0.md",
  "Cliquez pour télécharger un fichier": "ou cliquez pour les choisir",
  "Remove this file": "Retirer ce fichier",
  "Remove": "Retirer",
  "Clear": "Effacer la conversation",
  "Copy message": "Copier",
  "Copied message": "Copié",
};

function putIntoFrench(element) {
  for (const name of ["aria-label", "title"]) {
    const words = element.getAttribute(name);
    if (words === null) continue;
    if (/^(?:bot|user|assistant)'s message:/.test(words)) element.removeAttribute(name);
    else if (FRENCH[words.trim()]) element.setAttribute(name, FRENCH[words.trim()]);
  }
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && FRENCH[node.data.trim()]) node.data = FRENCH[node.data.trim()];
  }
}

new MutationObserver((changes) => {
  for (const { target, type, addedNodes } of changes) {
    if (type === "attributes") putIntoFrench(target);
    for (const added of addedNodes) {
      if (added.nodeType !== Node.ELEMENT_NODE) continue;
      putIntoFrench(added);
      // A text of the corpus stays as it is, in whatever language.
      for (const inside of added.querySelectorAll("[aria-label], [title], .sr-only, #files .wrap")) putIntoFrench(inside);
    }
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "title"] });
