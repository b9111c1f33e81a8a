"""Slots of the intents about cases, consent, lists, reading, numbers and files."""

import re

from bot.understanding.context import Context
from bot.understanding.days import Look
from bot.understanding.items import Reading
from bot.understanding.moments import Kind
from bot.understanding.normalise import fold
from bot.understanding.slots.meetings import which_meeting
from bot.understanding.slots.owners import owner_slots
from bot.understanding.slots.parts import (
    Slots,
    agencies_of,
    agency_slots,
    case_slots,
    group_slots,
    id_slots,
    level_slots,
    times_of,
)
from bot.understanding.slots.statuses import said_status
from bot.understanding.slots.windows import period_of

HOW_LONG = re.compile(r"lang|\bnar\b")
"""Folded: "hur länge gäller", "till när gäller"."""
MEETINGS_HELD, ATTENDED = "M36", "M33"
REFERRED = "M02"
"""The plain number of cases raised: any other metric of the same sentence says more."""


def list_slots(reading: Reading, context: Context) -> Slots:
    slots: Slots = {}
    if reading.has("AGENDA", "MEETREF", "MEETING"):
        slots = which_meeting(reading, context, "next", Look.NEAR)
    if status := said_status(reading):
        slots["status"] = "open" if status == "in_progress" else status
    return (
        slots | agency_slots(reading) | (owner_slots(reading) if reading.has("my", "our") else {})
    )


def case_only(reading: Reading, context: Context) -> Slots:
    del context
    return case_slots(reading)


def consent_slots(reading: Reading, context: Context) -> Slots:
    del context
    asks_when = reading.has("when", "how", "DUEMARK") or bool(HOW_LONG.search(fold(reading.text)))
    expires = reading.has("DUEMARK") or (reading.has("EXPIRY") and asks_when)
    return case_slots(reading) | ({"ask": "expiry"} if expires else {})


def consents_slots(reading: Reading, context: Context) -> Slots:
    slots: Slots = {}
    if reading.has("EXPIRY", "DUEMARK"):
        slots["status"] = "expiring"
    return slots | _period(reading, context, Look.AHEAD)


def withdraw_slots(reading: Reading, context: Context) -> Slots:
    del context
    slots = case_slots(reading)
    if reading.has("FAMILY"):
        slots["by"] = "vardnadshavare"
    elif reading.has("YOUTH"):
        slots["by"] = "ungdom"
    return slots


def schedule_slots(reading: Reading, context: Context) -> Slots:
    del context
    slots: Slots = {"list": reading.value("LIST")} if reading.has("LIST") else {}
    if reading.has("EVALUATE"):
        slots["ask"] = "evaluation"
    elif reading.has("SELECT", "MEETREF", "when"):
        slots["ask"] = "next_selection"
    return slots


def sharing_slots(reading: Reading, context: Context) -> Slots:
    del context
    agencies, _ = agencies_of(reading)
    return {"to": agencies[-1]} if agencies else {}


def log_slots(reading: Reading, context: Context) -> Slots:
    return case_slots(reading) | id_slots(reading) | _period(reading, context, Look.BACK)


def statistics_slots(reading: Reading, context: Context) -> Slots:
    slots: Slots = {}
    metrics = [item.value("METRIC") or item.text.upper() for item in reading.all_of("METRIC")]
    if metrics:
        slots["metric"] = next((m for m in reversed(metrics) if m != REFERRED), metrics[0])
    elif reading.has("MEETINGS"):
        slots["metric"] = MEETINGS_HELD
    elif reading.has("ATTENDANCE"):
        slots["metric"] = ATTENDED
    return (
        slots | agency_slots(reading) | group_slots(reading) | _period(reading, context, Look.BACK)
    )


def report_slots(reading: Reading, context: Context) -> Slots:
    slots: Slots = {"report": reading.value("REPORT")} if reading.has("REPORT") else {}
    if reading.has("LIST"):
        slots["list"] = reading.value("LIST")
    if reading.has("FORMAT"):
        slots["format"] = reading.value("FORMAT")
    return slots | _period(reading, context, Look.BACK)


def export_slots(reading: Reading, context: Context) -> Slots:
    slots: Slots = {}
    if reading.has("CALENDAR"):
        slots["what"] = "calendar"
    elif reading.has("MEETINGS", "MEETING"):
        slots["what"] = "meetings"
    elif reading.has("COMMITMENT", "STATUS", "my", "our"):
        slots["what"] = "commitments"
    if status := said_status(reading):
        slots["status"] = status
    if reading.has("FORMAT"):
        slots["format"] = reading.value("FORMAT")
    if reading.has("my", "our"):
        slots |= owner_slots(reading)
    slots |= agency_slots(reading) | level_slots(reading) | group_slots(reading)
    return slots | _period(reading, context, Look.NEAR)


def _period(reading: Reading, context: Context, look: Look) -> Slots:
    for timed in times_of(reading):
        if timed.moment.kind is Kind.MEETING and timed.moment.a == "next":
            continue
        if period := period_of(timed, context, look):
            return {"period": period}
    return {}
