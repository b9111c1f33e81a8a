"""How many days, and which numbers an item holds: `tre dagar`, `en vecka till`, `18:e`."""

import re

from bot.understanding.items import Item
from bot.understanding.moments import Kind, Moment

Named = tuple[Moment, int]
"""The moment, and where the sentence goes on after it."""
ONE = ("en", "ett", "a", "an", "one", "another", "ytterligare")
MORE = ("another", "ytterligare")
DAYS_OF = {"day": 1, "weekday": 1, "week": 7, "month": 30}
DIGITS = re.compile(r"\d+")
DIGITS_OF_A_NUMBER = 3


def digits_of(item: Item) -> list[int]:
    return [int(part) for part in DIGITS.findall(item.text)]


def has_at(items: list[Item], at: int, *kinds: str) -> bool:
    return 0 <= at < len(items) and items[at].has(*kinds)


def number_of(item: Item) -> int | None:
    """One or two digits, or a word for them; years and longer numbers are something else."""
    for kind in ("NUM", "ORD"):
        if item.has(kind):
            said = item.value(kind) or "".join(DIGITS.findall(item.text))
            return int(said) if said and len(said) <= DIGITS_OF_A_NUMBER else None
    return None


def count_at(items: list[Item], at: int) -> Named | None:
    """`tre dagar`, `en vecka till`, `one more week`, `de närmaste två veckorna`, `om tio dagar`."""
    start = at + 1 if has_at(items, at, "NEXTADJ") else at
    if start >= len(items):
        return None
    number, unit = _counted(items, start)
    more = has_at(items, unit, "more", "LATER") and has_at(items, unit + 1, "UNIT")
    unit += more
    if not number or not has_at(items, unit, "UNIT"):
        return None
    days = number * DAYS_OF[items[unit].value("UNIT")]
    if more or items[start].text.lower() in MORE:
        return Moment(Kind.DAYS, days, "later"), unit + 1
    return _shifted(items, days, unit + 1) or (
        Moment(Kind.DAYS, days, "ahead" if start > at else ""),
        unit + 1,
    )


def _counted(items: list[Item], start: int) -> tuple[int, int]:
    """(how many, where their unit stands); `vecka till` is one of them."""
    if items[start].has("UNIT") and has_at(items, start + 1, "LATER"):
        return 1, start
    if items[start].text.lower() in MORE and start + 1 < len(items):
        if items[start + 1].text.lower() in ONE:
            return 1, start + 2
        if has_at(items, start + 1, "NUM"):
            return number_of(items[start + 1]) or 0, start + 2  # ytterligare tre dagar
    return (1 if items[start].text.lower() in ONE else number_of(items[start]) or 0), start + 1


def _shifted(items: list[Item], days: int, at: int) -> Named | None:
    """What the word after so many days makes of them."""
    for kind, count, how in (
        ("LATER", days, "later"),
        ("more", days, "later"),
        ("EARLIER", -days, "later"),
        ("since", days, "ago"),
    ):
        if has_at(items, at, kind):
            return Moment(Kind.DAYS, count, how), at + 1
    return None
