"""How the examples are said: `2027-01-14 13:00-15:00, 2027-02-11 ? year, time`."""

from datetime import date

from bot.calendar_reading.text import read_text
from sspf.domain.calendar_lists import Asked, Reading, ReadingContext

SUNDAY = ReadingContext(today=date(2026, 11, 22))
"""Week 47; 2026 has 53 weeks. 14 January 2027 is a Thursday, in week 2."""


def said(reading: Reading) -> list[str]:
    """Each meeting; the hours only where they were said."""
    return [
        f"{w.on}{f' {w.starts:%H:%M}' if w.starts else ''}{f'-{w.ends:%H:%M}' if w.ends else ''}"
        for w in reading.wishes
    ]


def asked(reading: Reading) -> list[Asked]:
    """Each code once."""
    return list(dict.fromkeys(question.code for question in reading.questions))


def assert_reads(text: str, meetings: str, context: ReadingContext = SUNDAY) -> None:
    wanted, _, questions = meetings.partition("?")
    reading = read_text(text, context)

    assert said(reading) == [one.strip() for one in wanted.split(",") if one.strip()]
    assert asked(reading) == [one.strip() for one in questions.split(",") if one.strip()]
