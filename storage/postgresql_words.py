"""Values as they stand in the words of a statement, where several are sent as one.

PostgreSQL takes several statements in one journey only where no value goes beside them. What may
stand in the words is what needs no quoting; whatever else there is goes beside, in a journey more.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

PLAIN = re.compile(r"[\w:.,;/+=@|~ -]{0,300}")
"""No quotation mark, no backslash, no end of a line: nothing that could end what it stands in."""


def in_words(values: Sequence[Any]) -> str | None:
    """`'a', '2026-12-01T08:00:00+00:00', NULL`; None when one of them has to go beside."""
    written = [_in_words(value) for value in values]
    return None if None in written else ", ".join(str(each) for each in written)


def _in_words(value: Any) -> str | None:
    if value is None:
        return "NULL"
    if isinstance(value, datetime):
        value = value.isoformat()
    elif isinstance(value, float):
        value = repr(value)
    if not isinstance(value, str) or PLAIN.fullmatch(value) is None:
        return None
    return f"'{value}'"
