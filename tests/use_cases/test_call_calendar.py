"""Skicka kallelse to the drafts: shown first, approved once, told once."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, time, timedelta

import pytest

from sspf.domain.calendar_warnings import Hours
from sspf.domain.errors import NotConvenerError, StaleError
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.messages.calendar import CalendarKallelse
from sspf.domain.messages.meeting import Invitation, MeetingChanges
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.call_calendar import call_calendar, find_calendar_call, open_calendar_call
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.draft_calendar import save_calendar_draft
from tests.use_cases.world import FRIDA, KAJ, LEO, MEMBERS, RUT, Scene

DAYS = tuple(date(2027, 9, 16) + timedelta(weeks=4 * n) for n in range(6))


def hours(*days: date) -> list[Hours]:
    return [Hours(on=day, starts=time(13), ends=time(15)) for day in days]


async def drafted(scene: Scene, *days: date) -> str:
    """The batch that the convener is shown."""
    await save_calendar_draft(scene.services, scene.who(FRIDA), hours(*(days or DAYS)))
    return (await open_calendar_call(scene.services, scene.who(FRIDA))).batch


def on_days(scene: Scene, *days: date) -> list[Meeting]:
    return [m for m in scene.state.meetings.values() if m.held_on in (days or DAYS)]


async def test_given_drafts_when_opened_then_it_says_whom_and_how_many_and_sends_nothing(
    scene: Scene,
) -> None:
    await drafted(scene)
    before = scene.keys()
    shown = await open_calendar_call(scene.services, scene.who(LEO))

    assert (len(shown.recipients), len(shown.meetings)) == (6, 6)
    assert scene.keys() == before
    assert {m.status for m in on_days(scene)} == {MeetingStatus.DRAFT}


async def test_given_drafts_when_called_then_each_person_gets_one_card_with_all(
    scene: Scene,
) -> None:
    batch = await drafted(scene)
    await call_calendar(scene.services, scene.who(FRIDA), batch)

    assert sorted(scene.waiting(Kind.CALENDAR_KALLELSE)) == sorted(MEMBERS)
    assert {(m.status, m.approved_at) for m in on_days(scene)} == {
        (MeetingStatus.PLANNED, scene.clock.now())
    }
    await scene.tick()
    assert sorted(scene.said(CalendarKallelse)) == sorted(MEMBERS)
    card = next(
        what.payload["card"]
        for who, what in scene.messenger.said
        if who == RUT and isinstance(what.payload["card"], CalendarKallelse)
    )
    assert [facts.held_on for facts in card.meetings] == list(DAYS)


async def test_given_it_is_pressed_twice_then_each_is_told_once(scene: Scene) -> None:
    batch = await drafted(scene)
    first = await call_calendar(scene.services, scene.who(FRIDA), batch)
    before = (scene.keys(), on_days(scene))
    second = await call_calendar(scene.services, scene.who(LEO), batch)

    assert (first.is_sent, second.is_sent) == (True, False)
    assert (scene.keys(), on_days(scene)) == before


async def test_given_two_press_at_once_then_each_is_told_once(scene: Scene) -> None:
    batch = await drafted(scene)
    done = await asyncio.gather(
        *(call_calendar(scene.services, scene.who(p), batch) for p in (FRIDA, LEO)),
        return_exceptions=True,
    )

    assert sum(getattr(each, "is_sent", False) is True for each in done) == 1
    assert len(scene.waiting(Kind.CALENDAR_KALLELSE)) == len(MEMBERS)


@pytest.mark.parametrize("change", ["more", "other hours", "fewer"])
async def test_given_the_drafts_have_changed_since_when_pressed_then_nothing_is_sent(
    scene: Scene, change: str
) -> None:
    batch = await drafted(scene)
    who = scene.who(LEO)
    if change == "more":
        await save_calendar_draft(scene.services, who, hours(date(2028, 3, 2)))
    elif change == "fewer":
        await save_calendar_draft(scene.services, who, [], DAYS[:1])
    else:
        other = Hours(on=DAYS[0], starts=time(9), ends=time(11))
        await save_calendar_draft(scene.services, who, [other])
    before = scene.keys()

    with pytest.raises(StaleError):
        await call_calendar(scene.services, scene.who(FRIDA), batch)
    assert scene.keys() == before


@pytest.mark.parametrize("person", [RUT, KAJ])
async def test_given_anybody_else_when_calling_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    batch = await drafted(scene)
    who = scene.who(person)

    with pytest.raises(NotConvenerError):
        await call_calendar(scene.services, who, batch)
    with pytest.raises(NotConvenerError):
        await open_calendar_call(scene.services, who)
    assert await find_calendar_call(scene.services, who) is None


async def test_given_no_drafts_when_looked_for_then_there_is_nothing_to_call(scene: Scene) -> None:
    assert await find_calendar_call(scene.services, scene.who(FRIDA)) is None


async def test_given_a_second_list_when_called_then_only_its_own_meetings_are_told(
    scene: Scene,
) -> None:
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene))
    await scene.tick()
    scene.messenger.said.clear()
    later = date(2028, 3, 2)
    scene.at(date(2026, 12, 18), "09.00")
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene, *DAYS, later))
    await scene.tick()

    cards = [what.payload["card"] for _, what in scene.messenger.said]
    told = [c for c in cards if isinstance(c, CalendarKallelse)]
    assert [[f.held_on for f in c.meetings] for c in told] == [[later]] * len(MEMBERS)


async def test_given_a_draft_has_had_its_day_when_called_then_it_is_left(scene: Scene) -> None:
    await drafted(scene, date(2026, 12, 18), DAYS[0])
    scene.at(date(2026, 12, 21), "09.00")
    shown = await open_calendar_call(scene.services, scene.who(FRIDA))
    assert (len(shown.meetings), shown.past) == (1, 1)

    await call_calendar(scene.services, scene.who(FRIDA), shown.batch)
    (gone,) = on_days(scene, date(2026, 12, 18))
    assert gone.status is MeetingStatus.DRAFT


async def test_given_an_approved_meeting_when_its_day_comes_then_its_own_kallelse_goes_out(
    scene: Scene,
) -> None:
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene))
    await scene.tick()
    scene.messenger.said.clear()
    await scene.tick(date(2027, 8, 27), "09.00")

    (meeting,) = on_days(scene, DAYS[0])
    assert meeting.status is MeetingStatus.CALLED
    called = list(scene.said(Invitation))
    assert set(MEMBERS) <= set(called)


async def test_given_a_meeting_too_near_for_the_usual_day_when_approved_then_it_is_called_next_day(
    scene: Scene,
) -> None:
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene, date(2026, 12, 22)))

    (meeting,) = on_days(scene, date(2026, 12, 22))
    assert meeting.invite_on == date(2026, 12, 18)


async def test_given_an_approved_meeting_is_changed_before_its_kallelse_then_everybody_is_told(
    scene: Scene,
) -> None:
    """They have its day in the card with all of them."""
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene))
    await scene.tick()
    first, second = sorted(on_days(scene), key=lambda m: m.held_on)[:2]
    who = scene.who(FRIDA)
    await move_meeting(scene.services, who, first.id, date(2027, 9, 17), time(13))
    await cancel_meeting(scene.services, who, second.id)
    scene.messenger.said.clear()
    scene.clock.advance(minutes=5)
    await scene.tick()

    assert sorted(scene.said(MeetingChanges)) == sorted(MEMBERS)


async def test_given_all_are_cancelled_before_the_card_left_then_it_is_not_sent(
    scene: Scene,
) -> None:
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene, DAYS[0]))
    (meeting,) = on_days(scene, DAYS[0])
    await cancel_meeting(scene.services, scene.who(FRIDA), meeting.id)
    scene.clock.advance(minutes=5)
    await scene.tick()

    assert scene.said(CalendarKallelse) == []


async def test_given_drafts_when_approved_then_each_calendar_gets_each_meeting_once(
    scene: Scene,
) -> None:
    """At once, not on the day of each card; and the card's own day sends no second one."""
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene))
    await scene.tick()
    wanted = sorted((day, person) for day in DAYS for person in MEMBERS)
    posted = [(r.meeting.held_on, r.to.id) for r in scene.mail.posted if r.meeting.held_on in DAYS]
    assert sorted(posted) == wanted

    await scene.tick(date(2027, 8, 27), "09.00")
    posted = [(r.meeting.held_on, r.to.id) for r in scene.mail.posted if r.meeting.held_on in DAYS]

    assert sorted(posted) == wanted


async def test_given_instants_come_back_in_utc_when_sent_then_the_card_has_its_meetings(
    scene: Scene,
) -> None:
    await call_calendar(scene.services, scene.who(FRIDA), await drafted(scene))
    for meeting in on_days(scene):
        assert meeting.approved_at is not None
        in_utc = replace(meeting, approved_at=meeting.approved_at.astimezone(UTC))
        scene.state.meetings[meeting.id] = in_utc
    await scene.tick()

    assert sorted(scene.said(CalendarKallelse)) == sorted(MEMBERS)
