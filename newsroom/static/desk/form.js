// The bar: how much of each language is written, where the errors are, what a finding leads to; and a second click.
(() => {
  const CODES = ["en", "zh_hant", "zh_hans"];
  const ALWAYS = ["headline", "body"];

  function textOf(part, code) {
    const input = part.querySelector(`[data-language="${code}"] :is(textarea, input)`);
    return (input?.value ?? "").replace(/<[^>]*>/g, "").trim();
  }

  function pieces() {
    const found = [];
    for (const part of document.querySelectorAll(".part[data-counts]")) {
      const row = part.closest(".row");
      if (row?.classList.contains("gone") || part.closest("template")) continue;
      if (row) {
        const prefix = row.closest(".rows").dataset.prefix;
        if (prefix !== "quotes" && prefix !== "figures") continue;
      }
      found.push({ part, row, name: part.querySelector("label").firstChild.textContent.trim() });
    }
    return found;
  }

  function progress() {
    const found = pieces();
    for (const button of document.querySelectorAll(".language-tabs button")) {
      const units = new Map();
      for (const { part, row, name } of found) {
        const wanted = (!row && ALWAYS.includes(part.dataset.part)) || CODES.some((code) => textOf(part, code));
        if (!wanted) continue;
        const key = row ?? part;
        const unit = units.get(key) ?? { name: row ? row.querySelector(".row-title").textContent : name, done: true };
        unit.done &&= Boolean(textOf(part, button.value));
        units.set(key, unit);
      }
      const all = [...units.values()];
      const missing = all.filter((unit) => !unit.done);
      const said = button.querySelector(".progress");
      const wrong = document.querySelectorAll(`.text.errors[data-language="${button.value}"]`).length;
      said.classList.toggle("complete", all.length > 0 && !missing.length);
      said.classList.toggle("has-errors", wrong > 0);
      if (wrong) said.textContent = `${wrong} ${desk.say("errors")}`;
      else if (missing.length === all.length) said.textContent = desk.say("empty");
      else if (!missing.length) said.textContent = desk.say("complete");
      else said.textContent = desk.say("written", { done: all.length - missing.length, all: all.length });
      button.title = missing.length ? desk.say("missing", { parts: missing.map((unit) => unit.name).join(", ") }) : "";
    }
  }

  function counter(input) {
    const most = Number(input.dataset.most);
    if (!most) return;
    let said = input.parentElement.querySelector(":scope > .count-down");
    if (input.value.length < most * 0.9) {
      said?.remove();
      return;
    }
    if (!said) {
      said = document.createElement("div");
      said.className = "count-down";
      said.setAttribute("role", "status");
      input.after(said);
    }
    said.textContent = desk.say("too_long", { n: input.value.length, most });
    said.classList.toggle("over", input.value.length > most);
  }

  function lead(event) {
    const link = event.target.closest('.bar-panel a[href^="#"], .findings a[href^="#"]');
    if (!link) return;
    goTo(link.hash.slice(1), link.dataset.language);
    link.closest("details")?.removeAttribute("open");
    event.preventDefault();
  }

  function goTo(id, language) {
    if (language) desk.choose(language);
    const target = document.getElementById(id);
    if (!target) return;
    const own = target.closest("[data-language]")?.dataset.language;
    if (own) desk.choose(own);
    target.closest("details")?.setAttribute("open", "");
    const editable = target.closest(".prose")?.querySelector(".ProseMirror");
    const focused = editable ?? (target.matches("input, textarea, select") ? target : null);
    (focused ?? target).scrollIntoView({ block: "center" });
    if (focused) focused.focus({ preventScroll: true });
    else {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  }

  function once(form) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      event.submitter?.setAttribute("aria-busy", "true");
      // Back from the next page by the browser's button, or after a lost connection, the form works again.
      setTimeout(() => delete form.dataset.sent, 8000);
    });
    addEventListener("pageshow", () => {
      delete form.dataset.sent;
      form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    });
  }

  function fillFromPerson(event) {
    const select = event.target.closest?.('#part-quotes select[name$="-person"]');
    const url = document.querySelector("[data-people]")?.dataset.people;
    if (!select?.value || !url) return;
    fetch(`${url}?id=${encodeURIComponent(select.value)}`)
      .then((answer) => answer.json())
      .then(({ people: [person] }) => {
        if (person) window.deskQuotes.fill(select.closest(".row"), person);
      })
      .catch(() => {});
  }

  window.deskQuotes = {
    fill(row, person) {
      const from = { speaker: "name", honorific: "honorific", title: "title", organisation: "organisation" };
      for (const [to, name] of Object.entries(from)) {
        for (const code of CODES) {
          const input = deskRows.field(row, `${to}_${code}`);
          if (input && !input.value.trim()) input.value = person[`${name}_${code}`] ?? "";
        }
      }
      row.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("form.once, #release_form").forEach(once);
    document.addEventListener("click", lead);
    document.addEventListener("click", (event) => {
      for (const menu of document.querySelectorAll(".bar-menu[open]")) {
        if (!menu.contains(event.target)) menu.removeAttribute("open");
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") document.querySelectorAll(".bar-menu[open]").forEach((menu) => {
        menu.removeAttribute("open");
        menu.querySelector("summary").focus();
      });
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        const save = document.querySelector('button[name="_save"]');
        if (save) {
          event.preventDefault();
          save.click();
        }
      }
    });
    if (location.hash.length > 1) goTo(decodeURIComponent(location.hash.slice(1)));
    if (!document.querySelector(".language-tabs")) return;
    let waiting = 0;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(progress, 120);
    };
    document.addEventListener("input", (event) => {
      if (event.target.matches?.("[data-most]")) counter(event.target);
      soon();
    });
    document.addEventListener("change", fillFromPerson);
    document.addEventListener("desk:rows", soon);
    document.querySelectorAll("[data-most]").forEach(counter);
    progress();
    const bar = document.querySelector(".desk-top");
    new ResizeObserver(() => {
      document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`);
    }).observe(bar);
  });
})();
