"""Times of day as they are said: `halv två`, `kvart i tre`, `tio över ett`, `klockan två`."""

from dataclasses import replace

from bot.understanding.items import Item
from bot.understanding.lexicon import Sense

CLOCK = (Sense("CLOCK"),)
AT = ("kl", "klockan", "klockan är")
HALF, QUARTER = "halv", ("kvart", "en kvart")
SAID_MINUTES = {"fem": 5, "tio": 10, "tjugo": 20}
TO, PAST = ("i",), ("över",)
HOURS = range(1, 13)
WORKING_DAY_BEGINS = 7
"""Whoever says "halv två" of a meeting means the afternoon: nobody meets before this hour."""
MINUTES_OF_AN_HOUR, MINUTES_OF_HALF_A_DAY = 60, 720


def said_clock(items: list[Item], at: int) -> tuple[Item, int] | None:
    """One CLOCK item whose `data` is HH:MM, and where the sentence goes on after it."""
    begins = at + 1 if items[at].text.lower() in AT else at
    found = _half(items, begins) or _beside_an_hour(items, begins)
    if found is None and begins > at and (hour := _hour(items, begins)):
        found = hour * MINUTES_OF_AN_HOUR, begins + 1
    if found is None:
        return None
    minutes, ends = found
    if minutes < WORKING_DAY_BEGINS * MINUTES_OF_AN_HOUR:
        minutes += MINUTES_OF_HALF_A_DAY
    hour, minute = divmod(minutes, MINUTES_OF_AN_HOUR)
    said = " ".join(item.text for item in items[at:ends])
    item = replace(items[at], senses=CLOCK, text=said, end=items[ends - 1].end)
    return replace(item, data=f"{hour:02d}:{minute:02d}"), ends


def _half(items: list[Item], at: int) -> tuple[int, int] | None:
    if not _says(items, at, (HALF,)) or not (hour := _hour(items, at + 1)):
        return None
    return hour * MINUTES_OF_AN_HOUR - MINUTES_OF_AN_HOUR // 2, at + 2


def _beside_an_hour(items: list[Item], at: int) -> tuple[int, int] | None:
    """So many minutes to or past an hour, or half past one."""
    if at >= len(items):
        return None
    said = items[at].text.lower()
    minutes = MINUTES_OF_AN_HOUR // 4 if said in QUARTER else SAID_MINUTES.get(said, 0)
    is_to, is_past = _says(items, at + 1, TO), _says(items, at + 1, PAST)
    if not minutes or not (is_to or is_past):
        return None
    half = _half(items, at + 2)
    hour = _hour(items, at + 2)
    whole = half or ((hour * MINUTES_OF_AN_HOUR, at + 3) if hour else None)
    return (whole[0] + (-minutes if is_to else minutes), whole[1]) if whole else None


def _says(items: list[Item], at: int, words: tuple[str, ...]) -> bool:
    return at < len(items) and items[at].text.lower() in words


def _hour(items: list[Item], at: int) -> int:
    """An hour said as a word or in digits; 0 when there is none."""
    if at >= len(items):
        return 0
    said = items[at].text.lower()
    number = items[at].value("NUM") or (said if said.isdigit() else "")
    number = "1" if said in ("ett", "en") else number
    return int(number) if number and int(number) in HOURS else 0
