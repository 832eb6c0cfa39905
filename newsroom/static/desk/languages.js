// Which languages a form shows: one at a time, or two side by side. Loaded in the head, so that nothing jumps.
// Without scripts all three stand one beside the other.
(() => {
  const CODES = ["en", "zh_hant", "zh_hans"];
  const root = document.documentElement;
  root.classList.add("scripted");

  function remembered(key) {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  const ofThePage = root.lang.replace("-", "_").toLowerCase();
  let main = [remembered("desk-language"), ofThePage, "en"].find((code) => CODES.includes(code));
  let beside = CODES.includes(remembered("desk-beside")) ? remembered("desk-beside") : "";

  function show() {
    const two = beside && beside !== main && matchMedia("(min-width: 62rem)").matches;
    root.dataset.shows = two ? `${main} ${beside}` : main;
    for (const button of document.querySelectorAll(".language-tabs button")) {
      button.setAttribute("aria-pressed", String(button.value === main));
    }
    const select = document.querySelector(".beside select");
    if (select) {
      for (const option of select.options) option.hidden = option.disabled = option.value === main;
      select.value = two ? beside : "";
    }
    document.dispatchEvent(new CustomEvent("desk:language", { detail: { main, beside } }));
  }

  function choose(code) {
    if (!CODES.includes(code)) return;
    if (code === beside) beside = main;
    main = code;
    keep();
    show();
  }

  function keep() {
    try {
      localStorage.setItem("desk-language", main);
      localStorage.setItem("desk-beside", beside);
    } catch {
      // A browser that keeps nothing shows English first.
    }
  }

  window.desk = {
    get language() {
      return main;
    },
    choose,
    get words() {
      const data = document.getElementById("desk-words");
      return data ? JSON.parse(data.textContent) : {};
    },
    say(key, values = {}) {
      let sentence = this.words[key] ?? key;
      for (const [name, value] of Object.entries(values)) sentence = sentence.replace(`%(${name})s`, value);
      return sentence;
    },
  };
  root.dataset.shows = main;

  document.addEventListener("DOMContentLoaded", () => {
    const tabs = document.querySelector(".language-tabs");
    if (!tabs) return;
    tabs.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) choose(button.value);
    });
    tabs.querySelector("select")?.addEventListener("change", (event) => {
      beside = event.target.value;
      keep();
      show();
    });
    matchMedia("(min-width: 62rem)").addEventListener("change", show);
    const wrong = document.querySelector(".text.errors");
    if (wrong && !document.querySelector(`.text.errors[data-language="${main}"]`)) main = wrong.dataset.language;
    show();
  });
})();
