"""Finds what is said about time in a sentence and joins it into single items."""

from dataclasses import replace

from bot.understanding.clocks import said_clock
from bot.understanding.counting import Named
from bot.understanding.items import Item, Reading
from bot.understanding.lexicon import Sense
from bot.understanding.moments import Kind, Moment, Relation, Timed
from bot.understanding.naming import named_at

PREPOSITIONS = {
    "by": Relation.BY,
    "upto": Relation.BY,
    "to": Relation.BY,
    "before": Relation.BEFORE,
    "from": Relation.FROM,
    "since": Relation.SINCE,
    "after": Relation.AFTER,
    "within": Relation.WITHIN,
    "between": Relation.ON,
    "during": Relation.ON,
    "at": Relation.ON,
    "for": Relation.ON,
    "about": Relation.ON,
}
WEAK = (Relation.BY, Relation.ON)
TIME = (Sense("TIME"),)
MEETREF = (Sense("MEETREF"),)
DAYS_SAID = ("DATE", "SLASH", "DAYS", "ORD", "NUM", "MONTH", "WEEKDAY", "WEEK", "at", "with")
WE_MEET = ("vi ses", "vi träffas", "vi möts", "vi syns", "we meet", "we see each other")
THE_BREAK = ("lovet", "skollovet", "the break", "the school break", "the holidays")
CLOCK = (Sense("CLOCK"),)


def with_times(reading: Reading) -> Reading:
    """The same sentence with TIME, MEETREF and CLOCK items; their `data` is a Timed or HH:MM."""
    items: list[Item] = []
    at = 0
    while at < len(reading.items):
        said = said_clock(reading.items, at) or _timed(reading.items, at)
        item, at = said or (reading.items[at], at + 1)
        items.append(item)
    return Reading(reading.text, items)


def _timed(items: list[Item], at: int) -> tuple[Item, int] | None:
    begun, relation, said, to, between = at, Relation.ON, False, False, False
    while begun < len(items) and (word := _preposition(items[begun])):
        if said and relation is not Relation.ON and PREPOSITIONS[word] in WEAK:
            pass  # "senast på fredag", "senast till": the first word decides
        else:
            relation, said, to = PREPOSITIONS[word], True, word == "to"
        between = between or word == "between"
        begun += 1
    found = _found(items, begun, Relation.BY if between else relation)
    found = found or _the_meeting(items, at, begun, relation) or _the_break(items, at, begun)
    if found is None:
        return None
    moment, ends = found
    moment, ends = _ranged(items, moment, ends)
    return _joined(items, at, ends, Timed(relation, moment, said, to)), ends


def _the_meeting(items: list[Item], at: int, begun: int, relation: Relation) -> Named | None:
    """ "före mötet", "ska vara klart till mötet": the next one, unless its day is said after it."""
    if begun == at or begun >= len(items):
        return None
    if seen := _seeing_each_other(items, begun):
        return Moment(Kind.MEETING, "next"), seen
    if not items[begun].has("MEETING"):
        return None
    after = items[begun + 1 : begun + 2]
    if any(item.has(*DAYS_SAID) or item.text.lower() == "den" for item in after):
        return None
    is_due = bool(at) and items[at - 1].has("DUEMARK", "STATUS", "DO")
    is_next = relation in (Relation.BEFORE, Relation.WITHIN)  # "in the next meeting"
    if not is_next and not (is_due and relation is Relation.BY):
        return None
    again = begun + 2 if any(item.value("MEETREF") == "next" for item in after) else begun + 1
    return Moment(Kind.MEETING, "next"), again


def _seeing_each_other(items: list[Item], begun: int) -> int:
    """Where the sentence goes on after "(innan) vi ses"; 0 when it says something else."""
    if items[begun].text.lower() in WE_MEET:
        return begun + 1
    if not items[begun].has("we"):
        return 0
    verb = next((n for n in (begun + 1, begun + 2) if _is_at(items, n, "SEES")), 0)
    helped = verb == begun + 1 or _is_at(items, begun + 1, "should")
    return verb + 1 if verb and helped else 0


