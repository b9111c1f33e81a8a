"""What is only kind before a sentence and after it: taken away, when something else is said."""

from dataclasses import replace

from bot.understanding.context import Context
from bot.understanding.items import MARKS, Item, Reading
from bot.understanding.lexicon import Sense

BEFORE = ("GREETING", "THANKS", "COMMA", "POINT", "opener")
ONLY_KIND = {"THANKS", "GREETING", "opener", "fill", "COMMA", "POINT"}
AFTER = ("THANKS", "COMMA", "POINT", "opener")
UNTIL = ("before", "to", "upto", "by", "since", "when")
ADDRESSES = ("du", "ni", "snälla", "you", "please", "så", "då", "och", "men")
BUT = ("men", "but")
OKAY = ("ok", "okej", "okay", "okey")
"""With thanks after them they agree to nothing, unless something is asked."""
CAN_YOU = ("kan du", "kan ni", "kunde du", "skulle du kunna", "can you", "could you")
ASKING_ON = ("who", "what", "when", "where", "how", "why", "HOWMANY", "HOWGOES")


def without_politeness(reading: Reading, context: Context) -> Reading:
    """The same sentence without what is only kind; a greeting alone stays.

    "ok tack" agrees to what was asked, and thanks for an answer when nothing was.
    """
    if (okay := _okay_with_thanks(reading)) and context.waits_for_an_answer:
        return Reading(reading.text, [replace(okay, senses=(Sense("YES"),))])
    items = _without_preamble(list(reading.items))
    while items and _is_kind_beginning(items):
        opens = items.pop(0).has("opener")
        if opens and items and items[0].text.lower() in BUT:
            items.pop(0)  # "ursäkta mig men …"
    while items and _is_kind_ending(items):
        items.pop()
    if okay and okay in items:
        return Reading(reading.text, [i for i in reading.items if i.has("THANKS")] or items)
    if all(item.has("fill", "opener", "QUESTION") for item in items):
        return reading
    return Reading(reading.text, items)


def _without_preamble(items: list[Item]) -> list[Item]:
    """ "jag är ny här, vad har skolan lovat": who asks is not what is asked."""
    for at, item in enumerate(items[:-2]):
        if item.has("COMMA", "POINT") and items[at + 1].has("show", *ASKING_ON):
            told = items[:at]
            names = any(part.text.lower() == "heter" for part in told)
            only = all(
                part.is_small or part.has("UNKNOWN") or _may_be_told(part, names) for part in told
            )
            return items[at + 1 :] if only and any(part.has("i") for part in told) else items
    return items


def _may_be_told(item: Item, names: bool) -> bool:
    """Where one is, and one's own name when it is said to be that."""
    return item.has("ABSENT", "PLACE", "HELP", "OFFTOPIC", "NEW") or (names and item.has("NAME"))


def _okay_with_thanks(reading: Reading) -> Item | None:
    """The okay of "ok tack" and "hej, okej tack så mycket", when nothing else is said."""
    if not reading.has("THANKS"):
        return None
    said = [item for item in reading.items if not item.has("GREETING", "opener", *MARKS)]
    thanks = [item for item in said if item.has("THANKS")]
    okay = [item for item in said if item.text.lower().partition(" ")[0] in OKAY]
    is_all = len(okay) == 1 and bool(thanks) and all(i in thanks or i in okay for i in said)
    return okay[0] if is_all else None


def _is_kind_beginning(items: list[Item]) -> bool:
    first = items[0]
    if first.has(*BEFORE) and not first.has("YES"):
        return True
    return _is_address(items) or _goes_on_after_yes(items)


def _goes_on_after_yes(items: list[Item]) -> bool:
    """`jo, visa mina`, `ok vad har polisen`: what is asked for comes after it."""
    if not items[0].has("YES") or len(items) == 1:
        return False
    asks = items[1].has("COMMA", "show", *ASKING_ON) or items[1].text.lower() in CAN_YOU
    return asks and any(map(_asks_for, items[1:]))


def _asks_for(item: Item) -> bool:
    """Something that a question is about, also "mina" alone."""
    says = not item.is_small or item.has("my", "our", "everything")
    return says and not item.has("YES", "THANKS")


def _is_address(items: list[Item]) -> bool:
    """`du, …` and `du hur många …`: what calls for attention and asks for nothing."""
    if len(items) == 1 or items[0].text.lower() not in ADDRESSES:
        return False
    called = items[1].has("COMMA", "POINT", "opener")
    return called or (items[0].text.lower() == "du" and items[1].has(*ASKING_ON))


def _is_kind_ending(items: list[Item]) -> bool:
    last = items[-1]
    if {sense.kind for sense in last.senses} <= ONLY_KIND:
        if last.has("GREETING") and len(items) > 1:
            return not items[-2].has(*UNTIL)  # "innan vi ses" is when
        return last.has(*AFTER)
    return False
