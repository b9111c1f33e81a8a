"""Tallies and figures for tests that need some."""

from datetime import date

from sspf.domain.tallies import Tally, TallyKind, tally

FEBRUARY = date(2027, 2, 1)
JANUARY = date(2027, 1, 1)
MARCH = date(2027, 3, 1)


def a_raised(at: date = FEBRUARY, **words: str | tuple[str, ...]) -> Tally:
    return tally(TallyKind.CASE_RAISED, at, **({"party": "skola", "gender": "girl"} | words))
