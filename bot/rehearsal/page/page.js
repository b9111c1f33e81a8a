// The page: fetches what there is to see, at the start and at every change, and shows it.

import { get, listen, post } from "./api.js";
import { dressCards } from "./cards.js";
import { followClock, showClock } from "./clock.js";
import { byId, isBusy, whileBusy, write } from "./dom.js";
import { followPeople, showPeople } from "./people.js";
import { followScenario, showScenario } from "./scenario.js";
import { followSent, showSent } from "./sent.js";
import { followTheme } from "./theme.js";

const NO_CONTACT = "Ingen kontakt med provkörningen just nu. Sidan försöker igen av sig själv.";
let round = null;
let again = false;

/** Fetch and show everything; ends when what was true at the call is on the page. */
function refresh() {
  again = true;
  round ??= rounds().finally(() => {
    round = null;
  });
  return round;
}

async function rounds() {
  while (again) {
    again = false;
    const state = await get("rehearsal/state");
    write(byId("municipality"), `${state.municipality}.`);
    showClock(state);
    showScenario(state);
    showSent(state);
    await Promise.all(showPeople(state).map((chat) => chat.load()));
  }
}

const quietly = () =>
  refresh().then(
    () => write(byId("contact"), ""),
    (error) => write(byId("contact"), error.message),
  );

function followTabs() {
  const tabs = [...document.querySelectorAll(".tabs button")];
  const left = {};
  const open = (tab) => {
    left[document.body.dataset.view] = scrollY;
    document.body.dataset.view = tab.dataset.to;
    for (const one of tabs) one.setAttribute("aria-pressed", String(one === tab));
    scrollTo(0, left[tab.dataset.to] ?? 0);
    quietly();
  };
  for (const tab of tabs) tab.onclick = () => open(tab);
}

function followStartOver() {
  const button = byId("start-over");
  const sure = byId("sure");
  button.onclick = () => {
    sure.returnValue = "nej";
    if (!isBusy(button)) sure.showModal();
  };
  sure.onclose = () => {
    if (sure.returnValue !== "ja") return;
    const work = async () => {
      await post("rehearsal/start-over");
      await refresh();
    };
    whileBusy(button, "Börjar om …", byId("clock-wrong"), work);
  };
}

/** On a narrow screen the person's name sticks just under the clock, however high that is. */
function followClockHeight() {
  const clock = document.querySelector(".clock");
  const measure = () =>
    document.documentElement.style.setProperty("--clock-height", `${clock.offsetHeight}px`);
  new ResizeObserver(measure).observe(clock);
}

followTheme(dressCards);
followClockHeight();
followTabs();
followPeople(quietly);
followClock(refresh);
followScenario(refresh);
followSent();
followStartOver();
listen(quietly, (there) => write(byId("contact"), there ? "" : NO_CONTACT));
