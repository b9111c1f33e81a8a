// Small hands for the document: make an element, find one, keep a button busy.

export const byId = (id) => document.getElementById(id);

/** An element with its properties (`class`, `text`, or any attribute) and what is in it. */
export function el(tag, properties = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") element.textContent = value;
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

/** Write a text, but only when it changed: a live region would read it aloud again. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Show or hide. `hidden` is written only when it changes. */
export function show(element, isShown) {
  if (element.hidden === isShown) element.hidden = !isShown;
}

export const isBusy = (button) => button.getAttribute("aria-disabled") === "true";

/** Busy buttons stay focusable, so that nobody who uses a keyboard loses the place. */
export function setBusy(button, busy) {
  if (busy) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

/** Do the work with the button busy and its text saying so; a refusal is written in `wrong`. */
export async function whileBusy(button, words, wrong, work) {
  if (isBusy(button)) return;
  const before = button.textContent;
  write(wrong, "");
  setBusy(button, true);
  button.textContent = words;
  try {
    await work();
  } catch (error) {
    write(wrong, error.message);
  } finally {
    button.textContent = before;
    setBusy(button, false);
  }
}

/** "1 nytt", "2 nya", or nothing. */
export const newWords = (count) => (count > 1 ? `${count} nya` : count === 1 ? "1 nytt" : "");
