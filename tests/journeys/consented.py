"""A consent for a case, put straight in the database: what is looked at here comes after it."""

from dataclasses import replace
from datetime import timedelta

from sspf.domain.cases import CaseCode
from sspf.domain.consents import ConsentId
from sspf.domain.organisation import PartyKey
from tests.factories_cases import COVERED, a_consent, every_way, guardians, the_youth
from tests.journeys.play import Play


async def consent(chat: Play, code: str, *parties: str) -> None:
    """By all who must, today, for half a year; between the scenario's four unless named."""
    today = chat.now.date()
    between = tuple(map(PartyKey, parties)) or COVERED
    async with chat.run.house.services.unit_of_work(chat.run.house.installed[0]) as uow:
        case = await uow.cases.with_code(CaseCode(code))
        assert case is not None
        await uow.consents.put(
            replace(
                a_consent(id=ConsentId(f"consent-{code}"), pairs=every_way(*between)),
                case=case.id,
                controller=case.controller,
                givers=(*guardians(given_on=today), the_youth(today)),
                valid_from=today,
                valid_to=today + timedelta(days=180),
                recorded_by=case.noted_by,
                recorded_at=chat.run.house.services.clock.now(),
            )
        )
