"""Facts of the lists that two agencies keep together."""

from dataclasses import replace
from typing import Any

from sspf.domain.entries import Entry, EntryId, entry_code
from sspf.domain.list_rules import EntryKind, ListReview, ListRule
from sspf.domain.organisation import GroupKey
from sspf.domain.selections import Selection, SelectionOutcome
from tests.factories import KOMMUN, NOW, OPERATIVE, PIA, POLIS
from tests.factories_cases import SOCIALTJANST

PAIR = OPERATIVE
"""Where the two meet; the tests' organisation has no group of the two alone."""
BOTH = (SOCIALTJANST, POLIS)
TOP5 = ListRule(
    key="top5",
    name="Top 5",
    letter="T",
    group=GroupKey(PAIR),
    parties=BOTH,
    max_entries=5,
    kinds=(EntryKind.PERSON, EntryKind.THEME),
)
REVIEW = ListReview(evaluators=BOTH)


def an_entry(number: int = 1, **changes: Any) -> Entry:
    """A person whom the police have proposed for Top 5 today."""
    entry = Entry(
        id=EntryId(f"entry-{number}"),
        list="top5",
        code=entry_code("T", 2027, number),
        group=PAIR,
        controller=KOMMUN,
        kind=EntryKind.PERSON,
        proposed_by=POLIS,
        proposed_on=NOW.date(),
        noted_by=PIA,
        ground="OSL_10_18a",
        confirmed_by=(POLIS,),
    )
    return replace(entry, **changes)


def a_selection(**changes: Any) -> Selection:
    selection = Selection(
        group=PAIR,
        held_on=NOW.date(),
        outcome=SelectionOutcome.NONE_NEW,
        noted_by=PIA,
        controller=KOMMUN,
    )
    return replace(selection, **changes)
