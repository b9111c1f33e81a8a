"""The command line for retention: how it stands, and a stop for one case (R-90, R-93).

The decision itself is recorded in chat, by somebody with a name.
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping

from bot.settings import Settings
from bot.wiring import House, build
from cards.text import Text
from scheduler.clock import SystemClock
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import MunicipalityId
from sspf.domain.retention import HoldReason, Kept
from sspf.use_cases.hold_case import hold_by_code
from sspf.use_cases.show_retention import retention_of

NAME = "retention"
WELL, WRONG = 0, 2


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`retention show`, `retention hold --case … --reason …`, `retention release --case …`."""
    own = commands.add_parser(NAME, help="gallring: hur det står till, och stopp för ett ärende")
    acts = own.add_subparsers(dest="act", required=True)
    for act, said in (
        ("show", "beslut, vad som är äldre än fristen, och gallringskvitton"),
        ("hold", "stoppa gallringen av ett ärende"),
        ("release", "släpp stoppet"),
    ):
        made = acts.add_parser(act, help=said)
        made.add_argument("--municipality", required=True, help="kommunens nyckel")
        if act != "show":
            made.add_argument("--case", required=True, help="ärendets kod")
        if act == "hold":
            reasons = sorted(HoldReason)
            made.add_argument("--reason", required=True, choices=reasons, help="varför")


def run(chosen: argparse.Namespace) -> int:
    """0 done, or shown; 2 there is no such municipality or case, and nothing was done."""
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    house = await build(settings, SystemClock(), "")
    try:
        if chosen.municipality not in house.installed:
            return _refuse(TEXT("audit.no_municipality"))
        return await ACTS[chosen.act](house, chosen)
    finally:
        await house.close()


async def _show(house: House, chosen: argparse.Namespace) -> int:
    shown = await retention_of(house.services, MunicipalityId(chosen.municipality))
    if shown.reference and shown.decided_on:
        day = TEXT.day(shown.decided_on, year=True)
        _say(TEXT("retention.holds", reference=shown.reference, day=day))
    else:
        _say(TEXT("retention.none"))
    _say(TEXT("retention.waiting"), *_counts(shown.waiting))
    if shown.left_open:
        _say(TEXT("retention.left_open", n=shown.left_open))
    if shown.held:
        _say(TEXT("retention.held", n=shown.held))
    for receipt in shown.receipts:
        key = "retention.receipt" if receipt.reference else "retention.receipt_by_log"
        made = TEXT.capital(TEXT.day(receipt.made_on, year=True))
        _say(TEXT(key, day=made, reference=receipt.reference), *_counts(receipt.counts))
    return WELL


async def _hold(house: House, chosen: argparse.Namespace) -> int:
    return await _held(house, chosen, HoldReason(chosen.reason), "retention.hold_stands")


async def _release(house: House, chosen: argparse.Namespace) -> int:
    return await _held(house, chosen, None, "retention.hold_lifted")


async def _held(
    house: House, chosen: argparse.Namespace, reason: HoldReason | None, done: str
) -> int:
    municipality = MunicipalityId(chosen.municipality)
    answer = await hold_by_code(house.services, municipality, chosen.case, reason)
    if isinstance(answer, Notice):
        return _refuse(TEXT(answer.key))
    _say(TEXT(done, code=answer.code))
    return WELL


def _counts(counts: Mapping[str, int]) -> list[str]:
    told = [TEXT(f"retention.count.{what}", n=counts[what]) for what in Kept if what in counts]
    return [f"  {words}" for words in told or [TEXT("retention.nothing_waits")]]


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n".replace("\N{NO-BREAK SPACE}", " "))


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG


TEXT = Text.load("sv")
Act = Callable[[House, argparse.Namespace], Awaitable[int]]
ACTS: Mapping[str, Act] = {"show": _show, "hold": _hold, "release": _release}
