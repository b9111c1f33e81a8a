"""Slots of the intents about commitments."""

from datetime import timedelta
from itertools import pairwise

from bot.understanding.context import Context
from bot.understanding.days import Look, day_of
from bot.understanding.items import Item, Reading
from bot.understanding.moments import Kind, Relation, Timed
from bot.understanding.slots.owners import owner_slots
from bot.understanding.slots.parts import (
    Slots,
    agencies_of,
    agency_slots,
    case_slots,
    group_slots,
    id_slots,
    level_slots,
    person_said,
    times_of,
    without_genitive,
)
from bot.understanding.slots.statuses import is_about_due, list_status, said_status
from bot.understanding.slots.windows import due_of, meeting_of, period_of
from bot.understanding.slots.wording import sought
from bot.understanding.subject import words_of_subject

TICKING = ("bocka", "pricka", "kryssa", "checka", "klarmarkera", "tick", "check")
SOON = timedelta(days=90)
CLOSED = ("done", "cancelled")
STRETCHES = (Kind.TERM, Kind.YEAR)
LONG_AGO = ("this_year", "last_year", "next_year", "this_term", "last_term", "next_term")
ALL_OF_IT = (
    "COMMITMENT",
    "STATUS",
    "SEARCH",
    "HOWGOES",
    "DO",
    "PROMISED",
    "AGENCY",
    "LEVEL",
    "GROUP",
    "TIME",
    "MEETREF",
    "STATUSWORD",
    "DUEMARK",
    "MARK",
    "MOVE",
    "EXTEND",
    "GIVE",
    "CANCEL",
    "PERSON",
    "ID",
    "IDHINT",
    "ITEM",
    "CHANGE",
    "DEADLINE",
    "UNDO",
    "BY",
    "NEW",
    "LATER",
    "EFFECT",
    "EFFECTWORD",
)


def list_slots(reading: Reading, context: Context) -> Slots:
    status = list_status(reading)
    if status == "done" and _lies_ahead(reading, context):
        status = "open"  # "klart 5-12 februari" is when it is to be done
    slots: Slots = {**agency_slots(reading), **owner_slots(reading), "status": status}
    for part in (level_slots, group_slots, case_slots):
        slots |= part(reading)
    if slots.get("case"):
        slots.pop("level", None)
    slots |= _times(reading, context, status)
    return slots | _shape(reading)


def _lies_ahead(reading: Reading, context: Context) -> bool:
    windows = [due_of(timed, context) for timed in times_of(reading)]
    if windows and all(w and "rel" in w for w in windows):
        return _is_a_label(reading)
    firsts = [w.get("from") or w.get("on") or _soon(w.get("month"), context) for w in windows if w]
    today = context.today.isoformat()
    return bool(firsts) and all(isinstance(day, str) and day > today for day in firsts)


def _is_a_label(reading: Reading) -> bool:
    """`klart denna vecka` is when; `klara denna vecka` and `vad är klart` are what was done."""
    said = [item.text.lower() for item in reading.all_of("STATUS")]
    return said == ["klart"] and not reading.has("is", "has", "what", "who", "since")


def _soon(month: object, context: Context) -> str | None:
    """A month of the coming quarter; one farther off is more likely to have been."""
    if not isinstance(month, str):
        return None
    return month if month[:7] <= (context.today + SOON).isoformat()[:7] else None


def _shape(reading: Reading) -> Slots:
    """How the list is to be made, and where it goes."""
    slots: Slots = {}
    if reading.has("EFFECT"):
        slots["effect"] = reading.value("EFFECT")
    if reading.has("BY") and reading.has("SORT", "SORTED", "per", "by"):
        slots["by"] = reading.value("BY")
    elif reading.has("HOWMANY") and reading.value("BY") == "agency":
        slots["by"] = "agency"
    elif reading.has("SORTED"):
        slots["by"] = "due"
    if reading.has("DELIVER"):
        slots["deliver"] = "me"
    return slots


def count_slots(reading: Reading, context: Context) -> Slots:
    slots = list_slots(reading, context)
    if reading.has("RANK") and any(item.value("BY") == "agency" for item in reading.items):
        slots["by"] = "agency"
    return slots


def _times(reading: Reading, context: Context, status: str) -> Slots:
    slots: Slots = {"due": {"rel": "none"}} if reading.has("UNDATED") else {}
    for timed in times_of(reading):
        slots |= _time(reading, timed, context, status)
    return slots


def _time(reading: Reading, timed: Timed, context: Context, status: str) -> Slots:
    moment = timed.moment
    if status == "overdue" and moment.kind is Kind.DAYS and timed.relation is Relation.ON:
        return {"overdue_days_gt": moment.a}
    if moment.kind is Kind.MEETING and moment.a == "last":
        return _since_last(timed, context, status)
    if _is_of_meeting(reading, timed):
        return meeting_of(timed, context, Look.BACK) or {}
    is_stretch = moment.kind in STRETCHES or moment.a in LONG_AGO
    if status in CLOSED or is_stretch or (status == "any" and not is_about_due(reading)):
        period = period_of(timed, context)
        return {"period": period} if period else {}
    due = due_of(timed, context)
    return {"due": due} if due else {}


