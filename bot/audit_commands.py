"""The command line for the audit log: verify it, drop an anchor, hand out what it has of a case."""

import argparse
import asyncio
import csv
import io
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import time

from bot.anchoring import anchor_of
from bot.anchors import AnchorFile
from bot.settings import Settings
from bot.wiring import House, build
from cards.text import Text
from scheduler.clock import SystemClock
from sspf.domain.case_reminders import months_after
from sspf.domain.log_extract import ExtractLine
from sspf.domain.organisation import MunicipalityId
from sspf.domain.retention import LOG_MONTHS, in_force
from sspf.use_cases.extract_log import extract_log
from storage.audit_cut import Wanted, count_old, cut_log
from storage.audit_verify import Verdict, head_of, verify_all

NAME = "audit"
WELL, BROKEN, WRONG = 0, 1, 2
COLUMNS = ("when", "agency", "role", "name", "act", "purpose", "ground")


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`audit verify`, `audit anchor`, `audit cut`, `audit extract --case …`."""
    own = commands.add_parser(NAME, help="kontrollera revisionsloggen, eller lämna ut ur den")
    acts = own.add_subparsers(dest="act", required=True)
    for act, said in (
        ("verify", "läs hela loggen: är varje rad som den skrevs?"),
        ("anchor", "spara hur långt loggen har kommit, utanför databasen"),
        ("cut", "gallra rader som är äldre än fem år, när det finns ett gallringsbeslut"),
        ("extract", "loggutdrag om ett ärende"),
    ):
        made = acts.add_parser(act, help=said)
        made.add_argument("--municipality", default="", help="kommunens nyckel; annars alla")
        if act == "cut":
            made.add_argument(
                "--yes", action="store_true", help="gör det; annars sägs bara antalet"
            )
    made.add_argument(
        "--case", required=True, help="ärendets kod, eller dess id när det är gallrat"
    )
    made.add_argument("--names", action="store_true", help="med personalens namn, om det beslutats")
    made.add_argument("--csv", action="store_true", help="som tabell för kalkylprogram")


def run(chosen: argparse.Namespace) -> int:
    """0 well; 1 a log is not as it was written; 2 nothing was done."""
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    house = await build(settings, SystemClock(), "")
    try:
        named = [m for m in house.installed if chosen.municipality in ("", m)]
        if not named:
            return _refuse("audit.no_municipality")
        anchors = AnchorFile(settings.anchors)
        done = [await ACTS[chosen.act](house, anchors, m, chosen) for m in named]
        return max(done)
    finally:
        await house.close()


async def _verify(
    house: House, anchors: AnchorFile, municipality: MunicipalityId, _: argparse.Namespace
) -> int:
    found, known = await _verdict(house, anchors, municipality)
    values = {"municipality": municipality, "n": found.entries, "row": found.broken_at or 0}
    if found.fault:
        _say(TEXT(f"audit.fault.{found.fault}", **values))
        return BROKEN
    _say(TEXT("audit.well", **values))
    if found.since:
        _say(TEXT("audit.since", day=TEXT.day(found.since.date(), year=True)))
    _say(TEXT("audit.anchored", row=known) if known else TEXT("audit.unanchored"))
    return WELL


async def _anchor(
    house: House, anchors: AnchorFile, municipality: MunicipalityId, chosen: argparse.Namespace
) -> int:
    """Never above a log that does not hold."""
    if await _verify(house, anchors, municipality, chosen) != WELL:
        return BROKEN
    head = await head_of(house.database, municipality)
    anchors.add(municipality, anchor_of(head, house.services.clock.now()))
    _say(TEXT("audit.dropped", row=head.position, file=str(anchors.path)))
    return WELL


async def _cut(
    house: House, anchors: AnchorFile, municipality: MunicipalityId, chosen: argparse.Namespace
) -> int:
    """By the decision in force, and never of a log that does not hold. An anchor goes with it."""
    if await _verify(house, anchors, municipality, chosen) != WELL:
        return BROKEN
    wanted = await _wanted(house, municipality)
    if wanted is None:
        return _refuse("audit.cut.undecided")
    place = house.owners, house.keys, municipality, wanted
    if not chosen.yes:
        _say(TEXT("audit.cut.would", n=await count_old(*place), reference=wanted.reference))
        return WELL
    gone = await cut_log(*place, house.services.clock.now())
    _say(TEXT("audit.cut.done", n=gone, reference=wanted.reference))
    return await _anchor(house, anchors, municipality, chosen) if gone else WELL


async def _wanted(house: House, municipality: MunicipalityId) -> Wanted | None:
    """None: no decision on retention is in force (R-90)."""
    now = house.services.clock.now()
    async with house.services.unit_of_work(municipality) as uow:
        days = house.services.working_days(await uow.organisations.get())
        today = days.local(now).date()
        decision = in_force(await uow.retention.decisions(), today, days)
        held = frozenset(hold.case for hold in await uow.retention.holds())
    if decision is None:
        return None
    before = days.at(months_after(today, -LOG_MONTHS), time())
    return Wanted(before=before, held=held, reference=decision.reference)


async def _verdict(
    house: House, anchors: AnchorFile, municipality: MunicipalityId
) -> tuple[Verdict, int]:
    """With the position of the last anchor that counts; 0: there is none."""
    known = {a.position: a.hash for a in await asyncio.to_thread(anchors.of, municipality)}
    found = await verify_all(house.database, municipality, house.keys, known)
    return found, max(known, default=0)


async def _extract(
    house: House, _: AnchorFile, municipality: MunicipalityId, chosen: argparse.Namespace
) -> int:
    lines = await extract_log(house.services, municipality, chosen.case, with_names=chosen.names)
    if chosen.csv:
        _say(_table(lines, chosen.names).rstrip("\n"))
    elif lines:
        _say(*(_sentence(line) for line in lines))
    else:
        _say(TEXT("audit.extract.none", municipality=municipality))
    return WELL


def _table(lines: tuple[ExtractLine, ...], with_names: bool) -> str:
    """Semicolons, as Swedish spreadsheets read it."""
    columns = [c for c in COLUMNS if with_names or c != "name"]
    written = io.StringIO()
    out = csv.writer(written, delimiter=";", lineterminator="\n")
    out.writerow(TEXT(f"audit.column.{column}") for column in columns)
    for line in lines:
        values = _values(line)
        out.writerow(values[column] for column in columns)
    return written.getvalue()


def _sentence(line: ExtractLine) -> str:
    values = _values(line)
    parts = [values[column] for column in COLUMNS[1:]]
    return f"{values['when']}  {', '.join(part for part in parts if part)}"


def _values(line: ExtractLine) -> Mapping[str, str]:
    return {
        "when": f"{line.at:%Y-%m-%d %H:%M}",
        "agency": line.party or TEXT("audit.no_agency"),
        "role": ", ".join(_word("audit.role", role) for role in line.roles),
        "name": line.name,
        "act": _word("audit.act", line.action),
        "purpose": _word("audit.purpose", line.purpose),
        "ground": line.ground,
    }


def _word(kind: str, code: str) -> str:
    """The code itself where nobody has written words for it."""
    return TEXT(f"{kind}.{code}") if f"{kind}.{code}" in TEXT else code


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(key: str) -> int:
    sys.stderr.write(f"{TEXT(key)}\n")
    return WRONG


TEXT = Text.load("sv")
Act = Callable[[House, AnchorFile, MunicipalityId, argparse.Namespace], Awaitable[int]]
ACTS: Mapping[str, Act] = {"verify": _verify, "anchor": _anchor, "cut": _cut, "extract": _extract}
