"""Three messengers, made alike: the fake, the SDK's adapter over HTTP, and straight into a channel.

A move to another SDK adds a fourth here, and is done when it passes.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.connector import Connector
from bot.connector_answers import CODES
from bot.rehearsal.channel import BotAddress, Channel, ChannelError, ChannelUser
from bot.rehearsal.channel_routes import PREFIX, add_routes
from bot.rehearsal.journal import Journal
from bot.teams import Adapter, TeamsMessenger
from sspf.domain.organisation import Person, PersonId
from sspf.ports import Conversation, Messenger, PermanentFailureError, Presented
from tests.factories import FRIDA, RUT, a_person
from tests.fakes.messenger import FakeMessenger

TENANT = "tenant-norrsjo"
RUT_HERSELF = a_person()
FRIDA_HERSELF = a_person(id=FRIDA, entra_object_id="oid-frida")
WITHOUT_BOT = a_person(id=PersonId("utan"), entra_object_id="oid-utan")
NOBODY = a_person(id=PersonId("ingen"), entra_object_id="oid-ingen")
"""Registered with us, and with no account in Teams."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as its reader sees it."""

    activity: str
    card: Mapping[str, Any] | None
    text: str
    summary: str


class Place(Protocol):
    """A messenger, and what can be seen and done on the other side of it."""

    messenger: Messenger

    def shown(self, to: Person) -> list[Shown]:
        """In the person's own chat with the bot, in order."""
        ...

    def block(self, person: Person) -> None: ...
    def disable(self) -> None:
        """The tenant's administrator switches the bot off."""
        ...

    def nowhere(self) -> Conversation:
        """Where there is no conversation."""
        ...


def nowhere() -> Conversation:
    return Conversation(
        person=RUT, conversation="a:no-such-chat", service_url="", tenant=TENANT, member="oid-rut"
    )


class FakePlace:
    def __init__(self) -> None:
        self.messenger: Messenger
        self.messenger = self._fake = FakeMessenger()
        self._fake.shut[WITHOUT_BOT.id] = PermanentFailureError("failed.not_installed")
        self._fake.shut[NOBODY.id] = PermanentFailureError("failed.wrong_address")

    def shown(self, to: Person) -> list[Shown]:
        own = f"conversation-{to.id}"
        return [
            _seen(activity, what) for activity, (c, what) in self._fake.shown.items() if c == own
        ]

    def block(self, person: Person) -> None:
        self._fake.failures[person.id] = [PermanentFailureError("failed.blocked")]

    def disable(self) -> None:
        self._fake.failures[RUT] = [PermanentFailureError("failed.disabled")]

    def nowhere(self) -> Conversation:
        self._fake.gone.add(nowhere().conversation)
        return nowhere()


def _seen(activity: str, what: Presented) -> Shown:
    if "card" not in what.payload:
        return Shown(activity, None, what.payload["text"], "")
    return Shown(activity, what.payload["card"], "", what.summary)


class ChannelMessenger:
    """Implements Messenger on a channel in the same process: no SDK, no HTTP, no JSON."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def reach(self, person: Person, tenant: str) -> Conversation:
        people = self._channel.people
        user = people.find(person.entra_object_id)
        if user is None or user.tenant_id != tenant:
            raise PermanentFailureError("failed.wrong_address")
        try:
            people.open_to(user.conversation_id)
        except ChannelError as refused:
            raise _as_told(refused) from None
        return Conversation(
            person=person.id,
            conversation=user.conversation_id,
            service_url=self._channel.bot.service_url,
            tenant=tenant,
            user=user.id,
            member=user.aad_object_id,
        )

    async def send(self, to: Conversation, what: Presented) -> str:
        try:
            return self._channel.post(to.conversation, _content(what))
        except ChannelError as refused:
            raise _as_told(refused) from None

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        try:
            self._channel.update(to.conversation, activity, _content(what))
        except ChannelError as refused:
            raise _as_told(refused) from None


def _content(what: Presented) -> dict[str, Any]:
    seen = _seen("", what)
    card = None if seen.card is None else dict(seen.card)
    return {"card": card, "text": seen.text, "summary": seen.summary}


def _as_told(refused: ChannelError) -> PermanentFailureError:
    return PermanentFailureError(CODES.get(refused.code, "failed.refused"))


class ChannelPlace:
    """Beside any messenger that ends in the rehearsal's channel."""

    def __init__(self, messenger: Messenger, channel: Channel) -> None:
        self.messenger = messenger
        self._channel = channel

    def shown(self, to: Person) -> list[Shown]:
        return [
            Shown(one.activity_id, one.card, one.text, one.summary)
            for one in self._channel.chat(to.id)
        ]

    def block(self, person: Person) -> None:
        self._channel.people.change(person.id, blocked=True)

    def disable(self) -> None:
        self._channel.people.disabled_tenants.add(TENANT)

    def nowhere(self) -> Conversation:
        return nowhere()


def a_channel(base: str = "http://127.0.0.1:1") -> Channel:
    people = (RUT_HERSELF, FRIDA_HERSELF, WITHOUT_BOT)
    users = [
        ChannelUser(
            key=person.id,
            name=person.name,
            aad_object_id=person.entra_object_id,
            tenant_id=TENANT,
            installed=person is not WITHOUT_BOT,
        )
        for person in people
    ]
    address = BotAddress(url=f"{base}/api/messages", service_url=f"{base}{PREFIX}/")
    return Channel(users, address, now=_now, journal=Journal())


def _now() -> datetime:
    return datetime(2027, 1, 12, 7, 30, tzinfo=UTC)


@asynccontextmanager
async def on_the_fake() -> AsyncIterator[Place]:
    yield FakePlace()


@asynccontextmanager
async def in_the_channel() -> AsyncIterator[Place]:
    channel = a_channel()
    yield ChannelPlace(ChannelMessenger(channel), channel)
    await channel.close()


@asynccontextmanager
async def by_the_sdk() -> AsyncIterator[Place]:
    """botbuilder's adapter, our Connector, HTTP, and Bot Connector's protocol as documented."""
    channel = a_channel()
    app = web.Application()
    add_routes(app, channel)
    async with TestServer(app) as server:
        service_url = str(server.make_url(f"{PREFIX}/"))
        connector = Connector(sleep=_no_sleep)
        messenger = TeamsMessenger(Adapter(connector), connector, service_url, "app-id")
        yield ChannelPlace(messenger, channel)
        await connector.close()
    await channel.close()


async def _no_sleep(_: float) -> None:
    return
