"""The stand-in for Graph as a program of its own, which holds everybody to Exchange's limits.

`python -m tests.bench.stands.outlook SECONDS`: so long is the minute in which 30 messages may be
sent. It prints its address; `GET /found` says what was done to it.
"""

import asyncio
import sys
import time
from collections import Counter, deque
from datetime import UTC, datetime

from aiohttp import web

from bot.graph_limits import MESSAGES
from bot.rehearsal.outlook import Fields, GraphError, Outlook
from bot.rehearsal.outlook_routes import PREFIX, OutlookServer

MAILBOX = "0b1c2d3e-0000-4000-8000-0000000000ff"
TAKES = 0.02
"""Seconds that Graph takes for a call; the real one takes some hundred milliseconds."""


class Strict(Outlook):
    """Refuses the 31st message in a minute, and remembers that it had to."""

    def __init__(self, minute: float) -> None:
        super().__init__(MAILBOX, lambda: datetime.now(UTC))  # noqa: TID251 another program's clock
        self.minute = minute
        self.sent: deque[float] = deque()
        self.over = 0

    def create(self, asked: Fields) -> Fields:  # type: ignore[override]  # a dict is asked for
        now = time.monotonic()
        while self.sent and self.sent[0] <= now - self.minute:
            self.sent.popleft()
        if len(self.sent) >= MESSAGES[0].most:
            self.over += 1
            raise GraphError(429, "ErrorExceededMessageLimit")
        self.sent.append(now)
        return super().create(asked)


async def serve(minute: float) -> None:
    outlook = Strict(minute)
    server = OutlookServer(outlook, delay=TAKES)

    async def found(_: web.Request) -> web.Response:
        invited = Counter((told.event, to) for told in outlook.told for to in told.to)
        return web.json_response(
            {
                "events": len(outlook.events),
                "twice": sum(n > 1 for n in invited.values()),
                "over_the_minute": outlook.over,
                "over_at_once": server.refused,
                "most_at_once": server.most_at_once,
                "calls": len(server.asked),
            }
        )

    app = web.Application()
    server.add_routes(app)
    app.router.add_get("/found", found)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    print(f"http://{host}:{port}{PREFIX}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1])))
