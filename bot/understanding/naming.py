"""One moment at one place in a sentence: a date, a week, a month, a meeting, so many days."""

import re
from collections.abc import Callable

from bot.understanding.counting import (
    DIGITS,
    MORE,
    ONE,
    Named,
    count_at,
    digits_of,
    has_at,
    number_of,
)
from bot.understanding.items import Item
from bot.understanding.moments import Kind, Moment

DATE_PARTS = re.compile(r"(\d+)(\d\d)(\d\d)")
SAID_ONCE = 3
CENTURY, YEARS_IN_A_CENTURY = 2000, 100
CHRISTMAS = ("jul",)
"""A month only with a day: "5 jul" is July, "före jul" is not."""
LAST_ONES = ("sista", "siste", "last")
LAST_DAY, LAST_MONTH, LAST_WEEK = 31, 12, 53
DIGITS_OF_A_YEAR = 4
YEARS = ("år", "året", "year")
LAST = ("sista", "siste")
BEGINNING = frozenset(
    (
        *("DATE", "SLASH", "SPAN", "DAYS", "NUM", "ORD", "UNIT", "WEEK", "WEEKS", "WEEKDAY"),
        *("PASTDAY", "NEXTADJ", "LASTADJ", "THISADJ", "MONTH", "TERM", "TERMCODE", "REL"),
        *("MEETREF", "BREAK", "MONTHEND", "YEAREND", "TERMEND", "WEEKEND", "WEEKSEND"),
    )
)
BEGINNING_WORDS = frozenset((*ONE, *MORE, *YEARS, *LAST))
"""What every moment begins with, by its kind or as it is spelt."""


def named_at(items: list[Item], at: int, *, is_day: bool) -> Named | None:
    """`is_day`: a number that stands here alone may be a day of the month."""
    if at >= len(items) or not may_begin(items[at]):
        return None
    for reader in READERS:
        if found := reader(items, at):
            return found
    return _day_of_month(items, at) if is_day else None


def may_begin(item: Item) -> bool:
    """Whether any moment begins with this: most words say nothing of time, and need not be held
    against every way to say it."""
    return item.has(*BEGINNING) or item.text.lower() in BEGINNING_WORDS


def _numeric(items: list[Item], at: int) -> Named | None:
    if items[at].has("DATE"):
        year, month, day = DATE_PARTS.findall("".join(_twodigits_of(items[at])))[0]
        return _valid((_full_year(int(year)), int(month), int(day)), at + 1)
    if items[at].has("SLASH"):
        day, month, *year = digits_of(items[at])
        return _valid((_full_year(year[0]) if year else None, month, day), at + 1)
    if items[at].has("SPAN"):
        return _span(digits_of(items[at]), at + 1)
    return None


def _span(said: list[int], ends: int) -> Named | None:
    """`8/2-19/2`, and `8-19/2` where the month is said once."""
    month = said[-1]
    first = _valid((None, said[1] if len(said) > SAID_ONCE else month, said[0]), ends)
    last = _valid((None, month, said[-2]), ends)
    return (Moment(Kind.RANGE, first[0], last[0]), ends) if first and last else None


def _twodigits_of(item: Item) -> list[str]:
    """`2027-3-5` as 2027, 03, 05; `270305` as it is."""
    return [part.zfill(2) for part in DIGITS.findall(item.text)]


def _full_year(year: int) -> int:
    return year if year > YEARS_IN_A_CENTURY else CENTURY + year


def _valid(date: tuple[int | None, ...], ends: int) -> Named | None:
    _, month, day = date
    if not (month and day and month <= LAST_MONTH and day <= LAST_DAY):
        return None
    return Moment(Kind.DATE, date), ends


