// What this browser remembers of the page: the theme, who is shown, what has been seen.

const NAME = "provkorning";

function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {}; // no storage, or something else wrote there: the page works without it
  }
}

const remembered = read();

export const recall = (key) => remembered[key];

export function remember(key, value) {
  remembered[key] = value;
  try {
    localStorage.setItem(NAME, JSON.stringify(remembered));
  } catch {
    // remembered until the page is closed
  }
}
