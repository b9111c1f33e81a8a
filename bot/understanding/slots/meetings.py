"""Slots of the intents about meetings, their documents and the calendar."""

from bot.understanding.context import Context
from bot.understanding.days import Look, day_of
from bot.understanding.items import Item, Reading
from bot.understanding.moments import Kind, Moment, Relation, Timed
from bot.understanding.slots.parts import (
    Slots,
    agency_slots,
    clock_of,
    group_slots,
    level_slots,
    person_said,
    times_of,
    without_genitive,
)
from bot.understanding.slots.windows import WEEKDAYS, is_apart, meeting_of, period_of
from bot.understanding.slots.wording import content, sought

PAST_ATTENDANCE = (
    "var på",
    "var inte med",
    "var frånvarande",
    "saknades",
    "var borta",
    "var med",
    "var där",
    "deltog",
    "medverkade",
    "närvarande",
    "attended",
)
STRETCHES = (Kind.MONTH, Kind.WEEK, Kind.WEEKS, Kind.TERM, Kind.YEAR, Kind.RANGE, Kind.BREAK)
HOURS = 24
DAYS = ("today", "tomorrow", "day_after_tomorrow", "yesterday")


def which_meeting(reading: Reading, context: Context, usual: str, look: Look) -> Slots:
    """The meeting that is named; the usual one when none is."""
    for timed in times_of(reading):
        if found := meeting_of(timed, context, look):
            return found
    return {"meeting": usual}


def past_document(reading: Reading, context: Context) -> Slots:
    return which_meeting(reading, context, "last", Look.BACK) | _shared(reading)


def coming_document(reading: Reading, context: Context) -> Slots:
    return which_meeting(reading, context, "next", Look.NEAR) | _shared(reading)


def _shared(reading: Reading) -> Slots:
    slots = level_slots(reading) | group_slots(reading)
    return slots | ({"deliver": "me"} if reading.has("DELIVER") else {})


def agenda_item_slots(reading: Reading, context: Context) -> Slots:
    text = content(_without_its_day(reading), *_OF_AN_ITEM)
    slots = which_meeting(reading, context, "next", Look.AHEAD)
    return slots | ({"text": text} if text else {})


def _without_its_day(reading: Reading) -> Reading:
    """ "… på dagordningen den 18 februari": the day is the meeting's, not the item's."""
    agenda = next((n for n, item in enumerate(reading.items) if item.has("AGENDA", "RAISE")), None)
    last = reading.items[-1] if reading.items else None
    if agenda is None or last is None or not _is_a_day(last) or reading.has("COLON"):
        return reading
    return Reading(reading.text, reading.items[:-1])


def _is_a_day(item: Item) -> bool:
    return isinstance(item.data, Timed) and item.data.moment.kind in (Kind.DATE, Kind.WEEKDAY)


_OF_AN_ITEM = [
    "NEW",
    "GIVE",
    "ITEM",
    "AGENDA",
    "TALK",
    "WITHIT",
    "RAISE",
    "MEETREF",
    "MEETING",
    "REGISTER",
    "i",
    "we",
    "when",
]


def group_only(reading: Reading, context: Context) -> Slots:
    del context
    return group_slots(reading)


def list_meetings_slots(reading: Reading, context: Context) -> Slots:
    slots = group_slots(reading)
    for timed in times_of(reading):
        slots |= stretch_slots(timed, context)
    are_left = any(item.value("STATUS") in ("open", "in_progress") for item in reading.items)
    if are_left or reading.has("NEXTADJ", "LATER", "RESPONSE"):
        slots["status"] = "upcoming"
    return slots


def stretch_slots(timed: Timed, context: Context) -> Slots:
    """`date`, `date_hint` or `period`, as the time was said."""
    moment = timed.moment
    is_open = is_apart(timed)
    if moment.kind is Kind.WEEKDAY and not moment.b and not is_open:
        return {"date_hint": WEEKDAYS[int(str(moment.a))]}
    is_stretch = moment.kind in STRETCHES or moment.a == "weekend"
    day = None if is_stretch else day_of(moment, context)
    if day is not None and not is_open:
        return {"date": day.isoformat()}
    period = period_of(timed, context, Look.NEAR)
    return {"period": period} if period else {}


def details_slots(reading: Reading, context: Context) -> Slots:
    slots = which_meeting(reading, context, "next", Look.AHEAD) | group_slots(reading)
    if reading.has("LINK"):
        ask = "join_link"
    elif reading.has("VENUE", "where"):
        ask = "place"
    else:
        ask = "time"
    return slots | {"ask": ask}


def attendance_slots(reading: Reading, context: Context) -> Slots:
    was = any(words in reading.text.lower() for words in PAST_ATTENDANCE)
    slots = which_meeting(
        reading, context, "last" if was else "next", Look.BACK if was else Look.AHEAD
    )
    slots |= agency_slots(reading)
    if response := reading.value("RESPONSE"):
        slots["response"] = response
    elif reading.has("CANT", "ABSENT"):
        slots["response"] = "declined"
    elif reading.has("ANSWERED") and reading.has("not"):
        slots["response"] = "none"
    elif (reading.has("JOIN") and not was) or (
        not was and reading.has("ATTENDANCE", "with") and reading.has("who", "is")
    ):
        slots["response"] = "accepted"
    if reading.has("ATTENDANCE") and slots.get("meeting") == "last":
        slots.pop("response", None)
    return slots


