"""A word of everyday Swedish or English is no misspelling of one of ours, and selects nobody."""

import pytest

from bot.understanding.understand import reading_of, understand
from tests.bot.understanding.reference import reference

NEAR = (
    *("relationen", "minuterna", "framtiden", "utgifter", "vargarna", "transporten", "hinder"),
    *("krisen", "cancer", "stigande", "forskning", "vinter", "lager", "försäljning", "källan"),
)


@pytest.mark.parametrize("word", NEAR)
def test_given_an_ordinary_word_when_searched_for_then_it_is_the_text(word: str) -> None:
    meaning = understand(f"hur går det med {word}", reference())

    assert (meaning.intent, meaning.slots["text"]) == ("search_commitments", word)


def test_no_ordinary_word_has_a_meaning_or_is_guessed() -> None:
    vocabulary = reference().vocabulary
    ordinary = vocabulary.lexicon.ordinary

    assert len(ordinary) > 2000
    assert [word for word in ordinary if (word,) in vocabulary.lexicon.phrases] == []
    assert [word for word in ordinary if vocabulary.agency_of_compound(word)] == []
    assert [word for word in ordinary if vocabulary.sensitive_compound(word)] == []


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("socialtjäsnten", "AGENCY"),
        ("försenadde", "STATUS"),
        ("ottaganden", "COMMITMENT"),
        ("polisn", "AGENCY"),
        ("dagordnig", "AGENDA"),
    ],
)
def test_given_a_slip_that_makes_no_word_when_read_then_it_is_still_put_right(
    typed: str, kind: str
) -> None:
    assert reading_of(f"visa {typed}", reference()).has(kind)


def test_given_dots_left_out_when_the_word_is_also_another_then_the_rest_decides() -> None:
    """ "vald" is "våld" for who types no rings at all, and itself for who does."""
    assert not reading_of("eleven är vald på årsmötet", reference()).has("SENSITIVE")
    assert reading_of("ungdomar som utovar vald", reference()).has("SENSITIVE")
