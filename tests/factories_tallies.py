"""Tallies and figures for tests that need some."""

from datetime import date, timedelta

from sspf.domain.tallies import Tally, TallyKind, tally
from sspf.domain.work_counts import Span
from tests.factories import NOW, OPERATIVE

FEBRUARY = date(2027, 2, 1)
JANUARY = date(2027, 1, 1)
MARCH = date(2027, 3, 1)
A_YEAR = Span(
    groups=(OPERATIVE,),
    first=date(2027, 1, 1),
    last=date(2027, 12, 31),
    now=NOW + timedelta(days=365),
    today=date(2027, 12, 31),
)


def a_raised(at: date = FEBRUARY, **words: str | tuple[str, ...]) -> Tally:
    return tally(TallyKind.CASE_RAISED, at, **({"party": "skola", "gender": "girl"} | words))