def _is_at(items: list[Item], at: int, kind: str) -> bool:
    return at < len(items) and items[at].has(kind)


def _the_break(items: list[Item], at: int, begun: int) -> Named | None:
    """ "innan lovet", "efter lovet v 8": the next one, when it is not said which."""
    if begun == at or begun >= len(items) or items[begun].text.lower() not in THE_BREAK:
        return None
    its_week = any(item.has("WEEK") for item in items[begun + 1 : begun + 2])
    return Moment(Kind.BREAK, ""), begun + 1 + its_week


def _preposition(item: Item) -> str | None:
    if item.has("MONTH", "REL"):
        return None
    return next((s.kind for s in item.senses if s.kind in PREPOSITIONS), None)


def _found(items: list[Item], at: int, relation: Relation) -> Named | None:
    """A day of the month needs "den" or "senast" before it: a number alone is no date."""
    start = at
    while start < len(items) and items[start].text.lower() in ("den", "det", "the", "de"):
        start += 1
    ranged = relation is Relation.FROM and any(i.has("to") for i in items[start + 1 : start + 2])
    counted = start > at or ranged or relation in (Relation.BY, Relation.BEFORE)
    return named_at(items, start, is_day=counted) or (
        named_at(items, at, is_day=False) if start > at else None
    )


def _ranged(items: list[Item], moment: Moment, at: int) -> tuple[Moment, int]:
    """`5 februari till 12 februari`, `måndag och onsdag` only after "mellan"."""
    ranged = (Kind.DATE, Kind.WEEK, Kind.DAY_OF_MONTH, Kind.MONTH)
    if moment.kind not in ranged or at >= len(items):
        return moment, at
    after_between = any(item.has("between") for item in items[:at])
    if weeks := _two_weeks(items, moment, at):
        return weeks
    if not (items[at].has("to", "upto") or (after_between and items[at].has("and"))):
        return moment, at
    found = _found(items, at + 1, Relation.BY)
    if found and moment.kind is Kind.WEEK and found[0].kind is Kind.DAY_OF_MONTH:
        found = Moment(Kind.WEEK, found[0].a), found[1]  # vecka 6 till 7
    if found is None or found[0].kind not in ranged:
        return moment, at
    return Moment(Kind.RANGE, _completed(moment, found[0]), found[0]), found[1]


def _two_weeks(items: list[Item], first: Moment, at: int) -> tuple[Moment, int] | None:
    """`v 5 och v 6`, `vecka 5 och 6`: two weeks that follow each other."""
    if first.kind is not Kind.WEEK or not items[at].has("and"):
        return None
    found = _found(items, at + 1, Relation.BY)
    if found is None or found[0].kind not in (Kind.WEEK, Kind.DAY_OF_MONTH):
        return None
    if not isinstance(first.a, int) or found[0].a != first.a + 1:
        return None
    return Moment(Kind.WEEKS, first.a, found[0].a), found[1]


def _completed(first: Moment, last: Moment) -> Moment:
    """In `5 till 12 februari` the month is said once."""
    if first.kind is Kind.DAY_OF_MONTH and isinstance(last.a, tuple):
        return Moment(Kind.DATE, (last.a[0], last.a[1], first.a))
    return first


def _joined(items: list[Item], at: int, ends: int, timed: Timed) -> Item:
    first, last = items[at], items[ends - 1]
    senses: tuple[Sense, ...] = MEETREF if timed.moment.kind is Kind.MEETING else TIME
    if timed.moment.kind is Kind.MEETING and not any(
        item.has("MEETING", "MEETINGS") for item in items[at:ends]
    ):
        senses = (Sense("MEETREF"), Sense("lastly"))
    merged = Item(senses, "", first.start, last.end, timed, guessed=False)
    return replace(merged, text=" ".join(item.text for item in items[at:ends]))
