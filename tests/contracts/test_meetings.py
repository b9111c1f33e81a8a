"""What every Meetings must do."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from sspf.domain.errors import StaleError, UnknownMeetingError
from sspf.domain.meetings import MeetingId, MeetingStatus
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import MEETING, NOW, OPERATIVE, a_meeting

SOON, LATER = date(2027, 2, 18), date(2027, 3, 18)


async def test_given_a_meeting_when_read_then_it_is_what_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    meeting = a_meeting(
        id="m2",
        starts=time(9, 15),
        zone=ZoneInfo("Europe/Helsinki"),
        invite_on=date(2026, 12, 17),
        called_at=NOW,
        agenda_approved_at=NOW,
        agenda_approved_by="frida",
        template_version="7",
        sequence=3,
    )

    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(meeting)
    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(MeetingId("m2")) == meeting


async def test_given_no_such_meeting_when_read_then_it_is_unknown(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        with pytest.raises(UnknownMeetingError):
            await uow.meetings.get(MeetingId("nowhere"))


async def test_given_an_instant_in_another_zone_when_read_then_it_is_the_same_in_utc(
    store: Store, norrsjo: MunicipalityId
) -> None:
    in_tokyo = NOW.astimezone(ZoneInfo("Asia/Tokyo"))

    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(a_meeting(id="m2", called_at=in_tokyo))
    async with store.begin(norrsjo) as uow:
        assert (await uow.meetings.get(MeetingId("m2"))).called_at == NOW


async def test_given_a_naive_instant_when_put_then_it_is_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    naive = datetime(2027, 1, 1)  # noqa: DTZ001 what is refused

    with pytest.raises((ValueError, StatementError), match="naive"):
        async with store.begin(norrsjo) as uow:
            await uow.meetings.put(a_meeting(id="m2", called_at=naive))


async def test_given_version_two_when_put_then_it_replaces_version_one(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        called = (await uow.meetings.get(MEETING)).call(NOW)
        await uow.meetings.put(called)

    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(MEETING) == called


@pytest.mark.parametrize("version", [1, 3])
async def test_given_another_version_when_put_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId, version: int
) -> None:
    async with store.begin(norrsjo) as uow:
        with pytest.raises(StaleError):
            await uow.meetings.put(a_meeting(version=version))

    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()


async def test_given_nothing_when_version_two_is_put_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        with pytest.raises(StaleError):
            await uow.meetings.put(a_meeting(id="m2", version=2))


async def test_given_several_when_listed_then_they_come_in_order_of_time(
    store: Store, norrsjo: MunicipalityId
) -> None:
    later, soon = a_meeting(id="m1", held_on=LATER), a_meeting(id="m2", held_on=SOON)
    noon = a_meeting(id="m3", held_on=SOON, starts=time(12))

    async with store.begin(norrsjo) as uow:
        for meeting in (later, soon, noon):
            await uow.meetings.put(meeting)
        assert await uow.meetings.of_group(OPERATIVE) == [a_meeting(), noon, soon, later]
        assert await uow.meetings.held_since(SOON) == [noon, soon, later]


async def test_given_a_meeting_in_the_hour_the_clock_skips_when_read_then_its_wall_time_is_kept(
    store: Store, norrsjo: MunicipalityId
) -> None:
    skipped = a_meeting(id="m2", held_on=date(2027, 3, 28), starts=time(2, 30))

    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(skipped)
        found = await uow.meetings.get(MeetingId("m2"))

    assert (found.starts, found.starts_at) == (
        time(2, 30),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    )


async def test_given_a_calendar_was_read_when_it_is_changed_then_the_change_is_read_at_once(
    store: Store, norrsjo: MunicipalityId
) -> None:
    """In the same unit of work: put, moved, and a draft that is taken away."""
    first = a_meeting(id="m2", held_on=SOON)
    draft = a_meeting(id="m3", held_on=LATER, status=MeetingStatus.DRAFT)
    async with store.begin(norrsjo) as uow:
        before = await uow.meetings.of_group(OPERATIVE)
        await uow.meetings.put(first)
        await uow.meetings.put(draft)
        with_both = await uow.meetings.of_group(OPERATIVE)
        assert [m.id for m in with_both if m not in before] == ["m2", "m3"]
        with_both.clear()
        await uow.meetings.put(replace(first, held_on=LATER, version=2))
        moved = await uow.meetings.of_group(OPERATIVE)
        assert [m.held_on for m in moved if m.id == "m2"] == [LATER]
        await uow.meetings.discard(draft)
        assert [m.id for m in await uow.meetings.of_group(OPERATIVE) if m not in before] == ["m2"]
