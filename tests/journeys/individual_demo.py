"""The scenario's three cases with their consents and commitments, put straight in the database.

What is looked at here is what is answered about them; how they come to be is told elsewhere.
"""

from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.commitments import Due, commitment_id
from sspf.domain.consents import ConsentId
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import PartyKey, PersonId
from tests.factories import FRITID, POLIS, RUT, SKOLA, a_commitment
from tests.factories_cases import (
    COVERED,
    SOCIALTJANST,
    a_case,
    a_case_file,
    a_consent,
    every_way,
    guardians,
    the_youth,
)
from tests.journeys.play import Play

CASES = ("N27-01", "N27-02", "N27-03")
WITH_CONSENT = ("N27-01", "N27-03")
NEXT_MEETING = date(2027, 2, 18)
COMMITMENTS = (
    # number, case, agency, owner, due
    (6, "N27-01", SKOLA, RUT, date(2027, 2, 3)),
    (7, "N27-01", SOCIALTJANST, PersonId("sol"), date(2027, 2, 10)),
    (8, "N27-01", FRITID, PersonId("leo"), None),
    (9, "N27-02", SKOLA, RUT, date(2027, 2, 12)),
    (10, "N27-03", POLIS, PersonId("pia"), date(2027, 2, 12)),
    (11, "N27-03", FRITID, PersonId("frida"), date(2027, 2, 17)),
)


async def with_individuals(play: Play) -> None:
    """As decided at the meeting of 21 January; the rest is played."""
    for number, code in enumerate(CASES, start=1):
        await _case(play, number, code)
    for row in COMMITMENTS:
        await _commitment(play, *row)


async def _case(play: Play, number: int, code: str) -> None:
    case = a_case(
        id=CaseId(f"case-{number}"),
        code=CaseCode(code),
        raised_on=date(2026, 12, 1),
        coordinator=PersonId("kaj"),
    )
    services, who = play.run.house.services, play.run.house.installed[0]
    async with services.unit_of_work(who) as uow:
        await uow.cases.put(case)
        await uow.case_files.put(replace(a_case_file(), case=case.id, controller=case.controller))
        if code in WITH_CONSENT:
            given = guardians(given_on=date(2026, 12, 1))
            await uow.consents.put(
                a_consent(
                    id=ConsentId(f"consent-{code}"),
                    case=case.id,
                    givers=(*given, the_youth(date(2026, 12, 1))),
                    pairs=every_way(*COVERED),
                    valid_from=date(2026, 12, 1),
                    valid_to=date(2026, 12, 1) + timedelta(days=181),
                    recorded_by=PersonId("kaj"),
                )
            )


async def _commitment(
    play: Play, number: int, code: str, party: PartyKey, owner: PersonId, due: date | None
) -> None:
    services, who = play.run.house.services, play.run.house.installed[0]
    async with services.unit_of_work(who) as uow:
        case = await uow.cases.with_code(CaseCode(code))
        assert case is not None
        coming = next(
            m for m in await uow.meetings.of_group(case.group) if m.held_on == NEXT_MEETING
        )
        await uow.commitments.put(
            a_commitment(
                id=commitment_id(2027, number),
                party=party,
                owner=owner,
                controller=case.controller,
                text="Det som bestämdes på mötet.",
                level=BriefingLevel.INDIVIDUAL,
                due=Due(on=due) if due else Due(on=NEXT_MEETING, at_meeting=coming.id),
                case=case.id,
            )
        )
