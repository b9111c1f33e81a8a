"""The organiser's calendar follows the meetings: one event each, whatever fails in between."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, time

import pytest
import pytest_asyncio

from sspf.domain.calendar_events import EventState
from sspf.domain.invitations import Response
from sspf.domain.outbox import Delivery, Kind
from sspf.ports import (
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.install import install_municipality
from tests.use_cases.calendared import LATER, Calendared, calendared, calls
from tests.use_cases.world import FRIDA, KIM, MEMBERS, RUT, a_scene

LOST = UnknownOutcomeError("failed.no_answer")
BUSY = TemporaryFailureError("failed.busy", 30)


@pytest_asyncio.fixture
async def scene() -> AsyncIterator[Calendared]:
    yield await calendared()


async def test_given_a_kallelse_when_sent_then_one_event_and_no_mail_and_every_card_has_its_link(
    scene: Calendared,
) -> None:
    await scene.call()
    await scene.tick()

    assert scene.shown == [(date(2027, 1, 21), set(MEMBERS))]
    assert scene.mail.posted == []
    assert [card.join_url for card in calls(scene)] == [
        "https://teams.example.org/meet/event-1"
    ] * 6
    assert scene.outlook.rooms_settled == ["https://teams.example.org/meet/event-1"]
    assert scene.state.calendar_events[scene.first].is_closed


async def test_given_ticks_without_end_when_nothing_changes_then_nothing_more_is_asked(
    scene: Calendared,
) -> None:
    await scene.call()
    await scene.until_quiet()

    assert len(scene.outlook.asked) == 1
    assert sum(row.message.kind is Kind.EVENT for row in scene.rows()) == 1


async def test_given_no_calendar_when_called_then_everything_is_as_before() -> None:
    plain = await a_scene()
    await plain.call()
    await plain.tick()

    assert len(plain.mail.posted) == len(MEMBERS)
    assert plain.state.calendar_events == {}
    assert [card.join_url for card in calls(plain)] == [""] * 6


@pytest.mark.parametrize("tenant", ["another-tenant"])
async def test_given_a_mailbox_of_another_tenant_when_called_then_it_is_not_used(
    scene: Calendared, tenant: str
) -> None:
    scene.services = replace(scene.services, organizer=scene.outlook.as_port(tenant))
    await scene.call()
    await scene.tick()

    assert scene.outlook.asked == []
    assert len(scene.mail.posted) == len(MEMBERS)


async def test_given_somebody_without_an_account_when_called_then_mail_for_them_alone(
    scene: Calendared,
) -> None:
    organisation = scene.organisation
    people = [replace(p, entra_object_id="") if p.id == RUT else p for p in organisation.people]
    await install_municipality(scene.services, replace(organisation, people=tuple(people)), ())
    await scene.call()
    await scene.tick()
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, LATER, time(13))
    scene.clock.advance(minutes=5)
    await scene.tick()

    assert scene.shown == [(LATER, set(MEMBERS) - {RUT})]
    assert {request.to.id for request in scene.mail.posted} == {RUT}
    assert [request.meeting.held_on for request in scene.mail.posted] == [date(2027, 1, 21), LATER]
    assert scene.mail.posted[0].body.endswith("sv:calendar.join")


async def test_8_given_mail_before_there_was_a_calendar_then_nobody_gets_two_kallelser() -> None:
    """Failure mode 8: duplicate invitations."""
    scene = await calendared()
    with_calendar = scene.services
    scene.services = replace(with_calendar, organizer=None)
    await scene.call()
    await scene.tick()
    scene.services = with_calendar
    await scene.until_quiet()

    assert scene.shown == [(date(2027, 1, 21), set())]
    assert len(scene.mail.posted) == len(MEMBERS)


@pytest.mark.parametrize("times", [1, 2, 5])
async def test_8_given_the_answer_is_lost_after_the_work_then_one_event_all_the_same(
    scene: Calendared, times: int
) -> None:
    """Failure mode 8: a 504 after success."""
    scene.outlook.after += [LOST] * times
    await scene.call()
    await scene.until_quiet()

    assert scene.outlook.created == ["event-1"]
    assert scene.shown == [(date(2027, 1, 21), set(MEMBERS))]
    assert scene.event is EventState.THERE
    assert all(request.may_be_there for request in scene.outlook.asked[1:])
    assert not scene.outlook.asked[0].may_be_there


async def test_given_too_many_calls_when_told_to_wait_then_again_after_that_and_not_before(
    scene: Calendared,
) -> None:
    scene.outlook.before.append(TemporaryFailureError("failed.busy", 600))
    await scene.call()
    await scene.tick()
    scene.clock.advance(minutes=9)
    await scene.tick()
    assert len(scene.outlook.asked) == 1
    scene.clock.advance(minutes=2)
    await scene.tick()

    assert scene.outlook.created == ["event-1"]
    assert not scene.outlook.asked[1].may_be_there


async def test_8_given_a_move_while_the_creation_is_unknown_then_one_event_on_the_new_day(
    scene: Calendared,
) -> None:
    scene.outlook.after.append(LOST)
    await scene.call()
    await scene.tick()
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, LATER, time(13))
    scene.clock.advance(minutes=5)
    await scene.until_quiet()

    assert scene.outlook.created == ["event-1"]
    assert scene.shown == [(LATER, set(MEMBERS))]


async def test_given_a_cancellation_before_anything_was_sent_then_nothing_is_ever_asked(
    scene: Calendared,
) -> None:
    await scene.call()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    scene.clock.advance(minutes=5)
    await scene.until_quiet()

    assert scene.outlook.asked == []
    assert scene.row("event:").state is Delivery.DROPPED


@pytest.mark.parametrize("is_done", [True, False])
async def test_given_a_cancellation_while_the_creation_is_unknown_then_nothing_is_left(
    scene: Calendared, is_done: bool
) -> None:
    (scene.outlook.after if is_done else scene.outlook.before).append(LOST)
    await scene.call()
    await scene.tick()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    scene.clock.advance(minutes=5)
    await scene.until_quiet()

    assert scene.shown == []
    assert len(scene.outlook.created) == int(is_done)
    assert scene.event is EventState.CANCELLED


async def test_given_a_cancellation_when_told_then_with_a_neutral_comment_and_once(
    scene: Calendared,
) -> None:
    await scene.call()
    await scene.tick()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    scene.clock.advance(minutes=5)
    await scene.until_quiet()

    assert [r.is_cancelled for r in scene.outlook.asked] == [False, True]
    assert scene.outlook.asked[-1].comment == "sv:event.cancelled"
    assert scene.shown == []


async def test_given_a_deputy_who_is_named_then_the_deputy_stands_in_the_event_too(
    scene: Calendared,
) -> None:
    await scene.call()
    await scene.tick()
    who = scene.who(RUT)
    await answer_invitation(scene.services, who, scene.first, Response.DECLINED, deputy=KIM)
    await scene.tick()

    assert scene.shown == [(date(2027, 1, 21), {*MEMBERS, KIM})]
    assert len(scene.outlook.created) == 1


async def test_r63_given_the_subject_and_the_body_then_group_and_headings_and_nothing_else(
    scene: Calendared,
) -> None:
    await scene.call()
    await scene.submit(RUT)
    await scene.tick()

    (asked,) = scene.outlook.asked
    said = f"{asked.subject} {asked.headings}"
    assert asked.subject == "sv:calendar.subject"
    assert asked.headings[0] == "sv:event.body"
    assert "Närvaron" not in said
    assert all(person.name not in said for person in scene.organisation.people)
