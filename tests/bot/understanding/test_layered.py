"""The words of a municipality lie over those that all share, and read as if they were one table."""

import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.layered import Layered
from bot.understanding.lexicon import Lexicon, Sense, base_lexicon
from bot.understanding.spelling import Speller
from bot.understanding.vocabulary import vocabulary_of
from tests.bot.understanding.variants import misspelt
from tests.use_cases.world import norrsjo

MOST_BYTES = 1_500_000
"""What one more municipality of the demo's size may add; a copy of all words is more than twice."""
KEYS = st.sampled_from("abcdef")
TABLES = st.dictionaries(KEYS, st.integers())
PHRASES = st.lists(st.sampled_from(["åka", "aka", "åka ut", "ut", "böna sår", "sår"]))


@given(shared=TABLES, own=TABLES)
def test_given_two_layers_when_read_then_they_are_one_table(
    shared: dict[str, int], own: dict[str, int]
) -> None:
    before = dict(shared)
    layered = Layered(shared)
    layered.update(own)

    assert dict(layered) == shared | own
    assert len(layered) == len(shared | own)
    for key in "abcdef":
        assert layered.get(key, -1) == (shared | own).get(key, -1)
        assert (key in layered) == (key in shared | own)
    assert shared == before


def test_given_what_all_share_when_taken_out_then_it_is_refused() -> None:
    with pytest.raises(TypeError):
        del Layered({"a": 1})["a"]


@settings(max_examples=300)
@given(below=PHRASES, above=PHRASES)
def test_given_phrases_over_others_when_added_then_as_in_one_lexicon(
    below: list[str], above: list[str]
) -> None:
    flat, shared = Lexicon(), Lexicon()
    for lexicon in (flat, shared):
        lexicon.add_all(below, Sense("BELOW"))
    layered = shared.layered()
    for lexicon in (flat, layered):
        lexicon.add_all(above, Sense("ABOVE"))

    for name in ("phrases", "longest", "words", "folded", "ringed"):
        assert dict(getattr(layered, name)) == getattr(flat, name), name


def test_given_words_that_are_shared_when_misspelt_then_the_same_is_meant_as_in_one_speller() -> (
    None
):
    """Each way: own words beside shared ones that are as near, likely ones on either side."""
    every = sorted(word for word in base_lexicon().words if len(word) > 4)
    own, likely = set(every[::3]), every[::5]
    flat = Speller(every, likely=likely)
    shared = Speller(set(every) - own, likely=likely[::2])
    layered = Speller({*own, *every[1::7]}, likely=likely[1::2], shared=shared)
    asked = [misspelt(word) for word in every]

    assert [layered.meant(word) for word in asked] == [flat.meant(word) for word in asked]


def test_given_one_more_municipality_when_its_words_are_kept_then_only_its_own_are() -> None:
    organisation = norrsjo().organisation
    vocabulary_of(organisation)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        kept = vocabulary_of(replace(organisation))
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert kept.lexicon.words
    assert after - before < MOST_BYTES
