// The preview at the width of a phone; and links in it lead to a tab of their own, never out of the frame.
document.addEventListener("DOMContentLoaded", () => {
  const frame = document.querySelector(".preview-frame");
  document.querySelector(".widths")?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    frame.classList.toggle("phone", button.value === "phone");
    for (const one of document.querySelectorAll(".widths button")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
  });
  const stay = () => {
    frame.contentDocument?.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      window.open(link.href, "_blank", "noopener");
    });
  };
  frame.addEventListener("load", stay);
  stay();
});
