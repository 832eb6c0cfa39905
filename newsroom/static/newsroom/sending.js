// Files are sent one by one, each with its progress, and sent again where the connection was lost.

// sending.file(url, fields, tell): tell(share) while it goes, tell(1) while it is read at the other end.
// -> the answer's JSON. Fails where the connection broke or something else than JSON came back.
globalThis.sending = {
  file(url, fields, tell) {
    return new Promise((resolve, reject) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => event.lengthComputable && tell(event.loaded / event.total));
      request.upload.addEventListener("load", () => tell(1));
      for (const kind of ["error", "abort", "timeout"]) request.addEventListener(kind, () => reject(new Error(kind)));
      request.addEventListener("load", () => (request.response ? resolve(request.response) : reject(new Error("answer"))));
      request.timeout = 300_000;
      request.send(body);
    });
  },

  // A row of the list for a file: its name, how far it is, and what became of it.
  row(list, name, words) {
    const row = document.createElement("li");
    const label = document.createElement("span");
    label.className = "file-name receipt-name";
    label.textContent = name;
    const progress = document.createElement("progress");
    progress.max = 1;
    progress.setAttribute("aria-label", words.sending.replace("%(name)s", name));
    row.append(label, " ", progress);
    list.append(row);
    return {
      element: row,
      tell(share) {
        if (share < 1) progress.value = share;
        else {
          progress.removeAttribute("value"); // sent: how long the reading takes nobody knows
          progress.setAttribute("aria-label", words.reading.replace("%(name)s", name));
        }
      },
      said(paragraph, wrong) {
        progress.remove();
        row.querySelector("p, button")?.remove();
        row.className = wrong ? "receipt-wrong" : "receipt-good";
        if (wrong) paragraph.classList.add("wrong");
        row.append(paragraph);
      },
      // The file is still at hand: one press sends it again.
      lost(again) {
        progress.removeAttribute("value");
        progress.remove();
        const p = document.createElement("p");
        p.className = "wrong";
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button";
        button.textContent = words.again;
        p.append(`${words.lost} `, button);
        row.append(p);
        button.addEventListener("click", () => {
          p.remove();
          row.append(progress);
          again();
        });
      },
    };
  },
};
