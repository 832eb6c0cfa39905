// How long an embargo still runs, counted by this computer: the clock that decides is the newsroom's.
document.addEventListener("DOMContentLoaded", () => {
  const times = [...document.querySelectorAll("time.countdown")];
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
  const tick = () => {
    for (const time of times) {
      const minutes = Math.round((new Date(time.dateTime) - Date.now()) / 60000);
      const [n, unit] = minutes >= 2880 ? [minutes / 1440, "day"] : minutes >= 120 ? [minutes / 60, "hour"] : [minutes, "minute"];
      time.textContent = minutes > 0 ? words.format(Math.floor(n), unit) : "";
    }
  };
  tick();
  setInterval(tick, 30000);
});
