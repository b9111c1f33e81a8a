"""From bytes to an activity of the right shape: what would make the SDK or the product fail."""

import json
import math
import re
from typing import Any

from bot.door.admitted import Admitted, Reason, turned_away
from bot.door.shapes import is_activity, tenants_of

MOST_BYTES = 256 * 1024
DEEPEST = 30
LONGEST_NUMBER = 100
"""Digits. Teams sends none above 17; an int may be of any length in Python."""
HALF_A_PAIR = (b"\\ud", b"\\uD")
"""How JSON spells half of a character."""

Body = dict[str, Any]


def read_activity(content_type: str, raw: bytes) -> Admitted:
    """The cheapest question first: a huge body is refused before anything is read in it."""
    if len(raw) > MOST_BYTES:
        raise turned_away(Reason.SIZE)
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise turned_away(Reason.CONTENT_TYPE)
    try:
        body = _parsed(raw)
    except RecursionError as failure:
        raise turned_away(Reason.DEPTH) from failure
    except ValueError as failure:
        raise turned_away(Reason.SHAPE) from failure
    if not isinstance(body, dict) or not is_activity(body):
        raise turned_away(Reason.SHAPE)
    return _admitted(body)


def _admitted(body: Body) -> Admitted:
    return Admitted(
        body=body,
        tenant=next(iter(tenants_of(body)), ""),
        conversation=body["conversation"]["id"],
        activity=body.get("id") or "",
    )


def _parsed(raw: bytes) -> object:
    """RecursionError when it is too deep.

    Halves of characters, which JSON can spell and no database keeps, become question marks.
    """
    text = raw.decode("utf-8")
    body = LOOSE.decode(text)
    # A name that stands twice is lost in the reading, so there are fewer names than were written.
    # Texts may hold more that looks like one: then it is read again, slowly.
    if len(WRITTEN.findall(raw)) != _names_in(body, DEEPEST):
        body = STRICT.decode(text)
    if not any(half in raw for half in HALF_A_PAIR):
        return body
    return STRICT.decode(json.dumps(body, ensure_ascii=False).encode(errors="replace").decode())


def _names_in(value: object, levels: int) -> int:
    """Of all objects in it together."""
    if isinstance(value, dict):
        found, inner = len(value), list(value.values())
    elif isinstance(value, list):
        found, inner = 0, value
    else:
        return 0
    if levels == 0:
        raise RecursionError
    for one in inner:
        if isinstance(one, dict | list):
            found += _names_in(one, levels - 1)
    return found


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is not JSON")


def _whole_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("too long a number")
    return int(digits)


def _finite_number(digits: str) -> float:
    number = float(digits) if len(digits) <= LONGEST_NUMBER else math.inf
    if not math.isfinite(number):
        raise ValueError("too large a number")
    return number


def _once_each(pairs: list[tuple[str, Any]]) -> Body:
    """Two readers of a name that stands twice may see different things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


READERS: dict[str, Any] = {
    "parse_constant": _no_number,
    "parse_int": _whole_number,
    "parse_float": _finite_number,
}
LOOSE = json.JSONDecoder(**READERS)
STRICT = json.JSONDecoder(**READERS, object_pairs_hook=_once_each)
"""Made once: `json.loads` would make one for each body."""
WRITTEN = re.compile(rb'"\s*:')
"""The end of every name, and of some texts."""
