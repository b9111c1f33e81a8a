"""The command line for one municipality: hand over when somebody leaves, export, erase."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bot.anchoring import begin_again
from bot.anchors import AnchorFile
from bot.municipality_files import keep_receipt, mails_of, unlink_mails, write_export
from bot.settings import Settings
from bot.wiring import House, build
from scheduler.clock import SystemClock
from sspf.domain.errors import SspfError
from sspf.domain.hand_over import CannotHandOverError, HandOver
from sspf.domain.organisation import MunicipalityId, Organisation, PersonId
from sspf.ports.archive import Receipt
from sspf.use_cases.erase_municipality import erase_municipality
from sspf.use_cases.export_municipality import export_municipality
from sspf.use_cases.hand_over import foresee_hand_over, hand_over
from storage.erase import StoredArchive

WELL, WRONG = 0, 2
WARNING = (
    "VARNING: mappen innehåller allt i klartext, även utkast som annars är förseglade. "
    "Förvara den som en handling med sekretess och radera den när den är överlämnad."
)
Done = Callable[[House, argparse.Namespace], Awaitable[int]]


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    leaving = commands.add_parser("hand-over", help="någon slutar: lämna över till en annan")
    leaving.add_argument("municipality", help="kommunens nyckel, som norrsjo")
    leaving.add_argument("--from", dest="leaver", required=True, help="den som slutar")
    leaving.add_argument("--to", dest="heir", required=True, help="den som tar över")
    leaving.add_argument("--yes", action="store_true", help="gör det; annars visas det bara")
    out = commands.add_parser("export", help="skriv ut allt om en kommun till en mapp")
    out.add_argument("municipality", help="kommunens nyckel")
    out.add_argument("--out", type=Path, required=True, help="en mapp som inte finns än")
    gone = commands.add_parser("erase", help="radera allt om en kommun")
    gone.add_argument("municipality", help="kommunens nyckel")
    gone.add_argument("--yes", default="", metavar="NYCKEL", help="kommunens nyckel en gång till")


def run(chosen: argparse.Namespace) -> int:
    """0 done, or shown; 2 the names or the settings are wrong, and nothing was done."""
    # Anonymous: whoever has the database may do this without the app's id and secret.
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    house = await build(settings, SystemClock(), "")
    try:
        if chosen.command != "erase" and chosen.municipality not in house.installed:
            return _refuse("Det finns ingen sådan kommun här.")
        done = await DOERS[chosen.command](house, chosen)
        if chosen.command == "erase":
            await _forget_beside(settings, house, MunicipalityId(chosen.municipality))
        return done
    finally:
        await house.close()


async def _hand_over(house: House, chosen: argparse.Namespace) -> int:
    municipality = MunicipalityId(chosen.municipality)
    people = PersonId(chosen.leaver), PersonId(chosen.heir)
    act = hand_over if chosen.yes else foresee_hand_over
    async with house.services.unit_of_work(municipality) as uow:
        organisation = await uow.organisations.get()
    try:
        plan = await act(house.services, municipality, *people)
    except CannotHandOverError:
        return _refuse("Det går inte att lämna över till samma person, en gäst eller någon borta.")
    except SspfError:
        return _refuse("Det finns ingen sådan person i kommunen.")
    _say(*lines_of(plan, organisation))
    if chosen.yes:
        _say("Klart. Ändra också i kommunens fil innan den läses in igen.")
    else:
        _say("Inget är ändrat. Lägg till --yes för att göra det.")
    return WELL


def lines_of(plan: HandOver, organisation: Organisation) -> list[str]:
    """What happens, in Swedish; ids and keys only, as the one who types it knows them."""
    convened = [f"Sammankallande i {g} blir {plan.heir}." for g in plan.convened]
    stood_in = [f"Ersättare för sammankallande i {g} blir {plan.heir}." for g in plan.stood_in]
    joined = [f"{plan.heir} blir med i {g}." for g in plan.joined]
    seat = [f"{plan.heir} blir ordinarie för {plan.seat}."] if plan.seat else []
    given = [f"Åtagande {c} får {owner} som ansvarig." for c, owner in plan.commitments]
    kept = [
        f"KAN INTE LÄMNAS ÖVER: åtagande {c}. Ingen annan från verksamheten är med."
        for c in plan.ownerless
    ]
    roles = [f"LÄMNAS INTE ÖVER: rollen {role}. Den ges i kommunens fil." for role in plan.roles]
    mandate = ["LÄMNAS INTE ÖVER: mandatet. Verksamheten bestämmer vem som har det."]
    return [
        *convened,
        *stood_in,
        *joined,
        *seat,
        *given,
        *kept,
        *roles,
        *(mandate if plan.has_mandate else []),
        f"{plan.moved} meddelanden på väg går till {plan.heir} i stället, {plan.dropped} stoppas.",
        f"{plan.leaver} förlorar åtkomsten genast och får inga fler meddelanden.",
    ]


async def _export(house: House, chosen: argparse.Namespace) -> int:
    out: Path = chosen.out
    if await asyncio.to_thread(out.exists):
        return _refuse("Mappen finns redan. Ange en som inte finns.")
    municipality = MunicipalityId(chosen.municipality)
    archive = _archive(house)
    _say(WARNING)
    contents = await export_municipality(house.services, archive, municipality)
    mails = mails_of(house, await archive.mail_keys(municipality))
    files = await asyncio.to_thread(write_export, out, contents, mails)
    rows = sum(contents.rows.values())
    _say(f"{rows} rader och {len(mails)} mejl i {files} filer. Se index.json i mappen.")
    if contents.unreadable:
        _say(f"{contents.unreadable} värden går inte att läsa: deras nyckel är förstörd.")
    return WELL


async def _erase(house: House, chosen: argparse.Namespace) -> int:
    municipality = MunicipalityId(chosen.municipality)
    archive = _archive(house)
    standing = await archive.receipt(municipality)
    _say(*(f"{n:>8} {table}" for table, n in standing.rows.items() if n))
    if not chosen.yes:
        _say(
            "Inget är raderat. Stoppa boten, gör en export och lägg sedan till",
            f"--yes {municipality} för att radera allt om kommunen för alltid.",
        )
        return WELL
    if chosen.yes != municipality:
        return _refuse("Nyckeln efter --yes är en annan än kommunens. Inget är raderat.")
    return await _erased(house, archive, municipality)


async def _erased(house: House, archive: StoredArchive, municipality: MunicipalityId) -> int:
    mails = mails_of(house, await archive.mail_keys(municipality))
    written: list[Path] = []

    async def keep(receipt: Receipt) -> None:
        written.append(await asyncio.to_thread(keep_receipt, house, receipt, mails))

    await erase_municipality(house.services, archive, municipality, keep)
    await asyncio.to_thread(unlink_mails, house, municipality)
    if not written:
        _say("Det finns inget om kommunen kvar att radera.")
        return WELL
    _say(f"Allt om kommunen är raderat. Kvittot finns i {written[0]}.")
    _say("Säkerhetskopior raderas inte härifrån: se docs/runbook.md.")
    return WELL


async def _forget_beside(settings: Settings, house: House, municipality: MunicipalityId) -> None:
    """What lies outside the database, once nothing is left in it; again changes nothing."""
    await house.refresh()
    if municipality in house.installed:
        return
    if house.case_keys is not None:
        await house.case_keys.destroy_all(municipality, house.services.clock.now())
    await begin_again(house, AnchorFile(settings.anchors), municipality)


def _archive(house: House) -> StoredArchive:
    return StoredArchive(house.owners, house.keys, house.case_keys)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG


DOERS: Mapping[str, Done] = {"hand-over": _hand_over, "export": _export, "erase": _erase}
