// The rows of a form: add, remove and take back, sort by dragging or with the keyboard. Rows never change their
// number: the order is a field of its own, and a removed row is one whose “delete” is ticked.
(() => {
  const ID = "23456789bcdfghjkmnpqrstvwxz";

  function randomId() {
    const bytes = new Uint8Array(64);
    let id = "";
    while (id.length < 20) {
      crypto.getRandomValues(bytes);
      for (const byte of bytes) {
        if (id.length < 20 && byte < ID.length * 9) id += ID[byte % ID.length];
      }
    }
    return id;
  }

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const rowsOf = (part) => [...part.querySelectorAll(":scope > .row-list > .row")];
  const staying = (part) => rowsOf(part).filter((row) => !row.classList.contains("gone"));

  function idOf(row) {
    return row.dataset.pk || field(row, "new_id")?.value || "";
  }

  function add(part, values = {}) {
    const total = part.querySelector('[name$="-TOTAL_FORMS"]');
    const index = Number(total.value);
    const list = part.querySelector(".row-list");
    const template = part.querySelector(":scope > template");
    list.insertAdjacentHTML("beforeend", template.innerHTML.replaceAll("__prefix__", String(index)));
    total.value = String(index + 1);
    const row = list.lastElementChild;
    const id = field(row, "new_id");
    if (id) id.value = values.id || randomId();
    ready(part, row);
    renumber(part);
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: part.dataset.prefix } }));
    return row;
  }

  function renumber(part) {
    const rows = staying(part);
    rows.forEach((row, n) => {
      const order = row.querySelector(".row-order");
      if (order && order.value !== String(n)) order.value = String(n);
      row.querySelector('[data-do="up"]')?.toggleAttribute("disabled", n === 0);
      row.querySelector('[data-do="down"]')?.toggleAttribute("disabled", n === rows.length - 1);
    });
    const empty = part.querySelector(":scope > .empty");
    if (empty) empty.hidden = rowsOf(part).length > 0;
    const count = document.querySelector(`[data-count="${part.dataset.prefix}"]`);
    if (count) count.textContent = rows.length ? `(${rows.length})` : "";
    part.dispatchEvent(new CustomEvent("desk:rows", { bubbles: true }));
  }

  function remove(part, row) {
    const box = field(row, "DELETE");
    const gone = row.classList.toggle("gone");
    if (box) box.checked = gone;
    const button = row.querySelector('[data-do="remove"]');
    button.textContent = desk.say(gone ? "undo" : "remove");
    row.title = gone ? desk.say("removed") : "";
    renumber(part);
    part.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function move(part, row, by) {
    const rows = staying(part);
    const other = rows[rows.indexOf(row) + by];
    if (!other) return;
    if (by < 0) other.before(row);
    else other.after(row);
    renumber(part);
    const place = staying(part).indexOf(row) + 1;
    part.querySelector(":scope > .heard").textContent = desk.say("moved", { n: place, all: rows.length });
    part.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function title(row) {
    const heading = row.querySelector(".row-title");
    const names = ["speaker", "caption", "title", "label", "name"].map((name) => `${name}_${desk.language}`);
    const own = [...names, "name", "number", "address"].map((name) => field(row, name)?.value?.trim()).find(Boolean);
    const chosen = row.querySelector("select.finder")?.selectedOptions[0]?.textContent?.trim();
    heading.dataset.saved ??= heading.textContent.trim();
    heading.textContent = own || chosen || heading.dataset.saved || "…";
  }

  let dragged = null;

  function ready(part, row) {
    title(row);
    row.addEventListener("input", () => title(row));
    row.addEventListener("change", () => title(row));
    row.addEventListener("click", (event) => {
      const act = event.target.closest("[data-do]")?.dataset.do;
      if (act === "remove") remove(part, row);
      if (act === "up" || act === "down") {
        move(part, row, act === "up" ? -1 : 1);
        const button = row.querySelector(`[data-do="${act}"]`);
        (button.disabled ? row.querySelector(`[data-do="${act === "up" ? "down" : "up"}"]`) : button).focus();
      }
    });
    if (field(row, "DELETE")?.checked) {
      field(row, "DELETE").checked = false;
      remove(part, row);
    }
    if (!("sortable" in part.dataset)) return;
    row.querySelector(".handle")?.addEventListener("dragstart", (event) => {
      dragged = row;
      row.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(row, 10, 10);
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged.closest(".rows") !== part || dragged === row) return;
      event.preventDefault();
      row.classList.add("target");
    });
    row.addEventListener("dragleave", () => row.classList.remove("target"));
    row.addEventListener("drop", (event) => {
      row.classList.remove("target");
      if (!dragged || dragged.closest(".rows") !== part || dragged === row) return;
      event.preventDefault();
      const rows = staying(part);
      if (rows.indexOf(dragged) < rows.indexOf(row)) row.after(dragged);
      else row.before(dragged);
      renumber(part);
      part.dispatchEvent(new Event("input", { bubbles: true }));
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("dragged");
      dragged = null;
    });
  }

  window.deskRows = { add, field, idOf, randomId, rowsOf, staying, renumber };

  document.addEventListener("DOMContentLoaded", () => {
    for (const part of document.querySelectorAll(".rows")) {
      for (const row of rowsOf(part)) ready(part, row);
      renumber(part);
      part.querySelector(":scope > .add")?.addEventListener("click", () => {
        const row = add(part);
        [...row.querySelectorAll(".row-body :is(input, textarea, select)")].find((f) => f.offsetParent)?.focus();
      });
    }
  });
  document.addEventListener("desk:language", () => document.querySelectorAll(".row").forEach(title));
})();
