"""Does memory stay flat? 200 000 turns and sends through the real house, in a process of its own.

Every turn is a signed activity through the door, the check for repeats in SQLite, the person, the
use case and an answer sent through Bot Connector's stand-in; every tenth leads to a message that
is queued, claimed, made, sent and marked. Microsoft's limits are put aside (NoLimits), for one chat
would take eight hours. Resident memory is read from outside, forty times. Option: how many turns.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

from tests.bench.stands.load import post, put_load
from tests.bench.turn import (
    an_activity,
    free_port,
    posted,
    resident_mb,
    running,
    signed,
    standing_for_microsoft,
)

TURNS = 200_000
SAMPLES = 40
WARM = 0.1
"""The share of the turns that is not judged: caches fill, pools are opened."""
GOAL = 5.0
AT_ONCE = 16
SECONDS = 5.0
AT_THE_END = 5
"""Samples at each end whose median is compared: one sample says little."""
TEXTS = ("mina åtaganden", "hjälp", "när är nästa möte", *("abrakadabra",) * 7)
"""A list, a card and a sentence, and else one that it does not know: those are quickest."""


class Soak:
    def __init__(self, turns: int, port: int, microsoft: str, pid: int) -> None:
        self._turns, self._port, self._microsoft, self._pid = turns, port, microsoft, pid
        self._numbers = count(1)
        self._refused = 0
        self._done: list[int] = []
        self._resident: list[float] = []

    def put(self) -> dict[str, Any]:
        done, seconds = 0, 0.0
        while done < self._turns:
            first = min(SECONDS, self._turns / 200)
            length = self._length(done / seconds) if done else first
            load = asyncio.run(
                put_load(self._port, self._requests, at_once=AT_ONCE, seconds=length)
            )
            done += len(load.waits)
            seconds += load.seconds
            self._refused += load.refused
            self._done.append(done)
            self._resident.append(round(resident_mb(self._pid), 1))
            print(f"{done} turns, {self._resident[-1]} MB", file=sys.stderr, flush=True)
        return self._figures(seconds, asyncio.run(self._settled()))

    def _length(self, a_second: float) -> float:
        """Seconds, so that there are some forty samples however fast it goes."""
        return max(self._turns / SAMPLES / max(a_second, 1.0), 0.2)

    def _requests(self) -> Iterator[bytes]:
        bearer = f"Bearer {signed(f'{self._microsoft}/')}"
        while True:
            number = next(self._numbers)
            body = an_activity(self._microsoft, TEXTS[number % len(TEXTS)], number)
            yield post("/api/messages", json.dumps(body).encode(), bearer)

    async def _settled(self) -> dict[str, int]:
        """When the queue is empty again, or after a minute."""
        found: dict[str, int] = {}
        async with aiohttp.ClientSession() as session:
            for _ in range(120):
                async with session.get(f"http://127.0.0.1:{self._port}/sent") as answer:
                    found = await answer.json()
                if found["sent"] >= found["turns"] // 10:
                    break
                await asyncio.sleep(0.5)
        return found

    def _figures(self, seconds: float, house: dict[str, int]) -> dict[str, Any]:
        judged = [
            mb
            for done, mb in zip(self._done, self._resident, strict=True)
            if done >= self._turns * WARM
        ]
        first, last = judged[:AT_THE_END], judged[-AT_THE_END:]
        growth = (statistics.median(last) / statistics.median(first) - 1) * 100
        return {
            "growth_percent": round(growth, 2),
            "goal_percent": GOAL,
            "turns": house["turns"],
            "sent_by_the_queue": house["sent"],
            "messages_sent": posted(self._microsoft),
            "refused": self._refused,
            "seconds": round(seconds, 1),
            "turns_per_s": round(house["turns"] / max(seconds, 0.001), 1),
            "warm_up_turns": int(self._turns * WARM),
            "rss_mb": self._resident,
            "limits": "off",
            "load_average": os.getloadavg()[0],
        }


def soaked(turns: int) -> dict[str, Any]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        microsoft = stack.enter_context(standing_for_microsoft(0.0))
        port = free_port()
        told = json.dumps({"port": port, "microsoft": microsoft, "folder": str(folder)})
        process = stack.enter_context(running("tests.bench.stands.soaked", told))
        return Soak(turns, port, microsoft, process.pid).put()


if __name__ == "__main__":
    print(json.dumps(soaked(int(sys.argv[1]) if len(sys.argv) > 1 else TURNS)))
