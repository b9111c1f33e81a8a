"""What every Meetings must do with a draft."""

from dataclasses import replace

import pytest

from sspf.domain.errors import StaleError, UnknownMeetingError
from sspf.domain.meetings import MeetingId, MeetingStatus
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import NOW, a_meeting

DRAFT = a_meeting(id="draft", status=MeetingStatus.DRAFT)


async def test_given_a_draft_when_approved_then_it_knows_when(
    store: Store, norrsjo: MunicipalityId
) -> None:
    approved = DRAFT.approve(NOW)
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(DRAFT)
        await uow.meetings.put(approved)

    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(DRAFT.id) == approved


async def test_given_a_draft_when_discarded_then_it_is_gone_and_may_come_back(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(DRAFT)
        await uow.meetings.discard(DRAFT)
    async with store.begin(norrsjo) as uow:
        with pytest.raises(UnknownMeetingError):
            await uow.meetings.get(DRAFT.id)
        await uow.meetings.put(DRAFT)
        assert await uow.meetings.get(DRAFT.id) == DRAFT


@pytest.mark.parametrize("status", [s for s in MeetingStatus if s is not MeetingStatus.DRAFT])
async def test_given_it_is_no_draft_when_discarded_then_it_stays(
    store: Store, norrsjo: MunicipalityId, status: MeetingStatus
) -> None:
    meeting = replace(DRAFT, status=status)
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(meeting)
    async with store.begin(norrsjo) as uow:
        with pytest.raises(StaleError):
            await uow.meetings.discard(meeting)

    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(DRAFT.id) == meeting


async def test_given_another_version_or_none_when_discarded_then_it_is_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(DRAFT)
    async with store.begin(norrsjo) as uow:
        for other in (replace(DRAFT, version=2), replace(DRAFT, id=MeetingId("other"))):
            with pytest.raises(StaleError):
                await uow.meetings.discard(other)
        assert await uow.meetings.get(DRAFT.id) == DRAFT
