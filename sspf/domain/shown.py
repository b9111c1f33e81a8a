"""Which cases a message shows something of: every value in it that names one says so by its field.

A message that shows anything of a case, however little, holds its id in a field `case`, or several
in `of_cases`: a line of a list, a text of an agenda, a form. So each card is known by the cases in
it (R-62). A test walks all messages and asks of each that can tell of one that it names it.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any

from sspf.domain.cases import CaseId
from sspf.domain.entry_access import LIST

NAMED = "case"
ENDS_IN = "_case"
"""`decision_case`: what stands in a field of a form."""
SEVERAL = "of_cases"
CHOICES = "cases"
"""Pairs of an id and a code, to choose from in a form."""
OF_A_LIST = frozenset({"ListBoard", "EntryForm", "SelectionForm"})
"""What shows a list that two agencies keep; its key stands in `key`."""
AN_ENTRY = "EntryLine"
KNOWN_BY_ID = frozenset({"CaseHead", "CaseLine"})
"""What is a case itself, and so has its id as `id`."""
COLLECTIONS = (tuple, list, frozenset)
PLAIN = frozenset({NoneType, bool, int, str, date, datetime, time})
"""Most of what stands in a message: nothing is inside it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message shows something of."""

    cases: frozenset[CaseId]
    records: frozenset[str]
    """Lists and entries of lists (R-27)."""


def shown_in(message: object) -> Shown:
    """Looks once into values inside values, and tuples of them."""
    cases: set[CaseId] = set()
    records: set[str] = set()
    _look(message, cases, records)
    return Shown(frozenset(cases), frozenset(records))


def cases_shown(message: object) -> frozenset[CaseId]:
    return shown_in(message).cases


def records_shown(message: object) -> frozenset[str]:
    """Lists and entries of lists of which the message shows something (R-27)."""
    return shown_in(message).records


def names_a_case(kind: str, field: str) -> bool:
    """Whether that field of that class holds a case's id, or several."""
    is_id = field == "id" and kind in KNOWN_BY_ID
    return is_id or field in (NAMED, SEVERAL) or field.endswith(ENDS_IN)


def _look(value: object, cases: set[CaseId], records: set[str]) -> None:
    if not isinstance(value, COLLECTIONS):
        _look_at(value, cases, records)
        return
    for one in value:
        if type(one) not in PLAIN:
            _look(one, cases, records)


def _look_at(value: Any, cases: set[CaseId], records: set[str]) -> None:
    kind: Any = type(value)  # mypy does not count classes among what can be hashed
    known = _known(kind)
    if known.is_entry:
        records.add(str(getattr(value, "id", "")))
    elif known.is_list:
        records.add(LIST + str(getattr(value, "key", "")))
    for name in known.naming:
        cases.update(_ids(getattr(value, name)))
    for name in known.fields:
        inside = getattr(value, name)
        if type(inside) not in PLAIN and not isinstance(inside, Enum):
            if name == CHOICES:
                cases.update(_chosen_from(inside))
            _look(inside, cases, records)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is known of a class of messages; nothing of any other class."""

    fields: tuple[str, ...]
    naming: tuple[str, ...]
    """Those of its fields that name a case."""
    is_entry: bool
    is_list: bool


@cache
def _known(kind: Any) -> _Kind:
    names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return _Kind(
        fields=names,
        naming=tuple(name for name in names if names_a_case(kind.__name__, name)),
        is_entry=kind.__name__ == AN_ENTRY,
        is_list=kind.__name__ in OF_A_LIST,
    )


def _ids(inside: object) -> set[CaseId]:
    every = inside if isinstance(inside, tuple) else (inside,)
    return {CaseId(one) for one in every if isinstance(one, str) and one}


def _chosen_from(pairs: object) -> set[CaseId]:
    if not isinstance(pairs, tuple):
        return set()
    return {CaseId(pair[0]) for pair in pairs if isinstance(pair, tuple) and pair}
