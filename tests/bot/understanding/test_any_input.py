"""Whatever is sent, a meaning comes back, soon, and nothing of it is kept."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understand_command import answers
from bot.understanding.lexicon import base_lexicon
from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference

SOME_WORDS = sorted(base_lexicon().words)
PIECES = st.one_of(
    st.sampled_from(SOME_WORDS),
    st.sampled_from(
        ["å-4", "N27-01", "v 6", "den", "5", "12/2", "kl 9", "20100101-1234", "polisens", ":"]
    ),
    st.text(max_size=8),
)


def is_whole(meaning: Meaning) -> bool:
    json.dumps([meaning.intent, dict(meaning.slots)])
    return 0 <= meaning.confidence <= 1 and len(meaning.near) <= 3


@settings(deadline=None)  # others use the machine too
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    assert is_whole(understand(text, reference()))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_no_row_of_known_words_and_numbers_raises(text: str) -> None:
    assert is_whole(understand(text, reference()))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "å-" * 100_000,
        "v 6 - " * 50_000,
        "20100101-" * 20_000,
        "otagandre " * 20_000,
        "<at>" * 50_000,
        ("till den " * 30_000) + "5",
        "och polisen " * 20_000,
        "\u202e" * 10_000 + "mina",
        "\ud800 mina",
        "İ" * 5_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_given_very_long_or_odd_text_when_read_then_soon_answered(text: str) -> None:
    begun = time.thread_time()

    assert is_whole(understand(text, reference()))
    assert time.thread_time() - begun < 1


@pytest.mark.parametrize(
    "line", ["", "[]", "3", "null", "{", '{"text": null}', "[" * 60_000, "\x00"]
)
def test_given_a_line_that_is_no_request_when_answered_then_an_error_and_on_with_the_next(
    line: str,
) -> None:
    said = [json.loads(found) for found in answers([line, '{"text": "mina"}'], reference())]

    assert said[-1]["intent"] == "list_commitments"
    assert all("error" in found for found in said[:-1])
    assert len(said) == (2 if line.strip() else 1)


def test_given_a_list_stands_open_when_a_line_says_so_then_a_bare_agency_follows_it_up() -> None:
    line = json.dumps({"text": "polisen", "last": {"intent": "list_commitments", "slots": {}}})

    (said,) = (json.loads(found) for found in answers([line], reference()))

    assert (said["intent"], said["slots"]) == ("followup", {"agency": ["polis"]})
