// The address of a new drop link: one press copies it, and one click selects it where the browser forbids copying.
document.addEventListener("DOMContentLoaded", () => {
  const address = document.getElementById("address");
  const button = document.querySelector(".copy-address");
  button?.addEventListener("click", async () => {
    address.select();
    try {
      if (navigator.clipboard && isSecureContext) await navigator.clipboard.writeText(address.value);
      else if (!document.execCommand("copy")) return;
    } catch {
      return; // it stands selected: the person's own copy command takes it
    }
    button.textContent = button.dataset.done;
  });
  address?.addEventListener("focus", () => address.select());

  // A second click sends nothing; back by the browser's button, the form works again.
  for (const form of document.querySelectorAll("form.once")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "yes";
      event.submitter?.setAttribute("aria-busy", "true");
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
  }
});
