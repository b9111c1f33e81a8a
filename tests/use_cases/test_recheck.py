"""What was queued is read again just before it is sent: what no longer holds is not said."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.commitment import CommitmentNews, Digest, OwnerList
from sspf.domain.messages.meeting import InvitationAsk
from sspf.domain.outbox import Delivery, Kind
from sspf.use_cases.approve_agenda import approve_agenda
from sspf.use_cases.change_commitment import (
    Postponement,
    ask_for_help,
    complete_commitment,
    postpone_commitment,
    start_commitment,
)
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.plan_messages import plan_messages
from tests.use_cases.world import FIRST_DAY, FRIDA, KAJ, MEMBERS, NORRSJO, PIA, RUT, Scene

WEEK_BEFORE = date(2027, 2, 4)
REQUEST_DAY = date(2027, 1, 12)


async def plan(scene: Scene, day: date, clock: str) -> None:
    """Queue what is due and send nothing yet."""
    scene.at(day, clock)
    await plan_messages(scene.services, NORRSJO)


async def deliver(scene: Scene) -> None:
    await deliver_messages(scene.services, NORRSJO)


def outcome(scene: Scene, key_begins: str) -> tuple[Delivery, str]:
    row = scene.row(key_begins)
    return row.state, row.reason


async def test_given_it_is_answered_meanwhile_when_the_request_goes_out_then_it_is_dropped(
    scene: Scene,
) -> None:
    await scene.call()
    await plan(scene, REQUEST_DAY, "08.30")
    await scene.submit(RUT)
    await deliver(scene)

    assert RUT not in scene.said(BriefingRequest)


async def test_given_it_is_answered_meanwhile_when_dropped_then_the_reason_is_kept(
    scene: Scene,
) -> None:
    await scene.call()
    await plan(scene, REQUEST_DAY, "08.30")
    await scene.submit(RUT)
    await deliver(scene)

    assert outcome(scene, f"briefing_request:{scene.first}:{RUT}") == (
        Delivery.DROPPED,
        "dropped.answered",
    )


async def test_given_a_colleague_has_submitted_when_the_request_goes_out_then_nobody_is_asked(
    scene: Scene,
) -> None:
    await scene.call()
    await plan(scene, REQUEST_DAY, "08.30")
    await scene.submit(RUT, PIA)
    await deliver(scene)

    assert scene.said(BriefingRequest) == ["frida", "sol", "tore"]


async def test_given_the_meeting_is_cancelled_when_the_request_goes_out_then_it_is_dropped(
    scene: Scene,
) -> None:
    await scene.call()
    await plan(scene, REQUEST_DAY, "08.30")
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    await deliver(scene)

    assert outcome(scene, "briefing_request") == (Delivery.DROPPED, "dropped.cancelled")


async def test_given_the_meeting_is_over_when_the_kallelse_goes_out_then_it_is_dropped(
    scene: Scene,
) -> None:
    await scene.call()
    scene.at(FIRST_DAY, "15.00")
    await deliver(scene)

    assert outcome(scene, "invitation:") == (Delivery.DROPPED, "dropped.past")


async def test_given_it_has_moved_when_the_old_calendar_entry_goes_out_then_it_is_dropped(
    scene: Scene,
) -> None:
    await scene.call()
    starts, to = scene.meeting().starts, date(2027, 1, 28)
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, to, starts)
    scene.clock.advance(minutes=5)
    await deliver(scene)

    posted = [(r.to.id, r.meeting.held_on) for r in scene.mail.posted]
    assert posted == [(person, to) for person in MEMBERS]


async def test_given_it_is_called_meanwhile_when_the_convener_is_asked_then_it_is_dropped(
    scene: Scene,
) -> None:
    await plan(scene, date(2026, 12, 17), "08.30")
    await scene.call()
    await deliver(scene)

    assert scene.said(InvitationAsk) == []


async def test_given_it_is_approved_meanwhile_when_the_convener_is_asked_then_it_is_dropped(
    scene: Scene,
) -> None:
    await scene.call()
    await plan(scene, date(2027, 1, 20), "13.00")
    await approve_agenda(scene.services, scene.who(FRIDA), scene.first)
    await deliver(scene)

    assert outcome(scene, "agenda_approval") == (Delivery.DROPPED, "dropped.approved")


async def test_given_it_is_done_meanwhile_when_the_reminder_goes_out_then_it_is_dropped(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit()
    await plan(meeting_scene, WEEK_BEFORE, "08.30")
    await complete_commitment(meeting_scene.services, meeting_scene.who(RUT), made)
    await deliver(meeting_scene)

    assert outcome(meeting_scene, f"digest:{RUT}:{WEEK_BEFORE}") == (
        Delivery.DROPPED,
        "dropped.nothing_left",
    )


async def test_given_one_of_two_is_done_meanwhile_when_the_reminder_goes_out_then_it_holds_one(
    meeting_scene: Scene,
) -> None:
    made = [await meeting_scene.commit(origin=f"p{n}") for n in range(2)]
    await plan(meeting_scene, WEEK_BEFORE, "08.30")
    await complete_commitment(meeting_scene.services, meeting_scene.who(RUT), made[0])
    await deliver(meeting_scene)

    cards = [w.payload["card"] for _, w in meeting_scene.messenger.said]
    lines = [entry.line.id for card in cards if isinstance(card, Digest) for entry in card.lines]
    assert lines == [made[1]]


async def test_given_a_new_date_when_the_old_days_come_then_only_the_new_ones_are_reminded_of(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit()
    services, who = meeting_scene.services, meeting_scene.who(RUT)
    await postpone_commitment(services, who, made, Postponement(date(2027, 3, 4)))
    reminded = []
    for day in (date(2027, 2, 4), date(2027, 2, 12), date(2027, 2, 25)):
        meeting_scene.messenger.said.clear()
        await meeting_scene.tick(day, "08.30")
        reminded.append(RUT in meeting_scene.said(Digest))

    assert reminded == [False, False, True]


async def test_given_it_is_all_done_when_the_plan_is_fixed_then_the_owner_gets_no_list(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit()
    await plan(meeting_scene, date(2027, 1, 26), "16.00")
    await complete_commitment(meeting_scene.services, meeting_scene.who(RUT), made)
    await deliver(meeting_scene)

    assert meeting_scene.said(OwnerList) == []


async def test_given_it_has_changed_again_when_the_news_goes_out_then_only_the_newest_is_told(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit()
    services, who = meeting_scene.services, meeting_scene.who(RUT)
    await ask_for_help(services, who, made, "Vi saknar lokal.")
    await start_commitment(services, who, made)
    await deliver(meeting_scene)

    assert meeting_scene.said(CommitmentNews) == []


async def test_given_help_is_wanted_when_the_news_goes_out_then_the_coordinator_reads_why(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit()
    services, who = meeting_scene.services, meeting_scene.who(RUT)
    await ask_for_help(services, who, made, "Vi saknar lokal.")
    await deliver(meeting_scene)

    news = [(p, w.payload["card"]) for p, w in meeting_scene.messenger.said]
    assert [(p, c.by, c.note) for p, c in news if isinstance(c, CommitmentNews)] == [
        (KAJ, "Rut Rektorsdotter", "Vi saknar lokal.")
    ]


async def test_given_somebody_has_left_when_their_message_goes_out_then_it_is_dropped(
    scene: Scene,
) -> None:
    await scene.call()
    async with scene.units(NORRSJO) as uow:
        organisation = await uow.organisations.get()
        left = tuple(p for p in organisation.people if p.id != RUT)
        await uow.organisations.put(replace(organisation, people=left))
    await deliver(scene)

    assert outcome(scene, f"invitation:{scene.first}:{RUT}") == (
        Delivery.DROPPED,
        "dropped.no_access",
    )


@pytest.mark.parametrize("kind", [Kind.BRIEFING_REQUEST, Kind.STANDING])
async def test_given_everything_goes_as_planned_when_delivered_then_nothing_is_dropped(
    scene: Scene, kind: Kind
) -> None:
    await scene.call()
    await plan(scene, REQUEST_DAY, "08.30")
    await deliver(scene)

    assert {s.state for s in scene.rows() if s.message.kind is kind} == {Delivery.SENT}


async def test_given_the_form_goes_out_the_same_day_when_reminded_then_its_owner_is_not_told_twice(
    meeting_scene: Scene,
) -> None:
    """Own commitments stand first in the form of 9 February; no digest says them again."""
    await meeting_scene.commit()
    await meeting_scene.call(meeting_scene.second)
    meeting_scene.at(date(2027, 2, 8), "17.00")
    await meeting_scene.tick(date(2027, 2, 9), "08.30")

    assert meeting_scene.said(BriefingRequest).count(RUT) == 1
    assert RUT not in meeting_scene.said(Digest)
