"""Access ends with the last day of an assignment, and a deputy has a period (R-25, R-62)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.general import Locked
from sspf.domain.organisation import PersonId
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.install import install_municipality
from sspf.use_cases.show_capture import open_attendance
from sspf.use_cases.show_consents import show_consents
from sspf.use_cases.show_meetings import open_invitation_ask
from sspf.use_cases.show_standing import show_standing
from tests.use_cases.cased import CODE, a_case_scene
from tests.use_cases.world import FRIDA, PIA, Scene, a_scene_during_the_meeting


async def serving(scene: Scene, person: PersonId, first: date | None, last: date | None) -> None:
    before = scene.organisation
    changed = replace(before.person(person), serves_from=first, serves_until=last)
    people = tuple(changed if p.id == person else p for p in before.people)
    await install_municipality(scene.services, replace(before, people=people), [])


def locked(scene: Scene) -> dict[str, str]:
    """The chat of each card that was called back, by the card's activity."""
    shown = scene.messenger.shown.items()
    return {activity: chat for activity, (chat, card) in shown if card.payload["card"] == Locked()}


def today(scene: Scene) -> date:
    now = scene.services.clock.now()
    return now.astimezone(scene.organisation.time_zone).date()


async def test_r_25_given_the_last_day_then_all_is_open_and_the_day_after_nothing_is() -> None:
    scene = await a_case_scene()
    await serving(scene, PIA, None, today(scene))
    assert await show_consents(scene.services, scene.who(PIA), CODE) != NO_CASE
    await scene.tick()
    assert locked(scene) == {}

    await serving(scene, PIA, None, today(scene) - timedelta(days=1))

    with pytest.raises(NotAllowedError):
        await show_consents(scene.services, scene.who(PIA), CODE)
    await scene.tick()
    await scene.tick()
    assert "activity-card-pia" in locked(scene)
    assert set(locked(scene).values()) == {"conversation-pia"}


async def test_r_25_given_a_period_that_has_not_begun_then_nothing_is_open_yet() -> None:
    scene = await a_case_scene()
    await serving(scene, PIA, today(scene) + timedelta(days=1), None)

    with pytest.raises(NotAllowedError):
        await show_consents(scene.services, scene.who(PIA), CODE)


async def test_r_25_given_an_assignment_that_has_ended_then_no_seat_shows_it() -> None:
    """Neither before the call, nor in who comes, nor in the attendance list, nor as a deputy."""
    scene = await a_scene_during_the_meeting()
    shown = await seats_of_pia(scene)
    await serving(scene, PIA, None, today(scene) - timedelta(days=1))

    assert shown == [True] * 4
    assert await seats_of_pia(scene) == [False] * 4


async def test_given_an_assignment_that_ends_after_the_meeting_then_its_seat_shows_it() -> None:
    scene = await a_scene_during_the_meeting()
    await serving(scene, PIA, today(scene), today(scene))

    assert await seats_of_pia(scene) == [True] * 4


async def seats_of_pia(scene: Scene) -> list[bool]:
    """Who is to be called, who is called, who comes, and who can be ticked as present."""
    services, first = scene.services, scene.first
    ask = await open_invitation_ask(services, scene.who(FRIDA), first)
    standing = await show_standing(services, scene.who(FRIDA), first)
    form = await open_attendance(services, scene.who(FRIDA), first)
    seats = [repr(ask.seats), repr(ask.recipients), repr(standing), repr(form.seats)]
    return ["Pia" in seat for seat in seats]
