// One switch for the whole form: texts of one language at a time, or of all. Without this script all are shown.
const LANGUAGES = [["en", "English"], ["zh_hant", "繁體"], ["zh_hans", "简体"]];
const KEY = "desk-language";

function languageOf(row) {
  for (const name of row.classList) {
    const match = name.match(/^field-.*_(en|zh_hant|zh_hans)$/);
    if (match) return match[1];
  }
  return "";
}

function show(language) {
  for (const row of document.querySelectorAll(".form-row")) {
    const own = languageOf(row);
    row.hidden = Boolean(own && language && own !== language && !row.querySelector(".errorlist"));
  }
  for (const button of document.querySelectorAll(".desk-languages button")) {
    button.setAttribute("aria-pressed", String(button.value === language));
  }
  localStorage.setItem(KEY, language);
}

function bar() {
  const nav = document.createElement("div");
  nav.className = "desk-languages";
  nav.setAttribute("role", "group");
  for (const [code, name] of [...LANGUAGES, ["", "English + 繁體 + 简体"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = code;
    button.textContent = name;
    button.addEventListener("click", () => show(code));
    nav.append(button);
  }
  return nav;
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content-main form");
  if (!form || !document.querySelector("[class*='_zh_hant']")) return;
  form.prepend(bar());
  show(localStorage.getItem(KEY) ?? "en");
});
document.addEventListener("formset:added", () => show(localStorage.getItem(KEY) ?? "en"));
