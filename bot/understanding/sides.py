"""Words that are two: `i` is Swedish for in and English for I, `vara` may be våra."""

from dataclasses import replace

from bot.understanding.items import MARKS, Item, Reading
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


LEAST = 2
ALONE = {"hjälp": Sense("STATUS", "needs_help"), "bort": Sense("CANCEL")}
"""What a single word after a number means."""


def with_sides(reading: Reading) -> Reading:
    """The same sentence with one sense for each such word."""
    items = reading.items
    return Reading(reading.text, [_sided(items, at) for at in range(len(items))])


def _sided(items: list[Item], at: int) -> Item:
    item, low = items[at], items[at].text.lower()
    if item.has("TAKESON") and low.endswith((" att", " to")):
        return replace(item, senses=(*item.senses, Sense("COLON")))  # what is promised follows
    if low == "i":
        return replace(item, senses=(Sense("i" if _is_english(items, at) else "at"),))
    meant = _by_what_stands_before(items, at) or _by_what_follows(items, at)
    meant = meant or _without_its_ring(items, at) or _after_a_number(items, at)
    return replace(item, senses=(meant,)) if meant else item


def _is_a_boy(items: list[Item], at: int) -> bool:
    """With its capital it is a name, not the verb; so it is last after "om"."""
    if items[at].text == "Ville":
        return bool(at) or any(item.has("has", "is") for item in items[1:2])
    return at == len(items) - 1 and any(item.has("about") for item in items[at - 1 : at])


def _without_its_ring(items: list[Item], at: int) -> Sense | None:
    """ "far jag saga" is "får jag säga": who asks for leave fares not ill, and names no Saga."""
    low, before, after = items[at].text.lower(), items[max(0, at - 1) : at], items[at + 1 : at + 2]
    if low == "far" and any(i.has("i", "we", "AGENCY") or i.text.lower() == "man" for i in after):
        return Sense("may")
    asks = any(item.has("i", "we") for item in before) or any(item.has("what") for item in after)
    if low == "saga" and asks:
        return Sense("TELLS")
    return None


def _after_a_number(items: list[Item], at: int) -> Sense | None:
    """ "10 hjälp", "10 bort": all that is said of it."""
    said = [item for item in items if not item.has(*MARKS, "THANKS")]
    if len(said) != LEAST or said[1] is not items[at] or not said[0].has("NUM", "HINT", "ID"):
        return None
    return ALONE.get(items[at].text.lower())


def _by_what_stands_before(items: list[Item], at: int) -> Sense | None:
    low = items[at].text.lower()
    if low == "ville" and _is_a_boy(items, at):
        return Sense("NAME", low)
    if low == "vara" and at and items[at - 1].has("should", "fill"):
        return Sense("fill")  # "ska vara", not "våra" without its ring
    if low == "ja" and _is_spoken_i(items, at):
        return Sense("i")  # "va ska ja göra"
    return None


def _by_what_follows(items: list[Item], at: int) -> Sense | None:
    low, after = items[at].text.lower(), items[at + 1 : at + 2]
    if not after:
        return None
    if low == "be" and after[0].has("AGENCY", "PERSON", "all"):
        return Sense("REMIND")  # "be skolan lämna underlag", not the English one
    if (
        low == "var"
        and after[0].has("MEETING", "NEXTADJ")
        and any(i.text.lower() == "är" for i in items[at:])
    ):
        return Sense("where")  # "säg var mötet är", not what it was
    if low == "fast" and at == 0:
        return Sense("fill")  # "fast bara skolan": but, not stuck
    if low == "till" and after[0].has("MEETING", "MEETINGS", "AGENCY", "BRIEFING"):
        return Sense("to")  # "nej till mötet", not "ett möte till"
    if low in ("hjälp", "help") and _numbers_follow(items[at + 1 : at + 3]):
        return Sense("STATUS", "needs_help")  # "hjälp med 4"
    if low == "on" and at and items[at - 1].has("COMMITMENT", "anything") and _is_topic(after[0]):
        return Sense("about")
    return None


def _is_english(items: list[Item], at: int) -> bool:
    beside = items[max(0, at - 1) : at] + items[at + 1 : at + 2]
    return bool({word for other in beside for word in other.text.lower().split()} & ENGLISH)


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


def _numbers_follow(after: list[Item]) -> bool:
    return len(after) > 1 and after[0].has("with") and after[1].has("NUM", "HINT", "ID")


def _is_topic(item: Item) -> bool:
    return item.has("UNKNOWN", "SENSITIVE", "PLACE", "TOPIC")
