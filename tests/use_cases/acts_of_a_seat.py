"""Use cases of who comes: changes of meetings, guests, mandates, absence."""

from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta

from sspf.domain.guests import ChosenGuest
from sspf.domain.invitations import Response
from sspf.domain.mandates import Mandate
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import PersonId
from sspf.use_cases import change_meeting
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.ask_meeting_change import Asked, confirm_meeting_change, confirm_meeting_changes
from sspf.use_cases.confirm_decision import confirm_decision
from sspf.use_cases.invite_guest import (
    GuestAsked,
    confirm_guest,
    find_guest,
    invite_guest,
    show_guests,
    withdraw_guest,
)
from sspf.use_cases.record_meeting import Despite, record_attendance, record_decision
from sspf.use_cases.remind_oneself import forget_own_reminders, remind_oneself
from sspf.use_cases.set_absence import end_absence, set_absence
from sspf.use_cases.show_guest import answer_guest, show_guest
from sspf.use_cases.show_mandate import say_mandate, show_mandate
from tests.use_cases.world import DISA, FRIDA, KIM, RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


CHOSEN = ChosenGuest(point="allmant_nulage", person=DISA)


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""


async def _second_called(scene: Scene) -> None:
    await scene.call(scene.second)


async def _invited(scene: Scene) -> None:
    await _second_called(scene)
    await invite_guest(scene.services, scene.who(FRIDA), scene.second, CHOSEN)


async def _named(scene: Scene) -> None:
    """A guest of the meeting that is going on, which is the next."""
    await invite_guest(scene.services, scene.who(FRIDA), scene.first, CHOSEN)


async def _coming(scene: Scene) -> None:
    """Kim comes for the school, and has no standing mandate."""
    await _second_called(scene)
    yes = Response.ACCEPTED
    await answer_invitation(scene.services, scene.who(KIM), scene.second, yes)


async def _away(scene: Scene) -> None:
    day = scene.services.clock.now().date()
    await set_absence(scene.services, scene.who(KIM), day, date(2027, 3, 5))


def _waiting(canary: str) -> Act:
    decision = CaptureForm(
        decision=f"{canary}.",
        decision_level="1",
        decision_prevention="universal",
        decision_subject="area",
    )

    async def waiting(scene: Scene) -> None:
        services, frida = scene.services, scene.who(FRIDA)
        await record_attendance(services, frida, scene.first, frozenset({KIM}))
        anchor = Despite.ANCHOR
        await record_decision(services, frida, scene.first, decision, "press", anchor)

    return waiting


def by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


def of_the_second(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), scene.second, *given)


async def _reminded(scene: Scene) -> None:
    on = scene.clock.now().date() + timedelta(days=7)
    await remind_oneself(scene.services, scene.who(RUT), on, "typed")


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    return _writes(canary), READS


def _writes(canary: str) -> dict[str, Prepared]:
    wanted = change_meeting.Wanted
    return {
        "change_meetings": (
            _second_called,
            lambda scene: change_meeting.change_meetings(
                scene.services,
                scene.who(FRIDA),
                [wanted(meeting=scene.second, to=date(2027, 2, 25), starts=time(9))],
            ),
        ),
        "invite_guest": (_second_called, of_the_second(FRIDA, invite_guest, CHOSEN)),
        "withdraw_guest": (_invited, of_the_second(FRIDA, withdraw_guest, DISA)),
        "answer_guest": (_invited, by(DISA, answer_guest, Response.ACCEPTED)),
        "say_mandate": (
            _coming,
            lambda scene: say_mandate(
                scene.services, scene.who(KIM), Mandate.WITHOUT, scene.second
            ),
        ),
        "remind_oneself": (_nothing, _reminded),
        "forget_own_reminders": (_reminded, by(RUT, forget_own_reminders)),
        "set_absence": (_nothing, by(RUT, set_absence, date(2027, 3, 1), date(2027, 3, 5))),
        "end_absence": (_away, by(KIM, end_absence)),
        "confirm_decision": (_waiting(canary), by(KIM, confirm_decision, 1)),
    }


READS: dict[str, Prepared] = {
    "confirm_meeting_changes": (
        _second_called,
        by(FRIDA, confirm_meeting_changes, [Asked(cancel=True)]),
    ),
    "confirm_meeting_change": (
        _nothing,
        by(FRIDA, confirm_meeting_change, date(2027, 3, 4)),
    ),
    "confirm_guest": (
        _second_called,
        by(FRIDA, confirm_guest, GuestAsked(name="Disa", person=DISA, number=3)),
    ),
    "find_guest": (_named, by(FRIDA, find_guest, "Disa")),
    "show_guests": (_invited, by(FRIDA, show_guests)),
    "show_guest": (_invited, by(DISA, show_guest)),
    "show_mandate": (_second_called, of_the_second(FRIDA, show_mandate)),
}
