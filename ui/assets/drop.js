// Files dropped anywhere on the page are taken in, and never opened in place of it.
"use strict";

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

function giveToField(files) {
  const input = at("#files input[type=file]");
  if (!input) return;
  input.files = files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  document.body.classList.toggle("dropping", at("#files") !== null);
});
for (const kind of ["dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (kind === "drop" || event.relatedTarget === null) document.body.classList.remove("dropping");
  });
}
document.addEventListener("drop", (event) => {
  if (!carriesFiles(event) || event.target.closest?.("#files")) return;
  event.preventDefault();
  if (OVER.matches) toggleAside(false); // where the verdicts are
  giveToField(event.dataTransfer.files);
});
document.addEventListener("click", (event) => {
  if (event.target.closest(".choose-files")) at("#files input[type=file]")?.click();
});
