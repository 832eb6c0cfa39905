// Titles to choose from while one types in the search field. Without this script the field works as it is.
(() => {
  const field = document.querySelector("input[data-suggest]");
  const list = field && document.getElementById(field.getAttribute("list"));
  if (!list) return;
  let asked = "";
  let waiting;
  const ask = async () => {
    const typed = field.value.trim();
    if (typed === asked) return;
    asked = typed;
    const answer = typed ? await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`) : null;
    const titles = answer && answer.ok ? (await answer.json())[1] : [];
    if (typed !== asked) return; // somebody typed on while the answer was under way
    list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title })));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 150);
  });
})();
