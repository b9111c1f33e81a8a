"""Values as they stand in the words of a statement, where several are sent as one.

PostgreSQL takes several statements in one journey only where no value goes beside them. What may
stand in the words is what needs no quoting; whatever else there is goes beside, in a journey more.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

QUOTED = re.compile(r"[^\w:.,;/+=@|~ -]")
"""Whatever could end what it stands in: quotation marks, backslashes, ends of lines, the rest."""


def in_words(values: Sequence[Any]) -> str | None:
    """`'a', '2026-12-01T08:00:00+00:00', NULL`; None when one of them has to go beside."""
    texts = [_text(value) for value in values]
    if None in texts or QUOTED.search("".join(texts)):  # type: ignore[arg-type]  # none is None
        return None
    return ", ".join(
        "NULL" if value is None else f"'{text}'" for value, text in zip(values, texts, strict=True)
    )


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return repr(value) if isinstance(value, float) else None
