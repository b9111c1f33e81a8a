"""How often this grammar and dateparser are right about the days of dates.py: ADR 0016."""

import sys
from datetime import datetime

import dateparser  # type: ignore[import-untyped]
from dateparser.search import search_dates  # type: ignore[import-untyped]

from bot.understanding.days import Look
from bot.understanding.slots.parts import times_of
from bot.understanding.slots.windows import bounds_of
from bot.understanding.understand import reading_of
from tests.bot.understanding.dates import EXPRESSIONS
from tests.bot.understanding.reference import reference

SETTINGS = {
    "RELATIVE_BASE": datetime(2027, 2, 1, 9),  # noqa: DTZ001 dateparser wants it naive
    "PREFER_DATES_FROM": "future",
    "DATE_ORDER": "DMY",
}


def own(text: str) -> str | None:
    times = times_of(reading_of(text, reference()))
    bounds = bounds_of(times[0].moment, reference(), Look.AHEAD) if times else None
    return bounds[0].isoformat() if bounds else None


def parsed(text: str) -> str | None:
    found = dateparser.parse(text, languages=["sv"], settings=SETTINGS)
    return found.date().isoformat() if found else None


def searched(text: str) -> str | None:
    found = search_dates(text, languages=["sv"], settings=SETTINGS)
    return found[0][1].date().isoformat() if found else None


def main() -> None:
    for name, reader in (("own", own), ("parse", parsed), ("search_dates", searched)):
        right = sum(reader(text) == day for text, day in EXPRESSIONS)
        sys.stdout.write(f"{name:<14}{right:>4} of {len(EXPRESSIONS)}\n")


if __name__ == "__main__":
    main()
