// A field that finds as one types. The select stays in the form and holds what is chosen; over it stands a combobox.
(() => {
  function ready(select) {
    if (select.dataset.ready || select.id.includes("__prefix__")) return;
    select.dataset.ready = "yes";
    const box = document.createElement("div");
    box.className = "finder-box";
    const input = document.createElement("input");
    input.id = `${select.id}_finder`;
    input.type = "text";
    input.autocomplete = "off";
    input.placeholder = desk.say("search");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", `${select.id}_list`);
    const list = document.createElement("ul");
    list.id = `${select.id}_list`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label) {
      label.htmlFor = input.id;
      list.setAttribute("aria-label", label.textContent.trim());
    }
    select.before(box);
    box.append(input, list);
    select.hidden = true;

    let timer = 0;
    let asked = 0;
    let at = -1;
    const shown = () => select.selectedOptions[0]?.textContent.trim() ?? "";
    const show = () => {
      input.value = select.value ? shown() : "";
    };
    show();

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      at = -1;
    }

    function mark(n) {
      const options = [...list.querySelectorAll('[role="option"]')];
      if (!options.length) return;
      at = (n + options.length) % options.length;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    }

    function choose(id, text) {
      select.replaceChildren(new Option(text, id, true, true));
      if (!id) select.value = "";
      show();
      close();
      select.dispatchEvent(new Event("input", { bubbles: true }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    async function find() {
      const mine = ++asked;
      const url = new URL(select.dataset.ajaxUrl ?? select.getAttribute("data-ajax--url"), location.href);
      url.searchParams.set("term", input.value);
      url.searchParams.set("app_label", select.dataset.appLabel);
      url.searchParams.set("model_name", select.dataset.modelName);
      url.searchParams.set("field_name", select.dataset.fieldName);
      let results = [];
      try {
        const answer = await fetch(url);
        results = (await answer.json()).results ?? [];
      } catch {
        results = [];
      }
      if (mine !== asked || document.activeElement !== input) return;
      list.replaceChildren(
        ...results.map((result, n) => {
          const option = document.createElement("li");
          option.id = `${list.id}_${n}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.textContent = result.text;
          option.addEventListener("mousedown", (event) => {
            event.preventDefault();
            choose(result.id, result.text);
          });
          return option;
        }),
      );
      if (!results.length) {
        const none = document.createElement("li");
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        none.textContent = desk.say("none");
        list.append(none);
      }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      at = -1;
    }

    input.addEventListener("input", (event) => {
      event.stopPropagation();
      clearTimeout(timer);
      timer = setTimeout(find, 150);
    });
    input.addEventListener("click", () => list.hidden && find());
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) find();
        else mark(at + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && !list.hidden) {
        event.preventDefault();
        const options = list.querySelectorAll('[role="option"]:not([aria-disabled])');
        options[Math.max(at, 0)]?.dispatchEvent(new MouseEvent("mousedown"));
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
        show();
      }
    });
    input.addEventListener("blur", () => {
      close();
      if (!input.value.trim() && select.value) choose("", "");
      else show();
    });
    select.addEventListener("change", show);
    // Django's pop-up for a new object sets the select through its own jQuery.
    window.django?.jQuery?.(select).on("change", show);
  }

  const all = (where) => where.querySelectorAll("select.finder").forEach(ready);
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("formset:added", (event) => all(event.target));
  window.deskFinder = {
    set(select, id, text) {
      select.replaceChildren(new Option(text, id, true, true));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
  };
})();
