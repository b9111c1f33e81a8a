"""Which stretch of time is meant. Today is a Thursday in December 2026."""

from datetime import date

import pytest

from bot.terms import Asked, time_asked
from sspf.domain.cadence_dates import Span

TODAY = date(2026, 12, 17)
SPRING = Span(first=date(2027, 1, 1), last=date(2027, 6, 15))
AUTUMN = Span(first=date(2027, 8, 15), last=date(2027, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Asked()),
        ("för vt 2027", Asked(span=SPRING)),
        ("vt27", Asked(span=SPRING)),
        ("vårterminen", Asked(span=SPRING)),  # this year's has been
        ("till våren", Asked(span=SPRING)),
        ("för ht 2027", Asked(span=AUTUMN)),
        ("hösten 2027", Asked(span=AUTUMN)),
        ("höst", Asked(span=Span(first=date(2026, 8, 15), last=date(2026, 12, 31)))),
        ("för hela 2028", Asked(span=Span(first=date(2028, 1, 1), last=date(2028, 12, 31)))),
        ("på torsdagar", Asked(weekday=3)),
        ("för vt 2027 på måndagar", Asked(span=SPRING, weekday=0)),
        ("på fredagar under hösten 2027", Asked(span=AUTUMN, weekday=4)),
        (
            "från 1 februari till 31 maj",
            Asked(span=Span(first=date(2027, 2, 1), last=date(2027, 5, 31))),
        ),
        (
            "2027-02-01 – 2027-05-31",
            Asked(span=Span(first=date(2027, 2, 1), last=date(2027, 5, 31))),
        ),
        (
            "på måndagar från 1 februari till 31 maj",
            Asked(span=Span(first=date(2027, 2, 1), last=date(2027, 5, 31)), weekday=0),
        ),
        ("som vanligt", Asked(is_understood=False)),
    ],
)
def test_given_words_for_a_time_then_the_days(text: str, expected: Asked) -> None:
    assert time_asked(text, TODAY) == expected
