"""How words are set: as Swedish is set in print, and never otherwise changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.typography import UNKNOWN, printable, typeset

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ('Skolan säger "hej".', "Skolan säger ”hej”."),
        ("kl. 13.00-15.00", f"kl.{NBSP}13.00–15.00"),
        ("Kl 9", f"Kl{NBSP}9"),
        ("fredag - lördag", f"fredag{NBSP}– lördag"),
        ("Å-2027-004", "Å-2027-004"),
        ("2027-02-18", "2027-02-18"),
        ("barn- och unga", "barn- och unga"),
        ("och så vidare...", "och så vidare…"),
        ("it's", "it’s"),
    ],
)
def test_given_words_when_set_in_swedish_then_as_in_print(written: str, set_: str) -> None:
    assert typeset(written, "sv") == set_


def test_given_english_then_its_own_quotation_marks() -> None:
    assert typeset('They said "yes" (and "no").', "en") == "They said “yes” (and “no”)."


@given(st.text(alphabet=st.characters(categories=("L", "N"))))
def test_letters_and_figures_are_never_changed(text: str) -> None:
    assert typeset(text, "sv") == text


@given(st.text(alphabet="abcåäö 0123456789.-\"'"))
def test_setting_twice_is_as_setting_once(text: str) -> None:
    once = typeset(text, "sv")

    assert typeset(once, "sv") == once


@given(st.text(alphabet=st.characters(categories=("L", "N")), max_size=50))
def test_swedish_is_always_printed_as_it_is(text: str) -> None:
    swedish = re.sub(r"[^a-zåäöéüA-ZÅÄÖÉÜ0-9]", "", text)

    assert printable(swedish) == (swedish, 0)


@pytest.mark.parametrize(("text", "lost"), [("👍", 1), ("中文", 2), ("Åsa", 0), ("a\u030a", 0)])
def test_given_letters_that_no_font_has_then_each_is_a_square_and_counted(
    text: str, lost: int
) -> None:
    said, counted = printable({"a": [text]})

    assert counted == lost
    assert said["a"][0].count(UNKNOWN) == lost
