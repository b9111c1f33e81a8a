"""A cadence and a season as they stand in a file become those of the domain."""

from datetime import date
from typing import Any

from bot.organisations.cadences import AnyCadence
from bot.organisations.schema import Season as SeasonModel
from sspf.domain.cadence import (
    Cadence,
    DayOfYear,
    Keeps,
    Kind,
    OnConflict,
    Parity,
    Period,
    Season,
    Unit,
)


def cadence_of(model: AnyCadence | None) -> Cadence | None:
    """None where the source is silent."""
    if model is None:
        return None
    said: dict[str, Any] = {name: getattr(model, name, None) for name in NAMES}
    if said["kind"] == Kind.BEFORE:
        said["n"] = said["weeks"]
    return Cadence(
        kind=Kind(said["kind"]),
        every=said["every"],
        unit=said["unit"] and Unit(said["unit"]),
        count=said["n"],
        period=said["period"] and Period(said["period"]),
        parity=said["parity"] and Parity(said["parity"]),
        weekday=said["weekday"],
        starts=said["starts"],
        minutes=said["minutes"],
        anchor=said["anchor"],
        keeps=said["keeps"] and Keeps(said["keeps"]),
        dates=said["dates"] or (),
        months=said["months"] or ((said["month"],) if said["month"] else ()),
        season=bool(said["season"]),
        skip_breaks="school_breaks" in (said["skip"] or ()),
        on_conflict=OnConflict(said["on_conflict"] or OnConflict.ASK),
        after=said["after"] or "",
        after_consent=said["when"] == "after_consent",
        suggested=cadence_of(said["suggested"]),
    )


NAMES = (
    *("kind", "every", "unit", "n", "period", "parity", "weekday", "starts", "minutes", "anchor"),
    *("keeps", "dates", "months", "month", "season", "skip", "on_conflict", "suggested", "weeks"),
    *("after", "when"),
)
"""Of every kind together; each has its own few."""


def season_of(model: SeasonModel | None) -> Season | None:
    if model is None:
        return None
    return Season(
        name=model.name,
        first=_day(model.first),
        last=_day(model.last),
        skips_breaks="school_breaks" in model.skip,
    )


def _day(written: str) -> DayOfYear:
    """`08-15`; any year that has a 29 February will do to read it."""
    day = date.fromisoformat(f"2024-{written}")
    return DayOfYear(month=day.month, day=day.day)