def conflict_slots(reading: Reading, context: Context) -> Slots:
    periods = [
        period_of(t, context, Look.NEAR) for t in times_of(reading) if t.moment.kind in STRETCHES
    ]
    periods = [p for p in periods if p and "from" not in p]
    return {"period": periods[0]} if periods else {}


def fact_slots(reading: Reading, context: Context) -> Slots:
    asks_week = reading.has("CURRENTWEEK") or not reading.has("HOLIDAY", "BREAKS", "TIME")
    slots: Slots = {"ask": "current_week" if asks_week else "holiday"}
    for timed in times_of(reading):
        day = day_of(timed.moment, context, Look.AHEAD)
        if day is not None and timed.moment.a != "today":
            slots["date"] = day.isoformat()
        elif timed.moment.kind is Kind.BREAK:
            slots["text"] = str(timed.moment.a)
        elif timed.moment.kind in (Kind.MONTH, Kind.TERM, Kind.YEAR, Kind.WEEK):
            slots["period"] = period_of(timed, context, Look.NEAR)
    return slots


def create_meeting_slots(reading: Reading, context: Context) -> Slots:
    slots = group_slots(reading)
    for timed in times_of(reading):
        if timed.moment.kind is Kind.WEEKDAY and not timed.moment.b:
            slots["date_hint"] = WEEKDAYS[int(str(timed.moment.a))]
        elif day := day_of(timed.moment, context, Look.AHEAD):
            slots["date"] = day.isoformat()
        elif timed.moment.kind in STRETCHES and (period := period_of(timed, context, Look.NEAR)):
            slots["period"] = period
    if clock := clock_of(reading):
        slots["time"] = clock
    return slots


def move_meeting_slots(reading: Reading, context: Context) -> Slots:
    """Of two dates the one after "till" is the new one."""
    times = [part for timed in times_of(reading) for part in _parted(timed)]
    fixed = [t for t in times if t.moment.kind is not Kind.MEETING]
    new = next((t for t in fixed if t.to), fixed[-1] if fixed else None)
    slots: Slots = {"meeting": "next"}
    for timed in times:
        if timed is not new and (found := meeting_of(timed, context, Look.NEAR)):
            slots = found
    if new is not None and (hour := _said_as_hour(reading, new)):
        return slots | {"time": hour}
    if new is not None:
        slots |= _new_time(new, context)
    if clock := clock_of(reading):
        slots["time"] = clock
    return slots


def _said_as_hour(reading: Reading, timed: Timed) -> str:
    """ "ändra tid på mötet till 14": an hour, where "till den 14" is a day; else empty."""
    about_time = reading.all_of("MOVE", "TIMEWORD", "TIMEOFDAY", "CHANGE")
    says_time = any({"tid", "tiden"} & set(item.text.lower().split()) for item in about_time)
    moment, low = timed.moment, reading.text.lower()
    if moment.kind is not Kind.DAY_OF_MONTH or not says_time or f"den {moment.a}" in low:
        return ""
    return f"{moment.a:02d}:00" if isinstance(moment.a, int) and moment.a < HOURS else ""


def _parted(timed: Timed) -> list[Timed]:
    """`från den 18 till den 25` is the old date and the new one."""
    first, last = timed.moment.a, timed.moment.b
    if (
        timed.moment.kind is not Kind.RANGE
        or not isinstance(first, Moment)
        or not isinstance(last, Moment)
    ):
        return [timed]
    return [Timed(timed.relation, first), Timed(Relation.BY, last, said=True, to=True)]


def _new_time(timed: Timed, context: Context) -> Slots:
    moment = timed.moment
    if moment.kind is Kind.DAYS and isinstance(moment.a, int):
        return {"due": {"shift_days": moment.a}}
    day = day_of(moment, context, Look.AHEAD)
    if day is not None:
        return {"to": day.isoformat()}
    period = period_of(timed, context, Look.NEAR)
    return {"period": period} if period else {}


def own_attendance(reading: Reading, context: Context) -> Slots:
    return which_meeting(reading, context, "next", Look.AHEAD)


def deputy_slots(reading: Reading, context: Context) -> Slots:
    slots = which_meeting(reading, context, "next", Look.AHEAD)
    person = person_said(reading)
    name = without_genitive(person.text, reading) if person else _named(reading)
    return slots | ({"person": name} if name else {})


def _named(reading: Reading) -> str:
    return sought(reading, *_NOT_NAMES)


_NOT_NAMES = (
    "INSTEAD",
    "MEETING",
    "MEETREF",
    "TIME",
    "RESPONSE",
    "GIVE",
    "CANT",
    "SEND",
    "INVITE",
    "DEPUTYWORD",
    "MOVE",
    "NEW",
    "TAKES",
)


def guest_slots(reading: Reading, context: Context) -> Slots:
    slots = which_meeting(reading, context, "next", Look.AHEAD)
    actor = sought(
        reading,
        *("INVITE", "NEW", "MEETING", "MEETREF", "TIME", "ITEM", "AGENDA", "TALK", "SEND"),
        "RESPONSE",
        "JOIN",
    )
    return slots | ({"actor": actor} if actor else {})
