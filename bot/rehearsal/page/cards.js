// Adaptive Cards, drawn by Microsoft's own renderer.

/* global AdaptiveCards, markdownit */
import { el } from "./dom.js";

const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Versions } = AdaptiveCards;
const HEADING_LEVEL = 4; // under the person's name

const markdown = rendering({ linkify: false });
/** A message of text, unlike a card, has its bare addresses made into links by Teams. */
const message = rendering({ linkify: true });
message.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Markdown as HTML; no tag, picture or script of the author's gets through. */
export const asHtml = (text) => message.render(text);

function rendering({ linkify }) {
  const made = markdownit({ html: false, linkify }).disable("image");
  made.renderer.rules.link_open = (tokens, index, options, _, self) => {
    tokens[index].attrSet("target", "_blank");
    tokens[index].attrSet("rel", "noopener noreferrer");
    return self.renderToken(tokens, index, options);
  };
  return made;
}

const themes = await (await fetch("page/hostconfig.json")).json();
const colours = [];

/** The host configuration with each colour replaced by a CSS variable of its own. */
function withVariables(node, path = []) {
  if (typeof node === "string" && node.startsWith("#")) {
    colours.push(path);
    return `var(--card-${path.join("-")})`;
  }
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withVariables(value, [...path, key])]),
  );
}

const host = new HostConfig({
  ...withVariables(themes.light),
  textBlock: { headingLevel: HEADING_LEVEL },
});

/** Change the colours of every card without drawing it again: what is typed stays. */
export function dressCards(theme) {
  for (const path of colours) {
    const colour = path.reduce((node, key) => node[key], themes[theme]);
    document.documentElement.style.setProperty(`--card-${path.join("-")}`, colour);
  }
}

/** The card with a prefix before each id: two cards on the page may well have the same fields. */
function withOwnIds(node, prefix) {
  if (Array.isArray(node)) return node.map((item) => withOwnIds(item, prefix));
  if (node === null || typeof node !== "object") return node;
  const own = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "data") own[key] = value;
    else if (key === "targetElements") own[key] = value.map((target) => targeted(target, prefix));
    else if (key === "id" && typeof value === "string") own[key] = prefix + value;
    else own[key] = withOwnIds(value, prefix);
  }
  return own;
}

const targeted = (target, prefix) =>
  typeof target === "string"
    ? prefix + target
    : { ...target, elementId: prefix + target.elementId };

/** What the button holds and what was filled in, apart, with the ids that the bot knows. */
function split(action, prefix) {
  const data = {};
  const inputs = {};
  for (const [key, value] of Object.entries(action.data ?? {})) {
    if (key.startsWith(prefix)) inputs[key.slice(prefix.length)] = value;
    else data[key] = value;
  }
  return { action: { type: action.getJsonTypeName(), verb: action.verb ?? "", data }, inputs };
}

/** An element that shows the card; `press({action, inputs})` is called for a button. */
export function drawCard(json, unique, press) {
  const prefix = `${unique}.`;
  const card = new AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = (action) => {
    if (action.getJsonTypeName() !== "Action.OpenUrl") press(split(action, prefix));
    else if (/^https?:/.test(action.url)) window.open(action.url, "_blank", "noopener,noreferrer");
  };
  card.parse(withOwnIds(json, prefix), new SerializationContext(Versions.v1_5));
  const drawn = card.render();
  return drawn ?? el("p", { text: json.fallbackText ?? "Kortet går inte att visa här." });
}
