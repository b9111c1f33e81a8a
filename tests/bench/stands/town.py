"""A municipality with people who ask and commitments to list, for benches."""

from bot.__main__ import DEMO
from bot.organisations.reader import read_municipality
from bot.wiring import House
from scheduler.clock import SystemClock
from sspf.domain.commitments import commitment_id
from sspf.domain.organisation import PartyKey
from sspf.use_cases.install import install_municipality
from tests.factories import a_commitment

LOADED = read_municipality(DEMO)
CLOCK = SystemClock()
ASKER = next(p for p in LOADED.organisation.people if p.id == "rut")


def tenant() -> str:
    return min(LOADED.organisation.tenants)


async def installed(house: House, commitments: int) -> None:
    """Rut's so many open commitments, in the demo's municipality."""
    organisation = LOADED.organisation
    await install_municipality(house.services, organisation, LOADED.meetings)
    await house.refresh()
    party = ASKER.party or PartyKey("")
    controller = organisation.party(party).authorities[0]
    async with house.services.unit_of_work(organisation.municipality) as uow:
        for number in range(1, commitments + 1):
            made = a_commitment(
                id=commitment_id(2027, number),
                owner=ASKER.id,
                party=party,
                controller=controller,
                group=sorted(ASKER.groups)[0],
            )
            await uow.commitments.put(made)
