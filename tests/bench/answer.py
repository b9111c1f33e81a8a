"""How long an answer takes: "mina åtaganden" over real HTTP, beside a bare aiohttp server.

Both are asked in turn in the same run, so that a slow machine slows both. Prints one JSON object.
"""

import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.__main__ import DEMO
from bot.organisations.reader import read_municipality
from bot.rehearsal.channel import Channel
from bot.rehearsal.server import start
from bot.settings import Settings

ROUNDS = 200


async def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(auth="anonymous", port=0, data=Path(folder))
        running = await start(settings, read_municipality(DEMO))
        bare, address = await _bare()
        try:
            async with aiohttp.ClientSession() as session:
                return await _in_turn(running.channel, session, address)
        finally:
            await bare.cleanup()
            await running.stop()


async def _in_turn(
    channel: Channel, session: aiohttp.ClientSession, address: str
) -> dict[str, float]:
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        await channel.say("rut", "mina åtaganden")
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        async with session.post(address, json={"text": "mina åtaganden"}) as answer:
            await answer.read()
        theirs.append(time.perf_counter() - begun)
    return {
        "answer_ms_p50": round(statistics.median(ours) * 1000, 2),
        "answer_ms_p99": round(statistics.quantiles(ours, n=100)[98] * 1000, 2),
        "bare_ms_p50": round(statistics.median(theirs) * 1000, 2),
        "ratio_to_bare_p50": round(statistics.median(ours) / statistics.median(theirs), 1),
        "rounds": ROUNDS,
    }


async def _bare() -> tuple[web.AppRunner, str]:
    """A server that reads JSON and answers."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response(await request.json())

    app = web.Application()
    app.router.add_post("/", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    return runner, f"http://{host}:{port}/"


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure())))
