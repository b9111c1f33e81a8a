"""Which agency a person names, in the words of their own organisation. Nothing is built in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.editions import EDITIONS, Edition
from bot.understand import fold
from sspf.domain.organisation import GroupKey, Organisation, PartyKey, Person

SHORTEST = 4
ENDINGS = ("", "s", "n", "ns", "en", "ens", "et", "ets", "na", "nas", "erna", "ernas", "are")
WORD = re.compile(r"[a-z0-9_]+")


def parties_named(
    text: str, organisation: Organisation, among: tuple[PartyKey, ...] = ()
) -> list[PartyKey]:
    """Agencies that the text names, in the order in which it names them."""
    said = WORD.findall(fold(text))
    found: dict[PartyKey, int] = {}
    for party in organisation.parties:
        if among and party.key not in among:
            continue
        stems = _stems(party.name) | _stems(party.key)
        for stem in sorted(stems, key=len, reverse=True):
            place = _place(said, stem)
            if place is not None:
                found[party.key] = min(place, found.get(party.key, place))
    return sorted(found, key=lambda key: found[key])


def people_named(text: str, organisation: Organisation, group: GroupKey) -> list[Person]:
    """People of the group whose first name, or whole name, the text holds."""
    said = set(WORD.findall(fold(text)))
    members = [p for p in organisation.people if group in p.groups]
    return [p for p in members if fold(p.first_name) in said]


def names_somebody(text: str, organisation: Organisation) -> bool:
    """Whether a first name, or whole name, of anybody registered stands in the text."""
    return not _first_names(Edition(organisation)).isdisjoint(WORD.findall(fold(text)))


def sole_member(
    party: PartyKey | None, organisation: Organisation, groups: Iterable[GroupKey]
) -> Person | None:
    """The one who sits in this seat in one of the groups; None when there are several."""
    found = (organisation.sole_member(group, party) for group in groups if party)
    return next((person for person in found if person), None)


@lru_cache(maxsize=EDITIONS)
def _first_names(of: Edition) -> frozenset[str]:
    return frozenset(fold(person.first_name) for person in of.organisation.people)


def _stems(name: str) -> set[str]:
    """Each long word of a name; a name of several words is known by any of them."""
    return {w for part in WORD.findall(fold(name)) for w in part.split("_") if len(w) >= SHORTEST}


def _place(said: list[str], stem: str) -> int | None:
    for place, word in enumerate(said):
        if any(word == stem + ending for ending in ENDINGS):
            return place
    return None
