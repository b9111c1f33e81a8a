"""What every CalendarEvents and every EventFeeds must do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.calendar_events import EventFeed, EventState
from sspf.domain.errors import StaleError
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import KAJ, MEETING, NOW, a_meeting
from tests.factories_events import an_event

MINUTE = timedelta(minutes=1)
LATER = MeetingId("norrsjo-2027-02-18")


@pytest.mark.parametrize("state", EventState)
async def test_given_an_event_when_put_then_it_is_read_as_it_was(
    store: Store, norrsjo: MunicipalityId, state: EventState
) -> None:
    event = an_event(state=state, shown_at=NOW, is_closed=True, chat="19:m@thread.v2")

    async with store.begin(norrsjo) as uow:
        assert await uow.calendar_events.find(MEETING) is None
        await uow.calendar_events.put(event)

    async with store.other(norrsjo) as uow:
        assert await uow.calendar_events.find(MEETING) == event
        assert await uow.calendar_events.named(["AAMk=", "other"]) == [event]
        assert await uow.calendar_events.named(["other"]) == []
        assert await uow.calendar_events.named([]) == []


async def test_given_two_who_put_the_same_version_then_the_second_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.calendar_events.put(an_event())
        await uow.calendar_events.put(an_event(version=2, attendees=(KAJ,)))
    async with store.begin(norrsjo) as uow:
        for version in (1, 2, 4):
            with pytest.raises(StaleError):
                await uow.calendar_events.put(an_event(version=version))
    async with store.begin(norrsjo) as uow:
        assert await uow.calendar_events.find(MEETING) == an_event(version=2, attendees=(KAJ,))


async def test_given_events_of_several_meetings_when_asked_since_a_day_then_those_and_no_others(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(a_meeting(id=LATER, held_on=date(2027, 2, 18)))
        await uow.calendar_events.put(an_event())
        await uow.calendar_events.put(an_event(meeting=LATER))
        every = await uow.calendar_events.since(date(2027, 1, 21))
        later = await uow.calendar_events.since(date(2027, 1, 22))

    assert [event.meeting for event in every] == [MEETING, LATER]
    assert [event.meeting for event in later] == [LATER]


async def test_given_an_event_of_no_meeting_when_put_then_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    with pytest.raises(Exception, match=r".") as refused:
        async with store.begin(norrsjo) as uow:
            await uow.calendar_events.put(an_event(meeting=MeetingId("nothing")))

    assert not isinstance(refused.value, StaleError)


async def test_given_a_feed_that_one_holds_then_no_other_until_it_is_let_go(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.event_feeds.hold(MINUTE) == EventFeed()
        assert await uow.event_feeds.hold(MINUTE) == EventFeed()
    async with store.other(norrsjo) as uow:
        assert await uow.event_feeds.hold(MINUTE) is None
        await uow.event_feeds.let_go()
        assert await uow.event_feeds.hold(MINUTE) is None
    async with store.begin(norrsjo) as uow:
        await uow.event_feeds.let_go()
    async with store.other(norrsjo) as uow:
        assert await uow.event_feeds.hold(MINUTE) == EventFeed()


async def test_given_a_feed_whose_holder_died_when_its_time_is_over_then_another_may(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.event_feeds.hold(timedelta(0))
    async with store.other(norrsjo) as uow:
        assert await uow.event_feeds.hold(MINUTE) == EventFeed()


async def test_given_a_feed_when_put_then_it_is_read_as_it_was_and_an_old_version_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    read = EventFeed(
        cursor="https://graph.example.org/" + "x" * 3000,
        first=date(2027, 1, 1),
        last=date(2028, 1, 1),
        read_at=NOW,
        subscription="s-1",
        subscribed_at=NOW,
        expires_at=NOW + MINUTE,
        version=2,
    )
    async with store.begin(norrsjo) as uow:
        await uow.event_feeds.hold(MINUTE)
        await uow.event_feeds.put(read)
        with pytest.raises(StaleError):
            await uow.event_feeds.put(replace(read, cursor="old"))
    async with store.begin(norrsjo) as uow:
        assert await uow.event_feeds.hold(MINUTE) == read
