// Who is shown: check boxes on a wide screen, a drop-down on a narrow one.

import { Chat } from "./chat.js";
import { byId, el, newWords, show, write } from "./dom.js";
import { recall, remember } from "./memory.js";

const AT_ONCE = 6; // the others stand under "Fler"
const FIRST_SHOWN = 3;
const narrow = matchMedia("(max-width: 820px)");
const chats = new Map();
const boxes = new Map();
const options = new Map();
let people = [];
let run = "";
let all = recall("all") ?? false;

const isNarrow = () => narrow.matches;
const existing = (keys) => (keys ?? []).filter((key) => people.some((one) => one.key === key));
const firstFew = () => people.slice(0, FIRST_SHOWN).map((one) => one.key);

const chosen = () => (recall("shown") ? existing(recall("shown")) : firstFew());
const current = () => existing([recall("current")])[0] ?? people[0]?.key;
const shownKeys = () => (isNarrow() ? [current()].filter(Boolean) : chosen());

/** Call `changed` when other chats are to be seen than before. */
export function followPeople(changed) {
  byId("person").onchange = (event) => {
    remember("current", event.target.value);
    changed();
  };
  byId("more").onclick = () => {
    all = !all;
    remember("all", all);
    draw();
  };
  byId("people").onchange = (event) => {
    const keys = people.map((one) => one.key).filter((key) => boxes.get(key).input.checked);
    remember("shown", keys);
    if (event.target.checked) remember("current", event.target.value);
    changed();
  };
  narrow.addEventListener("change", changed);
}

/** Show the people of this state; returns the chats that are to be seen. */
export function showPeople(state) {
  run = state.run;
  if (people.map((one) => one.key).join() !== state.people.map((one) => one.key).join()) {
    people = state.people;
    build();
  }
  people = state.people;
  draw();
  return place();
}

function build() {
  byId("people").replaceChildren(...people.map(box));
  byId("person").replaceChildren(...people.map(option));
}

function box(person) {
  const input = el("input", { type: "checkbox", value: person.key });
  const count = el("b", { class: "new" });
  const role = el("span", { text: person.party || person.title });
  const name = person.short ?? person.name.split(" ")[0];
  const label = el("label", {}, input, `${name} `, role, " ", count);
  boxes.set(person.key, { label, input, count });
  return label;
}

function option(person) {
  const element = el("option", { value: person.key });
  options.set(person.key, element);
  return element;
}

function draw() {
  people.forEach((person, index) => {
    const { label, input, count } = boxes.get(person.key);
    const fresh = newWords(unseen(person));
    input.checked = chosen().includes(person.key);
    show(label, all || index < AT_ONCE || input.checked);
    write(count, input.checked ? "" : fresh); // a chat that is shown has its count on top
    const name = `${person.name}, ${person.party || person.title}`;
    write(options.get(person.key), fresh ? `${name} (${fresh})` : name);
    chats.get(person.key)?.showCount(unseen(person));
  });
  byId("person").value = current() ?? "";
  const hidden = people.filter((person) => boxes.get(person.key).label.hidden).length;
  show(byId("more"), people.length > AT_ONCE && (all || hidden > 0));
  write(byId("more"), all ? "Färre" : `Fler (${hidden})`);
  byId("more").setAttribute("aria-expanded", String(all));
}

/** Put the chats that are to be seen in order; the others are hidden, and lose nothing. */
function place() {
  const keys = shownKeys();
  for (const person of people) {
    if (!keys.includes(person.key) || chats.has(person.key)) continue;
    const chat = new Chat(person, () => seen(person.key));
    chats.set(person.key, chat);
    chat.showCount(unseen(person));
    byId("columns").append(chat.element);
  }
  people.forEach((person, index) => {
    const chat = chats.get(person.key);
    if (!chat) return;
    chat.element.style.order = index;
    chat.place(keys.includes(person.key));
  });
  show(byId("nobody"), keys.length === 0);
  return keys.map((key) => chats.get(key));
}

const seenCounts = () => (recall("seen")?.run === run ? recall("seen").counts : {});
const unseen = (person) => Math.max(0, person.received - (seenCounts()[person.key] ?? 0));

function seen(key) {
  const person = people.find((one) => one.key === key);
  if (!person || unseen(person) === 0) return;
  remember("seen", { run, counts: { ...seenCounts(), [key]: person.received } });
  draw();
}
