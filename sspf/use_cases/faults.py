"""What may be logged of an unexpected fault: the kinds in its chain and where, never its words.

An exception quotes what it choked on: a database error its parameters, a JSON error the document,
a KeyError the key. So the exception itself is not handed to the log either.
"""

import re
import traceback
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "cards", "scheduler", "sspf", "storage")
MOST = 8
CLASS = re.compile(r"[A-Za-z_]\w{0,60}", re.ASCII)
OTHER = "other"


def described(error: BaseException, **fields: object) -> dict[str, object]:
    """Fields of a log line, beside others: `log.error("tick_failed", extra=described(fault))`.

    `error`: class names, what was seen first, then what it came from. `at`: lines of ours that it
    went through, `storage/meetings.py:41:find`, innermost first.
    """
    chain = list(_chain(error))
    places = [place for one in chain for place in _places(one)]
    names = [name if CLASS.fullmatch(name) else OTHER for name in (type(e).__name__ for e in chain)]
    return fields | {"error": names, "at": list(dict.fromkeys(places))[:MOST]}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, its cause or what it came up in, and the members of a group; a few of them."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting and len(seen) < MOST:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
        waiting.append(one.__cause__ or (None if one.__suppress_context__ else one.__context__))


def _places(error: BaseException) -> list[str]:
    """Innermost first. Lines of libraries are left out."""
    frames = ((f.f_code, line) for f, line in traceback.walk_tb(error.__traceback__))
    told = [
        f"{path}:{line}:{code.co_name}"
        for code, line in frames
        if (path := _ours(code.co_filename))
    ]
    return told[::-1]


def _ours(filename: str) -> str:
    """The path inside the project when it lies in one of our packages, else empty."""
    path = Path(filename)
    if not path.is_relative_to(ROOT):
        return ""
    short = path.relative_to(ROOT)
    return short.as_posix() if short.parts[0] in PACKAGES else ""
