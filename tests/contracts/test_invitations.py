"""What every Invitations must do."""

from datetime import date, timedelta

from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from sspf.domain.roads import Road
from tests.contracts.stores import Store
from tests.factories import FRIDA, LEO, MEETING, NOW, RUT, a_meeting, an_absence, an_answer


async def test_given_a_second_answer_when_read_then_the_newest_counts(
    store: Store, norrsjo: MunicipalityId
) -> None:
    newest = an_answer(
        person=FRIDA,
        response=Response.DECLINED,
        answered_at=NOW + timedelta(hours=2),
        deputy=LEO,
        meeting_sequence=1,
        road=Road.ORAL,
        noted_by=RUT,
        said_at=NOW,
    )

    async with store.begin(norrsjo) as uow:
        await uow.invitations.put(an_answer(person=FRIDA))
        await uow.invitations.put(an_answer(person=RUT, answered_at=NOW + timedelta(hours=1)))
        await uow.invitations.put(newest)
    async with store.begin(norrsjo) as uow:
        answers = await uow.invitations.of_meeting(MEETING)

    assert answers == [an_answer(person=RUT, answered_at=NOW + timedelta(hours=1)), newest]


async def test_given_another_meeting_when_listed_then_its_answers_are_not_there(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(a_meeting(id="m2"))
        await uow.invitations.put(an_answer())
        assert await uow.invitations.of_meeting(MeetingId("m2")) == []


async def test_given_absences_when_listed_then_a_new_last_day_replaces_the_former(
    store: Store, norrsjo: MunicipalityId
) -> None:
    longer = an_absence(last=date(2027, 1, 29))
    frida = an_absence(person=FRIDA, first=date(2027, 1, 4))

    async with store.begin(norrsjo) as uow:
        for absence in (an_absence(), longer, frida):
            await uow.invitations.put_absence(absence)
        assert await uow.invitations.absences() == [frida, longer]
