// What was sent, to whom and why; what was not; and the mail that left as files.

import { byId, el, show, write } from "./dom.js";
import { recall, remember } from "./memory.js";

const JUST_NOW = 6;
const BEFORE = {
  sent: "",
  not_sent: "Inte skickat: ",
  waiting: "Väntar på att skickas: ",
  unknown: "Osäkert om det kom fram: ",
};
let lines = [];
let all = recall("all-sent") ?? false;
const drawn = new Map();

export function followSent() {
  byId("sent-all").onclick = () => {
    all = !all;
    remember("all-sent", all);
    draw();
  };
}

export function showSent(state) {
  lines = state.sent;
  draw();
  fill(byId("mail-list"), state.mails, mailRow);
  show(byId("mail-none"), state.mails.length === 0);
}

function draw() {
  fill(byId("sent-list"), all ? lines : lines.slice(0, JUST_NOW), sentRow);
  show(byId("sent-none"), lines.length === 0);
  const button = byId("sent-all");
  show(button, lines.length > JUST_NOW);
  write(button, all ? "Visa bara det senaste" : `Visa allt som skickats (${lines.length})`);
  button.setAttribute("aria-expanded", String(all));
}

/** Draw the rows anew only when one of them changed. */
function fill(list, rows, draw) {
  const now = JSON.stringify(rows);
  if (drawn.get(list) === now) return;
  drawn.set(list, now);
  list.replaceChildren(...rows.map(draw));
}

function sentRow({ title, to, why, at, state }) {
  const heading = el("p", {}, el("b", { text: BEFORE[state] + title }));
  const reason = el("p", { class: "meta" }, el("b", { text: "Varför: " }), why);
  const row = el("li", { class: state === "sent" ? "" : "not" }, heading, el("p", { text: to }));
  row.append(reason, el("p", { class: "meta", text: at }));
  return row;
}

function mailRow({ name, subject, to, about }) {
  const address = `rehearsal/mail/${encodeURIComponent(name)}`;
  const link = el("a", { href: address, download: name, text: `Öppna ${name}` });
  const heading = el("p", {}, el("b", { text: subject }));
  const meta = el("p", { class: "meta", text: about });
  return el("li", {}, heading, el("p", { text: to }), meta, el("p", {}, link));
}
