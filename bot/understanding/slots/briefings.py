"""Slots of the intents about briefings and reminders of them."""

from bot.understanding.context import Context
from bot.understanding.days import Look
from bot.understanding.items import Item, Reading
from bot.understanding.slots.meetings import which_meeting
from bot.understanding.slots.parts import Slots, agencies_of, agency_slots, case_slots, level_slots
from bot.understanding.slots.wording import after_colon, sought

QUIET = ("lugnt hos oss", "allt lugnt", "allt är lugnt", "all quiet", "all calm")
PERFECT = ("skrivit", "lämnat", "lämnat in", "skickat in", "rapporterat", "written", "submitted")
PRESENT = ("säger", "skriver", "say", "says", "write", "rapporterar", "lyfter", "tar upp", "nämner")


def coming(reading: Reading, context: Context) -> Slots:
    """The next meeting's, unless another one is named."""
    return which_meeting(reading, context, "next", Look.NEAR)


def submit_slots(reading: Reading, context: Context) -> Slots:
    slots = coming(reading, context) | level_slots(reading)
    text = after_colon(reading)
    if reading.has("NOTHING") and not _says_more(reading, text):
        slots["nothing"] = True
    elif text:
        slots["text"] = text
    return slots


def _says_more(reading: Reading, text: str) -> bool:
    """ "underlag: lugnt hos oss, men …" and "underlag: lugnt" are words of one's own."""
    nothing = max((item.text for item in reading.all_of("NOTHING")), key=len, default="")
    return bool(text) and (text.lower() != nothing.lower() or nothing.lower() in QUIET)


def edit_slots(reading: Reading, context: Context) -> Slots:
    return coming(reading, context) | level_slots(reading)


def status_slots(reading: Reading, context: Context) -> Slots:
    slots = coming(reading, context) | agency_slots(reading)
    missing = reading.has("MISSING", "without", "not") or reading.value("RESPONSE") == "none"
    if missing or any(
        item.value("STATUS") in ("open", "overdue", "on_hold") for item in reading.items
    ):
        slots["status"] = "missing"
        slots.pop("agency_not", None)
    return slots


def show_slots(reading: Reading, context: Context) -> Slots:
    """In the past tense the last meeting's, else the next one's."""
    past = [
        item
        for item in reading.all_of("WROTE", "SUBMITTED")
        if (item.text.lower() not in PRESENT or _did(reading)) and not _has_done(reading, item)
    ]
    slots = which_meeting(
        reading, context, "last" if past else "next", Look.BACK if past else Look.NEAR
    )
    agencies, _ = agencies_of(reading)
    if agencies:
        slots["agency"] = agencies
    elif reading.has("all"):
        slots["agency"] = "all"
    elif reading.has("my") or (reading.has("i") and not reading.has("BRIEFING")):
        slots["owner"] = "me"
    elif reading.has("our"):
        slots["owner"] = "my_agency"
    slots |= level_slots(reading) | case_slots(reading)
    return slots | ({"deliver": "me"} if reading.has("DELIVER") else {})


def _has_done(reading: Reading, item: Item) -> bool:
    """ "har skolan skrivit": for the meeting that is prepared, unlike "skrev"."""
    return item.text.lower() in PERFECT and reading.has("has")


def _did(reading: Reading) -> bool:
    """English: did say, did write."""
    return any(item.text.lower() == "did" for item in reading.items)


def search_slots(reading: Reading, context: Context) -> Slots:
    slots = show_slots(reading, context)
    if slots.get("agency") == "all":
        slots.pop("agency")
    text = sought(
        reading,
        "BRIEFING",
        "AGENCY",
        "WROTE",
        "MEETREF",
        "MEETING",
        "TIME",
        "SEARCH",
        "LEVEL",
        "SUBMITTED",
    )
    return {**slots, "text": text}


def reminder_slots(reading: Reading, context: Context) -> Slots:
    """Commitments when the sentence speaks of them, else briefings."""
    del context
    about_commitments = reading.has("COMMITMENT", "DUEMARK", "PROMISED") or any(
        item.value("STATUS") in ("overdue", "open") for item in reading.items
    )
    late = about_commitments and not reading.has("BRIEFING")
    return {
        "target": "commitments_overdue" if late else "briefing_missing",
        **agency_slots(reading),
    }
