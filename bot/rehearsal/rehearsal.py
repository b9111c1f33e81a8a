"""The rehearsal: the product with a clock that can be moved and a channel of its own."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.organisations.reader import Loaded
from bot.rehearsal.channel import Channel, ChannelUser
from bot.rehearsal.channel_people import ROOMS, Room
from bot.rehearsal.clock import RehearsalClock
from bot.rehearsal.house import MailLine, NextEvent, PersonLine, ScenarioState, SentLine
from bot.rehearsal.mails import mail_lines
from bot.rehearsal.scenario import Scenario
from bot.rehearsal.sent_log import sent_lines, sentence_of
from bot.wiring import House
from sspf.domain.organisation import MunicipalityId, Organisation, Role
from sspf.use_cases.foresee import foresee
from sspf.use_cases.install import install_municipality
from sspf.use_cases.tick import tick

SHOWN_IN_LOG = 400


class Rehearsal:
    """Implements bot.rehearsal.house.House."""

    def __init__(
        self, house: House, loaded: Loaded, clock: RehearsalClock, channel: Channel
    ) -> None:
        self._house = house
        self._loaded = loaded
        self._clock = clock
        self._channel = channel
        self._ticking = asyncio.Lock()
        self.scenario_player = Scenario(self, channel)

    @property
    def organisation(self) -> Organisation:
        return self._loaded.organisation

    @property
    def time_zone(self) -> ZoneInfo:
        return self._loaded.organisation.time_zone

    @property
    def municipality_name(self) -> str:
        return self._loaded.organisation.name

    @property
    def contact(self) -> str:
        """Address of whoever answers for the municipality: a coordinator, else a convener."""
        people = self._loaded.organisation.people
        return min(people, key=lambda p: Role.COORDINATOR not in p.roles).email

    def now(self) -> datetime:
        return self._clock.now()

    def people(self) -> tuple[PersonLine, ...]:
        """Those who meet first, in the order of the seats; then everybody else."""
        organisation = self._loaded.organisation
        meets = next((g for g in organisation.groups if g.convener), organisation.groups[0])
        first = {p.id: n for n, p in enumerate(organisation.members(meets.key))}
        ordered = sorted(organisation.people, key=lambda p: first.get(p.id, len(first)))
        return tuple(
            PersonLine(
                key=person.id,
                name=person.name,
                short=person.first_name,
                title=person.title,
                party=organisation.party(person.party).name if person.party else "",
                is_convener=any(g.convener == person.id for g in organisation.groups),
                group_order=place,
            )
            for place, person in enumerate(ordered)
        )

    async def open(self) -> None:
        """First start: put the municipality in place and send what is due now."""
        if self._loaded.organisation.municipality not in self._house.installed:
            await install_municipality(
                self._house.services, self._loaded.organisation, self._loaded.meetings
            )
            await self._house.refresh()
        await self.tick()

    async def tick(self) -> None:
        async with self._ticking:
            await tick(self._house.services)

    async def next_event(self) -> NextEvent | None:
        seen = await foresee(self._house.services, self._municipality)
        if seen is None:
            return None
        return NextEvent(at=seen.at, sentence=sentence_of(seen, await self._organisation()))

    async def move_to_next(self) -> None:
        event = await self.next_event()
        if event is not None:
            await self.move_to(event.at)

    async def move_to(self, instant: datetime) -> None:
        """Stop at each event on the way, so that everything is sent at its own hour, in order."""
        while (event := await self.next_event()) is not None and event.at <= instant:
            self._clock.move_to(event.at)
            await self.tick()
        if instant > self._clock.now():
            self._clock.move_to(instant)
        await self.tick()

    async def sent(self) -> tuple[SentLine, ...]:
        async with self._house.services.unit_of_work(self._municipality) as uow:
            rows = await uow.outbox.log(SHOWN_IN_LOG)
        return sent_lines(rows, await self._organisation())

    async def mails(self) -> tuple[MailLine, ...]:
        return mail_lines(self._house.mail_folder, self._loaded.organisation)

    async def mail(self, name: str) -> bytes | None:
        file = self._house.mail_folder / Path(name).name
        return file.read_bytes() if file.is_file() and file.suffix == ".eml" else None

    async def start_over(self) -> None:
        """An empty database, empty chats, no mail, and the clock where it began."""
        async with self._ticking:
            await self._house.start_over()
            self._channel.reset()
            self._clock.start_over()
            self.scenario_player.start_over()
        await self.open()

    async def scenario(self) -> ScenarioState:
        return self.scenario_player.state()

    @property
    def _municipality(self) -> MunicipalityId:
        return self._loaded.organisation.municipality

    async def _organisation(self) -> Organisation:
        """As it is now, with those who have come as guests."""
        async with self._house.services.unit_of_work(self._municipality) as uow:
            return await uow.organisations.get()

    async def play_step(self) -> None:
        await self.scenario_player.play_step()

    async def play_rest(self) -> None:
        await self.scenario_player.play_rest()


def users_of(loaded: Loaded) -> list[ChannelUser]:
    """Everyone in the municipality who has an account; the channel's key is the person's id."""
    tenant = min(loaded.organisation.tenants)
    return [
        ChannelUser(p.id, p.name, p.entra_object_id, tenant, guest=p.is_guest)
        for p in loaded.organisation.people
        if p.entra_object_id
    ]


def rooms_of(organisation: Organisation) -> tuple[Room, ...]:
    """The chat and the channel of those who meet first; who leads above them has no seat there."""
    meets = next((g for g in organisation.groups if g.convener), organisation.groups[0])
    inside = frozenset(p.id for p in organisation.people if meets.key in p.groups)
    return tuple(replace(room, members=inside) for room in ROOMS)