def _weekday(items: list[Item], at: int) -> Named | None:
    said, day = "", at
    if of_month := _weekday_of_month(items, at):
        return of_month
    if _is_of_a_month(items, at):
        return None
    if has_at(items, at, "PASTDAY"):
        return Moment(Kind.WEEKDAY, int(items[at].value("PASTDAY")), "past"), at + 1
    if has_at(items, at, "NEXTADJ", "LASTADJ", "THISADJ"):
        day = at + 1
        said = {"NEXTADJ": "next", "LASTADJ": "past"}.get(items[at].senses[0].kind, "")
    if not has_at(items, day, "WEEKDAY"):
        return None
    weekday, ends = int(items[day].value("WEEKDAY")), day + 1
    dated = ends + 1 if has_at(items, ends, "fill") and items[ends].text.lower() == "den" else ends
    date = (_named_date(items, dated) or _numeric(items, dated)) if dated < len(items) else None
    if date or (dated > ends and (date := _day_of_month(items, dated))):
        return date
    return _in_week(items, weekday, said, ends)


def _is_of_a_month(items: list[Item], at: int) -> bool:
    """ "sista fredagen i februari", "första måndagen i mars": which day is asked about."""
    day = next((n for n in (at, at + 1) if has_at(items, n, "WEEKDAY")), 0)
    counted = has_at(items, day - 1, "ORD", "LASTADJ") if day else False
    return counted and has_at(items, day + 2, "MONTH") and has_at(items, day + 1, "at")


def _weekday_of_month(items: list[Item], at: int) -> Named | None:
    """ "första måndagen i mars", "sista fredagen i februari"."""
    which = number_of(items[at]) if items[at].has("ORD") else None
    which = -1 if items[at].text.lower() in LAST_ONES else which
    if not which or not _is_of_a_month(items, at) or not has_at(items, at + 1, "WEEKDAY"):
        return None
    weekday, month = int(items[at + 1].value("WEEKDAY")), int(items[at + 3].value("MONTH"))
    return Moment(Kind.WEEKDAY_OF_MONTH, (which, weekday), month), at + 4


def _in_week(items: list[Item], weekday: int, said: str, ends: int) -> Named:
    week = ends + 1 if has_at(items, ends, "at") else ends
    if has_at(items, week, "WEEK"):
        return Moment(Kind.WEEKDAY, weekday, digits_of(items[week])[0]), week + 1
    if has_at(items, week, "REL") and items[week].value("REL") == "next_week":
        return Moment(Kind.WEEKDAY, weekday, "next"), week + 1
    if has_at(items, week, "REL") and items[week].value("REL") == "this_week":
        return Moment(Kind.WEEKDAY, weekday, ""), week + 1
    return Moment(Kind.WEEKDAY, weekday, said), ends


def _named_date(items: list[Item], at: int) -> Named | None:
    """`18 februari`, `18:e feb 2027`, `february 18th`, `10-14 mars`."""
    if at >= len(items):
        return None
    if items[at].has("DAYS") and has_at(items, at + 1, "MONTH"):
        first, last = digits_of(items[at])
        month = int(items[at + 1].value("MONTH"))
        return _spanning(first, last, month), at + 2
    day, rest = number_of(items[at]), at + 1
    rest += 1 if has_at(items, rest, "for") else 0  # 18th of february
    if day and has_at(items, rest, "MONTH"):
        month = int(items[rest].value("MONTH"))
    elif items[at].has("MONTH") and has_at(items, at + 1, "NUM", "ORD"):
        month, day, rest = int(items[at].value("MONTH")), number_of(items[at + 1]), at + 1
    else:
        return None
    year, ends = _year_at(items, rest + 1)
    return _valid((year, month, day), ends) if day else None


def _spanning(first: int, last: int, month: int) -> Moment:
    return Moment(
        Kind.RANGE,
        Moment(Kind.DATE, (None, month, first)),
        Moment(Kind.DATE, (None, month, last)),
    )


def _year_at(items: list[Item], at: int) -> tuple[int | None, int]:
    if (
        has_at(items, at, "NUM")
        and len(items[at].text) == DIGITS_OF_A_YEAR
        and items[at].text.startswith("20")
    ):
        return int(items[at].text), at + 1
    return None, at


def _day_of_month(items: list[Item], at: int) -> Named | None:
    day = number_of(items[at]) if at < len(items) else None
    if not day or day > LAST_DAY or has_at(items, at + 1, "UNIT", "MONTH"):
        return None
    if items[at].has("ORD") and has_at(items, at + 1, "WEEKDAY"):
        return None  # "första måndagen i mars"
    return Moment(Kind.DAY_OF_MONTH, day), at + 1


