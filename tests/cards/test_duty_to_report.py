"""R-100: whatever shows a case says that the meeting does not replace a report of concern."""

import json
import re

from cards.text import Text
from tests.cards.drawn import every_card

CODE = re.compile(r"\b[NYT]\d\d-\d\d\b")


def test_r100_every_card_that_shows_a_case_holds_the_duty_to_report_in_full() -> None:
    """Whatever has a code on it, and whatever is written in a case; nothing can leave it out."""
    lacking = []
    for name, drawn in every_card():
        whole = json.dumps(drawn, ensure_ascii=False)
        if not CODE.search(whole) and not name.startswith("update_individual"):
            continue
        text = Text.load("en" if name.endswith(".en") else "sv")
        wanted = [text.md("concern.short"), text.md("concern.full", law=text.law("SoL_19_1"))]
        if name.startswith("agenda"):
            wanted = wanted[:1]  # of an agenda no more is asked
        lacking += [name for words in wanted if words not in whole]

    assert lacking == []
