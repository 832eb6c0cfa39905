// How long an announced embargo still runs, in the reader's own zone, and the release in its place once it is public.
//
// The server alone decides: at the lift its address is asked, and only what it answers is shown. This computer's clock
// sets when to ask, put right by the server's. Readers ask at moments of their own, ever more seldom, and not while the
// page is out of sight, so that no announcement brings them all at once.

const HOUR = 3600000;
const lang = document.documentElement.lang.replace(/^en$/, "en-GB");
const words = document.currentScript.dataset;
const relative = new Intl.RelativeTimeFormat(lang, { numeric: "always" });
const spread = (from, to) => from + Math.random() * (to - from);
let ahead = 0; // of this computer's clock, in milliseconds

const status = document.createElement("p");
status.className = "heard";
status.setAttribute("role", "status");
document.querySelector("main").append(status);

function inWords(left) {
  if (left >= 48 * HOUR) return relative.format(Math.floor(left / (24 * HOUR)), "day");
  if (left >= 2 * HOUR) return relative.format(Math.floor(left / HOUR), "hour");
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
}

// The same instant by the reader's own clock, unless that is the newsroom's.
function ownTime(stamp) {
  const at = new Date(stamp);
  const [, sign, hours, minutes] = stamp.match(/([+-])(\d\d):(\d\d)$/) ?? [, "+", "0", "0"];
  const theirs = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (-at.getTimezoneOffset() === theirs) return "";
  const form = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" };
  return words.saysOwn.replace("{time}", new Intl.DateTimeFormat(lang, form).format(at));
}

function follow(place) {
  const address = place.dataset.announced;
  let stamp = "";
  let count;
  let tries = 0;
  let asked = Date.now();
  let timer = 0;

  function draw() {
    const time = place.querySelector(".announced-when time");
    stamp = time.dateTime;
    const own = document.createElement("span");
    own.className = "own-time";
    own.textContent = ownTime(stamp);
    count = document.createElement("span");
    count.className = "countdown";
    count.setAttribute("role", "timer");
    count.setAttribute("aria-live", "off");
    time.after(...(own.textContent ? [" ", own] : []), " ", count);
    tries = 0;
  }

  const left = () => new Date(stamp) - (Date.now() - ahead);

  function tick() {
    if (!count.isConnected) return;
    count.textContent = left() > 0 ? inWords(left()) : words.saysWaiting;
    if (left() <= 0 && !timer) wait(tries++ ? spread(0.5, 1) * Math.min(2 ** tries, 300) : spread(0.3, 3));
    setTimeout(tick, left() > 2 * HOUR ? 60000 : 1000 - ((Date.now() - ahead) % 1000));
  }

  function wait(seconds) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      if (!document.hidden) ask();
    }, seconds * 1000);
  }

  async function ask() {
    asked = Date.now();
    let answer;
    try {
      answer = await fetch(address, { cache: "no-cache" });
    } catch {
      return; // not to be reached: the next tick tries again, later each time
    }
    const told = Date.parse(answer.headers.get("Date"));
    if (told) ahead = (asked + Date.now()) / 2 - told - 500;
    if (answer.status === 404) return gone();
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const released = page.querySelector("[data-released]");
    if (released) return show(released);
    const when = page.querySelector("[data-announced] .announced-when");
    if (when && when.querySelector("time").dateTime !== stamp) {
      place.querySelector(".announced-when").replaceWith(document.importNode(when, true));
      status.textContent = words.saysMoved;
      draw();
    }
  }

  // Whoever is at the link when it turns stays at it.
  function put(...nodes) {
    const held = place.contains(document.activeElement);
    place.querySelector(".announced-when").remove();
    place.querySelector(".announced-line").replaceWith(...nodes);
    if (held) place.querySelector("a")?.focus();
    place.removeAttribute("data-announced");
    document.removeEventListener("visibilitychange", seen);
    clearTimeout(timer);
    clearInterval(now_and_then);
  }

  function show(released) {
    const inner = document.importNode(released, true);
    if (place.tagName === "LI") {
      const heading = inner.querySelector("h1");
      if (heading) {
        const line = document.createElement("p");
        line.className = heading.className;
        line.append(...heading.childNodes);
        heading.replaceWith(line);
      }
    }
    put(inner);
    place.className = place.className.replace("coming-embargoed", "coming-released");
    status.textContent = `${words.saysReleased} ${inner.querySelector("a").textContent}`;
  }

  function gone() {
    const line = document.createElement("p");
    line.className = "announced-line gone";
    line.textContent = status.textContent = words.saysGone;
    put(line);
  }

  const seen = () => {
    if (!document.hidden && (left() <= 0 || Date.now() - asked > 300000)) wait(spread(0, 2));
  };
  const now_and_then = setInterval(() => document.hidden || left() <= 0 || ask(), spread(600000, 1200000));
  document.addEventListener("visibilitychange", seen);
  draw();
  if (Math.abs(left()) < HOUR) wait(spread(0, 1)); // near the lift the clock has to be right
  tick();
}

document.querySelectorAll("[data-announced]").forEach(follow);
