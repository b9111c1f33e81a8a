"""What does not hold together about the people in a municipality's file."""

from collections.abc import Iterator

from bot.organisations.choices import ChosenGroup
from bot.organisations.documents import Place
from bot.organisations.faults import Fault
from bot.organisations.municipality import Municipality, PersonEntry
from bot.organisations.references import listed, unknown
from sspf.domain.organisation import Role


def faults_in_people(
    municipality: Municipality, groups: tuple[ChosenGroup, ...]
) -> Iterator[Fault]:
    yield from _twins(municipality)
    for number, person in enumerate(municipality.people):
        yield from _person_faults(("people", number), person, municipality, groups)
        yield from _service_faults(("people", number, "serves"), person)
    people = {person.id: person for person in municipality.people}
    for group in groups:
        for key, who in (("convener", group.convener), ("stand_in", group.stand_in)):
            if who is None:
                continue
            if who not in people:
                yield (*group.place, key), f"”{who}” finns inte bland personerna (people)"
            elif people[who].entra_object_id is None:
                problem = f"”{who}” saknar konto i Teams (entra_object_id) och kan inte kalla"
                yield (*group.place, key), problem
            elif group.key not in people[who].groups:
                problem = f"”{who}” är inte med i gruppen ”{group.key}” (people: groups)"
                yield (*group.place, key), problem


def _service_faults(place: Place, person: PersonEntry) -> Iterator[Fault]:
    first, last = person.serves.since, person.serves.until
    if first is not None and last is not None and last < first:
        yield place, f"uppdraget för {person.name} slutar innan det börjar"


def _twins(municipality: Municipality) -> Iterator[Fault]:
    for key, what in (
        ("id", "samma id"),
        ("email", "samma e-postadress"),
        ("entra_object_id", "samma Entra-id"),
    ):
        seen: dict[str, str] = {}
        for number, person in enumerate(municipality.people):
            value = str(getattr(person, key) or "").casefold()
            if not value:
                continue
            if value in seen:
                problem = f"{person.name} har {what} som {seen[value]}"
                yield ("people", number, key), problem
            seen.setdefault(value, person.name)


def _person_faults(
    place: Place,
    person: PersonEntry,
    municipality: Municipality,
    groups: tuple[ChosenGroup, ...],
) -> Iterator[Fault]:
    seats = [seat.key for seat in municipality.parties]
    if person.party is None and not person.roles:
        yield place, f"{person.name} har varken part (party) eller roll (roles)"
    if person.roles and person.entra_object_id is None:
        yield place, f"{person.name} har en roll (roles) men inget konto i Teams (entra_object_id)"
    if person.party is None and (person.guest or Role.GUEST in person.roles):
        yield place, f"{person.name} är gäst utan part (party) och blir en främling för boten"
    if person.party is None and (person.deputy or person.mandate or person.delegated):
        yield place, f"{person.name} har ingen part (party) och kan inte vara ersättare i en"
    if person.party is not None and person.party not in seats:
        problem = f"”{person.party}” är ingen part här; det finns {listed(seats)}"
        yield (*place, "party"), problem
        return
    by_key = {group.key: group for group in groups}
    yield from unknown((*place, "groups"), person.groups, by_key, "grupp")
    for number, key in enumerate(person.groups):
        group = by_key.get(key)
        if group and person.party is not None and person.party not in group.parties:
            problem = f"”{person.party}” har ingen plats i gruppen ”{key}”"
            yield (*place, "groups", number), problem
