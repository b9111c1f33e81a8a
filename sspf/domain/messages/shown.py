"""Which cases a message shows something of: every value in it that names one in a field `case`.

A message that shows anything of a case, however little, holds its id in a field of that name: a
line of a list, a text of an agenda, a form. So each card is known by the cases in it (R-62).
"""

from dataclasses import fields, is_dataclass

from sspf.domain.cases import CaseId

NAMED = "case"


def cases_shown(message: object) -> frozenset[CaseId]:
    """Looks into values inside values, and tuples of them."""
    found: set[CaseId] = set()
    _look(message, found)
    return frozenset(found)


def _look(value: object, found: set[CaseId]) -> None:
    if isinstance(value, tuple | list | frozenset):
        for one in value:
            _look(one, found)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name == NAMED and isinstance(inside, str) and inside:
                found.add(CaseId(inside))
            else:
                _look(inside, found)
