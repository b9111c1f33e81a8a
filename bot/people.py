"""Which person of which municipality is speaking. Strangers are nobody, and are told nothing."""

from dataclasses import dataclass

from sspf.domain.organisation import MunicipalityId, Organisation, Person
from sspf.ports import Services
from sspf.use_cases.room import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    who: Who
    person: Person
    organisation: Organisation


async def find_speaker(
    services: Services, tenant: str, entra_object_id: str, *, is_private: bool
) -> Speaker | None:
    """By tenant and Entra object id, never by a name or an address; None for anybody unknown."""
    for municipality in services.municipalities():
        organisation = await _organisation(services, municipality)
        if tenant not in organisation.tenants:
            continue
        for person in organisation.people:
            if entra_object_id and person.entra_object_id == entra_object_id:
                if person.is_guest and person.party is None:
                    return None
                who = Who(municipality=municipality, person=person.id, is_private=is_private)
                return Speaker(who=who, person=person, organisation=organisation)
    return None


async def _organisation(services: Services, municipality: MunicipalityId) -> Organisation:
    async with services.unit_of_work(municipality) as uow:
        return await uow.organisations.get()
