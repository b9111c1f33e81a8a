"""The product as people meet it: a rehearsal over real HTTP, with a real database and channel."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from typing import Any, Literal

from bot.organisations.reader import Loaded, read_municipality
from bot.rehearsal.channel import GROUP
from bot.rehearsal.house import MailLine, SentLine
from bot.rehearsal.journal import BOT, Message
from bot.rehearsal.server import Running, start
from bot.rehearsal.standin import StandIn, authenticated
from bot.settings import Settings
from sspf.domain.tellings import SETTLES
from tests.journeys.reading import Button, buttons_of, filled, plain, text_of, title_of
from tests.migrated import put_migrated

Auth = Literal["anonymous", "entra"]
AUTH: Auth = "entra"
"""How the product is started in every journey; test_on_the_page starts it as `make run` does."""
ROOT = Path(__file__).parents[2]
NORRSJO = ROOT / "tests" / "norrsjo.yaml"
"""Levels 1 and 2; the rehearsal's own has level 3 too (REHEARSED)."""
REHEARSED = ROOT / "bot" / "rehearsal" / "norrsjo.yaml"
SEATED = ("frida", "rut", "sol", "pia", "tore")
"""Those who get their agency's card."""
CALLED = (*SEATED, "kaj")
EVERYONE = (*CALLED, "leo", "kim", "bo", "disa", "dag")


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Play:
    """Says and presses as somebody, and reads what that person then has in front of them."""

    def __init__(
        self, folder: Path, port: int, municipality: Path = NORRSJO, *, auth: Auth = AUTH
    ) -> None:
        self.folder = folder
        self.port = port
        self.municipality = municipality
        self.auth = auth
        self.databases: Mapping[str, str] = {}
        """Settings of another database than the folder's own file."""
        self._running: Running | None = None

    @property
    def run(self) -> Running:
        assert self._running is not None, "the product is not running"
        return self._running

    @property
    def microsoft(self) -> StandIn:
        """The key server and Entra that the product asks."""
        assert self.run.stand_in is not None, "the product asks nobody"
        return self.run.stand_in

    async def open(self) -> None:
        """A database that is not there yet is put there migrated, which takes a start 0.4 s."""
        if not self.databases and not (database := self.folder / "sspf.db").exists():
            await asyncio.to_thread(put_migrated, database)
        loaded = self._loaded()
        given = {"auth": "anonymous", "port": self.port or free_port(), "data": self.folder}
        settings = Settings.model_validate({**given, **self.databases})
        if self.auth == "entra":
            base = f"http://{settings.host}:{settings.port}"
            settings = authenticated(settings, base, loaded.organisation.tenants)
        self._running = await start(settings, loaded)

    async def close(self) -> None:
        if self._running is not None:
            await self._running.stop()
        self._running = None

    async def restart(self) -> None:
        """Stop, and start anew on the same folder: only what was kept is left."""
        await self.close()
        await self.open()

    async def move_to_municipality(self, text: str) -> None:
        """Begin anew in another municipality, whose file has this text; save it again to edit."""
        await self.close()
        self.folder = self.folder.with_name(f"{self.folder.name}-elsewhere")
        self.municipality = self.folder.with_suffix(".yaml")
        self.municipality.write_text(text, encoding="utf-8")
        await self.open()

    # What people do

    async def say(self, who: str, text: str, *, in_group: bool = False) -> str:
        """The answer: everything of the bot's that changed in that person's chat or the group's."""
        where = GROUP if in_group else None
        return await self._watched(
            who, lambda: self.run.channel.say(who, text, where), in_group=in_group
        )

    async def press(
        self,
        who: str,
        title: str,
        typed: Mapping[str, str] | None = None,
        *,
        submit: bool = False,
    ) -> str:
        """Press the button in the newest card that has it; fields by id or by label.

        `title`: how the button's title begins, or the act it stands for (`briefing.submit`).
        `submit`: as a client does that knows no Action.Execute.
        """
        message, button = self.find(who, title)
        sent = filled(button, typed or {})
        return await self.press_in(who, message.activity_id, button.action, sent, submit=submit)

    async def press_in(
        self,
        who: str,
        activity: str,
        action: Mapping[str, Any],
        sent: Mapping[str, Any],
        *,
        submit: bool = False,
    ) -> str:
        """Press a button that is kept from before, with whatever one likes in its fields."""
        used = action["fallback"] if submit else action
        return await self._watched(
            who, lambda: self.run.channel.press(who, activity, used, sent, submit=submit)
        )

    # What people see

    def chat(self, who: str) -> list[Message]:
        """What the bot has left in that person's own chat, oldest first."""
        return [m for m in self.run.channel.chat(who) if m.sender == BOT]

    def last(self, who: str) -> str:
        return text_of(self.chat(who)[-1])

    def card(self, who: str) -> dict[str, Any]:
        """The newest card."""
        return next(m.card for m in reversed(self.chat(who)) if m.card is not None)

    def titles(self, who: str) -> list[str]:
        return [title_of(message) for message in self.chat(who)]

    def titled(self, who: str, title: str) -> list[str]:
        """The texts of all messages with this title."""
        return [text_of(m) for m in self.chat(who) if title_of(m).startswith(title)]

    def received(self, who: str) -> int:
        return len(self.chat(who))

    def everything(self, who: str) -> str:
        """All that can be read in that person's own chat."""
        return "\n".join(text_of(message) for message in self.chat(who))

    def buttons(self, who: str) -> list[str]:
        """Titles of the buttons of the newest card."""
        return [button.title for button in buttons_of(self.card(who))]

    def find(self, who: str, title: str) -> tuple[Message, Button]:
        """The newest message with the button, and the button."""
        for message in reversed(self.chat(who)):
            for button in buttons_of(message.card or {}):
                if button.title.startswith(title) or button.action["verb"] == title:
                    return message, button
        raise AssertionError(f"{who} has no button {title!r}; the newest card: {self.last(who)}")

    def has_button(self, who: str, title: str) -> bool:
        cards = [m.card for m in self.chat(who) if m.card]
        return any(b.title.startswith(title) for card in cards for b in buttons_of(card))

    # The clock and what left the house

    @property
    def now(self) -> datetime:
        """In the municipality's own time."""
        return self.run.rehearsal.now().astimezone(self.run.rehearsal.time_zone)

    async def next(self) -> str:
        """Move to the next event; its sentence."""
        event = await self.run.rehearsal.next_event()
        assert event is not None, "nothing more is planned"
        await self.run.rehearsal.move_to_next()
        return plain(event.sentence)

    async def to(self, local: str) -> None:
        """Move to an hour of the municipality's: `2027-01-20 13:00`."""
        zone = self.run.rehearsal.time_zone
        await self.run.rehearsal.move_to(datetime.fromisoformat(local).replace(tzinfo=zone))

    async def settle(self) -> None:
        """The minutes go by in which changes of meetings are gathered."""
        await self.run.rehearsal.move_to(self.run.rehearsal.now() + SETTLES)

    def counts(self) -> dict[str, int]:
        """How many messages each has received."""
        return {who: self.received(who) for who in EVERYONE}

    async def mails(self) -> tuple[MailLine, ...]:
        return await self.run.rehearsal.mails()

    async def sent(self) -> tuple[SentLine, ...]:
        return await self.run.rehearsal.sent()

    async def seen_on_the_page(self) -> None:
        """All that the page beside the chats says, in its words; raises for what has none.

        Nothing of a product that has been stopped.
        """
        if self._running is None:
            return
        house = self._running.rehearsal
        await house.sent()
        await house.next_event()
        await house.mails()

    async def _watched(
        self, who: str, act: Callable[[], Awaitable[object]], *, in_group: bool = False
    ) -> str:
        journal = self.run.channel.journal
        version = journal.version
        await act()
        where = GROUP if in_group else self.run.channel.users[who].conversation_id
        changed = journal.chat(where, who, version)
        return "\n".join(text_of(message) for message in changed if message.sender == BOT)

    def _loaded(self) -> Loaded:
        """Read once for all plays whose file, and models beside it, say the same."""
        beside = sorted(self.municipality.parent.glob("*.yaml"))
        return _read(self.municipality.name, tuple((f.name, f.read_bytes()) for f in beside))


@lru_cache(maxsize=16)
def _read(name: str, files: tuple[tuple[str, bytes], ...]) -> Loaded:
    """Of a municipality's file and the models that lie beside it."""
    with TemporaryDirectory() as folder:
        for file, text in files:
            (Path(folder) / file).write_bytes(text)
        return read_municipality(Path(folder) / name)
