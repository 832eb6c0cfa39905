// Handing in: files go as they are chosen or dropped. Without this script the form sends them all together.

const form = document.getElementById("hand-in");
const list = document.querySelector(".receipts");
const heard = document.getElementById("hand-in-heard");
const input = document.getElementById("hand-in-files");
const words = form.dataset;
const LARGEST = 50 * 1024 * 1024;
let queue = Promise.resolve();
let busy = 0;

heard.className = "heard";
heard.textContent = "";
document.getElementById("hand-in-send").hidden = true;
form.querySelector(".only-scripted").hidden = false;

function take(files) {
  for (const file of files) {
    const row = sending.row(list, file.name, words);
    send(file, row);
  }
}

function send(file, row) {
  busy += 1;
  queue = queue.then(() => sent(file, row)).finally(() => (busy -= 1));
}

async function sent(file, row) {
  if (file.size > LARGEST) return show(row, file.name, { wrong: words.large });
  heard.textContent = words.sending.replace("%(name)s", file.name);
  try {
    const answer = await sending.file(form.action, { file }, row.tell);
    show(row, file.name, answer.files[0]);
  } catch {
    heard.textContent = `${file.name}: ${words.lost}`;
    row.lost(() => send(file, row));
  }
}

function show(row, name, told) {
  const p = document.createElement("p");
  p.textContent = told.wrong || `${words.received} · ${told.size} · ${told.when}`;
  row.said(p, Boolean(told.wrong));
  heard.textContent = `${name}: ${p.textContent}`;
}

input.addEventListener("change", () => {
  take([...input.files]);
  input.value = "";
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
form.addEventListener("dragleave", (event) => form.contains(event.relatedTarget) || form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  take([...event.dataTransfer.files]);
});
addEventListener("beforeunload", (event) => busy && event.preventDefault());
