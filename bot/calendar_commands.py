"""The command line for calendars: read a list of school breaks, write a group's calendar."""

import argparse
import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.break_lists.reading import breaks_in_file
from bot.calendar_files.kinds import KINDS
from bot.municipality_commands import Done
from bot.present import words
from bot.settings import Settings
from bot.wiring import House, build
from cards.break_words import days
from cards.text import Text
from scheduler.clock import SystemClock
from sspf.domain.breaks import BreakDiff, BreakList
from sspf.domain.errors import UnknownGroupError
from sspf.domain.organisation import Break, GroupKey, MunicipalityId
from sspf.use_cases.change_breaks import import_breaks
from sspf.use_cases.export_calendar import export_calendar

WELL, FAULTS, WRONG = 0, 1, 2
LARGEST = 2_000_000
"""Bytes of a list of breaks."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    lists = commands.add_parser("breaks", help="läs in skollov från en fil (csv eller ics)")
    lists.add_argument("--file", type=Path, required=True, help="filen med lov")
    lists.add_argument("--municipality", default="", help="kommunens nyckel, om det finns flera")
    lists.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle ändras")
    out = commands.add_parser("kalendarium-export", help="skriv en grupps kalendarium till en fil")
    out.add_argument("--group", required=True, help="gruppens nyckel, som operativ")
    out.add_argument("--format", choices=sorted(KINDS), default="csv", help="filens slag")
    out.add_argument("--out", type=Path, help="filen som skrivs; annars skrivs den ut")
    out.add_argument("--municipality", default="", help="kommunens nyckel, om det finns flera")


def run(chosen: argparse.Namespace) -> int:
    """0 done; 1 done, but some lines could not be read; 2 nothing was done."""
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    house = await build(settings, SystemClock(), "")
    try:
        municipality = _municipality(house, chosen.municipality)
        if municipality is None:
            return _refuse("Ange kommunens nyckel med --municipality, till exempel norrsjo.")
        chosen.municipality = municipality
        return await DOERS[chosen.command](house, chosen)
    finally:
        await house.close()


def _municipality(house: House, named: str) -> MunicipalityId | None:
    """The one that is named, or the only one that there is."""
    fits = [m for m in house.installed if not named or m == named]
    return fits[0] if len(fits) == 1 else None


async def _breaks(house: House, chosen: argparse.Namespace) -> int:
    try:
        data = await asyncio.to_thread(_read, chosen.file)
    except OSError:
        return _refuse("Filen går inte att öppna.")
    if len(data) > LARGEST:
        return _refuse("Filen är för stor för att vara en lista med lov.")
    municipality = MunicipalityId(chosen.municipality)
    async with house.services.unit_of_work(municipality) as uow:
        organisation = await uow.organisations.get()
    today = house.services.working_days(organisation).local(house.services.clock.now()).date()
    read = breaks_in_file(data, organisation.name, today)
    diff = await import_breaks(house.services, municipality, read, only_shown=chosen.dry_run)
    _say(*lines_of(diff, read))
    _say("Inget är ändrat: --dry-run." if chosen.dry_run else "Klart.")
    return FAULTS if read.bad else WELL


def lines_of(diff: BreakDiff, read: BreakList) -> list[str]:
    """What changes, and what could not be read, in Swedish."""
    text = Text.load("sv")
    added = [f"Nytt: {_said(one, text)}" for one in diff.added]
    changed = [f"Ändrat: {_said(old, text)} → {days(new, text)}" for old, new in diff.changed]
    bad = [words("sv", f"break_fault.{b.fault}", number=b.number) for b in read.bad]
    counted = f"{len(added)} nya, {len(changed)} ändrade, {diff.same} som de var."
    left = [words("sv", "break_preview.elsewhere", n=read.elsewhere)] if read.elsewhere else []
    return [*added, *changed, *bad, *left, counted]


def _said(one: Break, text: Text) -> str:
    form = f" ({one.school_form})" if one.school_form else ""
    return f"{one.name}{form}, {days(one, text)}"


async def _export(house: House, chosen: argparse.Namespace) -> int:
    municipality, group = MunicipalityId(chosen.municipality), GroupKey(chosen.group)
    try:
        calendar = await export_calendar(house.services, municipality, group)
    except UnknownGroupError:
        return _refuse("Det finns ingen sådan grupp i kommunen.")
    data = KINDS[chosen.format].write(calendar, house.services.clock.now())
    if chosen.out is None:
        sys.stdout.buffer.write(data)
        return WELL
    try:
        await asyncio.to_thread(_write, chosen.out, data)
    except FileExistsError:
        return _refuse("Filen finns redan. Ange en som inte finns.")
    _say(words("sv", "feed.written", n=len(calendar.lines)))
    return WELL


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _write(file: Path, data: bytes) -> None:
    with file.open("xb") as opened:
        opened.write(data)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG


DOERS: Mapping[str, Done] = {"breaks": _breaks, "kalendarium-export": _export}