def _since_last(timed: Timed, context: Context, status: str) -> Slots:
    """With *klart* it is a period; with *kvar*, *öppna* the meeting that they come from."""
    if status in CLOSED and timed.relation in (Relation.SINCE, Relation.AFTER, Relation.FROM):
        return {"period": period_of(timed, context)}
    return {"meeting": "last"}


def _is_of_meeting(reading: Reading, timed: Timed) -> bool:
    """`från mötet den 21 januari`: the date is the meeting's."""
    return (
        reading.has("MEETING")
        and timed.moment.kind in (Kind.DATE, Kind.WEEKDAY)
        and timed.relation in (Relation.ON, Relation.FROM)
        and not is_about_due(reading)
    )


def show_slots(reading: Reading, context: Context) -> Slots:
    del context
    return id_slots(reading)


def search_slots(reading: Reading, context: Context) -> Slots:
    del context
    named = words_of_subject(reading)
    slots = _searched_for(reading, named or sought(reading, *ALL_OF_IT))
    slots |= {} if named else agency_slots(reading)
    slots |= level_slots(reading) | group_slots(reading)
    asks = reading.is_question and not reading.has("COMMITMENT")
    return slots | {"status": "any" if asks else said_status(reading) or "any"}


def _searched_for(reading: Reading, text: str) -> Slots:
    """The code of a case is no word to look for: it names the case, or there is none (R-32)."""
    code = reading.first("CASECODE")
    if code is None:
        return {"text": text}
    words = " ".join(text.replace(code.text, " ").split())
    return case_slots(reading) | ({"text": words} if words else {})


def update_slots(reading: Reading, context: Context) -> Slots:
    del context
    slots = which(reading)
    if "text" in slots and not reading.has("MARK"):
        slots |= owner_slots(reading)
    status = said_status(reading) or ("done" if _ticks_off(reading) else None)
    if status:
        slots["status"] = status
    if effect := _effect(reading):
        slots["effect"] = effect
    return slots


def _ticks_off(reading: Reading) -> bool:
    """ "kryssa 4" and "stäng 4" say no status and mean one."""
    ticked = any(item.text.lower().startswith(TICKING) for item in reading.all_of("MARK"))
    return reading.has("CLOSE") or ticked


def _effect(reading: Reading) -> str:
    """`effekten av 3 var delvis`, `effekten av 3: nej`."""
    if reading.has("EFFECT"):
        return reading.value("EFFECT")
    if not reading.has("EFFECTWORD") or not reading.has("YES", "NO"):
        return ""
    return "nej" if reading.has("NO") else "ja"


def which(reading: Reading) -> Slots:
    """The commitment by its number, else by words of it."""
    slots = id_slots(reading)
    if slots:
        return slots
    text = words_of_subject(reading) or sought(reading, *ALL_OF_IT)
    return {"text": text} if text else {}


def change_due_slots(reading: Reading, context: Context) -> Slots:
    slots = which(reading)
    times = times_of(reading)
    chosen = _instead_of_another(reading) or next(
        (t for t in times if t.to or t.relation is Relation.BY), times[0] if times else None
    )
    return slots | (_new_due(reading, chosen, context) if chosen else {})


def _instead_of_another(reading: Reading) -> Timed | None:
    """ "hinns inte till fredag, 12 mars istället": of two days the one that is said to be new."""
    for before, item in pairwise(reading.items):
        if isinstance(before.data, Timed) and item.has("INSTEAD"):
            return before.data
        if isinstance(item.data, Timed) and before.has("AIM"):
            return item.data
    return None


def _new_due(reading: Reading, timed: Timed, context: Context) -> Slots:
    moment = timed.moment
    if moment.kind is Kind.DAYS and isinstance(moment.a, int) and moment.b != "ago":
        earlier = any(
            i.text.lower().startswith(("tidigare", "bring")) for i in reading.all_of("MOVE")
        )
        return {"due": {"shift_days": -abs(moment.a) if earlier else moment.a}}
    day = day_of(moment, context, Look.AHEAD)
    if day is not None:
        return {"to": day.isoformat()}
    due = due_of(timed, context)
    return {"due": due} if due else {}


def _receiver(reading: Reading) -> str:
    """Who is to have it, not who has it: "från skolan", "istället för soc", "skolans åtagande"."""
    wanted, _ = agencies_of(reading)
    giving = {
        item.value("AGENCY")
        for at, item in enumerate(reading.items)
        if item.has("AGENCY") and _has_it_now(reading.items, at)
    }
    left = [agency for agency in wanted if agency not in giving] or wanted
    return left[-1] if left else ""


def _has_it_now(items: list[Item], at: int) -> bool:
    before = items[max(0, at - 2) : at]
    return (
        any(item.has("from") for item in before[-1:])
        or any(item.has("INSTEAD") for item in before)
        or any(item.has("COMMITMENT") for item in items[at + 1 : at + 2])
    )


def reassign_slots(reading: Reading, context: Context) -> Slots:
    del context
    slots = which(reading)
    if receiver := _receiver(reading):
        return slots | {"to": receiver}
    person = person_said(reading)
    return slots | ({"person": without_genitive(person.text, reading)} if person else {})


def cancel_slots(reading: Reading, context: Context) -> Slots:
    del context
    return which(reading)


def no_slots(reading: Reading, context: Context) -> Slots:
    del reading, context
    return {}
