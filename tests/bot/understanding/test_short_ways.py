"""What a sentence is not asked says nothing: each short way out is held against the long one."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.understanding import numbering, politeness, subject
from bot.understanding.acting import _is_not, _not_after, _not_before, says_not
from bot.understanding.frames import grammar
from bot.understanding.items import Item, Reading
from bot.understanding.naming import READERS, may_begin
from bot.understanding.normalise import lowered, normalised
from bot.understanding.reading import read
from bot.understanding.sides import with_sides
from bot.understanding.timing import with_times
from bot.understanding.understand import reading_of
from tests.bot.understanding.reference import reference
from tests.bot.understanding.report import expected_of

FOLDER = Path(__file__).parent


@cache
def sentences() -> tuple[str, ...]:
    names = ("queries.jsonl", "phrases.txt", "phrases_more.txt", "phrases_ids_and_dates.txt")
    return tuple(each.text for name in names for each in expected_of(FOLDER / name))


@cache
def as_words() -> tuple[Reading, ...]:
    """Before anything of time or numbers is read."""
    return tuple(with_sides(read(normalised(text), reference().vocabulary)) for text in sentences())


@cache
def as_read() -> tuple[Reading, ...]:
    return tuple(reading_of(text, reference()) for text in sentences())


def places(readings: tuple[Reading, ...]) -> Iterator[tuple[list[Item], int]]:
    return ((r.items, at) for r in readings for at in range(len(r.items)))


def test_where_no_moment_may_begin_no_reader_finds_one() -> None:
    passed_over = [(items, at) for items, at in places(as_words()) if not may_begin(items[at])]
    found = [items[at].text for items, at in passed_over for reads in READERS if reads(items, at)]

    assert not found
    assert len(passed_over) > len(list(places(as_words()))) / 2


def test_where_no_number_stands_none_is_read_as_one() -> None:
    without = [r for r in map(with_times, as_words()) if not r.has(*numbering.NUMBERED)]
    changed = [
        r.text
        for r in without
        for at, item in enumerate(r.items)
        for acts in (True, False)
        if numbering._numbered(r.items, at, acts) is not item
    ]

    assert not changed
    assert len(without) > len(sentences()) / 2


@pytest.mark.parametrize("kind", ["HINT", "HINTWORD", "NUM"])
def test_each_kind_of_number_is_read(kind: str) -> None:
    with_it = [r for r in map(with_times, as_words()) if {i for i in r.items if i.has(kind)}]

    assert any(numbering.with_ids(r).items != r.items for r in with_it)


def test_where_nothing_tells_of_anything_a_sentence_is_about_none_of_it() -> None:
    begins = (subject._goes, subject._done, subject._more)
    quiet = [
        (r, at, item)
        for r in as_read()
        for at, item in enumerate(r.items)
        if item.data is None and not item.has(*subject.TELLING)
    ]

    assert not [r.text for r, at, item in quiet for begun in begins if begun(r, at, item)]
    assert len(quiet) > len(list(places(as_read()))) / 2


def test_where_no_word_says_not_nothing_is_negated() -> None:
    """As "not", as an answer that begins so, or inside a phrase: only those are looked for."""
    lines = (FOLDER / "no_acts.txt").read_text(encoding="utf-8").splitlines()
    said = [reading_of(line, reference()) for line in lines]
    without = [r.items for r in (*said, *as_read()) if not any(map(_is_not, r.items))]
    beside = (_not_before, _not_after)

    assert any(says_not(r) for r in said)
    assert not [i for i in without for at in range(len(i)) for is_no in beside if is_no(i, at)]


@pytest.mark.parametrize("text", ["ok tack", "hej, okej tack så mycket"])
def test_okay_with_thanks_is_told_from_okay(text: str) -> None:
    def okay(said: str) -> object:
        return politeness._okay_with_thanks(read(said, reference().vocabulary))

    assert okay(text)
    assert not okay("ok")


def test_a_frame_fits_when_it_has_all_that_it_needs_and_nothing_that_it_forbids() -> None:
    kinds = [frozenset(k for i in r.items for k in i.kinds) for r in as_read()[::20]]
    fits = [(frame, each) for frame in grammar().frames for each in kinds if frame.fits(each)]

    assert fits
    for frame in grammar().frames:
        for each in kinds:
            has_all = all(need & each for need in frame.needs)
            assert frame.fits(each) == (has_all and not frame.forbids & each)


@pytest.mark.parametrize("text", ["Mina ÅTAGANDEN", "İstanbul Å", "ΟΔΟΣ", "ς", "STRASSE ẞ", ""])
def test_lower_case_keeps_every_place(text: str) -> None:
    one_by_one = "".join(low if len(low := c.lower()) == 1 else c for c in text)

    assert lowered(text) == one_by_one
    assert len(lowered(text)) == len(text)
