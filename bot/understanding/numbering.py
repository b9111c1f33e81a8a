"""Which numbers are a commitment's: said as such, or beside an act that needs one."""

from dataclasses import replace

from bot.understanding.counting import DIGITS
from bot.understanding.items import Item, Reading
from bot.understanding.lexicon import Sense

ACTS = (
    "COMMITMENT",
    "STATUS",
    "MARK",
    "MOVE",
    "GIVE",
    "CANCEL",
    "EXTEND",
    "HOWGOES",
    "SHIFT",
    "TAKES",
    "CHANGE",
    "EFFECT",
    "show",
    "REMIND",
    "DUEMARK",
    "SEND",
    "CLOSE",
    "WASDONE",
    "about",
    "DO",
    "PROMISED",
    "EFFECTWORD",
    "MEETREF",
    "TIME",
    "AGENCY",
    "SEARCH",
    "STATUSWORD",
    "INFOWORD",
    "INSTEAD",
    "GLOSSARY",
    "HELP",
    "WITHDRAW",
    "CANT",
    "AIM",
    "stands",
)
OF_AGENDAS = ("AGENDA", "NEW", "RAISE", "MEETING")
"""Beside these a numbered "punkt" is one of a meeting."""
NUMBERED = ("ID", "HINT", "HINTWORD", "NUM")
"""Everything else stays as it is."""
LONGEST = 4
MORE = ("till", "more", "fler", "extra")
NUMBERS = ("nummer", "nr", "number", "no", "numret")
OTHER_THINGS = frozenset(
    (
        *("utbildning", "utbildningen", "gruppärende", "gruppärendet", "planrad", "planraden"),
        *("rad", "raden", "rapport", "rapporten", "avtal", "avtalet", "händelse", "händelsen"),
        *("förslag", "förslaget", "beslut", "beslutet", "incident", "incidenten", "del", "delen"),
        *("gallringsbeslut", "gallringsbeslutet", "årsplan", "årsplanen", "urval", "version"),
        *("training", "matter", "row", "report", "agreement", "happening", "proposal", "decision"),
        *("part", "plan", "selection"),
    )
)
"""What has numbers of its own, that are no commitment's."""


def with_ids(reading: Reading) -> Reading:
    """The same sentence with ID and IDHINT items; `data` is "Å-2027-004" or the number."""
    if not reading.has(*NUMBERED):
        return reading
    acts = any(item.has(*ACTS) for item in reading.items)
    acts = acts or (reading.has("ITEM") and not reading.has(*OF_AGENDAS))
    acts = acts and not (reading.has("LEVEL") and reading.has("GLOSSARY"))
    alone = len(reading.content) == 1
    items = [_numbered(reading.items, at, acts or alone) for at in range(len(reading.items))]
    return Reading(reading.text, items)


def _numbered(items: list[Item], at: int, acts: bool) -> Item:
    item = items[at]
    digits = [int(part) for part in DIGITS.findall(item.text)]
    if item.has("ID"):
        return replace(item, data=f"Å-20{digits[0] % 100:02d}-{digits[1]:03d}")
    if item.has("HINT"):
        return replace(item, senses=(Sense("IDHINT"),), data=digits[0])
    said = acts or any(other.has("WROTE") for other in items)
    if item.has("HINTWORD") and said and not _is_a_grade(items, at):
        return replace(item, senses=(Sense("IDHINT"),), data=int(item.value("HINTWORD")))
    if not item.has("NUM") or item.data is not None:
        return item
    return _counted(items, at, acts)


def _is_a_grade(items: list[Item], at: int) -> bool:
    """ "i femman" is where somebody goes to school; "på femman" is about a commitment."""
    return at > 0 and items[at - 1].text.lower() in ("i", "in")


def _counted(items: list[Item], at: int, acts: bool) -> Item:
    """A number in digits or a word: a commitment's, or that of something else."""
    item = items[at]
    if at and items[at - 1].text.lower().split()[-1] in OTHER_THINGS:
        return replace(item, senses=(Sense("OTHERS"),))
    after_noun = at > 0 and items[at - 1].has("COMMITMENT", "HOWGOES")
    if at + 2 == len(items) and items[at + 1].text.lower() in MORE and not after_noun:
        return item  # "visa 10 till", not "hur ligger åtagande 10 till"
    if item.text.isdigit() and acts and len(item.text) <= LONGEST:
        return replace(item, senses=(Sense("IDHINT"),), data=int(item.text))
    named = at and (items[at - 1].has("COMMITMENT") or items[at - 1].text.lower() in NUMBERS)
    if item.value("NUM") and (named or _is_one_that_is(items, at)):
        return replace(item, senses=(Sense("IDHINT"),), data=int(item.value("NUM")))
    return item


def _is_one_that_is(items: list[Item], at: int) -> bool:
    """ "åtta är klar": of one, where "tre är klara" counts them."""
    after = items[at + 1 : at + 3]
    said = len(after) > 1 and after[0].has("is") and after[1].has("STATUS")
    return at == 0 and said and not after[1].text.lower().endswith(("ra", "da", "ta", "na"))
