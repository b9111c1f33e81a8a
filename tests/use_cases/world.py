"""Norrsjö on fakes: the demo municipality, a clock that is moved, and what left the house."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.organisations.days import working_days
from bot.organisations.reader import Loaded, read_municipality
from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import MunicipalityId, Organisation, Person, PersonId
from sspf.domain.outbox import Delivery, Message, Sent
from sspf.domain.references import Ref, Reference
from sspf.ports import (
    Conversation,
    Presented,
    Services,
)
from sspf.use_cases.call_meeting import call_meeting
from sspf.use_cases.install import install_municipality
from sspf.use_cases.note_installation import note_installation
from sspf.use_cases.record_meeting import record_commitment
from sspf.use_cases.room import Who
from sspf.use_cases.tick import tick
from sspf.use_cases.write_briefing import submit_briefing
from tests.fakes.case_keys import FakeCaseKeys
from tests.fakes.clock import FakeClock
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.meter import FakeMeter
from tests.fakes.state import State
from tests.fakes.unit_of_work import FakeDatabase, FakeUnitsOfWork

NORRSJO = MunicipalityId("norrsjo")
STOCKHOLM = ZoneInfo("Europe/Stockholm")
FRIDA, LEO, RUT, KIM, SOL, BO, PIA, TORE, KAJ, DISA = map(
    PersonId, ("frida", "leo", "rut", "kim", "sol", "bo", "pia", "tore", "kaj", "disa")
)
MEMBERS = (FRIDA, RUT, SOL, PIA, TORE, KAJ)
"""Those who are called, in the order of the seats."""
FIRST_DAY, SECOND_DAY = date(2027, 1, 21), date(2027, 2, 18)
DEMO = Path(__file__).parents[1] / "norrsjo.yaml"
GENERAL = "Närvaron på högstadiet var 91,4 % i december."
GROUP = "Vi ser en grupp i åk 7–8 med ökande ströfrånvaro."


def local(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split("."))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=STOCKHOLM)


@cache
def norrsjo() -> Loaded:
    return read_municipality(DEMO)


def answers(general: str = GENERAL, group: str = GROUP) -> tuple[PartAnswer, ...]:
    """All three parts; nothing on individual level. An empty text is nothing to report."""
    return (
        PartAnswer(number=1, text=general, nothing=not general),
        PartAnswer(number=2, text=group, nothing=not group),
        PartAnswer(number=3, raises=False),
    )


def a_form(**changes: str) -> CaptureForm:
    """The school's parents' meeting, due on 11 February."""
    typed = {
        "text": "Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten.",
        "party": "skola",
        "due": "date",
        "on": "2027-02-11",
        "level": "1",
        "prevention": "universal",
    }
    return CaptureForm(**{**typed, **changes})  # type: ignore[arg-type]  # a str each


def a_place(person: PersonId, **changes: Any) -> Conversation:
    """The person's own chat as a turn of theirs shows it."""
    one = norrsjo().organisation.person(person)
    own = Conversation(
        person=person,
        conversation=f"conversation-{person}",
        service_url="https://connector.example.org/",
        tenant=min(norrsjo().organisation.tenants),
        member=one.entra_object_id,
    )
    return replace(own, **changes)


class FakePresenter:
    """A "card" is the message itself, with one reference bound to the nonce."""

    def __call__(self, message: object, person: Person, nonce: str) -> Presented:
        kind = type(message).__name__
        reference = Reference(ref=Ref(f"{kind}|{nonce}"), person=person.id, act=kind, subject="x")
        return Presented(payload={"card": message}, summary=kind, references=(reference,))


def catalogue_key(language: str, key: str, **values: object) -> str:
    return f"{language}:{key}"


