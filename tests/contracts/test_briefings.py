"""What every Briefings must do."""

from datetime import timedelta

import pytest

from sspf.domain.briefings import PartState
from sspf.domain.errors import StaleError
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from sspf.domain.roads import Road
from tests.contracts.stores import Store
from tests.factories import FRITID, KOMMUN, MEETING, NOW, POLIS, RUT, SKOLA, a_briefing, a_part

TWO_PARTS = (
    a_part(),
    a_part(number=2, level=BriefingLevel.GROUP, text="🙂 " * 50_000, size="5-10"),
)


async def test_given_a_draft_when_read_then_it_is_what_was_saved(
    store: Store, norrsjo: MunicipalityId
) -> None:
    draft = a_briefing().save_draft(TWO_PARTS, RUT, NOW)

    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
        await uow.briefings.put(draft)
    async with store.begin(norrsjo) as uow:
        assert await uow.briefings.find(MEETING, SKOLA) == draft


async def test_given_a_submitted_briefing_when_read_then_the_draft_is_gone(
    store: Store, norrsjo: MunicipalityId
) -> None:
    draft = a_briefing().save_draft(TWO_PARTS, RUT, NOW)
    submitted = draft.submit(RUT, NOW, NOW - timedelta(minutes=1), road=Road.ORAL)

    async with store.begin(norrsjo) as uow:
        for briefing in (a_briefing(), draft, submitted):
            await uow.briefings.put(briefing)
        found = await uow.briefings.find(MEETING, SKOLA)

    assert found == submitted
    assert found.draft is None


async def test_given_fewer_parts_when_put_then_the_former_are_gone(
    store: Store, norrsjo: MunicipalityId
) -> None:
    one = a_briefing(parts=(a_part(state=PartState.NOTHING, text=""),), version=2)

    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
        await uow.briefings.put(one)
        assert await uow.briefings.find(MEETING, SKOLA) == one


async def test_given_several_agencies_when_listed_then_all_are_there(
    store: Store, norrsjo: MunicipalityId
) -> None:
    others = [a_briefing(party=party, controller=KOMMUN) for party in (POLIS, FRITID)]

    async with store.begin(norrsjo) as uow:
        for briefing in (a_briefing(), *others):
            await uow.briefings.put(briefing)
        found = await uow.briefings.of_meeting(MEETING)

    assert [briefing.party for briefing in found] == [FRITID, POLIS, SKOLA]
    assert all(len(briefing.parts) == 2 for briefing in found)


async def test_given_nothing_when_asked_then_there_is_nothing(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.briefings.find(MEETING, SKOLA) is None
        assert await uow.briefings.of_meeting(MeetingId("nowhere")) == []


async def test_given_two_who_write_when_the_second_is_late_then_no_word_of_the_first_is_lost(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = a_briefing().save_draft((a_part(text="Ruts ord"),), RUT, NOW)
    second = a_briefing().save_draft((a_part(text="någon annans ord"),), RUT, NOW)

    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
        await uow.briefings.put(first)
    with pytest.raises(StaleError):
        async with store.begin(norrsjo) as uow:
            await uow.briefings.put(second)
    async with store.begin(norrsjo) as uow:
        assert await uow.briefings.find(MEETING, SKOLA) == first
