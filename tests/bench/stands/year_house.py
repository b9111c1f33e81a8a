"""The product with a clock that is moved, and a Teams and a mail that keep ids only."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from bot.wiring import build
from sspf.domain.organisation import Organisation, Person, PersonId
from sspf.ports import CalendarRequest, Conversation, Letter, Presented, Presenter, Services
from tests.fakes.clock import FakeClock

Look = Callable[["Sending"], None]


@dataclass(frozen=True, slots=True)
class Sending:
    """One message that left: who it was for, the key of its row, and what was said."""

    key: str
    person: PersonId
    message: object
    at: datetime

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def subject(self) -> str:
        """The id of the meeting, for a message about one."""
        return self.key.split(":")[1]


@dataclass(slots=True)
class Year:
    """What the bench sees of the house: its services, and what left it."""

    services: Services
    clock: FakeClock
    town: Organisation
    broken_at: Callable[[], Awaitable[object]]
    inbox: list[Sending] = field(default_factory=list)
    """What people have got and not yet answered."""
    looks: list[Look] = field(default_factory=list)
    """Asked about each message as it leaves."""
    sends: int = 0
    updates: int = 0
    mails: list[tuple[str, PersonId]] = field(default_factory=list)


class _Watched:
    """Implements Presenter and Messenger: the real cards, and nothing of them kept."""

    def __init__(self, year: Year, presenter: Presenter) -> None:
        self._year = year
        self._presenter = presenter
        self._making: dict[int, Sending] = {}

    def __call__(self, message: object, person: Person, nonce: str) -> Presented:
        made = self._presenter(message, person, nonce)
        at = self._year.clock.now()
        self._making = {id(made): Sending(nonce, person.id, message, at)}
        return made

    async def reach(self, person: Person, tenant: str) -> Conversation:
        return Conversation(
            person=person.id,
            conversation=f"conversation-{person.id}",
            service_url="https://connector.example.org/",
            tenant=tenant,
            member=person.entra_object_id,
        )

    async def send(self, to: Conversation, what: Presented) -> str:
        year, sending = self._year, self._making[id(what)]
        year.sends += 1
        year.inbox.append(sending)
        for look in year.looks:
            look(sending)
        return f"activity-{year.sends}"

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        self._year.updates += 1


class _Mail:
    def __init__(self, year: Year) -> None:
        self._year = year

    async def send(self, request: CalendarRequest | Letter) -> None:
        self._year.mails.append((request.key, request.to.id))


@asynccontextmanager
async def opened(folder: Path, town: Organisation, begins: datetime) -> AsyncIterator[Year]:
    """The real wiring on SQLite in this folder, with everything of Microsoft's taken out."""
    clock = FakeClock(begins)
    settings = Settings(auth="anonymous", data=folder)
    house = await build(settings, clock, "http://127.0.0.1/")

    async def broken_at() -> object:
        async with house.services.unit_of_work(town.municipality) as uow:
            return await uow.audit.broken_at()  # type: ignore[attr-defined]  # of the stored log alone

    year = Year(house.services, clock, town, broken_at)
    watched = _Watched(year, house.services.presenter)
    house.installed.append(town.municipality)
    year.services = replace(house.services, presenter=watched, messenger=watched, mail=_Mail(year))
    try:
        yield year
    finally:
        await house.close()
