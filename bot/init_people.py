"""Who sits where, as asked on the terminal. Whoever was named as convening is asked for first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import uuid4

from bot.init_asking import AgainError, Ask, listed, one_of, several, some_text, until, yes_or_no
from bot.organisations.keys import key_of
from bot.understand import fold

NONE = "ingen"
ROLES = {
    "coordinator": "samordnare",
    "steering": "styrgrupp",
    "dpo_auditor": "logggranskare",
    "admin": "administratör",
}
"""How a role stands in the file, and how it is written here."""
Entry = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What there is to sit in."""

    parties: Mapping[str, str]
    """Keys with names."""
    groups: Mapping[str, str]
    seats: Mapping[str, Collection[str]]
    """The keys of the parties in each group."""
    convened: Mapping[str, list[str]]
    """Ids of those who convene, with the keys of their groups."""

    def parties_of(self, id: str) -> dict[str, str]:
        """Those that have a seat wherever this one convenes; and none, which may sit anywhere."""
        groups = self.convened.get(id, [])
        fitting = {p: n for p, n in self.parties.items() if all(p in self.seats[g] for g in groups)}
        return fitting | {NONE: "ingen av dem"}

    def groups_of(self, id: str, party: str) -> dict[str, str]:
        """Where the party has a seat, beside what this one convenes."""
        mine = self.convened.get(id, [])
        return {
            key: name
            for key, name in self.groups.items()
            if key not in mine and (party == NONE or party in self.seats[key])
        }


def ask_people(ask: Ask, room: Room) -> list[Entry]:
    """As they stand in the file."""
    found: dict[str, Entry] = {}
    for known_as, convened in room.convened.items():
        names = ", ".join(room.groups[key] for key in convened)
        ask(f"\n{known_as} sammankallar {names} och behöver läggas upp. Tryck Enter. ")
        found[known_as] = _person(ask, known_as, room)
    for known_as in _others(ask):
        if known_as in found:
            ask(f"{known_as} är redan upplagd. Välj ett annat kort id. Tryck Enter. ")
            continue
        found[known_as] = _person(ask, known_as, room)
    return list(found.values())


def _others(ask: Ask) -> Iterator[str]:
    while said := ask("\nEn person till: kort id, som frida (tomt: inga fler): ").strip():
        yield key_of(said)


def _person(ask: Ask, id: str, room: Room) -> Entry:
    parties = room.parties_of(id)
    party = one_of(ask, "För vilken part?", parties) if len(parties) > 1 else NONE
    person: Entry = {
        "id": id,
        "name": some_text(ask, "Namn: ", "Ett namn behövs, som Frida Gårdman."),
        "title": some_text(ask, "Titel: ", "En titel behövs, som rektor."),
        "email": until(ask, "E-post: ", _address),
        "entra_object_id": ask("Objekt-ID i Entra (tomt: ett påhittat, för att prova): ").strip()
        or str(uuid4()),
        "roles": until(ask, f"Roller ({', '.join(ROLES.values())}; tomt: ingen): ", _roles),
        "groups": _groups(ask, id, party, room),
    }
    return person | (_seat(ask, party, room) if party != NONE else {})


def _groups(ask: Ask, id: str, party: str, room: Room) -> list[str]:
    """Whoever convenes a group is in it, and is asked about the others only."""
    mine = room.convened.get(id, [])
    others = room.groups_of(id, party)
    question = "I vilka andra grupper?" if mine else "I vilka grupper?"
    more = several(ask, question, others, may_be_none=bool(mine)) if others else []
    return [*mine, *more]


def _seat(ask: Ask, party: str, room: Room) -> Entry:
    """What only somebody who sits for a party can have."""
    name = room.parties[party]
    mandate = yes_or_no(ask, f"Får personen besluta för {name} (mandat)?")
    guest = yes_or_no(ask, "Är personen gäst från en annan organisations Teams, som polisen?")
    said = {"mandate": mandate, "guest": guest}
    return {"party": party} | {key: True for key, is_so in said.items() if is_so}


def _address(said: str) -> str:
    name, at, domain = said.partition("@")
    if not (name and at and "." in domain) or " " in said:
        raise AgainError("En adress behövs, som frida@kommunen.se.")
    return said


def _roles(said: str) -> list[str]:
    known = {fold(name): key for key, name in ROLES.items()} | {key: key for key in ROLES}
    chosen = [known.get(fold(one), "") for one in listed(said)]
    if "" in chosen:
        raise AgainError(f"Skriv någon av {', '.join(ROLES.values())}, eller inget.")
    return chosen
