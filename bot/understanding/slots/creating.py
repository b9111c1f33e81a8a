"""Slots of a new commitment: whose it is, what is to be done, and by when."""

from bot.understanding.context import Context
from bot.understanding.days import Look, day_of
from bot.understanding.items import MARKS, Item, Reading
from bot.understanding.moments import Kind, Relation, Timed
from bot.understanding.slots.parts import Slots, agencies_of, case_slots, level_slots, times_of
from bot.understanding.slots.windows import due_of
from bot.understanding.slots.wording import after_colon, after_noun

AFTERWARDS = ("THANKS", "GREETING", "opener", "fill", *MARKS)
BETWEEN = ("should", "is", "fill", "common", "to", "at")
LABELS = ("DUEMARK", "DEADLINE", "BY")
LATEST = ("senast", "allra senast", "by ", "no later", "not later")
SOON = (Relation.BY, Relation.BEFORE, Relation.WITHIN)
AS_DAYS = (Kind.DATE, Kind.DAY_OF_MONTH, Kind.WEEKDAY, Kind.DAYS, Kind.END)


def create_slots(reading: Reading, context: Context) -> Slots:
    """The words of the new one stay as typed; an agency that is to do it is a slot too."""
    colon = next((n for n, item in enumerate(reading.items) if item.has("COLON")), None)
    head = Reading(reading.text, reading.items[:colon])
    said, due = _without_due(reading, colon or 0, context)
    if colon is not None and not due:
        due = next((d for timed in times_of(head) if (d := _due(timed, context))), {})
    text = after_colon(said) or after_noun(said, "COMMITMENT")
    agencies, _ = agencies_of(head)
    if not agencies and (first := _doer(reading, colon)):
        agencies = [first]
    slots: Slots = {"agency": agencies} if agencies else {}
    if text and not (colon is None and _is_only_filters(text, reading)):
        slots["text"] = text
    slots |= level_slots(head) | case_slots(head)
    return slots | ({"due": due} if due else {})


def _doer(reading: Reading, colon: int | None) -> str:
    """The agency that the new commitment begins with: who does it."""
    rest = reading.items[colon + 1 :] if colon is not None else []
    return rest[0].value("AGENCY") if rest else ""


def _is_only_filters(text: str, reading: Reading) -> bool:
    said = [item for item in reading.items if item.has("TIME", "MEETREF", "PERSON")]
    return any(text == item.text for item in said)


def _without_due(reading: Reading, first: int, context: Context) -> tuple[Reading, Slots]:
    """The sentence up to its last words "klart senast …", and what they say."""
    items = reading.items
    last = len(items) - 1
    while last > first and items[last].has(*AFTERWARDS):
        last -= 1
    timed = items[last].data if last > first else None
    if not isinstance(timed, Timed):
        return reading, {}
    begins = _label_before(items, last, first)
    if begins == last and not _is_due_alone(items, last, timed):
        return reading, {}
    due = _due(timed, context)
    if not due:
        return reading, {}
    return Reading(reading.text[: items[begins].start], items[:begins]), due


def _label_before(items: list[Item], last: int, first: int) -> int:
    """Where "ska vara klart" begins before the time at `last`; `last` itself when there is none."""
    begins = last
    for at in range(last - 1, first, -1):
        if items[at].has(*LABELS) or items[at].value("STATUS") == "done":
            begins = at
        elif not items[at].has(*BETWEEN):
            break
    while begins < last and items[begins - 1].has("should") and begins - 1 > first:
        begins -= 1
    return begins


def _is_due_alone(items: list[Item], at: int, timed: Timed) -> bool:
    """`senast 12 februari`; after a comma also `till nästa möte` and `före lovet`."""
    if items[at].text.lower().startswith(LATEST):
        return True
    return timed.said and timed.relation in SOON and items[at - 1].has("COMMA", "POINT")


def _due(timed: Timed, context: Context) -> Slots:
    if timed.moment.kind in AS_DAYS and (day := day_of(timed.moment, context, Look.AHEAD)):
        edge = "before" if timed.relation is Relation.BEFORE else "before_or_on"
        return {edge: day.isoformat()}
    return due_of(timed, context) or {}
