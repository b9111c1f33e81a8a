"""The command line for back-ups: copy everything while the bot runs, and put it back."""

import argparse
import asyncio
import shutil
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot.anchoring import begin_again
from bot.anchors import AnchorFile
from bot.settings import Settings
from bot.wiring import House, build
from scheduler.clock import SystemClock
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Clock
from sspf.use_cases.plan_messages import plan_messages
from sspf.use_cases.replay_purges import replay_purges
from sspf.use_cases.room import enter_alone
from storage.backup import (
    BrokenCopyError,
    copy_file,
    drop_what_was_due,
    is_whole,
    look_through,
)
from storage.case_keys import FILE as CASE_KEYS
from storage.checkup import file_of

WELL, WRONG = 0, 2
PRIVATE_FOLDER = 0o700
NAMED = "sspf-%Y%m%dT%H%M%SZ"
DATABASE = "sspf.db"
KEYS = "sspf.keys"
MAIL = "mail"
DONE = "complete"
"""Written last: a copy without it was cut off."""
KEPT_DAYS = 35
"""What is purged must be gone from back-ups within so long (R-92)."""
ON_A_SERVER = "Databasen finns på en server. Säkerhetskopiera den med pg_dump: se docs/runbook.md."


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = commands.add_parser("backup", help="säkerhetskopiera den inbyggda databasen under drift")
    made.add_argument("--out", type=Path, required=True, help="mappen där kopiorna samlas")
    made.add_argument(
        "--keep-days", type=int, default=KEPT_DAYS, help="äldre kopior där tas bort (35)"
    )
    back = commands.add_parser("restore", help="efter en återläsning: innan boten startas igen")
    back.add_argument("--from", dest="copy", type=Path, help="en kopia som backup har gjort")


def run(chosen: argparse.Namespace) -> int:
    """0 done; 2 it cannot be done, and nothing was changed."""
    settings = Settings(auth="anonymous", host="127.0.0.1")
    return asyncio.run(carry_out(settings, SystemClock(), chosen))


async def carry_out(settings: Settings, clock: Clock, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    return await DOERS[chosen.command](settings, clock, chosen)


async def _backup(settings: Settings, clock: Clock, chosen: argparse.Namespace) -> int:
    file = file_of(settings.database_url)
    if file is None:
        return _refuse(ON_A_SERVER)
    if not await asyncio.to_thread(file.exists):
        return _refuse("Det finns ingen databas att kopiera.")
    copy = await asyncio.to_thread(_copy, file, chosen.out, clock.now())
    gone = await asyncio.to_thread(_remove_old, chosen.out, clock.now(), chosen.keep_days)
    _say(f"Kopian finns i {copy}. {gone} äldre kopior är borttagna.")
    _say(f"Nycklarna ({KEYS}) är inte med. Förvara dem på ett annat ställe.")
    return WELL


def _copy(file: Path, out: Path, now: datetime) -> Path:
    """The database first: mail that is written meanwhile has its row in the next copy."""
    folder = out / now.strftime(NAMED)
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True)
    copy_file(file, folder / DATABASE)
    if (mail := file.with_name(MAIL)).is_dir():
        shutil.copytree(mail, folder / MAIL)
    (folder / DONE).touch()
    return folder


def _remove_old(out: Path, now: datetime, days: int) -> int:
    """Only what bears the name of a copy of ours; the name says how old it is."""
    oldest = (now - timedelta(days=days)).strftime(NAMED)
    old = [folder for folder in out.glob("sspf-*Z") if folder.name < oldest]
    for folder in old:
        shutil.rmtree(folder)
    return len(old)


async def _restore(settings: Settings, clock: Clock, chosen: argparse.Namespace) -> int:
    """Before the bot starts: nothing that may have been sent after the copy is sent once more."""
    if not await asyncio.to_thread((settings.data / KEYS).exists):
        return _refuse(f"Lägg först tillbaka {KEYS} i {settings.data}.")
    if not settings.case_keys_url and not await asyncio.to_thread(
        (settings.data / CASE_KEYS).exists
    ):
        _say(f"OBS: {CASE_KEYS} saknas i {settings.data}. Utan den öppnas inget om något ärende,")
        _say("och det som är gallrat efter kopian känns inte igen. Lägg tillbaka den först.")
    if chosen.copy is not None:
        refused = await asyncio.to_thread(_put_back, settings, chosen.copy)
        if refused:
            return _refuse(refused)
    house = await build(settings, clock, "")
    try:
        if not all([await is_whole(house.database, m, house.keys) for m in house.installed]):
            return _refuse("Revisionsloggen håller inte ihop. Kopian är ändrad: starta inte boten.")
        await replay_purges(house.services)
        for municipality in house.installed:
            _tell(municipality, await _settle(house, municipality))
            await begin_again(house, AnchorFile(settings.anchors), municipality)
    finally:
        await house.close()
    return WELL


def _put_back(settings: Settings, copy: Path) -> str:
    """Why it cannot be done; empty when it was."""
    file = file_of(settings.database_url)
    if file is None:
        return ON_A_SERVER
    if file.exists():
        return "Det finns redan en databas där. Flytta undan den först."
    if not (copy / DONE).exists():
        return "Mappen är ingen hel säkerhetskopia."
    try:
        look_through(copy / DATABASE)
    except BrokenCopyError:
        return "Kopian är skadad."
    settings.data.mkdir(parents=True, exist_ok=True)
    if (copy / MAIL).is_dir():
        shutil.copytree(copy / MAIL, file.with_name(MAIL), dirs_exist_ok=True)
    shutil.copy2(copy / DATABASE, file)
    return ""


async def _settle(house: House, municipality: MunicipalityId) -> Counter[str]:
    """What would be planned by now is planned first, and dropped with what was waiting."""
    await plan_messages(house.services, municipality)
    now = house.services.clock.now()
    dropped = await drop_what_was_due(house.database, municipality, now)
    async with enter_alone(house.services, municipality) as room:
        await room.note("database:restore", municipality)
    return dropped


def _tell(municipality: MunicipalityId, dropped: Counter[str]) -> None:
    _say(f"{municipality}: {dropped.total()} meddelanden skickas inte, för de kan redan vara det.")
    _say(*(f"{count:>8} {kind}" for kind, count in sorted(dropped.items())))


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG


Do = Callable[[Settings, Clock, argparse.Namespace], Awaitable[int]]
DOERS: Mapping[str, Do] = {"backup": _backup, "restore": _restore}
