"""`python -m bot kalendarium --jsonl`: each line a list of dates, each answer what was read of it.

For measuring and for scripts: one group that meets at 13.00–15.00, and Norrsjö's breaks.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.calendar_reading.files import read_pasted
from bot.organisations.days import YEARS, working_days
from bot.organisations.reader import read_municipality
from scheduler.clock import SystemClock
from sspf.domain.calendar_lists import Asked, ReadingContext, Usual
from sspf.domain.calendar_warnings import warnings
from sspf.domain.calendars import hours_of
from sspf.domain.working_days import WorkingDays

NORRSJO = Path(__file__).parent / "rehearsal" / "norrsjo.yaml"
USUAL = Usual()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jsonl",
        action="store_true",
        required=True,
        help='en rad {"text": …, "today": "2026-11-22"} in, en rad med mötena ut',
    )


def run(_: argparse.Namespace) -> int:
    """Exit code 0, whatever the lines hold."""
    lines = (raw.decode("utf-8", errors="replace") for raw in sys.stdin.buffer)
    for answer in answers(lines):
        sys.stdout.write(answer + "\n")
    sys.stdout.flush()
    return 0


def answers(lines: Iterable[str]) -> Iterator[str]:
    """An answer to each line that holds anything."""
    days = working_days(read_municipality(NORRSJO).organisation)
    now = days.local(SystemClock().now()).date()
    for line in lines:
        if line.strip():
            yield json.dumps(answer(line, days, now), ensure_ascii=False)


def answer(line: str, days: WorkingDays, now: date) -> dict[str, Any]:
    """`now`: the day that counts as today where the line names none."""
    try:
        asked = json.loads(line)
        text, today = asked["text"], asked.get("today")
        if not isinstance(text, str):
            return {"error": "text måste vara en sträng"}
        on = now if today is None else date.fromisoformat(today)
        if on.year not in YEARS:
            return {"error": "today måste ligga mellan 1990 och 2100"}
    except (ValueError, RecursionError):
        return {"error": "raden är inte JSON med text och ett datum som 2026-11-22"}
    except (KeyError, TypeError, AttributeError):
        return {"error": "raden måste vara ett objekt med text"}
    return _read(text, on, days)


def _read(text: str, today: date, days: WorkingDays) -> dict[str, Any]:
    reading = read_pasted(text, ReadingContext(today=today, usual=USUAL, breaks=days.breaks))
    wished = hours_of(reading, USUAL)
    asked = {question.code for question in reading.questions}
    if text.strip() and not wished and not asked:
        asked.add(Asked.UNREADABLE)  # in chat the whole text is answered with how to write it
    return {
        "meetings": [
            {
                "date": hours.on.isoformat(),
                "start": f"{hours.starts:%H:%M}",
                "end": f"{hours.ends:%H:%M}",
                "warnings": [str(warning) for warning in warned],
            }
            for hours, warned in zip(wished, warnings(wished, days, today), strict=True)
        ],
        "questions": [str(code) for code in Asked if code in asked],
    }
