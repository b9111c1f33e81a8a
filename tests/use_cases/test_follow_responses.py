"""What attendees answer in Outlook, and what is taken away there, as the meetings hear of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
import pytest_asyncio

from sspf.domain.calendar_events import EventFeed, EventState
from sspf.domain.invitations import Response
from sspf.domain.messages.event import EventTrouble
from sspf.ports import (
    Changes,
    EventChange,
    PermanentFailureError,
    Responded,
    Subscribed,
    TemporaryFailureError,
)
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.follow_responses import follow_responses
from storage.calendar_events import ANSWERS
from tests.use_cases.calendared import LATER, Calendared, calendared
from tests.use_cases.world import FRIDA, KIM, RUT, norrsjo

RUTS = norrsjo().organisation.person(RUT).email
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest_asyncio.fixture
async def scene() -> AsyncIterator[Calendared]:
    """Called, and in everybody's calendar; an hour has gone by."""
    scene = await calendared()
    await scene.call()
    await scene.tick()
    scene.clock.advance(hours=1)
    yield scene


def says(
    scene: Calendared,
    response: Response,
    at: datetime | None = None,
    *,
    address: str = RUTS,
    cursor: str = "cursor-1",
) -> Changes:
    responded = Responded(address=address, response=response, at=at or scene.clock.now())
    change = EventChange(event="event-1", responses=(responded,))
    return Changes(events=(change,), cursor=cursor, is_last=True)


def answers(scene: Calendared) -> dict[str, Response]:
    sequence = scene.meeting().sequence
    return {
        a.person: a.response for a in scene.state.answers.values() if a.meeting_sequence == sequence
    }


async def follow(scene: Calendared, *pages: Changes) -> int:
    scene.outlook.pages += pages
    return await follow_responses(scene.services)


async def test_given_an_answer_in_outlook_when_read_then_it_is_the_answer(
    scene: Calendared,
) -> None:
    assert await follow(scene, says(scene, Response.TENTATIVE, address=RUTS.upper())) == 1

    assert answers(scene) == {RUT: Response.TENTATIVE}
    assert scene.tags().count("invitation:answer") == 1
    assert feed_of(scene).cursor == "cursor-1"


async def test_given_the_same_page_twice_then_nothing_is_done_twice(scene: Calendared) -> None:
    page = says(scene, Response.ACCEPTED)
    await follow(scene, page)

    assert await follow(scene, page) == 0
    assert scene.tags().count("invitation:answer") == 1


@pytest.mark.parametrize(("minutes", "expected"), [(-1, Response.DECLINED), (1, Response.ACCEPTED)])
async def test_given_an_answer_in_teams_then_only_a_later_one_in_outlook_replaces_it(
    scene: Calendared, minutes: int, expected: Response
) -> None:
    who = scene.who(RUT)
    await answer_invitation(scene.services, who, scene.first, Response.DECLINED, deputy=KIM)
    at = scene.clock.now() + minutes * MINUTE
    scene.clock.advance(hours=1)

    await follow(scene, says(scene, Response.ACCEPTED, at))

    assert answers(scene)[RUT] is expected


async def test_given_the_same_no_in_outlook_later_then_the_deputy_stays_named(
    scene: Calendared,
) -> None:
    who = scene.who(RUT)
    await answer_invitation(scene.services, who, scene.first, Response.DECLINED, deputy=KIM)
    scene.clock.advance(hours=1)
    await follow(scene, says(scene, Response.DECLINED))

    assert scene.state.answers[scene.first, RUT].deputy == KIM


async def test_given_a_yes_to_the_former_day_when_read_late_then_it_is_no_yes_to_the_new_one(
    scene: Calendared,
) -> None:
    early = scene.clock.now()
    scene.clock.advance(minutes=5)
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, LATER, time(13))
    scene.clock.advance(minutes=5)
    await scene.tick()
    await follow(scene, says(scene, Response.ACCEPTED, early))
    assert answers(scene) == {}

    scene.clock.advance(minutes=5)
    await follow(scene, says(scene, Response.ACCEPTED))
    assert answers(scene) == {RUT: Response.ACCEPTED}


async def test_given_strangers_and_events_that_are_not_ours_then_nothing_is_taken(
    scene: Calendared,
) -> None:
    theirs = EventChange(
        event="somebody's",
        responses=(Responded(address=RUTS, response=Response.ACCEPTED, at=scene.clock.now()),),
    )
    page = Changes(events=(theirs,), cursor="c", is_last=True)
    stranger = says(scene, Response.ACCEPTED, address="x@example.org")

    assert await follow(scene, page, stranger) == 0
    assert await follow(scene) == 0
    assert answers(scene) == {}


