"""What may be logged of an unexpected fault: its kind and where, never its message.

An exception's own words may hold what a person typed.
"""

import traceback


def described(error: BaseException) -> str:
    """`ValueError at storage/meetings.py:41 < sspf/use_cases/room.py:120`, innermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{_short(f.filename)}:{f.lineno}" for f in reversed(frames))
    return f"{type(error).__name__} at {places}"


def _short(path: str) -> str:
    return "/".join(path.split("/")[-3:])