def _week(items: list[Item], at: int) -> Named | None:
    item = items[at]
    if item.has("WEEKS"):
        first, last = digits_of(item)
        return Moment(Kind.WEEKS, first, last), at + 1
    if item.has("WEEK"):
        return _week_of(digits_of(item)[0], at + 1)
    if item.value("UNIT") == "week" and has_at(items, at + 1, "NUM"):
        return _week_of(number_of(items[at + 1]) or 0, at + 2)
    return None


def _week_of(week: int, ends: int) -> Named | None:
    return (Moment(Kind.WEEK, week), ends) if 0 < week <= LAST_WEEK else None


def _month(items: list[Item], at: int) -> Named | None:
    if not items[at].has("MONTH") or items[at].text.lower() in CHRISTMAS:
        return None
    if items[at].text == "may" and not has_at(items, at - 1, "at"):
        return None
    ends = at + 2 if has_at(items, at + 1, "UNIT") and _says_month(items[at + 1]) else at + 1
    year, ends = _year_at(items, ends)
    return Moment(Kind.MONTH, (year, int(items[at].value("MONTH")))), ends


def _says_month(item: Item) -> bool:
    """The noun of "april månad"."""
    return item.text.lower() in ("månad", "month")


def _term(items: list[Item], at: int) -> Named | None:
    if items[at].has("TERMCODE"):
        low = items[at].text.lower()
        return Moment(Kind.TERM, low[:2].upper(), digits_of(items[at])[0] % 100), at + 1
    if not items[at].has("TERM"):
        return None
    year, ends = _year_at(items, at + 1)
    return Moment(Kind.TERM, items[at].value("TERM"), year % 100 if year else None), ends


def _year(items: list[Item], at: int) -> Named | None:
    skipped = at + 1 if items[at].text.lower() in YEARS else at
    year, ends = _year_at(items, skipped)
    return (Moment(Kind.YEAR, year), ends) if year else None


def _relative(items: list[Item], at: int) -> Named | None:
    if not items[at].has("REL") or _is_after_another(items, at):
        return None
    return Moment(Kind.RELATIVE, items[at].value("REL")), at + 1


def _is_after_another(items: list[Item], at: int) -> bool:
    """ "veckan efter sportlovet" is not next week."""
    is_after = items[at].text.lower().endswith((" efter", " after"))
    return is_after and has_at(items, at + 1, "BREAK", "WEEK", "MONTH", "MEETREF", "MEETING")


def _meeting(items: list[Item], at: int) -> Named | None:
    if items[at].has("MEETREF"):
        return Moment(Kind.MEETING, items[at].value("MEETREF")), at + 1
    for kind, which in (("NEXTADJ", "next"), ("LASTADJ", "last"), ("THISADJ", "next")):
        if items[at].has(kind):
            noun = at + 1
            if has_at(items, noun, "GROUP"):
                noun += 1
            if has_at(items, noun, "MEETING"):
                return Moment(Kind.MEETING, which), noun + 1
    return None


def _break(items: list[Item], at: int) -> Named | None:
    if _is_after_another(items, at) and items[at + 1].has("BREAK"):
        return Moment(Kind.BREAK, items[at + 1].value("BREAK"), "week after"), at + 2
    found = items[at].value("BREAK")
    return (Moment(Kind.BREAK, found), at + 1) if found else None


def _end(items: list[Item], at: int) -> Named | None:
    if items[at].text.lower() in LAST and has_at(items, at + 1, "MONTH"):
        return Moment(Kind.END, int(items[at + 1].value("MONTH"))), at + 2
    if items[at].has("WEEKEND"):
        return Moment(Kind.END, "weekend"), at + 1
    for kind in ("MONTHEND", "YEAREND", "TERMEND", "WEEKSEND"):
        if items[at].has(kind):
            return Moment(Kind.END, kind.lower().removesuffix("end").removesuffix("s")), at + 1
    return None


READERS: tuple[Callable[[list[Item], int], Named | None], ...] = (
    _numeric,
    _weekday,
    _named_date,
    count_at,
    _week,
    _month,
    _term,
    _year,
    _relative,
    _meeting,
    _break,
    _end,
)
