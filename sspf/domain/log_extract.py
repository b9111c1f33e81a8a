"""What the log has about one case, for the person concerned: the controller hands it out (R-73)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sspf.domain.audit import SYSTEM, Entry
from sspf.domain.organisation import Organisation, Person, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One act. `at` is local wall time; names of staff only when it was decided so."""

    at: datetime
    party: str
    """The agency's name; empty for whoever sits in none."""
    roles: tuple[str, ...]
    name: str
    action: str
    """The last word of the tag: `read`, `create`, `release`."""
    purpose: str
    ground: str


def extract(
    entries: Sequence[Entry], organisation: Organisation, *, with_names: bool
) -> tuple[ExtractLine, ...]:
    """Oldest first, in UTC still. Somebody who has left stands without agency and role."""
    people = {person.id: person for person in organisation.people}
    parties = {party.key: party.name for party in organisation.parties}

    def line(entry: Entry) -> ExtractLine:
        person = people.get(entry.actor)
        return ExtractLine(
            at=entry.at,
            party=parties.get(person.party, "") if person and person.party else "",
            roles=_roles(entry.actor, person),
            name=person.name if person and with_names else "",
            action=entry.tag.rpartition(":")[2],
            purpose=entry.purpose,
            ground=entry.ground,
        )

    return tuple(line(entry) for entry in entries)


def _roles(actor: PersonId, person: Person | None) -> tuple[str, ...]:
    if actor == SYSTEM:
        return (SYSTEM,)
    return tuple(sorted(person.roles)) if person else ()
