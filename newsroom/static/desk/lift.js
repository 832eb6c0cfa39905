// A time as it is typed, read back in words in every zone that matters; what is not a time is said at once.
(() => {
  function ready(box) {
    const [day, clock, zone] = box.querySelectorAll("input:not([type=hidden]):not([type=radio]), select");
    const words = box.querySelector(".lift-words");
    let waiting = 0;
    let asked = 0;

    async function read() {
      const mine = ++asked;
      const query = new URLSearchParams({ day: day.value, clock: clock.value, zone: zone.value, meant: meant() });
      if (!day.value && !clock.value) return say("", false);
      if (!day.value || !clock.value) return say("", false);
      try {
        const answer = await fetch(`${box.dataset.when}?${query}`);
        const told = await answer.json();
        if (mine !== asked) return;
        choices(told.choices ?? []);
        say(told.wrong ?? told.words, Boolean(told.wrong));
      } catch {
        say("", false);
      }
    }

    function meant() {
      return box.querySelector(".lift-which :checked")?.value ?? box.querySelector(".lift-which [type=hidden]")?.value ?? "";
    }

    // Daylight saving has the time twice, or not at all: the instants that may be meant, to choose from.
    function choices(given) {
      const place = box.querySelector(".lift-which");
      const field = place.querySelector("input");
      if (!given.length) {
        place.querySelector(".which.asked")?.remove();
        return;
      }
      if (place.querySelector(".which")) return;
      const name = field.name;
      field.remove();
      const set = document.createElement("fieldset");
      set.className = "which asked";
      for (const [value, text] of given) {
        const label = document.createElement("label");
        const radio = document.createElement("input");
        Object.assign(radio, { type: "radio", name, value });
        label.append(radio, " ", text);
        set.append(label);
      }
      place.append(set);
      set.addEventListener("change", read);
    }

    function say(sentence, wrong) {
      words.textContent = sentence;
      words.classList.toggle("wrong", wrong);
      const line = document.querySelector(".will-time");
      if (line) willHappen(line, wrong ? "" : sentence);
    }

    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(read, 200);
    };
    for (const input of [day, clock, zone]) {
      input.addEventListener("input", soon);
      input.addEventListener("change", soon);
    }
    read();
  }

  function willHappen(line, sentence) {
    const now = document.querySelector('[name="when"][value="now"]')?.checked;
    if (now) line.textContent = line.dataset.now;
    else line.textContent = line.dataset.later.replace("%s", sentence);
    line.hidden = !now && !sentence;
  }

  // On the page that issues: “now” needs no time and no announcement.
  function when() {
    const radios = document.querySelectorAll('[name="when"]');
    const change = () => {
      const now = document.querySelector('[name="when"][value="now"]')?.checked;
      for (const later of document.querySelectorAll(".when-later")) later.hidden = now;
      const line = document.querySelector(".will-time");
      const words = document.querySelector(".lift-words");
      if (line) willHappen(line, words?.classList.contains("wrong") ? "" : words?.textContent ?? "");
    };
    radios.forEach((radio) => radio.addEventListener("change", change));
    if (radios.length) change();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".lift").forEach(ready);
    when();
  });
})();
