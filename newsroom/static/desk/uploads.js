// Pictures, several at once: each is stored as soon as it is chosen, so that nothing else on the form can lose it.
(() => {
  function ready(drop) {
    const input = drop.querySelector("[data-upload]");
    const part = drop.closest(".rows");
    const said = drop.querySelector(".uploads");
    // Its own field is no part of the form: what it chose is in the rows.
    input.removeAttribute("name");
    input.addEventListener("change", () => {
      take([...input.files]);
      input.value = "";
    });
    for (const kind of ["dragenter", "dragover"]) {
      drop.addEventListener(kind, (event) => {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      take([...event.dataTransfer.files]);
    });

    async function take(files) {
      for (const file of files) await upload(file);
    }

    function line(sentence, wrong = false) {
      const p = document.createElement("p");
      p.textContent = sentence;
      p.className = wrong ? "wrong" : "";
      said.append(p);
      return p;
    }

    async function upload(file) {
      const p = line(desk.say("uploading", { name: file.name }));
      const body = new FormData();
      body.append("picture", file);
      body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      let told;
      try {
        const answer = await fetch(input.dataset.upload, { method: "POST", body });
        told = await answer.json();
      } catch {
        told = { wrong: desk.say("upload_failed", { name: file.name }) };
      }
      if (!told.picture) {
        p.textContent = told.wrong || desk.say("upload_refused", { name: file.name });
        p.className = "wrong";
        return;
      }
      p.textContent = desk.say("uploaded", { name: told.name });
      place(told);
    }

    function place(told) {
      const row = deskRows.add(part);
      deskRows.field(row, "picture").value = told.picture;
      const img = document.createElement("img");
      img.src = told.thumbnail;
      img.alt = "";
      row.querySelector(".thumb").replaceChildren(img);
      row.querySelector(".row-title").dataset.saved = told.name;
      row.dispatchEvent(new Event("input", { bubbles: true }));
      part.dispatchEvent(new CustomEvent("desk:rows", { bubbles: true }));
    }
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".drop").forEach(ready));
})();