@dataclass
class Scene:
    """One municipality, one clock, one outbox."""

    services: Services
    clock: FakeClock
    database: FakeDatabase
    units: FakeUnitsOfWork
    messenger: FakeMessenger
    mail: FakeMail

    @property
    def state(self) -> State:
        return self.database.states.get(NORRSJO, State())

    @property
    def organisation(self) -> Organisation:
        assert self.state.organisation
        return self.state.organisation

    @property
    def first(self) -> MeetingId:
        return norrsjo().meetings[0].id

    @property
    def second(self) -> MeetingId:
        return norrsjo().meetings[1].id

    def who(self, person: PersonId, *, is_private: bool = True) -> Who:
        """Where it is not private, only the group's own people read along."""
        company = None if is_private else frozenset[PersonId]()
        return Who(municipality=NORRSJO, person=person, is_private=is_private, company=company)

    def meeting(self, id: MeetingId | None = None) -> Meeting:
        return self.state.meetings[id or self.first]

    def commitment(self, id: CommitmentId) -> Commitment:
        return self.state.commitments[id]

    def at(self, day: date, clock: str) -> None:
        self.clock.move_to(local(day, clock))

    async def tick(self, day: date | None = None, clock: str = "") -> None:
        if day is not None:
            self.at(day, clock)
        await tick(self.services)

    async def settle(self) -> None:
        """The minutes go by in which changes of meetings are gathered."""
        self.clock.advance(minutes=5)
        await self.tick()

    def queued(self) -> list[Message]:
        return [row.sent.message for row in self.state.outbox.values()]

    def keys(self) -> set[str]:
        return set(self.state.outbox)

    def waiting(self, kind: str) -> list[PersonId]:
        """Who has a message of this kind on its way."""
        due = [s for s in self.rows() if s.state is Delivery.DUE and s.message.kind == kind]
        return [s.message.recipient for s in due]

    def rows(self) -> list[Sent]:
        return [row.sent for row in self.state.outbox.values()]

    def row(self, key_begins: str) -> Sent:
        return next(s for s in self.rows() if s.message.key.startswith(key_begins))

    def said(self, kind: type) -> list[PersonId]:
        """Who has received a message of this class, in order."""
        return [p for p, what in self.messenger.said if isinstance(what.payload["card"], kind)]

    def tags(self) -> list[str]:
        return [entry.tag for entry in self.state.entries]

    async def call(self, id: MeetingId | None = None) -> None:
        await call_meeting(self.services, self.who(FRIDA), id or self.first)

    async def submit(self, *people: PersonId) -> None:
        for person in people:
            await submit_briefing(self.services, self.who(person), self.first, answers())

    async def install(self, person: PersonId) -> None:
        """The person adds the bot in Teams."""
        self.messenger.shut.pop(person, None)
        self.messenger.failures.pop(person, None)
        await note_installation(self.services, self.who(person), a_place(person))

    async def commit(self, by: PersonId = FRIDA, origin: str = "o", **changes: str) -> CommitmentId:
        """Record one on the first meeting; its id."""
        before = set(self.state.commitments)
        form = a_form(**changes)
        await record_commitment(self.services, self.who(by), self.first, form, origin)
        (made,) = set(self.state.commitments) - before
        return CommitmentId(made)


async def a_scene(
    day: date = date(2026, 12, 17), clock: str = "08.30", meetings: Sequence[Meeting] = ()
) -> Scene:
    """Norrsjö as it is installed, everybody welcomed, nobody called."""
    database, clock_ = FakeDatabase(), FakeClock(local(date(2026, 12, 16), "08.00"))
    units, messenger, mail, ids = FakeUnitsOfWork(database), FakeMessenger(), FakeMail(), count(1)
    services = Services(
        clock=clock_,
        unit_of_work=units,
        municipalities=units.municipalities,
        working_days=working_days,
        presenter=FakePresenter(),
        messenger=messenger,
        mail=mail,
        words=catalogue_key,
        meter=FakeMeter(),
        directory=units,
        new_id=lambda: f"id-{next(ids)}",
        case_keys=FakeCaseKeys(),
    )
    await install_municipality(services, norrsjo().organisation, meetings or norrsjo().meetings)
    scene = Scene(services, clock_, database, units, messenger, mail)
    await scene.tick()
    messenger.said.clear()
    messenger.begun.clear()
    scene.at(day, clock)
    return scene


async def a_scene_during_the_meeting() -> Scene:
    """The first meeting, called, five minutes in; nobody has been sent anything since."""
    scene = await a_scene()
    await scene.call()
    scene.at(FIRST_DAY, "13.05")
    return scene
