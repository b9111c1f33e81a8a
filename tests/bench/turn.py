"""How fast a turn is: the product beside bare aiohttp and beside botbuilder-core as it comes.

One stack at a time has core 0 to itself; what stands for Microsoft and the load have core 1. What
each stack does is told in stands/stacks.py. Ours has everything that Teams meets: a signed token
(the same for all, as Teams uses one for an hour), the key server, the check for repeats in SQLite,
the person looked up by Entra id, and a token of our own that took 100 ms to fetch, once. It is
sent a word that it does not know, and answers with one sentence. Microsoft's limits are not kept,
for they allow one chat seven messages a second. The list is "mina åtaganden", as a card.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from socket import socket
from typing import Any

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.bench.stands.load import Load, post, put_load
from tests.bench.stands.stacks import APP, OPEN
from tests.bench.stands.town import ASKER, tenant

AT_ONCE, LISTERS = 32, 8
WARM_SECONDS, SECONDS = 2.0, 6.0
LOAD_CORE = 1
SLOW = 0.1
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ALLOWED = ("https://api.botframework.com", "RS256")


def main() -> None:
    os.sched_setaffinity(0, {LOAD_CORE})
    bare = measured("bare")
    ours = measured("ours", token_seconds=SLOW)
    stock = measured("stock")
    hung = measured("stock", token_seconds=SLOW)
    listing = measured("ours", text="mina åtaganden", at_once=LISTERS, token_seconds=SLOW)
    found: dict[str, Any] = {
        "ratio_to_bare": round(ours["requests_per_s"] / bare["requests_per_s"], 3),
        "ratio_to_stock": round(ours["requests_per_s"] / stock["requests_per_s"], 1),
        "cpu_ratio_to_bare": round(bare["cpu_ms_per_turn"] / ours["cpu_ms_per_turn"], 3),
        "load_average": os.getloadavg()[0],
        "list_p99_ms": listing["p99_ms"],
        "list_open": OPEN,
        "load_ceiling_per_s": ceiling(),
        "bare": bare,
        "ours": ours,
        "stock": stock,
        "stock_at_100_ms": hung,
        "list": listing,
        "ours_answers": "an unknown word, by one sentence",
        "limits": "off",
    }
    print(json.dumps(found))


def measured(
    name: str, *, text: str = "abrakadabra", at_once: int = AT_ONCE, token_seconds: float = 0.0
) -> dict[str, float]:
    """Figures of one stack: throughput, waits, CPU a turn, memory."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        microsoft = stack.enter_context(standing_for_microsoft(token_seconds))
        port = free_port()
        told = {"port": port, "microsoft": microsoft, "folder": str(folder)}
        process = stack.enter_context(running("tests.bench.stands.stacks", name, json.dumps(told)))
        asked = requests(microsoft, text)
        asyncio.run(put_load(port, lambda: asked, at_once=at_once, seconds=WARM_SECONDS))
        before, sent = cpu_seconds(process.pid), posted(microsoft)
        load = asyncio.run(put_load(port, lambda: asked, at_once=at_once, seconds=SECONDS))
        return figures(load, process.pid, before, posted(microsoft) - sent)


def figures(load: Load, pid: int, cpu_before: float, sent: int) -> dict[str, float]:
    used = cpu_seconds(pid) - cpu_before
    turns = max(len(load.waits), 1)
    return load.figures() | {
        "messages_sent": sent,
        "cpu_ms_per_turn": round(used / turns * 1000, 3),
        "rss_mb": round(resident_mb(pid), 1),
    }


def requests(microsoft: str, text: str) -> Iterator[bytes]:
    """Messages, each with an id of its own, all with the same token."""
    bearer = f"Bearer {signed(f'{microsoft}/')}"
    for number in count(1):
        body = json.dumps(an_activity(microsoft, text, number)).encode()
        yield post("/api/messages", body, bearer)


def an_activity(microsoft: str, text: str, number: int) -> dict[str, Any]:
    conversation = "a:17I0kl9EkpE1O9PH5TWrzrLNwnWWcfrU7QZjKR0WSfOpzbfcAg2IaydGE"
    return {
        "type": "message",
        "id": f"f:{number}",
        "timestamp": "2026-11-22T08:00:00.000Z",
        "localTimestamp": "2026-11-22T09:00:00.000+01:00",
        "localTimezone": "Europe/Stockholm",
        "serviceUrl": f"{microsoft}/",
        "channelId": "msteams",
        "from": {
            "id": "29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85gQtHieVkKilBZ9XHoq9j7Zaqt7CZ",
            "name": ASKER.name,
            "aadObjectId": ASKER.entra_object_id,
        },
        "conversation": {
            "conversationType": "personal",
            "tenantId": tenant(),
            "id": conversation,
        },
        "recipient": {"id": f"28:{APP}", "name": "Bot"},
        "textFormat": "plain",
        "locale": "sv-SE",
        "text": text,
        "entities": [{"type": "clientInfo", "locale": "sv-SE", "country": "SE", "platform": "Web"}],
        "channelData": {"tenant": {"id": tenant()}},
    }


def signed(service_url: str) -> str:
    now = int(time.time())  # noqa: TID251 a token is good by the machine's own time
    issuer, algorithm = ALLOWED
    claims = {"iss": issuer, "aud": APP, "serviceurl": service_url, "nbf": now, "exp": now + 3600}
    return jwt.encode(claims, KEY, algorithm, headers={"kid": "k1"})


def keys() -> dict[str, Any]:
    public = RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return {"keys": [public | {"kid": "k1", "use": "sig", "endorsements": ["msteams"]}]}


@contextmanager
def standing_for_microsoft(token_seconds: float) -> Iterator[str]:
    port = free_port()
    told = (str(port), str(token_seconds), json.dumps(keys()))
    with running("tests.bench.stands.microsoft", *told):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(module: str, *told: str) -> Iterator[subprocess.Popen[bytes]]:
    """A module of ours in a process of its own, from when it says that it is ready."""
    process = subprocess.Popen([sys.executable, "-m", module, *told], stdout=subprocess.PIPE)  # noqa: S603
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"ready\n", f"{module} did not start"
        yield process
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def posted(microsoft: str) -> int:
    async def ask() -> int:
        async with aiohttp.ClientSession() as session, session.get(f"{microsoft}/count") as answer:
            return int(await answer.read())

    return asyncio.run(ask())


def ceiling() -> float:
    """Requests a second that the load itself manages, against next to nothing."""
    with standing_for_microsoft(0) as microsoft:
        port = int(microsoft.rpartition(":")[2])
        body = post("/v3/conversations/a/activities", b"{}", "")

        def same() -> Iterator[bytes]:
            while True:
                yield body

        load = asyncio.run(put_load(port, same, at_once=AT_ONCE, seconds=2.0))
        return round(len(load.waits) / load.seconds, 1)


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pid: int) -> float:
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
