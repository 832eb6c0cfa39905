// What is typed is kept on this computer until it is saved, so that a lost connection or a closed lid loses nothing.
// It is forgotten once saved, and when the person signs out.
(() => {
  const PREFIX = "desk-draft:";

  document.addEventListener("DOMContentLoaded", () => {
    const page = document.querySelector(".desk-page");
    const form = page?.closest("form");
    if (!form) return;
    const key = PREFIX + page.dataset.draft;
    const revision = page.dataset.revision;
    const said = document.querySelector(".bar-saved");
    let opened = "";
    let waiting = 0;
    let leaving = false;

    const fields = () =>
      [...form.elements].filter((f) => f.name && f.type !== "file" && f.name !== "csrfmiddlewaretoken" && f.tagName !== "BUTTON");

    function gathered() {
      const values = {};
      for (const f of fields()) {
        if (f.type === "checkbox" || f.type === "radio") {
          if (f.checked) (values[f.name] ??= []).push(f.value);
          else values[f.name] ??= [];
        } else if (f.tagName === "SELECT") {
          values[f.name] = [f.value, f.selectedOptions[0]?.textContent ?? ""];
        } else values[f.name] = [f.value];
      }
      return values;
    }

    const comparable = (values) =>
      JSON.stringify(Object.entries(values).filter(([name]) => !/opened_|-order$|_FORMS$|new_id$/.test(name)).sort());

    function keep() {
      const values = gathered();
      if (comparable(values) === opened) return;
      const at = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
      try {
        localStorage.setItem(key, JSON.stringify({ revision, at, values, thumbs: thumbs() }));
        said.textContent = desk.say("kept", { time: at });
      } catch {
        said.textContent = desk.say("unsaved");
      }
    }

    function thumbs() {
      const found = {};
      for (const row of document.querySelectorAll("#part-figures .row")) {
        const src = row.querySelector(".thumb img")?.getAttribute("src");
        if (src) found[row.dataset.index] = src;
      }
      return found;
    }

    function restore(draft) {
      for (const part of document.querySelectorAll(".rows")) {
        const total = Number(draft.values[`${part.dataset.prefix}-TOTAL_FORMS`]?.[0] ?? 0);
        while (Number(part.querySelector('[name$="-TOTAL_FORMS"]').value) < total) deskRows.add(part);
      }
      for (const f of fields()) {
        const value = draft.values[f.name];
        if (!value || /_FORMS$|opened_at$|opened_with$|-id$|-release$/.test(f.name)) continue;
        if (f.type === "checkbox" || f.type === "radio") f.checked = value.includes(f.value);
        else if (f.matches("select.finder")) window.deskFinder?.set(f, value[0], value[1]);
        else if (f.value !== value[0]) {
          f.value = value[0];
          f.dispatchEvent(new CustomEvent("desk:restored", { bubbles: true }));
        }
      }
      for (const [index, src] of Object.entries(draft.thumbs ?? {})) {
        const place = document.querySelector(`#part-figures .row[data-index="${index}"] .thumb`);
        if (place && !place.querySelector("img")) {
          const img = document.createElement("img");
          Object.assign(img, { src, alt: "" });
          place.replaceChildren(img);
        }
      }
      document.querySelectorAll(".rows").forEach((part) => deskRows.renumber(part));
      form.dispatchEvent(new Event("input", { bubbles: true }));
      said.textContent = desk.say("restored");
    }

    function offer() {
      let draft = null;
      try {
        draft = JSON.parse(localStorage.getItem(key) ?? "null");
      } catch {
        draft = null;
      }
      if (!draft) return;
      const saved = draft.sent && draft.revision !== revision;
      if (saved || "bound" in page.dataset || comparable(draft.values) === opened) {
        if (!("bound" in page.dataset)) localStorage.removeItem(key);
        return;
      }
      const box = document.querySelector(".restore");
      const p = document.createElement("p");
      p.textContent = desk.say("restore_text", { time: draft.at });
      const yes = document.createElement("button");
      const no = document.createElement("button");
      for (const [button, word] of [[yes, "restore"], [no, "discard"]]) {
        button.type = "button";
        button.textContent = desk.say(word);
      }
      yes.addEventListener("click", () => {
        restore(draft);
        box.hidden = true;
      });
      no.addEventListener("click", () => {
        localStorage.removeItem(key);
        box.hidden = true;
      });
      box.replaceChildren(p, yes, no);
      box.hidden = false;
    }

    // The editors have put their own form of the text in place by now.
    setTimeout(() => {
      opened = comparable(gathered());
      offer();
      form.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(keep, 800);
      });
    }, 600);

    form.addEventListener("submit", () => {
      leaving = true;
      keep();
      try {
        const draft = JSON.parse(localStorage.getItem(key) ?? "null");
        if (draft) localStorage.setItem(key, JSON.stringify({ ...draft, sent: true }));
      } catch {
        // Nothing was kept, so there is nothing to mark.
      }
    });
    if (page.dataset.draft.split(":")[1] !== "new" && document.querySelector(".messagelist .success")) {
      const first = PREFIX + page.dataset.draft.replace(/:.*/, ":new");
      try {
        if (JSON.parse(localStorage.getItem(first) ?? "null")?.sent) localStorage.removeItem(first);
      } catch {
        localStorage.removeItem(first);
      }
    }
    addEventListener("beforeunload", (event) => {
      clearTimeout(waiting);
      if (!leaving && opened && comparable(gathered()) !== opened) {
        keep();
        event.preventDefault();
      }
    });
    addEventListener("pageshow", () => {
      leaving = false;
    });
    document.getElementById("logout-form")?.addEventListener("submit", () => {
      leaving = true;
      for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
    });
  });
})();
