"""A cadence in plain Swedish, with what nobody has decided marked as a suggestion."""

from functools import singledispatch

from babel.dates import get_day_names, get_month_names

from bot.organisations.cadences import (
    AnyCadence,
    ApproxPerYear,
    Before,
    ExplicitDates,
    HalfYearly,
    Interval,
    IsoWeeks,
    Meeting,
    MinPerPeriod,
    OffsetAfter,
    PerCase,
    Yearly,
)

ASKED = "frågas vid införandet"
SUGGESTION = "(förslag)"

_MONTHS = get_month_names("wide", locale="sv")
_DAYS = get_day_names("wide", locale="sv")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EVERY = {"day": "varje dag", "week": "varje vecka", "month": "en gång i månaden"}
_UNITS = {"day": "dag", "week": "vecka", "month": "månad"}
_MANY = {"day": "dagar", "week": "veckor", "month": "månader"}
_PERIODS = {"week": "i veckan", "month": "i månaden", "term": "per termin", "year": "om året"}
_TEENS = (11, 12)


def cadence_in_words(cadence: AnyCadence | None) -> str:
    if cadence is None:
        return ASKED
    words = _words(cadence)
    if set(cadence.inferred) - {"suggested"}:
        words = f"{words} {SUGGESTION}"
    suggested = getattr(cadence, "suggested", None)
    if suggested is not None:
        words = f"{words}; till exempel {_words(suggested)} {SUGGESTION}"
    return words


@singledispatch
def _words(cadence: AnyCadence) -> str:
    raise TypeError(f"no words for {type(cadence).__name__}")


@_words.register
def _(cadence: Interval) -> str:
    often: list[str | None] = [cadence.tolerance, _every(cadence.every, cadence.unit)]
    if cadence.season:
        often.append("under verksamhetsperioden")
    if cadence.together_with:
        often.append("tillsammans med koordinator")
    return _with_when(cadence, often)


@_words.register
def _(cadence: IsoWeeks) -> str:
    often: list[str | None] = ["udda veckor" if cadence.parity == "odd" else "jämna veckor"]
    if cadence.season:
        often.append("under verksamhetsperioden")
    return _with_when(cadence, often)


def _with_when(cadence: Meeting, often: list[str | None]) -> str:
    when = [
        f"{_DAYS[_WEEKDAYS.index(cadence.weekday)]}ar" if cadence.weekday else None,
        f"kl. {cadence.starts:%H.%M}" if cadence.starts else None,
    ]
    length = f"{cadence.minutes} minuter" if cadence.minutes else None
    skips = "inte på skollov" if cadence.skip else None
    return ", ".join(text for text in (_joined(often), _joined(when), length, skips) if text)


@_words.register
def _(cadence: MinPerPeriod) -> str:
    return f"minst {_times(cadence.n)} {_PERIODS[cadence.period]}"


@_words.register
def _(cadence: ApproxPerYear) -> str:
    return f"ungefär {_times(cadence.n)} om året"


@_words.register
def _(_cadence: ExplicitDates) -> str:
    return "enligt kalendarium"


@_words.register
def _(cadence: OffsetAfter) -> str:
    return f"efter {cadence.n} {(_UNITS if cadence.n == 1 else _MANY)[cadence.unit]}"


@_words.register
def _(cadence: PerCase) -> str:
    if cadence.decided_in_meeting:
        return "bestäms på mötet, för varje ärende"
    return "för varje ärende" + (", efter samtycke" if cadence.when else "")


@_words.register
def _(cadence: Yearly) -> str:
    return f"varje år i {_MONTHS[cadence.month]}"


@_words.register
def _(cadence: HalfYearly) -> str:
    first, second = (_MONTHS[month] for month in cadence.months)
    return f"varje halvår, i {first} och {second}"


@_words.register
def _(cadence: Before) -> str:
    return f"{cadence.weeks} {'vecka' if cadence.weeks == 1 else 'veckor'} före nästa rapport"


def _every(number: int, unit: str) -> str:
    if number == 1:
        return _EVERY[unit]
    if number == 2:  # noqa: PLR2004 Swedish has a word of its own for every other
        return f"varannan {_UNITS[unit]}"
    ending = "a" if number % 10 in (1, 2) and number % 100 not in _TEENS else "e"
    return f"var {number}:{ending} {_UNITS[unit]}"


def _times(number: int) -> str:
    return "en gång" if number == 1 else f"{number} gånger"


def _joined(texts: list[str | None]) -> str:
    return " ".join(text for text in texts if text)
