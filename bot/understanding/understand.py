"""Text and context become one meaning. Pure: no I/O, no clock, nothing of the text is logged."""

from bot.understanding.confidence import UNSURE, confidence_of, near_to
from bot.understanding.context import Context
from bot.understanding.corrections import with_corrections
from bot.understanding.days import day_of
from bot.understanding.items import Reading
from bot.understanding.meaning import Meaning
from bot.understanding.normalise import normalised
from bot.understanding.numbering import with_ids
from bot.understanding.politeness import without_politeness
from bot.understanding.reading import read
from bot.understanding.scoring import Candidate, candidates
from bot.understanding.sides import with_sides
from bot.understanding.slots.parts import Slots, times_of
from bot.understanding.slots.table import SLOTS
from bot.understanding.timing import with_times

NOT_UNDERSTOOD = Meaning("out_of_scope", {}, 0.3)
NO_CHANGES = ("open", "overdue", "any")
"""What a commitment is, not what somebody makes it: "jag är inte klar med belysningen"."""
CONTENT_TAKING = frozenset(
    ("create_commitment", "add_agenda_item", "raise_signal", "submit_briefing")
)
"""What may be followed by a colon and words of one's own."""


def understand(text: str, context: Context) -> Meaning:
    """Always a meaning and never an exception; what is not understood is `out_of_scope`."""
    reading = reading_of(text, context)
    found = _before_colon(reading, context) or candidates(reading, context)
    if not found:
        return NOT_UNDERSTOOD
    best = found[0]
    sure = confidence_of(found, reading)
    near = tuple(_meaning(other, reading, context, 0.0) for other in near_to(found, reading))
    slots = _slots(best, reading, context)
    if best.intent == "update_commitment" and _is_no_change(slots, reading, context):
        sure = min(sure, UNSURE)
    if best.intent == "search_commitments" and not slots.get("text") and not slots.get("case"):
        sure = min(sure, UNSURE)
    return Meaning(best.intent, slots, sure, near)


def _is_no_change(slots: Slots, reading: Reading, context: Context) -> bool:
    """What a commitment is, or is to be by a day that has not come: "6 klart 19 februari"."""
    if slots.get("status") in NO_CHANGES:
        return True
    days = (day_of(timed.moment, context) for timed in times_of(reading))
    return not reading.has("COLON") and any(day and day > context.today for day in days)


def reading_of(text: str, context: Context) -> Reading:
    """The sentence in pieces, with times and numbers read."""
    said = without_politeness(read(normalised(text), context.vocabulary), context)
    return with_corrections(with_ids(with_times(with_sides(said))))


def _before_colon(reading: Reading, context: Context) -> list[Candidate]:
    """What stands before a colon decides, when it may be followed by a person's own words."""
    colon = next((n for n, item in enumerate(reading.items) if item.has("COLON")), 0)
    if not colon:
        return []
    head = Reading(reading.text, reading.items[: colon + 1])
    found = candidates(head, context)
    return found if found and found[0].intent in CONTENT_TAKING else []


def _meaning(of: Candidate, reading: Reading, context: Context, confidence: float) -> Meaning:
    return Meaning(of.intent, _slots(of, reading, context), confidence)


def _slots(of: Candidate, reading: Reading, context: Context) -> dict[str, object]:
    fill = SLOTS.get(of.intent)
    return fill(reading, context) if fill else {}
