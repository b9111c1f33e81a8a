"""Text slots: what is left of a sentence when the command's own words are taken away."""

from bot.understanding.items import MARKS, Item, Reading

SMALL_ENDS = (
    "fill",
    "about",
    "at",
    "for",
    "to",
    "with",
    "and",
    "is",
    "has",
    "not",
    "how",
    "should",
    "that",
    "show",
    *MARKS,
)


THANKS = ("tack", "tack så mycket", "snälla", "please", "thanks", "thank you")
BEFORE_CONTENT = (
    *("COLON", "COMMA", "POINT", "about", "at", "for", "to", "that"),
    *("AGENCY", "LEVEL", "LATER", "CASECODE"),
)


def after_colon(reading: Reading) -> str:
    """What follows the first colon, as typed."""
    colon = reading.first("COLON")
    return _bare(reading.text[colon.end :]) if colon else ""


def trimmed(reading: Reading, *command: str) -> str:
    """The stretch between the first and the last item that is not the command's, as typed."""
    kinds = (*command, *SMALL_ENDS)
    items = list(reading.items)
    while items and _is_of_command(items[0], kinds):
        items.pop(0)
    while items and _is_of_command(items[-1], kinds):
        items.pop()
    return _bare(reading.text[items[0].start : items[-1].end]) if items else ""


def after_noun(reading: Reading, noun: str) -> str:
    """What follows the noun of the command and its "för polisen", as typed."""
    at = next((n for n, item in enumerate(reading.items) if item.has(noun)), -1) + 1
    rest = reading.items[at:]
    while rest and rest[0].has(*BEFORE_CONTENT):
        rest.pop(0)
    return _bare(reading.text[rest[0].start :]) if rest else ""


def content(reading: Reading, *command: str) -> str:
    """A new item's own words: after a colon all of them, else what is no command."""
    return after_colon(reading) or trimmed(reading, *command)


def sought(reading: Reading, *command: str) -> str:
    """Words to search for: each that is neither small nor the command's, as typed."""
    items = reading.items
    about = next((n for n, item in enumerate(items) if item.has("about")), None)
    kept = _sought(items[about + 1 :] if about is not None else items, command)
    return kept or _sought(items, command)


def _sought(items: list[Item], command: tuple[str, ...]) -> str:
    return " ".join(i.text for i in items if not i.is_small and not i.has(*command))


def _is_of_command(item: Item, kinds: tuple[str, ...]) -> bool:
    return item.has(*kinds)


def _bare(text: str) -> str:
    """Without the marks, signs and thanks around it."""
    bare = _unmarked(text)
    if bare.lower() in THANKS:
        return ""
    for thanks in THANKS:
        if bare.lower().endswith(f" {thanks}"):
            bare = _unmarked(bare[: -len(thanks)])
    return bare


def _unmarked(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not text[start].isalnum() and text[start] not in "(#":
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in ")%":
        end -= 1
    return text[start:end]
