"""How one organisation differs from another, in plain Swedish, and whom each difference touches."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sspf.domain.organisation import Group, Organisation, Party, Person

OFF = {"off": "av", "pointer_only": "bara en hänvisning", "structured": "fasta val"}
INDIVIDUAL = OFF | {"free_text": "fri text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    kind: str
    """ändras, tillkommer or försvinner."""
    words: str
    touches: tuple[str, ...] = ()
    """Ids of the people whose groups or seats it is about; everybody's when it is about all."""

    @property
    def line(self) -> str:
        whom = f" Berör: {', '.join(self.touches)}." if self.touches else ""
        return f"{self.kind.upper()}: {self.words}.{whom}"


def differences(before: Organisation | None, after: Organisation) -> tuple[Difference, ...]:
    """Empty when nothing differs. Before a municipality is set up everything is new."""
    return (*_itself(before, after), *_parts(before, after))


def _itself(before: Organisation | None, after: Organisation) -> Iterator[Difference]:
    everyone = tuple(p.id for p in after.people)
    for name, words in _FACTS.items():
        old, new = _fact(before, name) if before else "", _fact(after, name)
        if before is None and new:
            yield Difference(kind="tillkommer", words=f"{words}: {new}")
        elif before is not None and old != new:
            said = f"{words}: {old or 'inget'} blir {new or 'inget'}"
            yield Difference(kind="ändras", words=said, touches=everyone)


def _parts(before: Organisation | None, after: Organisation) -> Iterator[Difference]:
    for field, key, describe, touched in _TABLES:
        old = {getattr(one, key): one for one in getattr(before, field, ())}
        new = {getattr(one, key): one for one in getattr(after, field)}
        for gone in (k for k in old if k not in new):
            if not getattr(old[gone], "has_left", False):
                whom = touched(before, old[gone]) if before else ()
                yield Difference(kind="försvinner", words=describe(old[gone]), touches=whom)
        for k, one in new.items():
            if k not in old:
                whom = touched(after, one)
                yield Difference(kind="tillkommer", words=describe(one), touches=whom)
            elif describe(old[k]) != describe(one):
                words = f"{describe(old[k])} blir {describe(one)}"
                yield Difference(kind="ändras", words=words, touches=touched(after, one))


def _fact(organisation: Organisation, name: str) -> str:
    rules = organisation.rules
    facts: Mapping[str, str] = {
        "name": organisation.name,
        "model": organisation.ways.model_name or organisation.model,
        "version": organisation.ways.template.version,
        "individual": INDIVIDUAL[organisation.individual],
        "aim": rules.aim,
        "parts": ", ".join(part.name for part in rules.parts),
        "agenda": ", ".join(rules.agenda),
        "goals": ", ".join(goal.name for goal in rules.goals),
        "terms": ", ".join(f"{k} = {v}" for k, v in sorted(organisation.terms.items())),
        "breaks": ", ".join(f"{b.name} {b.first}–{b.last}" for b in organisation.breaks),
    }
    return facts[name]


_FACTS: Mapping[str, str] = {
    "name": "Kommunens namn",
    "model": "Modell",
    "version": "Mall",
    "individual": "Individnivå",
    "aim": "Övergripande mål",
    "parts": "Underlagets delar",
    "agenda": "Dagordningens punkter",
    "goals": "Mål",
    "terms": "Ord",
    "breaks": "Lov",
}


def _party(party: Party) -> str:
    return f"parten {party.name}"


def _group(group: Group) -> str:
    seats = ", ".join(group.parties) or "inga parter"
    parent = f", under {group.parent}" if group.parent else ""
    convener = f", sammankallas av {group.convener}" if group.convener else ""
    return f"gruppen {group.name} med {seats}{parent}{convener}"


def _person(person: Person) -> str:
    party = f" för {person.party}" if person.party else ""
    groups = ", ".join(sorted(person.groups)) or "ingen grupp"
    roles = f" ({', '.join(sorted(person.roles))})" if person.roles else ""
    return f"{person.id}, {person.title}{party}{roles} i {groups}"


def _in_party(organisation: Organisation, party: Party) -> tuple[str, ...]:
    return tuple(p.id for p in organisation.people if p.party == party.key)


def _in_group(organisation: Organisation, group: Group) -> tuple[str, ...]:
    return tuple(p.id for p in organisation.people if group.key in p.groups)


def _oneself(_organisation: Organisation, person: Person) -> tuple[str, ...]:
    return (person.id,)


_TABLES: tuple[
    tuple[str, str, Callable[[Any], str], Callable[[Organisation, Any], tuple[str, ...]]], ...
] = (
    ("parties", "key", _party, _in_party),
    ("groups", "key", _group, _in_group),
    ("people", "id", _person, _oneself),
)
