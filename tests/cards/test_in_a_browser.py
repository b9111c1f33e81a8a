"""Microsoft's own renderer shows every card on a phone's width: readable, and within 320 px."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.cards.drawn import draw
from tests.cards.examples import EXAMPLES

PAGE = Path(__file__).parents[2] / "bot" / "rehearsal" / "page"
MODULES = PAGE / "node_modules"
LIBRARIES = (
    "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it/dist/browser/markdown-it.umd.min.js",
    "axe-core/axe.min.js",
)
WIDTH = 320
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HTML = """<!doctype html><html lang="sv" data-theme="light"><head><meta charset="utf-8">
<title>Kort</title><style>%s body{margin:0}</style></head>
<body><main></main></body></html>"""
DRAW = """([cards, host]) => {
  const markdown = markdownit({ html: false, linkify: false }).disable("image");
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const complaints = [];
  const main = document.querySelector("main");
  main.replaceChildren();
  for (const [name, json] of Object.entries(cards)) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(host);
    card.onExecuteAction = () => {};
    const told = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    card.parse(json, told);
    const place = document.createElement("div");
    place.className = "card";
    place.dataset.name = name;
    place.append(card.render());
    main.append(place);
    for (let i = 0; i < told.eventCount; i++) {
      const said = told.getEventAt(i).message;
      // adaptivecards 3.0.6 tests "lang" with a /g pattern, which fails every second time.
      if (!said.includes('"lang"')) complaints.push(`${name}: ${said}`);
    }
  }
  return complaints;
}"""
LOOK = """async () => {
  const levels = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  const found = (await axe.run(document.querySelector("main"), levels)).violations;
  const hard = found.filter((v) => v.impact === "serious" || v.impact === "critical");
  const named = (node) =>
    document.querySelector(node.target[0])?.closest("[data-name]")?.dataset.name;
  const wide = [...document.querySelectorAll(".card")].filter(
    (card) => card.scrollWidth > card.clientWidth || card.clientWidth > innerWidth);
  return [
    ...hard.flatMap((v) => v.nodes.map((n) => `${named(n)}: ${v.id} ${n.html.slice(0, 160)}`)),
    ...wide.map((card) => `${card.dataset.name}: ${card.scrollWidth} px wide`),
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page is too wide"] : []),
  ];
}"""
OPEN = """(place) => {
  const found = [...document.querySelectorAll(".card")]
    .map((card) => card.querySelectorAll(".ac-pushButton.expandable")[place])
    .filter((button) => button);
  found.forEach((button) => button.click());
  return found.length;
}"""
TOGETHER = 15
"""Cards on the page at a time: axe takes its time for each page, not for each card."""
NAMES = list(EXAMPLES)
BATCHES = [NAMES[start : start + TOGETHER] for start in range(0, len(NAMES), TOGETHER)]


@pytest.fixture(scope="module")
def page(chromium: Path) -> Iterator[Page]:
    missing = [name for name in LIBRARIES if not (MODULES / name).exists()]
    if missing:
        pytest.skip(f"make page has not been run: {', '.join(missing)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        shown = browser.new_page(viewport={"width": WIDTH, "height": 800}, locale="sv-SE")
        shown.set_content(HTML % (PAGE / "style.css").read_text("utf-8"))
        for name in LIBRARIES:
            shown.add_script_tag(path=MODULES / name)
        yield shown
        browser.close()


@pytest.fixture(scope="module")
def host() -> Any:
    return json.loads((PAGE / "hostconfig.json").read_text("utf-8"))["light"]


NEWER = re.compile(r'Unknown element type "Chart\.\w+"\. Fallback will be used')
"""What 1.5 does not know and Teams does: this renderer shows what stands instead."""


@pytest.mark.parametrize("names", BATCHES, ids=lambda names: f"{names[0]}-{names[-1]}")
def test_cards_can_be_read_on_a_phone(names: list[str], page: Page, host: Any) -> None:
    """Also with each form behind a button opened."""
    faults: list[str] = page.evaluate(DRAW, [{n: own_ids(draw(n), n) for n in names}, host])
    faults = [fault for fault in faults if not NEWER.search(fault)]
    faults += page.evaluate(LOOK)
    place = 0
    while page.evaluate(OPEN, place):
        faults += page.evaluate(LOOK)
        place += 1

    assert faults == []


def own_ids(element: Any, prefix: str) -> Any:
    """The same card with ids of its own, since several stand on one page."""
    if isinstance(element, list):
        return [own_ids(each, prefix) for each in element]
    if not isinstance(element, dict):
        return element
    own = {key: own_ids(value, prefix) for key, value in element.items()}
    if "id" in own:
        own["id"] = f"{prefix}.{own['id']}"
    if "targetElements" in own:
        own["targetElements"] = [f"{prefix}.{target}" for target in own["targetElements"]]
    return own
