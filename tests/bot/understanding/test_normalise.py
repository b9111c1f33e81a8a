"""Text as it is read, letter by letter, whichever way it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalise import lowered, normalised

STRANGE = st.text(alphabet=st.characters() | st.sampled_from("’‘´`‐‑‒–—−\u200b\u00ad\ue000"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("mina åtaganden", "mina åtaganden"),
        ("  Ärende   N27-01 ", "Ärende N27-01"),
        ("polisens’ del – v 6", "polisens' del - v 6"),
        ("rad\nannan\trad", "rad annan rad"),
        ("dolt\u200btecken", "dolt tecken"),
        ("eget\ue000tecken", "eget tecken"),
        ("a´b`c", "a'b'c"),
    ],
)
def test_given_a_text_then_it_is_read_in_one_form(text: str, read: str) -> None:
    assert normalised(text) == read


@given(STRANGE)
def test_given_plain_words_beside_it_then_a_text_is_read_as_it_is_alone(text: str) -> None:
    """What needs no change takes a shorter way; both read the same."""
    alone, beside = normalised(f"a {text} a"), normalised(f"a {text} – a")

    assert beside == f"{alone[:-1]}- a"


@given(st.text())
def test_given_any_text_then_lower_case_has_its_length(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert lowered(text) == "".join(lowered(c) for c in text)
