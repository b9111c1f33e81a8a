"""Which cases a message shows something of: every value in it that names one says so by its field.

A message that shows anything of a case, however little, holds its id in a field `case`, or several
in `of_cases`: a line of a list, a text of an agenda, a form. So each card is known by the cases in
it (R-62). A test walks all messages and asks of each that can tell of one that it names it.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
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
PLAIN = frozenset({NoneType, bool, int, str, date, datetime, time})
"""Most of what stands in a message: nothing is inside it."""


def cases_shown(message: object) -> frozenset[CaseId]:
    """Looks into values inside values, and tuples of them."""
    found: set[CaseId] = set()
    _look(message, found)
    return frozenset(found)


def records_shown(message: object) -> frozenset[str]:
    """Lists and entries of lists of which the message shows something (R-27)."""
    found: set[str] = set()
    _look_for_lists(message, found)
    return frozenset(found)


def _look_for_lists(value: object, found: set[str]) -> None:
    if type(value) in PLAIN:
        return
    if isinstance(value, tuple | list | frozenset):
        for one in value:
            _look_for_lists(one, found)
        return
    kind: Any = type(value)
    if kind.__name__ == AN_ENTRY:
        found.add(str(getattr(value, "id", "")))
    elif kind.__name__ in OF_A_LIST:
        found.add(LIST + str(getattr(value, "key", "")))
    for name, _ in _fields_of(kind):
        _look_for_lists(getattr(value, name), found)


def names_a_case(kind: str, field: str) -> bool:
    """Whether that field of that class holds a case's id, or several."""
    is_id = field == "id" and kind in KNOWN_BY_ID
    return is_id or field in (NAMED, SEVERAL) or field.endswith(ENDS_IN)


def _look(value: object, found: set[CaseId]) -> None:
    if type(value) in PLAIN:
        return
    if isinstance(value, tuple | list | frozenset):
        for one in value:
            _look(one, found)
        return
    kind: Any = type(value)  # mypy does not count classes among what can be hashed
    for name, is_named in _fields_of(kind):
        inside = getattr(value, name)
        if is_named:
            found.update(_ids(inside))
            continue
        if name == CHOICES:
            found.update(_chosen_from(inside))
        _look(inside, found)


@cache
def _fields_of(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The fields of a class of messages, and whether each names a case; none of any other class."""
    found = fields(kind) if is_dataclass(kind) else ()
    return tuple((field.name, names_a_case(kind.__name__, field.name)) for field in found)


def _ids(inside: object) -> set[CaseId]:
    every = inside if isinstance(inside, tuple) else (inside,)
    return {CaseId(one) for one in every if isinstance(one, str) and one}


def _chosen_from(pairs: object) -> set[CaseId]:
    if not isinstance(pairs, tuple):
        return set()
    return {CaseId(pair[0]) for pair in pairs if isinstance(pair, tuple) and pair}
