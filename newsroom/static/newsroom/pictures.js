// A picture opens large over the page; without this script its link leads to a page that shows the same.

const links = [...document.querySelectorAll("a.enlarge")];
const words = document.currentScript.dataset;
let dialog;
let at = 0;

function button(label, action, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `tool ${name}`;
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
}

function make() {
  dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  const bar = document.createElement("p");
  bar.className = "tools";
  if (links.length > 1) {
    bar.append(button(words.previous, () => show(at - 1), "previous"), button(words.next, () => show(at + 1), "next"));
  }
  const page = document.createElement("a");
  page.className = "tool sizes-link";
  page.textContent = words.page;
  bar.append(page, button(words.close, () => dialog.close(), "close"));
  const shown = document.createElement("figure");
  shown.setAttribute("aria-live", "polite");
  dialog.append(bar, shown);
  dialog.addEventListener("close", () => links[at].focus());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && links.length > 1) show(at + step);
  });
  document.body.append(dialog);
}

function show(number) {
  at = (number + links.length) % links.length;
  const figure = links[at].closest("figure");
  const picture = links[at].querySelector("picture").cloneNode(true);
  for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
  picture.querySelector("img").loading = "eager";
  dialog.querySelector("figure").replaceChildren(picture, figure.querySelector("figcaption").cloneNode(true));
  dialog.querySelector(".sizes-link").href = links[at].href;
  dialog.setAttribute("aria-label", figure.querySelector(".caption").textContent.trim());
}

for (const [number, link] of links.entries()) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    if (!dialog) make();
    show(number);
    dialog.showModal();
    dialog.querySelector(".close").focus();
  });
}
