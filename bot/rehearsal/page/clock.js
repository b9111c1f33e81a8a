// The clock, which stands still until it is moved here.

import { post } from "./api.js";
import { byId, setBusy, whileBusy, write } from "./dom.js";

const MOVING = "Flyttar klockan …";

/** `refresh()` ends when the page shows what the move led to. */
export function followClock(refresh) {
  const move = (button, to) => {
    const work = async () => {
      await post("rehearsal/clock", to);
      await refresh();
    };
    whileBusy(button, MOVING, byId("clock-wrong"), work);
  };
  byId("next").onclick = (event) => move(event.currentTarget, { to: "next" });
  byId("day").onclick = (event) => move(event.currentTarget, { to: "day" });
  byId("jump").onsubmit = (event) => {
    event.preventDefault();
    move(byId("go"), { to: "date", date: byId("date").value });
  };
}

export function showClock({ clock, next, moving, scenario }) {
  write(byId("clock"), clock.words);
  write(byId("year"), clock.year);
  write(byId("next-event"), next ? `${next.when}. ${next.sentence}` : "inget mer är planerat.");
  const date = byId("date");
  if (date.min !== clock.date) date.min = clock.date;
  if (!date.value || (date.value < clock.date && document.activeElement !== date)) {
    date.value = clock.date;
  }
  for (const id of ["next", "day", "go", "play", "play-rest", "start-over"]) {
    setBusy(byId(id), moving || scenario.playing);
  }
}
