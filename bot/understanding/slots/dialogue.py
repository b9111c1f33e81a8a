"""Slots of what is said about the last answer, of settings, and of refusals."""

from datetime import date, timedelta
from itertools import pairwise

from bot.understanding.context import Context
from bot.understanding.days import day_of
from bot.understanding.items import Item, Reading
from bot.understanding.moments import Kind, Timed
from bot.understanding.slots.commitments import list_slots
from bot.understanding.slots.meetings import stretch_slots
from bot.understanding.slots.parts import Slots, agency_slots, group_slots, level_slots, times_of
from bot.understanding.slots.statuses import said_status
from bot.understanding.slots.wording import after_colon, sought, trimmed

CATEGORIES = (
    "offence",
    "abuse",
    "health",
    "ethnicity",
    "religion",
    "sexual_life",
    "sensitive_social",
)


LEFT_OUT = {"level": "level_not", "agency": "agency_not"}


def followup_slots(reading: Reading, context: Context) -> Slots:
    """Only what is new: the rest is the last answer's."""
    slots = list_slots(reading, context)
    if said_status(reading) is None:
        slots.pop("status")
    if reading.has("CANCEL"):  # "ta bort individnivå": from the list
        slots = {LEFT_OUT.get(name, name): value for name, value in slots.items()}
    return slots


def sort_slots(reading: Reading, context: Context) -> Slots:
    del context
    if reading.has("BY"):
        return {"by": reading.value("BY")}
    for kind, by in (
        ("TIME", "due"),
        ("AGENCY", "agency"),
        ("who", "agency"),
        ("STATUSWORD", "status"),
        ("LEVELWORD", "level"),
    ):
        if reading.has(kind):
            return {"by": by}
    return {"by": "due"}


def confirm_slots(reading: Reading, context: Context) -> Slots:
    del context
    return {"value": not reading.has("NO")}


def signal_slots(reading: Reading, context: Context) -> Slots:
    del context
    head, said = _addressed(reading)
    slots = level_slots(reading) | agency_slots(head)
    text = after_colon(reading) or trimmed(said, *_OF_A_SIGNAL)
    return slots | ({"text": text} if text and text.lower() not in SOMETHING else {})


SOMETHING = ("sak", "en sak", "grej", "en grej", "detta", "det här", "a thing", "thing")
_OF_A_SIGNAL = ("SIGNAL", "NEW", "SEND", "SUBMIT", "RAISE", "MAKE", "i", "LEVEL", "COLON")
RECEIVERS = ("AGENCY", "GROUP", "LEVEL", "all", "to", "and", "fill", "common", "COMMA")


def _addressed(reading: Reading) -> tuple[Reading, Reading]:
    """(who it is to, the rest): "till gruppen" after "signal" is no part of what it says."""
    items = reading.items
    start = next((n + 1 for n, item in enumerate(items) if item.has("SIGNAL")), 0)
    end = start
    if end < len(items) and items[end].has("to"):
        while end < len(items) and items[end].has(*RECEIVERS):
            end += 1
    without = Reading(reading.text, items[:start] + items[end:])
    return Reading(reading.text, items[start:end]), without


def contact_slots(reading: Reading, context: Context) -> Slots:
    del context
    slots = agency_slots(reading) | group_slots(reading)
    if actor := reading.first("ACTOR"):
        slots["actor"] = actor.text
    if not slots and (text := sought(reading, "CONTACT", "BRIEFING")):
        slots["text"] = text
    return slots


def glossary_slots(reading: Reading, context: Context) -> Slots:
    del context
    text = trimmed(reading, "GLOSSARY", "what", "i", "stands", "THANKS")
    return {"text": text} if text else {}


def absence_slots(reading: Reading, context: Context) -> Slots:
    """A day as a date, a weekday as a hint, a stretch as a period."""
    if days := _from_day_to_day(reading, context):
        return {"period": days}
    for timed in times_of(reading):
        if slots := stretch_slots(timed, context):
            return slots
    return {}


TO_AND_WITH = ("-", "och", "o", "&")


def _from_day_to_day(reading: Reading, context: Context) -> Slots:
    """ "ons-fre", "onsdag till fredag"; empty when no two weekdays follow each other so."""
    days = [item for item in reading.items if not item.has("and")]
    for first, last in pairwise(days):
        begins, ends = _weekday(first, context), _weekday(last, context)
        if begins is None or ends is None or begins == ends:
            continue
        ends += timedelta(days=7) if ends < begins else timedelta()
        is_until = isinstance(last.data, Timed) and last.data.to
        if is_until or reading.text[first.end : last.start].strip() in TO_AND_WITH:
            return {"from": begins.isoformat(), "to": ends.isoformat()}
    return {}


def _weekday(item: Item, context: Context) -> date | None:
    if not isinstance(item.data, Timed) or item.data.moment.kind is not Kind.WEEKDAY:
        return None
    return day_of(item.data.moment, context)


def language_slots(reading: Reading, context: Context) -> Slots:
    del context
    return {"language": reading.value("LANGUAGE")} if reading.has("LANGUAGE") else {}


def reminder_setting(reading: Reading, context: Context) -> Slots:
    del context
    if reading.has("LESS"):
        return {"reminders": "less"}
    if reading.has("STOP", "not", "CANCEL"):
        return {"reminders": "off"}
    return {"reminders": "on"}


def category_slots(reading: Reading, context: Context) -> Slots:
    del context
    said = [item.value("SENSITIVE") for item in reading.all_of("SENSITIVE")]
    return {"category": next((c for c in said if c in CATEGORIES), said[0] if said else "health")}


def name_slots(reading: Reading, context: Context) -> Slots:
    del context
    return {"contains": "personnummer" if reading.has("PNR") else "name"}
