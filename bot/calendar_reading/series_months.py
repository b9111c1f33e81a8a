"""Days that come once a month: "den 15:e varje månad", "sista fredagen", "en gång i månaden"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.calendar_reading.listing import Line
from bot.calendar_reading.placing import last_of_month, months_ahead
from bot.calendar_reading.tokens import Every, Kind, Nth
from bot.calendar_reading.window import LONGEST_SERIES, Window, in_window

LAST_NTH = 5
"""A fifth one is the last where a month has four."""


def nth_days(nth: Nth, step: int, window: Window) -> Iterator[date]:
    first = window.first.replace(day=1)
    if step > 1 and window.months and not window.is_said:
        first = months_ahead(first, (window.months[0] - first.month) % 12)
    for n in range(0, LONGEST_SERIES.days // 30, step):
        month = months_ahead(first, n)
        last = last_of_month(month.year, month.month)
        days = [
            month + timedelta(days=d)
            for d in range(last.day)
            if (month + timedelta(days=d)).weekday() == nth.weekday
        ]
        yield from sorted(
            days[place - 1 if place > 0 else place] for place in nth.ordinals if place <= len(days)
        )


def monthly_days(line: Line, monthly: Every, window: Window) -> Iterator[date] | None:
    """ "den 15:e varje månad", or the same day of the month as the start."""
    numbers = [t.value for t in line.tokens if t.kind is Kind.NUMBER and isinstance(t.value, int)]
    day = numbers[0] if numbers and 0 < numbers[0] < 32 else None  # noqa: PLR2004 days of a month
    if day is None:
        if not window.is_meeting:
            return None
        return in_window(_same_weekday(monthly.count, window), window)
    first = window.first.replace(day=1)
    months = (months_ahead(first, n) for n in range(0, LONGEST_SERIES.days // 30, monthly.count))
    days = (
        month + timedelta(days=day - 1)
        for month in months
        if day <= last_of_month(month.year, month.month).day
    )
    return in_window(days, window)


def _same_weekday(step: int, window: Window) -> Iterator[date]:
    """ "en gång i månaden med start 14 jan": the second Thursday, as a group's own cadence is."""
    first = window.first
    nth = Nth(((first.day - 1) // 7 + 1,), first.weekday())
    return nth_days(
        nth if nth.ordinals[0] < LAST_NTH else replace(nth, ordinals=(-1,)), step, window
    )
