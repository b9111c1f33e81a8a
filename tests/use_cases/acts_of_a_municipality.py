"""Use cases about incidents and about a municipality as a whole, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from sspf.domain.messages.incident import IncidentForm
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind, Message
from sspf.ports.archive import Receipt
from sspf.use_cases.deliver_message import deliver_message
from sspf.use_cases.erase_municipality import erase_municipality
from sspf.use_cases.export_municipality import export_municipality
from sspf.use_cases.fold_overdue import fold_overdue
from sspf.use_cases.follow_incidents import close_incident, list_incidents, open_incident
from sspf.use_cases.hand_over import foresee_hand_over, hand_over
from sspf.use_cases.report_incident import open_incident_form, report_incident
from sspf.use_cases.tick import plan
from tests.fakes.archive import FakeArchive
from tests.use_cases.world import FRIDA, KAJ, LEO, NORRSJO, RUT, Scene, norrsjo

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    form = IncidentForm(kinds=("lost",), text=f"{canary}.")

    async def reported(scene: Scene) -> None:
        await report_incident(scene.services, scene.who(RUT), form, "press")

    return (
        {
            "report_incident": (_nothing, reported),
            "close_incident": (reported, _handled(close_incident, 1, "no", "")),
            "hand_over": (_promised, _leaving(hand_over)),
            "export_municipality": (
                _nothing,
                lambda scene: export_municipality(
                    scene.services, FakeArchive(scene.database), NORRSJO
                ),
            ),
            "erase_municipality": (
                _nothing,
                lambda scene: erase_municipality(
                    scene.services, FakeArchive(scene.database), NORRSJO, _keep
                ),
            ),
            "plan": (_time_to_call, lambda scene: plan(scene.services)),
            "deliver_message": (_called, _one_message),
            "fold_overdue": (_stale, lambda scene: fold_overdue(scene.services, NORRSJO)),
        },
        {
            "list_incidents": (reported, _handled(list_incidents)),
            "open_incident": (reported, _handled(open_incident, 1)),
            "open_incident_form": (
                _nothing,
                lambda scene: open_incident_form(scene.services, scene.who(RUT)),
            ),
            "foresee_hand_over": (_promised, _leaving(foresee_hand_over)),
        },
    )


async def _time_to_call(scene: Scene) -> None:
    """The hour at which the second meeting's kallelse goes out by itself."""
    scene.at(date(2027, 1, 29), "09.00")


async def _called(scene: Scene) -> None:
    await scene.call(scene.second)


async def _one_message(scene: Scene) -> None:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        rows = await uow.outbox.claim(scene.services.clock.now(), 1)
    for row in rows:
        if row.message.kind is Kind.INVITATION:  # the same one, however often it is done
            await deliver_message(scene.services, NORRSJO, row)


async def _stale(scene: Scene) -> None:
    """A message that only tells something, a day late."""
    late = Message(
        key="standing:late",
        kind=Kind.STANDING,
        recipient=RUT,
        subject="x",
        controller=norrsjo().organisation.controller,
        send_at=scene.services.clock.now() - timedelta(days=1),
    )
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.outbox.add(late)


def _handled(of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(KAJ), *given)


def _leaving(of: Callable[..., Awaitable[object]]) -> Act:
    people: tuple[PersonId, PersonId] = FRIDA, LEO
    return lambda scene: of(scene.services, NORRSJO, *people)


async def _promised(scene: Scene) -> None:
    await scene.commit(party="fritid")


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""


async def _keep(receipt: Receipt) -> None:
    """What is kept is looked at in its own test."""
