"""Greetings before a sentence and thanks after it: taken away, when something else is said."""

from bot.understanding.items import Item, Reading

BEFORE = ("GREETING", "THANKS", "COMMA", "POINT")
ONLY_KIND = {"THANKS", "GREETING", "fill", "COMMA", "POINT"}
AFTER = ("THANKS", "COMMA", "POINT")


def without_politeness(reading: Reading) -> Reading:
    """The same sentence without what is only kind; a greeting alone stays."""
    items = list(reading.items)
    while items and items[0].has(*BEFORE) and not items[0].has("YES"):
        items.pop(0)
    while items and _is_kind_ending(items):
        items.pop()
    if all(item.has("fill", "QUESTION") for item in items):
        return reading
    return Reading(reading.text, items)


def _is_kind_ending(items: list[Item]) -> bool:
    last = items[-1]
    if {sense.kind for sense in last.senses} <= ONLY_KIND:
        return last.has(*AFTER) or (last.has("GREETING") and len(items) > 1)
    return False
