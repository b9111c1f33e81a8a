"""What was answered last and when is met lie far away: only a sentence that turns on it asks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.understanding.context import Context, NotRecalledError
from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference
from tests.bot.understanding.report import expected_of

FOLDER = Path(__file__).parent
SENTENCES = [
    each.text
    for name in ("queries.jsonl", "phrases.txt", "phrases_more.txt")
    for each in expected_of(FOLDER / name)
]
LAST = Meaning("list_commitments", {"status": "open"}, 1.0)


def before() -> Context:
    """As it is before anything was looked up."""
    return replace(reference(), last_meeting=None, next_meeting=None, is_recalled=False)


def conversations() -> Iterator[Context]:
    for last in (None, LAST):
        for next_meeting in (None, date(2027, 2, 18)):
            yield replace(reference(), last=last, next_meeting=next_meeting)


@pytest.mark.parametrize(
    "text", ["alla utom polisen", "polisen", "nivå 2", "allt efter nästa möte"]
)
def test_given_a_sentence_that_turns_on_what_went_before_when_nothing_is_known_then_it_says_so(
    text: str,
) -> None:
    with pytest.raises(NotRecalledError):
        understand(text, before())


@pytest.mark.parametrize("text", ["mina åtaganden", "abrakadabra", "hjälp", "klart 12", "ja"])
def test_given_a_sentence_that_says_all_itself_when_read_then_nothing_need_be_looked_up(
    text: str,
) -> None:
    assert understand(text, before()) == understand(text, reference())


def test_given_any_sentence_when_it_did_not_ask_then_no_conversation_gives_it_another_meaning() -> (
    None
):
    asked = 0
    for text in SENTENCES:
        try:
            found = understand(text, before())
        except NotRecalledError:
            asked += 1
            continue
        assert all(understand(text, context) == found for context in conversations()), text

    assert 0 < asked < len(SENTENCES) / 4
