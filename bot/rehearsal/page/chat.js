// One person's chat: its messages, each kept in its place, and the field to write in.

import { get } from "./api.js";
import { Bubble } from "./bubble.js";
import { composeForm } from "./compose.js";
import { el, newWords, show, write } from "./dom.js";
import { Scroller } from "./scroll.js";

/** "Ungas fritid, sammankallande" or "Skola, rektor". */
const roleOf = (person) =>
  [person.party, person.is_convener ? "sammankallande" : person.title].filter(Boolean).join(", ");

const initials = (name) => name.split(/\s+/, 2).map((part) => part[0]).join("");

export class Chat {
  #run = "";
  #version = 0;
  #bubbles = new Map();
  #days = new Map();

  /** `seen()` is called when somebody does something in this chat. */
  constructor(person, seen) {
    this.person = person;
    this.flow = el("div", { class: "flow", tabindex: "0", role: "log" });
    this.flow.setAttribute("aria-label", `Chatt som ${person.name}`);
    this.count = el("span", { class: "new" });
    this.later = el("button", { type: "button", class: "later", text: "Visa det nya" });
    this.later.hidden = true;
    this.scroller = new Scroller(this.flow);
    this.element = this.#build(person);
    document.addEventListener("scroll", () => this.#hideOffer(), { capture: true, passive: true });
    // Not at pointerdown: what moves between the press and the release loses the click.
    // On the way down, for the renderer's buttons let no click back up.
    for (const event of ["click", "keydown", "wheel", "touchend"]) {
      this.element.addEventListener(event, seen, { capture: true, passive: true });
    }
  }

  #build(person) {
    const id = `chat-${person.key}`;
    const avatar = el("span", { class: "avatar", "aria-hidden": "true" }, initials(person.name));
    const name = el("h3", { id, text: person.name });
    const role = el("p", { class: "meta", text: roleOf(person) });
    const header = el("header", {}, avatar, el("div", {}, name, role), this.count);
    const form = composeForm(person, () => this.scroller.follow());
    const middle = el("div", { class: "middle" }, this.flow, this.later);
    const chat = { class: "chat", "data-person": person.key, "aria-labelledby": id };
    return el("article", chat, header, middle, form);
  }

  /** Show the chat or hide it; hidden it keeps everything, half-written texts too. */
  place(isShown) {
    show(this.element, isShown);
    if (isShown) this.scroller.shown();
  }

  showCount(count) {
    write(this.count, newWords(count));
  }

  /** Fetch what changed, and show it. */
  async load() {
    const asked = { person: this.person.key, run: this.#run, since: this.#version };
    const answer = await get(`rehearsal/chats?${new URLSearchParams(asked)}`);
    const isSame = answer.run === this.#run;
    if (isSame && answer.version < this.#version) return; // overtaken by a later one
    if (!isSame) this.#empty();
    this.#run = answer.run;
    this.#version = answer.version;
    this.#apply(answer);
  }

  #empty() {
    this.flow.replaceChildren();
    this.#bubbles.clear();
    this.#days.clear();
    show(this.later, false);
  }

  #apply({ messages, removed }) {
    const follows = this.scroller.isFollowing();
    const added = messages.filter((message) => !this.#bubbles.has(message.activity_id));
    for (const id of removed) this.#remove(id);
    for (const message of messages) this.#put(message);
    if (!added.length) return;
    const newest = added.length === this.#bubbles.size ? added.at(-1) : added[0];
    const { element } = this.#bubbles.get(newest.activity_id);
    if (follows) this.scroller.toNew(element);
    else this.#offer(element);
  }

  #put(message) {
    const known = this.#bubbles.get(message.activity_id);
    if (known) {
      known.update(message);
      return;
    }
    const bubble = new Bubble(message, this.person, () => this.load());
    this.#bubbles.set(message.activity_id, bubble);
    if (!this.#days.has(message.day)) {
      const day = el("p", { class: "day", text: message.day });
      this.#days.set(message.day, day);
      this.flow.append(day);
    }
    this.flow.append(bubble.element);
  }

  #remove(id) {
    this.#bubbles.get(id)?.element.remove();
    this.#bubbles.delete(id);
  }

  /** Somebody is reading further up: say that there is more, and leave them where they are. */
  #offer(element) {
    if (!this.later.hidden) return;
    show(this.later, true);
    this.later.onclick = () => {
      show(this.later, false);
      this.flow.focus({ preventScroll: true });
      if (element.isConnected) this.scroller.toTop(element);
    };
  }

  #hideOffer() {
    if (!this.later.hidden && this.scroller.isNearEnd()) show(this.later, false);
  }
}
