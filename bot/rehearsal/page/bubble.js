// One message: who, when, what; drawn again only when its text or card was replaced.

import { post } from "./api.js";
import { asHtml, drawCard } from "./cards.js";
import { el, setBusy, write } from "./dom.js";

let drawn = 0;

export class Bubble {
  #pressed = null;
  #waits = false;

  /** `reload()` fetches the chat anew; it ends when the page shows what was fetched. */
  constructor(message, person, reload) {
    this.id = message.activity_id;
    this.person = person;
    this.reload = reload;
    this.edited = message.edited;
    this.notice = message.notice;
    this.body = el("div", { class: "body" });
    this.state = el("p", { class: "state", role: "status", text: message.notice });
    const from = el("p", { class: "from", text: message.is_bot ? "SSPF-stödet " : "Du " });
    this.changed = el("b", { text: ", ändrat" });
    this.changed.hidden = true;
    from.append(el("time", { text: message.at }), this.changed);
    const kind = message.is_bot ? "msg" : "msg me";
    this.element = el("div", { class: kind }, from, this.body, this.state);
    this.#draw(message);
  }

  /** Show a newer version; a card with the same edit count is left alone, with what is typed. */
  update(message) {
    this.notice = message.notice;
    if (!this.#waits) write(this.state, message.notice);
    if (message.edited === this.edited) return;
    this.edited = message.edited;
    const hadFocus = this.body.contains(document.activeElement);
    this.changed.hidden = this.#waits; // what one has pressed oneself is no news
    this.#draw(message);
    if (hadFocus) this.#focus();
  }

  #draw({ text, card, is_bot, text_format }) {
    const parts = [];
    if (text && is_bot && text_format === "markdown") parts.push(richText(text));
    else if (text) parts.push(el("p", { class: "bubble plain", text }));
    if (card) parts.push(this.#card(card));
    this.body.replaceChildren(...parts);
  }

  #card(json) {
    drawn += 1;
    const card = drawCard(json, `k${drawn}`, (pressed) => this.#press(pressed));
    const frame = el("div", { class: "card" }, card);
    frame.addEventListener("click", (event) => this.#hold(event), { capture: true });
    return frame;
  }

  /** While an answer is on its way no other button of the card does anything. */
  #hold(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (this.#waits) event.stopPropagation();
    else this.#pressed = button;
  }

  async #press({ action, inputs }) {
    const button = this.#pressed;
    const body = { person: this.person.key, activity_id: this.id, action, inputs };
    this.#waits = true;
    setBusy(button, true);
    write(this.state, "Skickar …");
    let wrong = "";
    try {
      await post("rehearsal/press", body);
      await this.reload();
    } catch (error) {
      wrong = error.message;
    }
    this.#waits = false;
    setBusy(button, false);
    write(this.state, wrong || this.notice);
  }

  #focus() {
    const target = this.body.querySelector("[role=heading]") ?? this.body;
    target.tabIndex = -1;
    target.focus();
  }
}

function richText(text) {
  const bubble = el("div", { class: "bubble" });
  bubble.innerHTML = asHtml(text);
  return bubble;
}
