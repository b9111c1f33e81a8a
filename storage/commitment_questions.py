"""A question about commitments as SQL: the same statement for the same kinds of limit."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    TextClause,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
)

from sspf.domain.commitments import OPEN
from sspf.domain.folding import LETTERS, MARKS, part
from sspf.domain.wanted import Order, Wanted
from storage.plans import MADE_ONCE
from storage.scope import HERE

EVERY, EVERY_OPEN = "statuses", "open"
LEVELS, OPEN_LEVELS, OF_CASES = "levels", "open_levels", "of_cases"
PAIR = "|"
"""Between a case and a party; neither has one in its key."""
ESCAPE = "/"
ANY_VOWEL = re.compile(f"[{''.join(sorted(set(LETTERS.values())))}]")
"""Letters that may stand in a text with a mark on them."""


class Questions:
    """Makes statements over one table; `is_open` are the very words of its partial indices."""

    def __init__(self, of: Table, is_open: TextClause) -> None:
        self._of = of
        self._is_open = is_open
        self._folded = _folded(of.c.text)
        self._rows = cache(self._made_rows)
        self._count = cache(self._made_count)
        self._by_party = cache(self._made_by_party)

    def rows(self, wanted: Wanted, order: Order) -> tuple[Select[Any], dict[str, Any]]:
        """Left open: `first` (how many are passed over) and `at_most`."""
        given = _given(wanted)
        return self._rows(frozenset(given), order), given

    def count(self, wanted: Wanted) -> tuple[Select[Any], dict[str, Any]]:
        given = _given(wanted)
        return self._count(frozenset(given)), given

    def by_party(self, wanted: Wanted) -> tuple[Select[Any], dict[str, Any]]:
        given = _given(wanted)
        return self._by_party(frozenset(given)), given

    def _made_rows(self, names: frozenset[str], order: Order) -> Select[Any]:
        c = self._of.c
        by = {
            Order.DUE: (c.due_on,),
            Order.AGENCY: (c.party, c.due_on),
            Order.STATUS: (c.status, c.due_on),
            Order.NUMBER: (),
        }
        asked = select(self._of).where(*self._limits(names)).execution_options(**MADE_ONCE)
        return (
            asked.order_by(*by[order], c.year, c.number)
            .offset(bindparam("passed"))
            .limit(bindparam("at_most"))
        )

    def _made_count(self, names: frozenset[str]) -> Select[Any]:
        asked = select(func.count().label("n")).select_from(self._of)
        return asked.where(*self._limits(names)).execution_options(**MADE_ONCE)

    def _made_by_party(self, names: frozenset[str]) -> Select[Any]:
        c = self._of.c
        asked = select(c.party, func.count().label("n")).where(*self._limits(names))
        return asked.group_by(c.party).execution_options(**MADE_ONCE)

    def _limits(self, names: frozenset[str]) -> list[Any]:
        c = self._of.c
        here = c.municipality_id == bindparam(HERE)
        return [here, *(self._limit(name) for name in sorted(names))]

    def _limit(self, name: str) -> Any:
        if name.startswith("word_"):
            # Cheap and too wide first: folding a text costs ten times as much as a look at it.
            loose = self._of.c.text.ilike(bindparam(f"loose_{name}"))
            return and_(loose, self._folded.like(bindparam(name)))
        if name == OPEN_LEVELS:
            return and_(self._of.c.case.is_(None), self._level())
        if name == OF_CASES:
            # The rights are of pairs, and both databases compare one text with many quickly.
            pair = self._of.c.case + PAIR + self._of.c.party
            theirs = pair.in_(bindparam(OF_CASES, expanding=True))
            return or_(and_(self._of.c.case.is_(None), self._level()), theirs)
        if name == LEVELS:
            return True
        if name.startswith("with_"):
            taking_part = cast(self._of.c.taking_part, String)
            like = taking_part.like(bindparam(f"like_{name}"), escape=ESCAPE)
            return or_(self._of.c.party == bindparam(name), like)
        if name.startswith(("like_", "loose_")):
            return True
        return self._plain(name)

    def _level(self) -> ColumnElement[bool]:
        return self._of.c.level.in_(bindparam(LEVELS, expanding=True))

    def _plain(self, name: str) -> ColumnElement[bool] | TextClause:
        c = self._of.c
        among = {EVERY: c.status, "parties": c.party}
        if name in among:
            return among[name].in_(bindparam(name, expanding=True))
        limits: Mapping[str, Any] = {
            EVERY_OPEN: self._is_open,
            "parties_not": c.party.not_in(bindparam("parties_not", expanding=True)),
            "due_from": c.due_on >= bindparam("due_from"),
            "due_until": c.due_on <= bindparam("due_until"),
            "at_meeting": c.due_at_meeting.is_not(None),
            "dated": c.due_at_meeting.is_(None),
            "decided_from": c.decided_on >= bindparam("decided_from"),
            "decided_until": c.decided_on <= bindparam("decided_until"),
            "closed_from": c.closed_on >= bindparam("closed_from"),
            "closed_until": c.closed_on <= bindparam("closed_until"),
            "goal": cast(c.goals, String).like(bindparam("goal"), escape=ESCAPE),
        }
        found: ColumnElement[bool] | TextClause = (
            limits[name] if name in limits else c[name] == bindparam(name)
        )
        return found


def _given(wanted: Wanted) -> dict[str, Any]:
    """The limits that are there, by name. What names no column stands for itself."""
    plain = (
        *("group", "owner", "meeting", "effect", "prevention", "due_from", "due_until"),
        *("decided_from", "decided_until", "closed_from", "closed_until"),
    )
    given = {name: value for name in plain if (value := getattr(wanted, name)) is not None}
    lists = ("parties", "parties_not")
    given |= {name: value for name in lists if (value := getattr(wanted, name))}
    given[LEVELS] = sorted(wanted.levels)
    if wanted.of_cases and not wanted.words:
        given[OF_CASES] = sorted(f"{case}{PAIR}{party}" for case, party in wanted.of_cases)
    else:
        given[OPEN_LEVELS] = True
    if wanted.statuses and wanted.statuses <= OPEN:
        given[EVERY_OPEN] = True
    if wanted.statuses and wanted.statuses != OPEN:
        given[EVERY] = sorted(wanted.statuses)
    if wanted.at_meeting is not None:
        given["at_meeting" if wanted.at_meeting else "dated"] = True
    if wanted.goal:
        given["goal"] = _in_list(wanted.goal)
    for number, word in enumerate(wanted.words):
        given[f"word_{number}"] = f"%{part(word)}%"
        given[f"loose_word_{number}"] = f"%{ANY_VOWEL.sub('_', word)}%"
    for number, party in enumerate(wanted.together):
        given |= {f"with_{number}": party, f"like_with_{number}": _in_list(party)}
    return given


def _in_list(key: str) -> str:
    """A pattern for a key in a list that is kept as JSON."""
    for sign in (ESCAPE, "%", "_"):
        key = key.replace(sign, ESCAPE + sign)
    return f'%"{key}"%'


def _folded(column: ColumnElement[str]) -> ColumnElement[str]:
    """As sspf.domain.folding, in words that both databases know, with a space on each side."""
    said: Any = column
    for letter, plain in LETTERS.items():
        said = func.replace(func.replace(said, letter, plain), letter.upper(), plain)
    said = func.lower(said)
    for mark in MARKS:
        said = func.replace(said, mark, " ")
    folded: ColumnElement[str] = (" " + said + " ").cast(String)
    return folded
