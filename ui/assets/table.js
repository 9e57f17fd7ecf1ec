// The corpus as a table: sorted by the heads of its columns, saved to be filled in with a spreadsheet, taken back.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("#shelf button.sort");
  if (!button) return;
  write("shelf-sort", button.value.slice("sort/".length));
  next = () => [...document.querySelectorAll("#shelf button.sort")].find((one) => one.textContent === button.textContent);
});

// The order of a column, which its class names.
function tellOrder() {
  for (const head of document.querySelectorAll("#shelf th[class]:not([aria-sort])")) head.setAttribute("aria-sort", head.className);
}

whenThere("#shelf-list", (list) => new MutationObserver(tellOrder).observe(list, { subtree: true, childList: true }));

async function takeBack(file) {
  const told = at("#taken-back");
  told.textContent = "Lecture du tableau…";
  try {
    const answered = await fetch("/corrections.csv", { method: "POST", body: file });
    told.textContent = await answered.text();
  } catch {
    told.textContent = "Le tableau n’a pas pu être envoyé.";
  }
  changed = true; // what the answers show may be of before
  write("shelf-again", String(++toldShelf));
}

whenThere("#manage", () => whenThere("#shelf-list", (rows) => { // those who only read have no way there
  const input = element("input", { type: "file", accept: ".csv,text/csv", hidden: true });
  input.addEventListener("change", () => {
    if (input.files.length) takeBack(input.files[0]);
    input.value = "";
  });
  const told = element("p", { id: "taken-back" });
  told.setAttribute("role", "status");
  const save = element("a", { href: "/corrections.csv", download: "" }, "Enregistrer le tableau (CSV)");
  const tools = element("p", { id: "table-tools" }, save, doing("Reprendre un tableau complété", () => input.click()), input);
  rows.after(tools, told);
}));
