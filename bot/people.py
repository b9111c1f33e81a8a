"""Which person of which municipality is speaking. Strangers are nobody, and are told nothing."""

from dataclasses import dataclass

from sspf.domain.access import serves_at
from sspf.domain.organisation import Organisation, Person
from sspf.domain.reach import Reach
from sspf.ports import Conversation, Services
from sspf.use_cases.room import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    who: Who
    person: Person
    organisation: Organisation
    place: Conversation | None = None
    """Where the person was last heard from."""
    reach: Reach | None = None


async def find_speaker(
    services: Services,
    tenant: str,
    entra_object_id: str,
    *,
    is_private: bool,
    conversation: str = "",
) -> Speaker | None:
    """By tenant and Entra object id, never by a name or an address; None for anybody unknown.

    `conversation`: where they speak.

    Asked anew in each turn: whoever was taken out of the organisation is a stranger at once, and so
    is somebody outside the days of their assignment (R-25).
    """
    found = await services.directory.find(tenant, entra_object_id)
    if found is None or (found.person.is_guest and found.person.party is None):
        return None
    if not serves_at(found.person, found.organisation, services.clock.now()):
        return None
    who = Who(
        municipality=found.organisation.municipality,
        person=found.person.id,
        is_private=is_private,
        conversation=conversation,
    )
    return Speaker(
        who=who,
        person=found.person,
        organisation=found.organisation,
        place=found.place,
        reach=found.reach,
    )
