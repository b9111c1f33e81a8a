"""Which status is meant; "klart senast" and "ska vara klart" are about a due date, not done."""

import re

from bot.understanding.items import MARKS, Item, Reading
from bot.understanding.moments import Kind, Relation, Timed

HAVE_BEEN = re.compile(
    r"\b(?:skulle|borde|should)\b.{0,30}\b(?:varit|vart|blivit|have been)\b"
    r"|\bborde\b.{0,30}\bha (?=\w+t\b)"
)
BEING = ("som är", "that are", "which are", "som e")
TO_DO = ("ska göra", "att göra", "should do", "to do")
DUE_RELATIONS = (Relation.BY, Relation.BEFORE, Relation.WITHIN)
NEGATIONS = ("inte ", "ej ", "icke ", "not ", "hasn't ", "haven't ")
RESTRICTIONS = (
    "AGENCY",
    "LEVEL",
    "GROUP",
    "CASECODE",
    "TIME",
    "MEETREF",
    "PERSON",
    "my",
    "our",
    "UNDATED",
    "PROMISED",
    "DO",
)


def is_about_due(reading: Reading) -> bool:
    """Something is to be done by a time: it is open."""
    if reading.has("DUEMARK"):
        return True
    done = [at for at, item in enumerate(reading.items) if item.value("STATUS") == "done"]
    if not done:
        return False
    return reading.has("should") or any(_due_follows(reading.items, at) for at in done)


def _due_follows(items: list[Item], at: int) -> bool:
    """`klart senast fredag`, `klart före lovet`, and `till nästa möte klart`."""
    beside = items[at + 1 : at + 2] + items[max(0, at - 1) : at]
    return any(
        isinstance(item.data, Timed)
        and item.data.said
        and item.data.relation in DUE_RELATIONS
        and not (item.data.moment.kind is Kind.MEETING and item.data.moment.a == "last")
        for item in beside
    )


def _is_past_its_time(reading: Reading) -> bool:
    """ "vad skulle polisen ha varit klar med": it should have been, whoever stands between."""
    done = [item.start for item in reading.all_of("STATUS") if item.value("STATUS") == "done"]
    should = HAVE_BEEN.search(reading.text.lower())
    return bool(should and done and should.end() <= max(done))


def said_status(reading: Reading) -> str | None:
    """The status of the sentence; None when none is said."""
    if _is_past_its_time(reading):
        return "overdue"
    if is_about_due(reading):
        said = [_value(reading.items, at) for at in range(len(reading.items))]
        return next((value for value in said if value not in ("", "open", "done")), "open")
    if reading.has("HELP") and reading.has("AGENCY"):
        return "needs_help"
    values = [v for at in range(len(reading.items)) if (v := _value(reading.items, at))]
    if not values:
        return None
    if {"open", "done"} <= set(values) and "and" in {
        s.kind for i in reading.items for s in i.senses
    }:
        return "any"
    narrow = [value for value in values if value != "open"]
    return narrow[-1] if narrow else "open"


def _value(items: list[Item], at: int) -> str:
    value = items[at].value("STATUS")
    if value == "overdue" and items[at].has("since"):
        return value if any(item.has("is") or item.text.lower() in BEING for item in items) else ""
    if value == "done" and at and _is_undone(items[at - 1]):
        return "open"  # "inte gjort klart"
    if _is_negated(items, at):
        return {"done": "open", "in_progress": "not_started", "overdue": "open"}.get(value, value)
    return value


def _is_undone(item: Item) -> bool:
    return item.value("STATUS") == "open" and item.text.lower().startswith(NEGATIONS)


def _is_negated(items: list[Item], at: int) -> bool:
    """ "inte än klara", "har inte polisen gjort": only small words and who it is stand between."""
    for before in reversed(items[:at]):
        if before.has("not"):
            return True
        if not (before.is_small or before.has("AGENCY")) or before.has(*MARKS, "and", "or"):
            return False
    return False


def _asks_whether_all(reading: Reading) -> bool:
    """ "har polisen gjort allt", "har de gjort det de lovade": what is left answers it."""
    first = next((item for item in reading.items if not item.has(*MARKS)), None)
    asks = first is not None and first.has("has", "is")
    return asks and reading.has("everything", "all", "PROMISED")


def list_status(reading: Reading) -> str:
    """Lists are of open ones; "visa allt" with nothing more is of every one."""
    said = said_status(reading)
    if said == "done" and _asks_whether_all(reading):
        return "open"
    if said == "in_progress" and any(i.text.lower() in TO_DO for i in reading.all_of("DO")):
        return "open"  # "har jag nåt på gång som jag ska göra"
    if said is not None:
        return said
    if reading.has("EFFECT", "EFFECTWORD"):
        return "done"
    everything = reading.has("everything") or (reading.has("all") and not reading.has("except"))
    return "any" if everything and not reading.has(*RESTRICTIONS) else "open"
