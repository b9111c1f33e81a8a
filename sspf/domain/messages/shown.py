"""Which cases a message shows something of: every value in it that names one in a field `case`.

A message that shows anything of a case, however little, holds its id in a field of that name: a
line of a list, a text of an agenda, a form. So each card is known by the cases in it (R-62).
"""

from dataclasses import fields, is_dataclass

from sspf.domain.cases import CaseId

NAMED = "case"
CHOICES = "cases"
"""Pairs of an id and a code, to choose from in a form."""
KNOWN_BY_ID = frozenset({"CaseHead", "CaseLine"})
"""What is a case itself, and so has its id as `id`."""


TELLS_OF_CLOSING = frozenset({"ConsentWithdrawn", "GroundRevoked"})
"""Receipts: drawn in the transaction that closed something, after it closed."""


def tells_of_closing(message: object) -> bool:
    """Whether the message was drawn after the closing that was done in the same turn."""
    return type(message).__name__ in TELLS_OF_CLOSING


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
            if _names_a_case(value, field.name) and isinstance(inside, str) and inside:
                found.add(CaseId(inside))
            elif field.name == CHOICES:
                found.update(_chosen_from(inside))
                _look(inside, found)
            else:
                _look(inside, found)


def _names_a_case(value: object, name: str) -> bool:
    return name == NAMED or (name == "id" and type(value).__name__ in KNOWN_BY_ID)


def _chosen_from(pairs: object) -> set[CaseId]:
    if not isinstance(pairs, tuple):
        return set()
    return {CaseId(pair[0]) for pair in pairs if isinstance(pair, tuple) and pair}
