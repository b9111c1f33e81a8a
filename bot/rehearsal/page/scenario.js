// The scenario: where it is, what one can try there, and how to play on.

import { post } from "./api.js";
import { byId, el, show, whileBusy, write } from "./dom.js";

const CODE = /([A-ZÅÄÖ]-?\d{2,4}-\d{2,3})/; // N26-01, Å-2027-004
const WORDS = { done: "klart", here: "här är du", later: "" };

/** `refresh()` ends when the page shows what was played. */
export function followScenario(refresh) {
  const play = (button, words, path) => {
    const work = async () => {
      await post(path);
      await refresh();
    };
    whileBusy(button, words, byId("scenario-wrong"), work);
  };
  byId("play").onclick = (event) =>
    play(event.currentTarget, "Spelar …", "rehearsal/scenario/step");
  byId("play-rest").onclick = (event) =>
    play(event.currentTarget, "Spelar upp …", "rehearsal/scenario/rest");
}

export function showScenario({ scenario }) {
  const { step, total, title, explanation, try_it, steps, playing } = scenario;
  const isOver = step >= total && steps.every((one) => one.state !== "later");
  const where = `Steg ${step} av ${total}${playing ? ", spelar upp" : ""}`;
  write(byId("step-number"), total ? where : "Det finns inget scenario att spela upp.");
  for (const part of byId("scenario").querySelectorAll("[data-played]")) show(part, total > 0);
  byId("step-meter").max = total || 1;
  byId("step-meter").value = step;
  write(byId("step-title"), title);
  tell(byId("step-text"), explanation);
  tell(byId("step-try").querySelector("span"), try_it);
  show(byId("step-try"), Boolean(try_it));
  show(byId("play").parentElement, total > 0 && !isOver);
  write(byId("steps-summary"), `Visa alla ${total} steg`);
  showSteps(steps);
}

/** As `write`, but no line ends inside a code: it is to be typed as it stands. */
function tell(element, text) {
  if (element.textContent === text) return;
  const parts = text.split(CODE);
  element.replaceChildren(
    ...parts.map((part, n) => (n % 2 ? el("span", { class: "code", text: part }) : part)),
  );
}

let drawn = "";

function showSteps(steps) {
  const now = JSON.stringify(steps);
  if (now === drawn) return;
  drawn = now;
  byId("steps").replaceChildren(...steps.map(row));
}

function row({ title, when, state }) {
  const words = [when, WORDS[state]].filter(Boolean).join(", ");
  const current = state === "here" ? "step" : undefined;
  const line = { class: state, "aria-current": current };
  return el("li", line, `${title} `, el("span", { text: words }));
}
