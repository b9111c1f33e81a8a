// Light, dark or high contrast: for the page, and for the cards' own colours.

import { byId } from "./dom.js";
import { recall, remember } from "./memory.js";

const root = document.documentElement;
const wantsDark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

function isDark() {
  const chosen = recall("theme");
  return chosen ? chosen === "dark" : wantsDark.matches;
}

/** `dress(name)` gives the cards their colours: light, dark or contrast. */
export function followTheme(dress) {
  const button = byId("theme");
  const wear = () => {
    const theme = isDark() ? "dark" : "light";
    root.dataset.theme = theme;
    button.textContent = isDark() ? "Ljust läge" : "Mörkt läge";
    dress(forced.matches ? "contrast" : theme);
  };
  button.onclick = () => {
    remember("theme", isDark() ? "light" : "dark");
    wear();
  };
  wantsDark.addEventListener("change", wear);
  forced.addEventListener("change", wear);
  wear();
}
