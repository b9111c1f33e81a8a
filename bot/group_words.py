"""Which group a person names, and the parts of what was typed about groups."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.dates import find_date
from bot.understand import fold
from bot.words import parties_named
from sspf.domain.organisation import GroupKey, Organisation, PartyKey, Person

SHORTEST = 4
SEVERAL = 2
FOR_GROUP = re.compile(r"(?:^|\s|;)\s*(?:för|for)\s+(?P<group>[^;:]+)$", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,6}")
YEAR = re.compile(r"\b20\d{2}\b")
LEVEL = re.compile(r"(?:niva|level)\s*([12])$")
OWNER = re.compile(r"(?:ansvarig(?:t)?|owner|responsible)\b\s*:?\s*")
DUE = re.compile(r"(?:klart?(?: senast)?|senast|due|by)\b\s*")


def group_named(text: str, organisation: Organisation) -> GroupKey | None:
    """The group whose name, or word of its own, stands in the text; None for none or several."""
    said = fold(text)
    whole = [(len(name), key) for name, key in _names(organisation) if fold(name) in said]
    if whole:
        longest = max(length for length, _ in whole)
        found = {key for length, key in whole if length == longest}
    else:
        found = {key for word, key in _own_words(organisation) if _says(said, word)}
    return found.pop() if len(found) == 1 else None


def cut_group(text: str, organisation: Organisation) -> tuple[str, GroupKey | None]:
    """The text without a last `för GRUPP`, and the group; as it was when no group is meant."""
    found = FOR_GROUP.search(text)
    group = group_named(found["group"], organisation) if found else None
    if found is None or group is None:
        return text, None
    return text[: found.start()].rstrip(" ;"), group


def cut_group_anywhere(text: str, organisation: Organisation) -> tuple[str, GroupKey | None]:
    """The same wherever `för GRUPP` stands, when its whole name is said or it stands last."""
    for name, key in sorted(_names(organisation), key=lambda each: -len(each[0])):
        said = re.compile(rf"(?:^|\s)(?:för|for)\s+{re.escape(name)}(?!\w)", re.IGNORECASE)
        if found := said.search(text):
            return f"{text[: found.start()]} {text[found.end() :]}".strip(), key
    return cut_group(text, organisation)


def group_asked(text: str, person: Person, organisation: Organisation) -> str:
    """Key of one of the person's own groups, whose whole name a question ends with; else empty.

    A text with a colon or a semicolon holds what somebody writes, and is about what it says there.
    """
    if len(person.groups) < SEVERAL or ":" in text or ";" in text:
        return ""
    said = fold(text).rstrip(" .!?")
    for name, key in sorted(_names(organisation), key=lambda each: -len(each[0])):
        own = re.search(rf"\b(?:for|i|in|hos) {re.escape(fold(name))}$", said)
        if key in person.groups and own:
            return str(key)
    return ""


def number_in(text: str) -> int:
    """The first number, or 0, which nothing has."""
    found = NUMBER.search(text)
    return int(found[0]) if found else 0


def after_number(text: str) -> str:
    return re.sub(r"^\D*\d+\s*[:,;.]?\s*", "", text).strip()


def year_in(text: str) -> int | None:
    found = YEAR.search(text)
    return int(found[0]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What stood between semicolons, told apart by how each begins."""

    text: str = ""
    level: str = ""
    owner: str = ""
    due: str = ""
    others: tuple[str, ...] = field(default=())
    """As typed."""


def parts_of(text: str, organisation: Organisation, today: date) -> Parts:
    """The first part is the text; parts that begin in no known way are left among the others."""
    first, *rest = [part.strip() for part in text.split(";")] or [""]
    level = owner = due = ""
    others: list[str] = []
    for part in rest:
        said = fold(part)
        if found := LEVEL.match(said):
            level = found[1]
        elif found := OWNER.match(said):
            named = parties_named(part[found.end() :], organisation)
            owner = str(named[0]) if named else ""
        elif (found := DUE.match(said)) and (day := find_date(part, today)):
            due = day.isoformat()
        elif part:
            others.append(part)
    return Parts(text=first, level=level, owner=owner, due=due, others=tuple(others))


def keys(parties: Iterable[PartyKey]) -> tuple[str, ...]:
    return tuple(str(party) for party in parties)


def _names(organisation: Organisation) -> list[tuple[str, GroupKey]]:
    also = organisation.sayings.groups
    return [(n, g.key) for g in organisation.groups for n in (g.name, *also.get(g.key, ()))]


def _own_words(organisation: Organisation) -> list[tuple[str, GroupKey]]:
    """Words that stand in one group's name and in no other's."""
    words = [(w, key) for name, key in _names(organisation) for w in fold(name).split()]
    return [
        (word, key)
        for word, key in words
        if len(word) >= SHORTEST and {k for w, k in words if w == word} == {key}
    ]


def _says(said: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}(?:en|n|et|t|s|ens)?\b", said) is not None
