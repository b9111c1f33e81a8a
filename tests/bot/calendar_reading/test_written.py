"""Lists as people write them, each with its answer worked out by hand from what was promised.

In `written.txt`, a line for each; the answers were never taken from the program.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.calendar_lines import NORRSJO, answer
from bot.organisations.days import working_days
from bot.organisations.reader import read_municipality

DAYS = working_days(read_municipality(NORRSJO).organisation)
LINES = [
    line
    for line in (Path(__file__).parent / "written.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TODAY, USUAL = "2026-11-22", "13:00-15:00"
OTHER_DAY = re.compile(r"\[(\d{4}-\d\d-\d\d)\] ")
HOURS = re.compile(r"\d\d:\d\d-\d\d:\d\d")


def wanted(said: str) -> tuple[list[tuple[str, str, list[str]]], list[str]]:
    meetings, _, questions = said.partition("?")
    found = []
    for one in filter(None, map(str.strip, meetings.split(","))):
        day, *rest = one.split()
        hours = rest.pop(0) if rest and HOURS.fullmatch(rest[0]) else USUAL
        found.append((day, hours, rest))
    return found, [code.strip() for code in questions.split(",") if code.strip()]


def read(text: str) -> dict[str, Any]:
    other = OTHER_DAY.match(text)
    words = text[other.end() :] if other else text
    line = {
        "text": words.replace("\\n", "\n").replace("\\t", "\t"),
        "today": other[1] if other else TODAY,
    }
    return answer(json.dumps(line), DAYS, date(2026, 11, 22))


@pytest.mark.parametrize("line", LINES)
def test_given_a_list_as_people_write_it_then_it_is_read_as_they_meant_it(line: str) -> None:
    text, said = line.rsplit(" => ", maxsplit=1)

    found = read(text)

    meetings = [(m["date"], f"{m['start']}-{m['end']}", m["warnings"]) for m in found["meetings"]]
    assert (meetings, found["questions"]) == wanted(said)


def test_given_the_lines_then_they_are_many_and_none_is_there_twice() -> None:
    assert len(set(LINES)) == len(LINES) > 300
