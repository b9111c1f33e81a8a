"""What a sentence is about, when it says so: `hur går det med`, `klar med`, `en vecka till på` …

The words that follow are somebody's own name for a commitment, whatever else they may mean:
"jag är klar med kalendern" asks for no calendar.
"""

from itertools import pairwise

from bot.understanding.items import Item, Reading
from bot.understanding.moments import Kind, Relation, Timed
from bot.understanding.spelling import LONG

LINKS = ("med", "för", "på", "av", "with", "for", "of", "on")
TELLING = ("HOWGOES", "STATUS")
"""Beside a time, all that says what of it is told."""
STARTED = ("done", "in_progress", "needs_help")
ASKED = frozenset(
    ("få", "får", "fa", "behöver", "ge", "vill", "skulle", "have", "get", "need", "needs", "give")
)
NEVER = (
    *("COMMITMENT", "ID", "IDHINT", "CASECODE", "CASE", "CASES", "STATUS", "LEVEL", "GROUP"),
    *("PERSON", "NAME", "PNR", "RANK", "EFFECT", "EFFECTWORD", "PRIVACY", "CONCERN", "SHARE"),
    *("CANT", "NOTFOR", "INSTEAD"),
)
"""What has a meaning of its own even there; a sentence with it is read as it was."""
OF_PEOPLE = ("PERSONS", "YOUTH", "FAMILY", "GRADE", "PLAN")
NOT_GOING = ("AGENCY", "MEETREF", "CONSENT", "TIME")
MEETINGS_OWN = ("MEETREF", "MEETING", "TIME", "AGENCY", "LEVEL")
Subject = tuple[str, int]
"""What is said of it (`goes`, `done`, `more`), and the place where its words begin."""


def subject_of(reading: Reading) -> Subject | None:
    for at, item in enumerate(reading.items):
        if item.data is None and not item.has(*TELLING):
            continue
        for said, begins in (("goes", _goes), ("done", _done), ("more", _more)):
            start = begins(reading, at, item)
            if start and _is_named(said, reading.items[start:]):
                return said, start
    return None


def words_of_subject(reading: Reading) -> str:
    """Its words as typed, without the small ones; empty when nothing is named so."""
    found = subject_of(reading)
    if found is None:
        return ""
    named = [item for item in reading.items[found[1] :] if not item.is_small]
    return _joined(reading.text, named)


def _joined(text: str, named: list[Item]) -> str:
    """With what stood between two parts of one word: "vejp-informationen"."""
    joined = named[0].text if named else ""
    if named and _is_linked_phrase(named[0]):
        joined = joined.partition(" ")[2]
    for before, item in pairwise(named):
        between = text[before.end : item.start]
        joined += (between if between == "-" else " ") + item.text
    return joined


def _goes(reading: Reading, at: int, item: Item) -> int:
    del reading
    return at + 1 if item.has("HOWGOES") and _links(item) else 0


def _done(reading: Reading, at: int, item: Item) -> int:
    """`klar med …`, `behöver hjälp med …`; after "jag har gjort klart" the name itself."""
    if item.value("STATUS") not in STARTED or reading.is_question or reading.has("who", "what"):
        return 0
    if _links(item):
        return at + 1
    rest = reading.items[at + 1 :]
    if rest and rest[0].has("with"):
        return at + 2
    return at + 1 if any(before.has("i") for before in reading.items[:at]) else 0


def _more(reading: Reading, at: int, item: Item) -> int:
    """`kan jag få två veckor till på …`: nothing but the asking stands before it."""
    if not _asks_time(reading, at, item) or not _follows_on(reading.items[at + 1 :]):
        return 0
    return at + 1 if _is_linked_phrase(reading.items[at + 1]) else at + 2


def asks_time(reading: Reading) -> bool:
    """`kan jag få en vecka till på …`, `kan vi få till fredag på …`."""
    return any(_asks_time(reading, at, item) for at, item in enumerate(reading.items))


def _asks_time(reading: Reading, at: int, item: Item) -> bool:
    before, rest = reading.items[:at], reading.items[at + 1 :]
    if not _is_shift(item) or not (_is_numbered(before) or _follows_on(rest)):
        return False
    asked = {word for other in before for word in other.text.lower().split()}
    return bool(asked & ASKED) and all(o.is_small or o.has("ID", "IDHINT") for o in before)


def _is_numbered(before: list[Item]) -> bool:
    """`kan 4 få till fredag`: what needs the time is said before it."""
    return any(item.has("ID", "IDHINT") for item in before)


def _follows_on(rest: list[Item]) -> bool:
    """`… på föräldramötet`: it is said after it."""
    return bool(rest) and (rest[0].has("at", "for", "with") or _is_linked_phrase(rest[0]))


def _is_shift(item: Item) -> bool:
    """So many days more, or to a day."""
    data = item.data
    if not isinstance(data, Timed) or data.moment.kind is Kind.MEETING:
        return False
    by = data.said and data.relation is Relation.BY
    return by or (data.moment.kind is Kind.DAYS and data.moment.b == "later")


def _is_linked_phrase(item: Item) -> bool:
    """`på schemat`, `på listan`: known as a phrase, with the preposition in it."""
    first, _, rest = item.text.lower().partition(" ")
    return first in LINKS and bool(rest) and not item.is_small and not item.has("TIME", "MEETREF")


def _links(item: Item) -> bool:
    return item.text.lower().rsplit(" ", 1)[-1] in LINKS


def _is_named(said: str, items: list[Item]) -> bool:
    content = [item for item in items if not item.is_small]
    if not content or any(item.has(*NEVER) for item in content):
        return False
    if said == "more":
        return True
    if any(item.has(*OF_PEOPLE) or _is_elsewhere(item) for item in content):
        return False
    return not all(item.has("BRIEFING", *MEETINGS_OWN) for item in content) or not any(
        item.has("BRIEFING") for item in content
    )


def _is_elsewhere(item: Item) -> bool:
    """An agency that was guessed from a long word is a name: "skyltarna" is no slip."""
    if item.guessed and len(item.text) >= LONG:
        return False
    if isinstance(item.data, Timed) and item.data.moment.kind is Kind.BREAK:
        return item.data.said  # "klar med sportlovet"; "före sportlovet" is a time
    return item.has(*NOT_GOING)
