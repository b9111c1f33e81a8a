"""After a long stop: one message in the place of many, and nothing that matters is folded."""

from datetime import timedelta

import pytest

from sspf.domain.messages.general import Notice
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import FOLDED, ONLY_TELLS, PAST, Delivery, Kind, Message
from sspf.use_cases.fold_overdue import fold_overdue
from tests.use_cases.world import FIRST_DAY, NORRSJO, PIA, RUT, Scene

NEVER = (
    Kind.INVITATION,
    Kind.INVITATION_MOVED,
    Kind.INVITATION_CANCELLED,
    Kind.CALENDAR_REQUEST,
    Kind.CALENDAR_CANCEL,
    Kind.BRIEFING_REQUEST,
    Kind.AGENDA_APPROVAL,
    Kind.NOT_REACHED,
    Kind.INCIDENT,
    Kind.HELP_WANTED,
    Kind.OBJECTION,
    Kind.WELCOME,
    Kind.CATCH_UP,
)


async def queue(
    scene: Scene, kind: Kind, person: PersonId, hours: float, subject: str = "x"
) -> None:
    async with scene.units(NORRSJO) as uow:
        await uow.outbox.add(
            Message(
                key=f"{kind}:{person}:{hours}",
                kind=kind,
                recipient=person,
                subject=subject,
                controller=scene.organisation.controller,
                send_at=scene.clock.now() - timedelta(hours=hours),
            )
        )


def dropped(scene: Scene, reason: str) -> list[Kind]:
    return [s.message.kind for s in scene.rows() if s.reason == reason]


async def test_given_many_stale_rows_then_each_person_gets_one_message_with_the_number(
    scene: Scene,
) -> None:
    for hours in (13, 20, 30):
        await queue(scene, Kind.DIGEST, RUT, hours)
    await queue(scene, Kind.DATE_CHANGED, PIA, 14)
    folded = [await fold_overdue(scene.services, NORRSJO) for _ in range(2)]
    await scene.tick()

    numbers = {
        person: what.payload["card"].values
        for person, what in scene.messenger.said
        if isinstance(what.payload["card"], Notice)
    }
    assert folded == [4, 0]
    assert len(dropped(scene, FOLDED)) == 4
    assert numbers == {RUT: (("n", 3),), PIA: (("n", 1),)}


async def test_given_it_is_folded_again_the_same_day_then_nobody_is_told_twice(
    scene: Scene,
) -> None:
    for hours in (13, 14):
        await queue(scene, Kind.DIGEST, RUT, hours)
        await fold_overdue(scene.services, NORRSJO)

    assert scene.waiting(Kind.CATCH_UP) == [RUT]


async def test_given_rows_that_are_not_so_late_then_they_are_sent_as_they_are(
    scene: Scene,
) -> None:
    await queue(scene, Kind.DIGEST, RUT, 11)

    assert await fold_overdue(scene.services, NORRSJO) == 0


@pytest.mark.parametrize("kind", NEVER)
async def test_given_something_that_matters_when_it_is_late_then_it_is_not_folded(
    scene: Scene, kind: Kind
) -> None:
    await queue(scene, kind, RUT, 100, subject=scene.first)
    await fold_overdue(scene.services, NORRSJO)

    assert scene.row(f"{kind}:{RUT}:100").state is Delivery.DUE
    assert kind not in ONLY_TELLS


async def test_given_a_meeting_that_is_over_then_what_was_to_be_said_before_it_is_dropped(
    scene: Scene,
) -> None:
    scene.at(FIRST_DAY + timedelta(days=1), "09.00")
    for kind in (Kind.INVITATION, Kind.BRIEFING_REQUEST, Kind.TODAY, Kind.PLAN_CHECK):
        await queue(scene, kind, RUT, 40, subject=scene.first)
    await fold_overdue(scene.services, NORRSJO)

    assert sorted(dropped(scene, PAST)) == ["briefing_request", "invitation", "today"]


async def test_given_a_row_that_somebody_holds_then_it_is_left_alone(scene: Scene) -> None:
    await queue(scene, Kind.DIGEST, RUT, 20)
    async with scene.units.replica()(NORRSJO) as uow:
        await uow.outbox.claim(scene.clock.now(), 10)

    assert await fold_overdue(scene.services, NORRSJO) == 0
