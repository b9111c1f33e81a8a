"""Words that are two: `i` is Swedish for in and English for I, `vara` may be våra."""

from dataclasses import replace

from bot.understanding.items import Item, Reading
from bot.understanding.lexicon import Sense

ENGLISH = frozenset(
    (
        "have",
        "do",
        "am",
        "did",
        "should",
        "must",
        "need",
        "will",
        "can",
        "cannot",
        "can't",
        "what",
        "has",
        "promised",
        "when",
        "which",
        "the",
        "to",
        "my",
        "is",
        "are",
        "cant",
        "won't",
        "had",
        "was",
        "with",
    )
)
HELPS = frozenset(
    (
        *("är", "e", "ä", "kan", "kunde", "vill", "får", "fick", "hinner", "hann", "kommer"),
        *("behöver", "hade", "blir", "blev", "undrar", "tror", "orkar", "missar", "gör", "gjorde"),
    )
)
"""A verb beside which "ja" is "jag" as it is said."""
OTHERS = frozenset(("du", "ni", "det", "den", "man", "de", "dom", "så", "någon", "nån"))


def with_sides(reading: Reading) -> Reading:
    """The same sentence with one sense for each such word."""
    items = reading.items
    return Reading(reading.text, [_sided(items, at) for at in range(len(items))])


def _sided(items: list[Item], at: int) -> Item:
    item = items[at]
    if item.text.lower() == "vara" and at and items[at - 1].has("should", "fill"):
        return replace(item, senses=(Sense("fill"),))  # "ska vara", not "våra" without its ring
    if item.text.lower() == "ja" and _is_spoken_i(items, at):
        return replace(item, senses=(Sense("i"),))  # "va ska ja göra"
    low = item.text.lower()
    if item.has("TAKESON") and low.endswith((" att", " to")):
        return replace(item, senses=(*item.senses, Sense("COLON")))  # what is promised follows
    after = items[at + 1] if at + 1 < len(items) else None
    if low == "fast" and at == 0 and after:
        return replace(item, senses=(Sense("fill"),))  # "fast bara skolan": but, not stuck
    if low == "till" and after and after.has("MEETING", "MEETINGS", "AGENCY", "BRIEFING"):
        return replace(item, senses=(Sense("to"),))  # "nej till mötet", not "ett möte till"
    if low == "on" and at and items[at - 1].has("COMMITMENT", "anything") and _is_topic(after):
        return replace(item, senses=(Sense("about"),))
    if low != "i":
        return item
    beside = items[max(0, at - 1) : at] + items[at + 1 : at + 2]
    words = {word for other in beside for word in other.text.lower().split()}
    kind = "i" if words & ENGLISH else "at"
    return replace(item, senses=(Sense(kind),))


def _is_spoken_i(items: list[Item], at: int) -> bool:
    """ "är ja sen", "ja har gjort 4": not the yes of "ja kan du visa"."""
    before, after = items[max(0, at - 1) : at], items[at + 1 : at + 3]
    if any(item.has("should", "has", "is") or item.text.lower() in HELPS for item in before):
        return True
    verb = [item for item in after[:1] if item.has("should", "has", "is", "CANT", "ABSENT")]
    verb += [item for item in after[:1] if item.text.lower() in HELPS]
    return bool(verb) and not any(
        item.has("i", "we", "AGENCY") or item.text.lower() in OTHERS for item in after[1:]
    )


def _is_topic(item: Item | None) -> bool:
    return item is not None and item.has("UNKNOWN", "SENSITIVE", "PLACE", "TOPIC")
