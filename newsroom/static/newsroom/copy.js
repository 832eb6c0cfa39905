// A button beside every text that a journalist takes away: a quote with its speaker and address, a name with its title.
// Without this script the same texts are on the page to be selected; the room for the button is kept either way.

const canonical = document.querySelector("link[rel=canonical]");
const here = canonical ? canonical.href : location.href.split("#")[0];

async function put(text) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text);
  }
  // A newsroom on plain HTTP inside a house: the old way still works there.
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "heard";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

function select(element) {
  getSelection().selectAllChildren(element);
}

for (const place of document.querySelectorAll(".copy")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = place.dataset.label;
  button.setAttribute("aria-label", place.dataset.what);
  const said = document.createElement("span");
  said.className = "heard";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const address = place.dataset.address ? `\n${here}#${place.dataset.address}` : "";
    try {
      await put(place.dataset.copy + address);
    } catch {
      // The browser forbids it: have the text selected, so that the reader's own copy command takes it.
      select(place.closest(".quoting, .form") ?? place);
      return;
    }
    button.textContent = said.textContent = place.dataset.done;
    setTimeout(() => {
      button.textContent = place.dataset.label;
      said.textContent = "";
    }, 2000);
  });
  place.append(button, said);
}
