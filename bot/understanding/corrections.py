"""What is put right in the middle of a sentence: the last that was said is meant, never the first.

"flytta 4 till fredag nej måndag" is to Monday, "ge 4 till polisen förlåt skolan" to the school.
What cannot be put in the place of something is left standing, and such a sentence is asked about.
"""

from dataclasses import replace

from bot.understanding.acting import ACTING
from bot.understanding.items import MARKS, Item, Reading
from bot.understanding.moments import Timed

TAKING_BACK = frozenset(
    (
        *("nej", "nä", "näe", "nae", "nej nej", "nej förresten", "förlåt", "fel", "nej fel"),
        *("jag menar", "menar", "menar jag", "jag menade", "menade", "menade jag", "eller nej"),
        *("rättelse", "rättare sagt", "ursäkta", "ska det vara", "skulle det vara", "nix"),
        *("eller rättare sagt", "eller snarare", "snarare", "nej vänta", "vänta", "stopp"),
        *(
            "no",
            "no wait",
            "wait",
            "sorry",
            "i mean",
            "i meant",
            "make that",
            "rather",
            "or rather",
        ),
        *("correction", "scratch that", "ändrar mig", "jag ändrar mig", "nej jag menar"),
    )
)
MEANING = ("menar", "menade")
PLACES = (
    frozenset(("TIME", "MEETREF")),
    frozenset(("AGENCY", "PERSON", "NAME")),
    frozenset(("STATUS", "EFFECT")),
    frozenset(("CASECODE",)),
    frozenset(("GROUP",)),
    frozenset(("LEVEL",)),
    frozenset(("CLOCK",)),
)
"""What takes the place of what; never one commitment of another: of two it is asked which."""


def takes_back(item: Item) -> bool:
    return item.text.lower() in TAKING_BACK


def with_corrections(reading: Reading) -> Reading:
    """The same sentence as it was meant in the end; unchanged where that cannot be told."""
    items = reading.items
    end = next((at for at, item in enumerate(items) if item.has("COLON")), len(items))
    place = next((at for at in range(end - 1, 0, -1) if takes_back(items[at])), 0)
    if not place:
        return reading
    before, after = _before(items, place), items[place + 1 : end]
    content = [item for item in after if not item.is_small and not takes_back(item)]
    if not content or all(item.is_small for item in before):
        return reading
    if any(item.has("QUESTION") for item in before):
        return reading
    kept = _in_the_end(before, after, content)
    return Reading(reading.text, [*kept, *items[end:]]) if kept else reading


def _before(items: list[Item], place: int) -> list[Item]:
    """What stands before the taking back, without its marks and other words of the kind."""
    before = items[:place]
    means = items[place].text.lower() in MEANING
    while before and (
        before[-1].has(*MARKS, "or") or takes_back(before[-1]) or (means and before[-1].has("i"))
    ):
        before.pop()
    return before


def _in_the_end(before: list[Item], after: list[Item], content: list[Item]) -> list[Item]:
    """Empty: nothing before is of the kind that follows."""
    if any(item.has(*ACTING) for item in content):
        return after if _says_what(content) else []
    gone: set[int] = set()
    for item in content:
        place = next((p for p in PLACES if item.has(*p)), None)
        if place is None and item.is_unknown:
            return []
        if place is None:
            continue
        same = [at for at, other in enumerate(before) if at not in gone and other.has(*place)]
        gone |= set(same[-1:])
    if not gone:
        return []
    last = before[max(gone)]
    left = [item for at, item in enumerate(before) if at not in gone]
    return [*left, *(_related(item, last) for item in after if not takes_back(item))]


def _says_what(content: list[Item]) -> bool:
    """ "nej avbryt 5": a whole request of its own."""
    return any(item.has("ID", "IDHINT", "MEETING", "MEETREF", "CASECODE") for item in content)


def _related(item: Item, replaced: Item) -> Item:
    """ "senast fredag nej måndag": by Monday, as it was by Friday."""
    new, old = item.data, replaced.data
    if isinstance(new, Timed) and isinstance(old, Timed) and not new.said:
        return replace(item, data=replace(new, relation=old.relation, said=old.said, to=old.to))
    return item
