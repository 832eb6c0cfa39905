// The time that is left, counted from what the server said, whatever this computer's clock says. Whether the embargo has
// ended only the server knows: it is asked now and then, and at the end until it says where the public page is.

const banner = document.querySelector(".embargo-banner[data-state]");
const shown = banner.querySelector(".countdown");
const changed = banner.querySelector(".embargo-changed");
let left = Number(banner.dataset.seconds);
let told = performance.now();
let asking = false;

function remaining() {
  return Math.max(0, Math.ceil(left - (performance.now() - told) / 1000));
}

function clock(seconds) {
  const two = (n) => String(n).padStart(2, "0");
  const days = Math.floor(seconds / 86400);
  const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days ? `${shown.dataset.days.replace("{n}", days)} ${time}` : time;
}

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch(banner.dataset.state, { cache: "no-store", redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 404) {
      location.reload(); // signed out, or no right to it any more: the server says what there is to see
      return;
    }
    if (!answer.ok) return;
    const state = await answer.json();
    if (state.public) {
      location.replace(state.public);
      return;
    }
    left = state.seconds;
    told = performance.now();
    const same = state.edition === banner.dataset.edition && Date.parse(state.lift) === Date.parse(banner.dataset.lift);
    changed.hidden = same;
  } catch {
    // No connection: the countdown goes on, and the next question may be answered.
  } finally {
    asking = false;
  }
}

let ticks = 0;
function tick() {
  const seconds = remaining();
  shown.textContent = seconds ? clock(seconds) : shown.dataset.ending;
  ticks += 1;
  if (seconds === 0 || ticks % 20 === 0) ask();
}

tick();
setInterval(tick, 1000);
document.addEventListener("visibilitychange", () => document.hidden || ask());
