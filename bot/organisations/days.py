"""Working days in Sweden: the calendar's red days, plus what one municipality has closed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from holidays.constants import DE_FACTO, OPTIONAL, PUBLIC

# `holidays.country_holidays` would import every country at its first question, in the middle of
# a turn, and hold up all others for a second or two.
from holidays.countries.sweden import Sweden

from bot.editions import EDITIONS, Edition
from sspf.domain.organisation import Organisation
from sspf.domain.working_days import WorkingDays

YEARS = range(1990, 2101)
"""The years listed when somebody lists them all. The library knows none after 2100."""


class DaysOfAnyYear(Mapping[date, str]):
    """Days with their Swedish names, worked out a year at a time when first asked for."""

    def __init__(self, of_year: Callable[[int], Mapping[date, str]]) -> None:
        self._of_year = of_year

    def __getitem__(self, day: date) -> str:
        return self._of_year(day.year)[day]

    def __contains__(self, day: object) -> bool:
        """Asked thousands of times a tick: Mapping would ask for the item and catch its error."""
        return isinstance(day, date) and day in self._of_year(day.year)

    def __iter__(self) -> Iterator[date]:
        return (day for year in YEARS for day in sorted(self._of_year(year)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def working_days(organisation: Organisation) -> WorkingDays:
    return _of(Edition(organisation))


@lru_cache(maxsize=EDITIONS)
def _of(edition: Edition) -> WorkingDays:
    organisation = edition.organisation
    return WorkingDays(
        zone=organisation.time_zone,
        holidays=DaysOfAnyYear(red_days),
        half_days=DaysOfAnyYear(half_days),
        closed=frozenset(organisation.closed_days),
        breaks=organisation.breaks,
    )


@lru_cache(maxsize=64)
def red_days(year: int) -> Mapping[date, str]:
    """Public holidays and the three eves that the law treats as Sundays.

    Source: 1989:253; 1977:480 3 a § (midsommarafton, julafton, nyårsafton).
    """
    return dict(Sweden(years=year, categories=(PUBLIC, DE_FACTO), language="sv"))


@lru_cache(maxsize=64)
def half_days(year: int) -> Mapping[date, str]:
    """Eves and klämdagar by custom; working days that only warn. Source: DOMAIN section 5."""
    named = Sweden(years=year, categories=(OPTIONAL,), language="sv")
    return {
        day: name.removesuffix(" (från kl. 14.00)")
        for day, name in named.items()
        if day not in red_days(year)
    }
