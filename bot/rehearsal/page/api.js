// What the page asks of the rehearsal, and how it hears that something changed.

export const WENT_WRONG = "Något gick fel. Försök igen om en stund.";
const NO_CONTACT = "Det går inte att nå provkörningen just nu. Försök igen om en stund.";
const AGAIN_AFTER_MS = 2000;

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(NO_CONTACT);
  }
  const body = await answer.json().catch(() => null);
  if (answer.ok && body !== null) return body;
  throw new Error(body?.error ?? WENT_WRONG);
}

/** Throws an Error whose message is a Swedish sentence. */
export const get = (path) => ask(path);

/** Throws an Error whose message is a Swedish sentence. */
export const post = (path, body = {}) =>
  ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** Call `changed` at every change and whenever contact is made anew; `contact` with yes or no. */
export function listen(changed, contact) {
  const source = new EventSource("rehearsal/events");
  source.onmessage = changed;
  source.onopen = () => {
    contact(true);
    changed();
  };
  source.onerror = () => {
    contact(false);
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    setTimeout(() => listen(changed, contact), AGAIN_AFTER_MS);
  };
}
