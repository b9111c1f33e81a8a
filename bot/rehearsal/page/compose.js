// The field to write in. What was written comes back into it when it could not be sent.

import { post } from "./api.js";
import { el, write } from "./dom.js";

/** A form for one person; `sending()` is called just before each message goes. */
export function composeForm(person, sending) {
  const id = `write-${person.key}`;
  const name = person.short ?? person.name;
  const label = el("label", { class: "vh", for: id, text: `Skriv som ${name}` });
  const field = el("textarea", { id, rows: "1", placeholder: "Skriv till SSPF-stödet" });
  const button = el("button", { type: "submit", text: "Skicka" });
  const state = el("p", { class: "state", role: "status" });
  const form = el("form", { class: "compose" }, label, field, button, state);

  field.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = field.value;
    if (!text.trim()) return;
    field.value = "";
    sending();
    send(person, text, state).catch((error) => {
      field.value ||= text;
      write(state, error.message);
    });
  };
  return form;
}

async function send(person, text, state) {
  write(state, "Väntar på svar …");
  await post("rehearsal/say", { person: person.key, text });
  write(state, "");
}
