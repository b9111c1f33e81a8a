"""The rehearsal page over HTTP: its files, its JSON, its stream of changes. Loopback only."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler
from babel.dates import format_datetime

from bot.rehearsal.channel import Channel, ChannelError
from bot.rehearsal.channel_bodies import read_object
from bot.rehearsal.channel_guards import is_loopback
from bot.rehearsal.house import House, MailLine, NextEvent, SentLine
from bot.rehearsal.journal import BOT, Message

PAGE = Path(__file__).parent / "page"
LIBRARY = (
    "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it/dist/browser/markdown-it.umd.min.js",
)
MORNING = time(8)
FURTHEST = timedelta(days=3 * 366)
HEARTBEAT_SECONDS = 15.0
DAY = "EEEE d_MMMM"  # here and below "_" stands for a space that does not break
HOUR = " 'kl.'_HH.mm"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
NO_LIBRARY = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Provkörning</title>
<h1>Provkörningen är inte färdig än</h1>
<p>Det som visar korten är inte installerat. Skriv <code>make page</code> i en terminal
och ladda sedan om sidan.</p></html>"""


class RefusalError(Exception):
    """The page asked for what it cannot have; the sentence is shown to the person."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def add_routes(
    app: web.Application, channel: Channel, house: House, *, modules: Path = PAGE / "node_modules"
) -> None:
    """Put the page at "/" and what it asks for under "/rehearsal/"."""
    page = Page(channel, house, modules)
    gets: dict[str, Handler] = {
        "/": page.index,
        "/page/{name}": page.file,
        "/rehearsal/state": page.state,
        "/rehearsal/chats": page.chat,
        "/rehearsal/mail/{name}": page.mail,
        "/rehearsal/events": page.events,
    }
    posts: dict[str, Handler] = {
        "/rehearsal/say": page.say,
        "/rehearsal/press": page.press,
        "/rehearsal/clock": page.clock,
        "/rehearsal/start-over": page.move(house.start_over),
        "/rehearsal/scenario/step": page.move(house.play_step),
        "/rehearsal/scenario/rest": page.move(house.play_rest),
    }
    app.add_routes([web.get(path, _guarded(handler)) for path, handler in gets.items()])
    app.add_routes([web.post(path, _guarded(handler)) for path, handler in posts.items()])
    app.on_shutdown.append(page.stop)


class Page:
    """What the page's script asks for, and how it is written there."""

    def __init__(self, channel: Channel, house: House, modules: Path) -> None:
        self._channel = channel
        self._house = house
        self._library = {Path(file).name: modules / file for file in LIBRARY}
        own = [*PAGE.glob("*.js"), PAGE / "style.css", PAGE / "hostconfig.json"]
        self._files = {file.name: file for file in own} | self._library
        self._moving = asyncio.Lock()
        self._stopped = False

    async def stop(self, _: web.Application) -> None:
        """End the open streams, so that the server can end."""
        self._stopped = True
        self._channel.journal.tell()

    async def index(self, _: web.Request) -> web.StreamResponse:
        if not all(file.is_file() for file in self._library.values()):
            return web.Response(text=NO_LIBRARY, content_type="text/html")
        return web.FileResponse(PAGE / "index.html")

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self._files.get(request.match_info["name"])
        if file is None or not file.is_file():
            raise RefusalError(HTTPStatus.NOT_FOUND, "Filen finns inte.")
        return web.FileResponse(file)

    # What there is to see

    async def state(self, _: web.Request) -> web.StreamResponse:
        house = self._house
        return web.json_response(
            {
                "run": self._channel.journal.run,
                "municipality": house.municipality_name,
                "moving": self._moving.locked(),
                "clock": self._clock(),
                "next": self._next(await house.next_event()),
                "people": self._people(),
                "sent": self._lines(await house.sent()),
                "mails": self._lines(await house.mails()),
                "scenario": asdict(await house.scenario()),
            }
        )

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """A person's chat: all of it, or what changed since a version of the same run."""
        person, journal = self._known(request.query.get("person")), self._channel.journal
        since = request.query.get("since", "") if request.query.get("run") == journal.run else ""
        version = int(since) if re.fullmatch("[0-9]{1,12}", since) else 0
        return web.json_response(
            {
                "run": journal.run,
                "version": journal.version,
                "messages": [self._message(m) for m in self._channel.chat(person, version)],
                "removed": journal.removed(self._channel.users[person].conversation_id, version),
            }
        )

    async def mail(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        is_known = name in {line.name for line in await self._house.mails()}
        content = await self._house.mail(name) if is_known else None
        if content is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "Mejlet finns inte längre.")
        as_file = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
        return web.Response(body=content, content_type="message/rfc822", headers=as_file)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: one for each burst of changes, and one when nothing happens."""
        stream = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        page_was_closed = suppress(ConnectionError)
        with page_was_closed, self._channel.journal.subscribe() as changed:
            while not self._stopped:
                news = b"data: changed\n\n" if changed.is_set() else b": still here\n\n"
                changed.clear()
                with suppress(TimeoutError):
                    await stream.write(news)
                    await asyncio.wait_for(changed.wait(), HEARTBEAT_SECONDS)
        return stream

    # What there is to do

    async def say(self, request: web.Request) -> web.StreamResponse:
        match await read_object(request):
            case {"person": str(person), "text": str(text)} if text.strip():
                await self._channel.say(self._known(person), text)
                return web.json_response({})
        raise RefusalError(HTTPStatus.BAD_REQUEST, "Skriv något först.")

    async def press(self, request: web.Request) -> web.StreamResponse:
        match await read_object(request):
            case {
                "person": str(person),
                "activity_id": str(pressed),
                "action": {"type": "Action.Execute" | "Action.Submit" as kind} as action,
                "inputs": dict(inputs),
            } if all(isinstance(value, str) for value in inputs.values()):
                key, submit = self._known(person), kind == "Action.Submit"
                await self._channel.press(key, pressed, action, inputs, submit=submit)
                return web.json_response({})
        raise RefusalError(HTTPStatus.BAD_REQUEST, "Knappen gick inte att förstå.")

    async def clock(self, request: web.Request) -> web.StreamResponse:
        match await read_object(request):
            case {"to": "next"}:
                return await self.move(self._house.move_to_next)(request)
            case {"to": "day"}:
                target = self._local(self._house.now()) + timedelta(days=1)
            case {"to": "date", "date": str(text)}:
                target = datetime.combine(_date(text), MORNING, self._house.time_zone)
            case _:
                raise RefusalError(HTTPStatus.BAD_REQUEST, "Dit går klockan inte att flytta.")
        instant = self._ahead(target)
        return await self.move(lambda: self._house.move_to(instant))(request)

    def move(self, change: Callable[[], Awaitable[None]]) -> Handler:
        """A handler that does one thing with the clock, never two at a time, and tells everyone."""

        async def moved(_: web.Request) -> web.StreamResponse:
            if self._moving.locked():
                raise RefusalError(HTTPStatus.CONFLICT, "Vänta tills klockan står stilla igen.")
            try:
                async with self._moving:
                    self._channel.journal.tell()
                    await change()
            finally:
                self._channel.journal.tell()
            return web.json_response({})

        return moved

    def _ahead(self, local: datetime) -> datetime:
        now, instant = self._house.now(), local.astimezone(UTC)
        if now < instant <= now + FURTHEST:
            return instant
        sentence = "Klockan går bara framåt, högst tre år. Välj ett annat datum, eller börja om."
        raise RefusalError(HTTPStatus.CONFLICT, sentence)

    # How it is written

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(self._house.time_zone)

    def _words(self, instant: datetime, pattern: str) -> str:
        words = format_datetime(self._local(instant), pattern, locale="sv_SE")
        return words.replace("_", "\N{NO-BREAK SPACE}")

    def _clock(self) -> dict[str, str]:
        now = self._house.now()
        words = self._words(now, DAY + HOUR).capitalize()
        year = self._words(now, f"y', vecka_{self._local(now).isocalendar().week}'")
        return {"words": words, "year": year, "date": self._local(now).date().isoformat()}

    def _next(self, event: NextEvent | None) -> dict[str, str] | None:
        if event is None:
            return None
        is_this_year = self._local(event.at).year == self._local(self._house.now()).year
        year = "" if is_this_year else " y"
        return {"when": self._words(event.at, DAY + year + HOUR), "sentence": event.sentence}

    def _people(self) -> list[dict[str, Any]]:
        """Those of the house in their order, then those whom only the channel knows."""
        lines = sorted(self._house.people(), key=lambda line: line.group_order)
        people = [asdict(line) for line in lines]
        for user in self._channel.users.values():
            if user.key not in {line.key for line in lines}:
                title = "Gäst" if user.guest else "Okänd för SSPF-stödet"
                people.append({"key": user.key, "name": user.name, "title": title})
        return [one | {"received": self._channel.received(one["key"])} for one in people]

    def _known(self, person: str | None) -> str:
        if person is None or person not in self._channel.users:
            raise RefusalError(HTTPStatus.NOT_FOUND, "Personen finns inte i provkörningen.")
        return person

    def _lines(self, lines: Sequence[SentLine | MailLine]) -> list[dict[str, Any]]:
        """Newest first, each with its time in words."""
        newest = sorted(lines, key=lambda line: line.at)[::-1]
        return [asdict(line) | {"at": self._words(line.at, DAY + HOUR)} for line in newest]

    def _message(self, message: Message) -> dict[str, Any]:
        return asdict(message) | {
            "is_bot": message.sender == BOT,
            "day": self._words(message.at, DAY).capitalize(),
            "at": self._words(message.at, "HH.mm"),
        }


def _guarded(handler: Handler) -> Handler:
    """Answer this machine only; a POST must come from the page itself, and be JSON."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        try:
            is_own = request.headers.get("Origin") == f"http://{request.headers.get('Host')}"
            is_post_of_page = is_own and request.content_type == "application/json"
            if not is_loopback(request) or (request.method == "POST" and not is_post_of_page):
                raise RefusalError(HTTPStatus.FORBIDDEN, "Sidan svarar bara sig själv.")
            answer = await handler(request)
        except RefusalError as refused:
            answer = web.json_response({"error": refused.sentence}, status=refused.status)
        except ChannelError as refused:
            sentence = "Det finns inte längre i chatten, eller personen saknar SSPF-stödet."
            answer = web.json_response({"error": sentence}, status=refused.status)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    return guarded


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "Välj ett datum först.") from None
