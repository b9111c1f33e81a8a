"""A small house and a small bot behind the real channel and the real page."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.rehearsal import channel_routes, page_routes
from bot.rehearsal.channel import CARD, SHORT_ANSWER, BotAddress, Channel, ChannelUser, Room
from bot.rehearsal.channel_people import ROOMS
from bot.rehearsal.house import (
    MailLine,
    NextEvent,
    PersonLine,
    ScenarioState,
    SentLine,
    StepLine,
)
from bot.rehearsal.journal import Journal

START = datetime(2027, 2, 9, 7, 30, tzinfo=UTC)
TENANT = "11111111-0000-4000-8000-000000000000"
STATES: tuple[Literal["sent", "not_sent", "waiting", "unknown"], ...] = (
    "sent",
    "not_sent",
    "waiting",
    "unknown",
)
LETTER = "Kallelse åt alla\r\n".encode()
NAMES = {
    "frida": ("Frida Gårdman", "Ungas fritid", "fritidsassistent"),
    "rut": ("Rut Rektorsdotter", "Skola", "rektor"),
    "sol": ("Sol Sekreterare-Ek", "Socialtjänst", "socialsekreterare"),
    "pia": ("Pia Områdesson", "Polis", "områdespolis"),
    "tore": ("Tore Trygg", "Säkerhet och beredskap", "trygghetsvärd"),
    "kaj": ("Kaj Samordnare", "", "Samordnare"),
    "leo": ("Leo Ledarsson", "Ungas fritid", "fritidsledare"),
    "kim": ("Kim Skolvärdh", "Skola", "skolvärd"),
}
USERS = (
    *(ChannelUser(key, name, f"aad-{key}", TENANT) for key, (name, _, _) in NAMES.items()),
    ChannelUser("gunn", "Gunn Gäst", "aad-gunn", TENANT, guest=True),
    ChannelUser("ivar", "Ivar Ingenbot", "aad-ivar", TENANT, installed=False),
)


class FakeHouse:
    """A clock, eight people, and what the test wrote into the lists."""

    time_zone = ZoneInfo("Europe/Stockholm")
    municipality_name = "Norrsjö kommun"

    def __init__(self) -> None:
        self.clock = START
        self.letters = {"kallelse-0012.eml": LETTER, 'å "1".eml': LETTER}
        self.moves: list[datetime] = []
        self.steps_played = 0
        self.started_over = 0
        self.before_move: Callable[[], Any] | None = None

    def now(self) -> datetime:
        return self.clock

    def people(self) -> tuple[PersonLine, ...]:
        return tuple(
            PersonLine(
                key=key,
                name=name,
                short=name.split()[0],
                title=title,
                party=party,
                is_convener=key == "frida",
                group_order=order,
            )
            for order, (key, (name, party, title)) in enumerate(NAMES.items())
        )

    async def next_event(self) -> NextEvent | None:
        sentence = "Pia får en påminnelse, för 1 åtagande ska vara klart på fredag."
        return NextEvent(at=self.clock + timedelta(days=1), sentence=sentence)

    async def move_to_next(self) -> None:
        await self.move_to(self.clock + timedelta(days=1))

    async def move_to(self, instant: datetime) -> None:
        if self.before_move is not None:
            await self.before_move()
        self.clock = instant
        self.moves.append(instant)

    async def sent(self) -> tuple[SentLine, ...]:
        return tuple(
            SentLine(
                sequence=n,
                at=START + timedelta(minutes=n),
                title="Förbered nästa SSPF-möte",
                to="Till 5 personer: Frida, Rut, Sol, Pia och Tore.",
                why="det är 7 arbetsdagar kvar till mötet 18 februari.",
                state=STATES[n % len(STATES)],
            )
            for n in range(9)
        )

    async def mails(self) -> tuple[MailLine, ...]:
        to, about = "Till Pia Områdesson, polis.example.org", "Kallelse till torsdag 18 februari"
        subject = "SSPF-möte – Operativ grupp"
        return tuple(
            MailLine(name=name, subject=subject, to=to, about=about, at=START)
            for name in self.letters
        )

    async def mail(self, name: str) -> bytes | None:
        return self.letters[name]  # a name that is not listed must never be asked for

    async def start_over(self) -> None:
        self.started_over += 1
        self.clock = START

    async def scenario(self) -> ScenarioState:
        titles = ("Kallelse till möte 1", "Begäran om underlag", "Möte 1", "Påminnelser")
        here = min(self.steps_played, len(titles) - 1)
        return ScenarioState(
            step=here + 1,
            total=len(titles),
            title=titles[here],
            explanation="Alla fem verksamheter har fått kortet. Rut har lyft ärende N26-02.",
            try_it="svara som Rut och välj Spara utkast.",
            steps=tuple(
                StepLine(
                    title=title,
                    when="tisdag 12 januari",
                    state="done" if n < here else "here" if n == here else "later",
                )
                for n, title in enumerate(titles)
            ),
            playing=False,
        )

    async def play_step(self) -> None:
        self.steps_played += 1

    async def play_rest(self) -> None:
        self.steps_played = 99


@dataclass
class FakeBot:
    """Hears activities at /api/messages; answers invokes by verb, and messages over the channel."""

    service_url: str
    heard: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    """verb → (HTTP status, body)"""
    replies: dict[str, dict[str, Any]] = field(default_factory=dict)
    """typed text → the activity to reply with"""
    status: int = 202
    before_answer: Callable[[], Any] | None = None

    async def hear(self, request: web.Request) -> web.Response:
        activity = await request.json()
        self.heard.append(activity)
        self.headers.append(dict(request.headers))
        if self.before_answer is not None:
            await self.before_answer()
        if activity["type"] == "invoke":
            status, body = self.answers[activity["value"]["action"]["verb"]]
            return web.json_response(body, status=status)
        if (text := activity.get("text")) in self.replies:
            await self.send(activity["conversation"]["id"], self.replies[text])
        return web.Response(status=self.status, text="tack" if self.status < 400 else "")

    async def send(self, conversation_id: str, activity: dict[str, Any]) -> str:
        url = f"{self.service_url}v3/conversations/{conversation_id}/activities"
        async with aiohttp.ClientSession() as session, session.post(url, json=activity) as answer:
            assert answer.status == 201, await answer.text()
            return str((await answer.json())["id"])


@dataclass
class World:
    """Everything at one address, as in the product."""

    url: str
    channel: Channel
    house: FakeHouse
    bot: FakeBot

    async def send(self, key: str, **activity: Any) -> str:
        return await self.bot.send(f"a:{key}", {"type": "message", **activity})

    async def send_card(self, key: str, card: dict[str, Any]) -> str:
        return await self.send(key, attachments=[attached(card)])


@asynccontextmanager
async def a_world(
    *,
    journal: Path | None = None,
    modules: Path | None = None,
    rooms: Sequence[Room] = ROOMS,
    **bot: Any,
) -> AsyncIterator[World]:
    url = f"http://127.0.0.1:{(port := unused_port())}"
    service_url = f"{url}/channel/"
    address = BotAddress(url=f"{url}/api/messages", service_url=service_url, **bot)
    house, fake_bot = FakeHouse(), FakeBot(service_url)
    channel = Channel(USERS, address, now=house.now, journal=Journal(journal), rooms=rooms)
    app = web.Application()
    app.router.add_post("/api/messages", fake_bot.hear)
    channel_routes.add_routes(app, channel)
    page_routes.add_routes(app, channel, house, **({"modules": modules} if modules else {}))
    async with TestServer(app, port=port):
        yield World(url, channel, house, fake_bot)
    await channel.close()


def a_text(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextBlock", "text": text, "wrap": True, **more}


def a_button(title: str, verb: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": verb,
        "data": {"ref": f"k-{verb}"},
        **more,
    }


def a_card(title: str, *body: dict[str, Any], actions: list[dict[str, Any]] | None = None) -> Any:
    heading = a_text(title, size="Large", weight="Bolder", style="heading")
    card: dict[str, Any] = {"type": "AdaptiveCard", "version": "1.5", "lang": "sv"}
    return card | {"body": [heading, *body], "actions": actions or []}


def attached(card: dict[str, Any]) -> dict[str, Any]:
    return {"contentType": CARD, "content": card}


def replaces(card: dict[str, Any]) -> tuple[int, Any]:
    return 200, {"statusCode": 200, "type": CARD, "value": card}


def says(text: str) -> tuple[int, Any]:
    return 200, {"statusCode": 200, "type": SHORT_ANSWER, "value": text}
