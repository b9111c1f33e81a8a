"""Slots that are read the same way whatever the intent: agency, level, group, case, id, text."""

from bot.understanding.context import Context
from bot.understanding.items import Item, Reading
from bot.understanding.moments import Timed

Slots = dict[str, object]
THOSE = ("de som", "dom som", "dem som", "those who", "allt som", "det som")
TOGETHER = ("together",)


def times_of(reading: Reading) -> list[Timed]:
    return [item.data for item in reading.items if isinstance(item.data, Timed)]


def meeting_times(reading: Reading) -> list[Timed]:
    return [i.data for i in reading.all_of("MEETREF") if isinstance(i.data, Timed)]


def agencies_of(reading: Reading) -> tuple[list[str], list[str]]:
    """(those asked for, those left out), in the order in which they are named."""
    wanted: list[str] = []
    unwanted: list[str] = []
    negated = False
    for item in reading.items:
        if item.has("except", "not", "without"):
            negated = True
        if item.has("AGENCY"):
            into = unwanted if negated else wanted
            if item.value("AGENCY") not in into:
                into.append(item.value("AGENCY"))
        elif (
            negated
            and not item.has(
                *(
                    "except",
                    "not",
                    "without",
                    "and",
                    "or",
                    "fill",
                    "COMMA",
                    "for",
                    "at",
                    "is",
                    "that",
                )
            )
            and item.text.lower() not in THOSE
        ):
            negated = False
    return wanted, unwanted


def agency_slots(reading: Reading) -> Slots:
    wanted, unwanted = agencies_of(reading)
    slots: Slots = {}
    if wanted:
        slots["agency"] = wanted
    if unwanted:
        slots["agency_not"] = unwanted
    if len(wanted) > 1 and reading.has(*TOGETHER):
        slots["match"] = "all"
    return slots


def level_slots(reading: Reading) -> Slots:
    slots: Slots = {}
    for at, item in enumerate(reading.items):
        if item.has("LEVEL"):
            before = reading.items[max(0, at - 2) : at]
            negated = any(i.has("not", "except", "without") for i in before)
            slots["level_not" if negated else "level"] = int(item.value("LEVEL"))
    return slots


def group_slots(reading: Reading) -> Slots:
    return {"group": reading.value("GROUP")} if reading.has("GROUP") else {}


def case_of(reading: Reading) -> str | None:
    item = reading.first("CASECODE")
    if item is None:
        return None
    digits = "".join(c for c in item.text if c.isdigit())
    return f"{item.text[0].upper()}{digits[:2]}-{digits[2:4]}"


def case_slots(reading: Reading) -> Slots:
    case = case_of(reading)
    return {"case": case} if case else {}


def id_slots(reading: Reading) -> Slots:
    """`id` with a year, else `id_hint`: the running number of this year."""
    if item := reading.first("ID"):
        return {"id": item.data}
    if item := reading.first("IDHINT"):
        return {"id_hint": item.data}
    return {}


def search_text(reading: Reading, context: Context, *kinds: str) -> str:
    """The words to look for as typed: what the command itself did not use, without small words."""
    del context
    return " ".join(item.text for item in reading.items if item.has(*kinds))


def person_said(reading: Reading) -> Item | None:
    return reading.first("PERSON", "NAME")


def without_genitive(name: str, reading: Reading) -> str:
    """`Kims` is Kim when Kim is known by that name."""
    item = person_said(reading)
    known = item.value("NAME") if item else ""
    if name.lower().endswith("s") and (known == name[:-1].lower() or (item and item.has("PERSON"))):
        return name[:-1]
    return name


def clock_of(reading: Reading) -> str | None:
    """`HH:MM` of the first time of day; None when there is none or it is no time."""
    for item in reading.all_of("CLOCK"):
        if isinstance(item.data, str):
            return item.data
        if found := _clock(item.text.lower()):
            return found
    return None


def _clock(low: str) -> str | None:
    numbers = [int(part) for part in "".join(c if c.isdigit() else " " for c in low).split()]
    if not numbers:
        return None
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if low.endswith(("em", "pm")) and hour < 12:  # noqa: PLR2004 noon
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None  # noqa: PLR2004
