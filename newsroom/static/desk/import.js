// Importing: files are read one by one as they are dropped; on the review page a part and its lines show each other.
(() => {
  const LARGEST = 20 * 1024 * 1024;

  // Dropping.

  function ready(form) {
    const input = form.querySelector("#import-file");
    const list = form.querySelector(".import-files");
    const heard = document.getElementById("import-heard");
    const go = document.getElementById("import-go");
    const zone = form.querySelector(".import-drop");
    let waiting = Promise.resolve();
    let busy = 0;
    let refused = false;

    for (const kind of ["dragenter", "dragover"]) {
      form.addEventListener(kind, (event) => {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) zone.classList.remove("over");
    });
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      zone.classList.remove("over");
      take([...event.dataTransfer.files]);
    });
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    form.addEventListener("submit", (event) => {
      if (!busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    addEventListener("beforeunload", (event) => busy && event.preventDefault());

    function take(files) {
      for (const file of files) send(file, sending.row(list, file.name, list.dataset));
    }

    function send(file, row) {
      busy += 1;
      waiting = waiting.then(() => sent(file, row)).then(done);
    }

    async function sent(file, row) {
      if (file.size > LARGEST) return say(row, file.name, { wrong: list.dataset.large });
      heard.textContent = list.dataset.sending.replace("%(name)s", file.name);
      const fields = { drop: form.elements.drop.value, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, file };
      try {
        const answer = await sending.file(form.action, fields, row.tell);
        say(row, file.name, answer.files[0]);
      } catch {
        refused = true;
        heard.textContent = `${file.name}: ${list.dataset.lost}`;
        row.lost(() => send(file, row));
      }
    }

    function say(row, name, told) {
      const p = document.createElement("p");
      if (told.known) {
        const link = document.createElement("a");
        link.href = told.known;
        link.textContent = told.said;
        p.append(link);
      } else p.textContent = told.wrong || told.said;
      row.said(p, Boolean(told.wrong));
      heard.textContent = `${name}: ${p.textContent}`;
      if (told.wrong || told.known) refused = true;
      else if (told.go) go.href = told.go;
    }

    function done() {
      busy -= 1;
      if (busy || !go.getAttribute("href")) return;
      // Where a file was refused she reads why before she goes on.
      if (refused || document.getElementById("import-text").value.trim()) go.hidden = false;
      else location.assign(go.href);
    }
  }

  // Checking.

  function review(form) {
    const linesOf = (part) => (part.dataset.lines ?? "").split(" ").filter(Boolean).map((n) => document.getElementById(`p${n}`));
    const parts = [...form.querySelectorAll(".found")];
    let lit = [];

    // The pages of a PDF, where there are any: each line has its box on them.
    const pane = form.querySelector(".document");
    const views = [...pane.querySelectorAll(".views button")];
    const boxes = new Map([...pane.querySelectorAll(".sheet rect")].map((box) => [`p${box.dataset.line}`, box]));
    const inPages = () => pane.classList.contains("in-view-pages");

    function view(name) {
      pane.classList.toggle("in-view-pages", name === "pages");
      pane.querySelector(".sheets").open = name === "pages";
      for (const button of views) button.setAttribute("aria-pressed", String(button.value === name));
      sessionStorage.setItem("import-view", name);
    }

    function pick(line) {
      pane.querySelector(".line.picked")?.classList.remove("picked");
      line?.classList.add("picked");
    }

    if (views.length) {
      view(sessionStorage.getItem("import-view") ?? "pages");
      for (const button of views) button.addEventListener("click", () => view(button.value));
      pane.querySelector(".sheets").addEventListener("click", (event) => {
        const line = event.target.dataset.line && document.getElementById(`p${event.target.dataset.line}`);
        if (!line) return;
        event.stopPropagation();
        pick(line);
        const found = beside(line);
        light(found);
        show(found[1]);
        line.querySelector("select")?.focus({ preventScroll: true });
      });
    }

    function light(elements) {
      for (const element of lit) element.classList.remove("lit");
      lit = elements.filter(Boolean);
      lit.push(...lit.map((element) => boxes.get(element.id)).filter(Boolean));
      for (const element of lit) element.classList.add("lit");
    }

    function beside(element) {
      const line = element.dataset.line ? document.getElementById(`p${element.dataset.line}`) : element.closest(".line");
      if (line) return [line, ...parts.filter((part) => linesOf(part).includes(line))];
      const part = element.closest(".found");
      return part ? [part, ...linesOf(part)] : [];
    }

    function show(element) {
      if (inPages() && boxes.has(element?.id)) {
        pick(element);
        element = boxes.get(element.id);
      }
      const pane = element?.closest(".card");
      if (!pane || pane.scrollHeight <= pane.clientHeight) return;
      const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      if (top < (inPages() ? 170 : 40) || top > pane.clientHeight - 80) pane.scrollTop += top - pane.clientHeight / 3;
    }

    form.addEventListener("pointerover", (event) => light(beside(event.target)));
    form.addEventListener("focusin", (event) => {
      const found = beside(event.target);
      light(found);
      show(found[1]);
    });
    form.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#p"]');
      const found = beside(link ? document.querySelector(link.hash) : event.target);
      if (!link) return show(found[1]);
      event.preventDefault();
      light(found);
      if (inPages()) pick(found[0]);
      found[0]?.querySelector("select")?.focus({ preventScroll: true });
      if (matchMedia("(max-width: 62rem)").matches) found[0]?.scrollIntoView({ block: "center" });
      else show(found[0]);
    });

    // A choice made with the pointer counts at once. With the keyboard one walks through the choices: it counts when
    // one presses Enter or goes on.
    const keep = document.getElementById("apply");
    let walking = null;
    form.addEventListener("pointerdown", () => (form.dataset.by = "pointer"));
    form.addEventListener("keydown", (event) => {
      form.dataset.by = "keys";
      if (event.key === "Enter" && walking) {
        event.preventDefault();
        apply(walking);
      }
    });
    form.addEventListener("focusout", (event) => event.target === walking && apply(walking));
    form.addEventListener("change", (event) => {
      const choice = event.target.closest(".line select, .found select, .changes input[type=radio]");
      if (!choice || !keep) return;
      if (form.dataset.by === "keys" && document.activeElement === choice) walking = choice;
      else apply(choice);
    });

    function apply(choice) {
      walking = null;
      form.elements.line.value = choice.closest("[id].line, [id].found")?.id ?? "";
      sessionStorage.setItem("import-scroll", String(form.querySelector(".structure").scrollTop));
      form.requestSubmit(keep);
    }
    const doubtful = parts.find((part) => part.classList.contains("doubtful"));
    form.querySelector(".to-doubtful")?.addEventListener("click", (event) => {
      event.preventDefault();
      doubtful?.scrollIntoView({ block: "center" });
      doubtful?.querySelector("a, input, select, button")?.focus();
    });
  }

  // After a correction: the same line again, where she was.
  function back(form) {
    const line = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!line) return;
    if (line.classList.contains("line")) line.classList.add("picked");
    const box = form.querySelector(`.sheet rect[data-line="${line.dataset.line}"]`);
    if (box && form.querySelector(".in-view-pages")) box.scrollIntoView({ block: "center" });
    form.querySelector(".structure").scrollTop = Number(sessionStorage.getItem("import-scroll") ?? 0);
    line.scrollIntoView({ block: "center" });
    line.querySelector("select, input")?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  // A second click sends nothing; back from the next page by the browser's button the form works again.
  function once(form) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      event.submitter?.setAttribute("aria-busy", "true");
      if (/^_(make|add)$/.test(event.submitter?.name)) localStorage.setItem("desk-language", form.dataset.draftLanguage);
      setTimeout(() => delete form.dataset.sent, 8000);
    });
    addEventListener("pageshow", () => {
      delete form.dataset.sent;
      form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const drop = document.getElementById("import-form");
    if (drop) ready(drop);
    const checked = document.getElementById("review-form");
    if (checked) review(checked);
    // The browser goes to the line itself once the page is there, and takes the focus away: after that.
    if (checked) addEventListener("load", () => setTimeout(() => back(checked)));
    document.querySelectorAll("#import-form, #review-form, #newer-form").forEach(once);
  });
})();