async def test_given_pages_when_one_fails_then_the_next_round_goes_on_from_there(
    scene: Calendared,
) -> None:
    first = replace(says(scene, Response.ACCEPTED, cursor="page-2"), is_last=False)
    second = says(scene, Response.TENTATIVE, scene.clock.now() + MINUTE, cursor="end")
    scene.clock.advance(hours=1)

    await follow(scene, first, second)

    assert scene.outlook.reads == ["", "page-2"]
    assert answers(scene) == {RUT: Response.TENTATIVE}
    await follow(scene)
    assert scene.outlook.reads[-1] == "end"


async def test_given_a_cursor_that_is_lost_then_all_is_read_anew(scene: Calendared) -> None:
    await follow(scene, says(scene, Response.ACCEPTED))
    scene.outlook.lost = 1
    scene.clock.advance(hours=1)
    await follow(scene, says(scene, Response.TENTATIVE, cursor="new"))

    assert scene.outlook.reads == ["", "cursor-1", ""]
    assert answers(scene) == {RUT: Response.TENTATIVE}


async def test_given_half_a_year_then_the_days_that_are_read_are_chosen_anew(
    scene: Calendared,
) -> None:
    await follow(scene)
    before = feed_of(scene)
    scene.clock.advance(days=151)
    await follow(scene)

    assert scene.outlook.reads == ["", ""]
    assert before.first is not None
    assert feed_of(scene).first == before.first + timedelta(days=151)


def feed_of(scene: Calendared) -> EventFeed:
    return scene.state.event_feeds[ANSWERS].feed


def taken_away() -> Changes:
    gone = EventChange(event="event-1", is_removed=True)
    return Changes(events=(gone,), cursor="c", is_last=True)


async def test_given_the_event_was_taken_away_by_hand_then_the_convener_is_told_once(
    scene: Calendared,
) -> None:
    scene.outlook.events.clear()
    await follow(scene, taken_away())
    await follow(scene, taken_away())
    await scene.until_quiet()

    assert scene.event is EventState.GONE
    assert scene.said(EventTrouble) == [FRIDA]
    assert scene.tags().count("event:gone") == 1
    assert scene.outlook.created == ["event-1"]


async def test_given_it_only_left_the_days_that_are_read_then_it_is_still_there(
    scene: Calendared,
) -> None:
    await follow(scene, taken_away())

    assert scene.event is EventState.THERE


async def test_given_our_own_cancellation_then_nobody_is_told_that_it_is_gone(
    scene: Calendared,
) -> None:
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    scene.clock.advance(minutes=5)
    await scene.tick()
    await follow(scene, taken_away())
    await scene.until_quiet()

    assert scene.event is EventState.CANCELLED
    assert scene.said(EventTrouble) == []


async def test_11_given_two_programs_at_once_then_one_reads(scene: Calendared) -> None:
    """Failure mode 11: whoever holds the feed reads it; whoever died is followed soon."""
    async with scene.units.replica()(scene.who(FRIDA).municipality) as uow:
        assert await uow.event_feeds.hold(2 * MINUTE)
    await follow(scene, says(scene, Response.ACCEPTED))
    assert scene.outlook.reads == []

    scene.units.let_pass(3 * MINUTE)
    await follow_responses(scene.services)
    assert answers(scene) == {RUT: Response.ACCEPTED}


async def test_given_a_promise_to_tell_then_it_is_renewed_at_half_its_life(
    scene: Calendared,
) -> None:
    begun = scene.clock.now()
    scene.outlook.subscribed = Subscribed(id="s-1", expires_at=begun + 10 * HOUR)
    await follow(scene)
    scene.clock.advance(hours=4)
    await follow(scene)
    assert scene.outlook.subscriptions == [""]
    scene.clock.advance(hours=2)
    await follow(scene)

    assert scene.outlook.subscriptions == ["", "s-1"]


@pytest.mark.parametrize(
    "failure", [TemporaryFailureError("failed.busy"), PermanentFailureError("failed.refused")]
)
async def test_given_graph_fails_then_the_feed_is_let_go_and_read_the_next_time(
    scene: Calendared, failure: Exception
) -> None:
    class Failing(type(scene.outlook)):  # type: ignore[misc]  # a mailbox whose pages do not come
        async def read(self, *_: object) -> Changes:
            raise failure

    organizer = scene.services.organizer
    assert organizer
    scene.services = replace(scene.services, organizer=replace(organizer, feed=Failing()))
    assert await follow(scene) == 0

    assert scene.state.event_feeds[ANSWERS].until is None
