"""The command line: run the bot or its rehearsal, look after it, list the models."""

import argparse
import asyncio
import errno
import signal
import sys
from pathlib import Path

from pydantic import ValidationError

from bot import (
    audit_commands,
    backup_commands,
    calendar_commands,
    calendar_lines,
    disclose_commands,
    find_person,
    init_commands,
    key_commands,
    mail_commands,
    manifest,
    municipality_commands,
    retention_commands,
    tally_commands,
    understand_command,
)
from bot.check.command import add_arguments
from bot.check.command import run as check
from bot.logs import set_up as set_up_logs
from bot.organisations.listing import describe
from bot.organisations.reader import (
    OrganisationFileError,
    presets,
    read_municipality,
    read_preset,
    read_real_municipality,
)
from bot.ready import lacking
from bot.rehearsal.headless import rehearse
from bot.rehearsal.model_files import MODELS, cycle_of
from bot.rehearsal.server import Running, start
from bot.serve import Serving, serve
from bot.settings import Settings
from sspf.ports import PermanentFailureError, TemporaryFailureError
from storage.wrapped_keys import PlainKeyError

DEMO = Path(__file__).parent / "rehearsal" / "norrsjo.yaml"


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 well, 1 something did not hold, 2 the settings or a file are wrong."""
    chosen = _parser().parse_args(arguments)
    set_up_logs()
    try:
        return COMMANDS[chosen.command](chosen)
    except ValidationError as wrong:
        for error in wrong.errors():
            said = error["msg"].removeprefix("Value error, ")
            print(f"Inställningen är fel: {said}", file=sys.stderr)
    except OrganisationFileError as wrong:
        print(wrong, file=sys.stderr)
    except (PlainKeyError, PermanentFailureError, TemporaryFailureError):
        print("Nycklarna går inte att öppna. Kör: python -m bot check", file=sys.stderr)
    except EOFError:
        print("\nAvbrutet innan alla frågor var besvarade. Inget är sparat.", file=sys.stderr)
        return 1
    except OSError as wrong:
        if wrong.errno != errno.EADDRINUSE:
            raise
        print("Porten används redan. Sätt SSPF_PORT till en annan.", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="SSPF-stödet")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="starta boten, eller provkörningen med SSPF_AUTH=anonymous")
    commands.add_parser("models", help="visa modellerna som följer med")
    init_commands.add_arguments(
        commands.add_parser(init_commands.NAME, help="välj modell och lägg upp kommunen")
    )
    _add_rehearse(commands.add_parser("rehearse", help="spela upp scenariot och dess kontroller"))
    add_arguments(commands.add_parser("check", help="undersök allt som boten behöver"))
    calendar_lines.add_arguments(commands.add_parser("kalendarium", help="läs listor med datum"))
    manifest.add_arguments(commands.add_parser("manifest", help="packa appen för Teams"))
    understand_command.add_arguments(
        commands.add_parser("understand", help="visa hur meningar förstås, för att mäta")
    )
    find_person.add_arguments(
        commands.add_parser(find_person.NAME, help="objekt-ID för en adress, från Microsoft Graph")
    )
    tally_commands.add_arguments(
        commands.add_parser(tally_commands.NAME, help="läs in äldre siffror och skriv ut siffror")
    )
    municipality_commands.add_commands(commands)
    backup_commands.add_commands(commands)
    calendar_commands.add_commands(commands)
    mail_commands.add_commands(commands)
    audit_commands.add_commands(commands)
    key_commands.add_commands(commands)
    retention_commands.add_commands(commands)
    disclose_commands.add_arguments(
        commands.add_parser(disclose_commands.NAME, help="handlingar som någon har begärt")
    )
    return parser


def _models(_: argparse.Namespace) -> int:
    for file in presets():
        print(describe(read_preset(file)))
        print()
    return 0


def _run(_: argparse.Namespace) -> int:
    settings = Settings()
    if missing := lacking(settings):
        sys.stderr.writelines(f"{line}\n" for line in missing)
        return 2
    set_up_logs(json=settings.log_format == "json")
    asyncio.run(_serve(settings))
    return 0


def _add_rehearse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--headless", action="store_true", required=True, help="utan sida; sidan startas med run"
    )
    parser.add_argument("--model", choices=MODELS, help="en cykel av en modell")
    parser.add_argument("--scenario", type=Path, help="en annan scenariofil")
    parser.add_argument("--checkpoints", type=Path, help="en annan fil med kontrollpunkter")


def _rehearse(chosen: argparse.Namespace) -> int:
    if chosen.model:
        cycle = cycle_of(chosen.model)
        return 0 if rehearse(cycle.scenario, cycle.checkpoints, cycle.municipality) else 1
    return 0 if rehearse(chosen.scenario, chosen.checkpoints) else 1


async def _serve(settings: Settings) -> None:
    """Until SIGTERM or Ctrl-C."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    running = await _start(settings)
    print("Avsluta med Ctrl-C.", flush=True)
    await stopped.wait()
    await running.stop()


async def _start(settings: Settings) -> Running | Serving:
    if settings.auth == "anonymous":
        rehearsing = await start(settings, read_municipality(settings.municipality_file or DEMO))
        print(f"Provkörningen är igång: {rehearsing.address}/")
        return rehearsing
    file = settings.municipality_file
    serving = await serve(settings, read_real_municipality(file) if file else None)
    print(f"Boten är igång mot Teams: {serving.address}/api/messages")
    return serving


COMMANDS = {
    "run": _run,
    "models": _models,
    "rehearse": _rehearse,
    "check": check,
    init_commands.NAME: init_commands.run,
    find_person.NAME: find_person.run,
    "manifest": manifest.run,
    audit_commands.NAME: audit_commands.run,
    key_commands.NAME: key_commands.run,
    retention_commands.NAME: retention_commands.run,
    disclose_commands.NAME: disclose_commands.run,
    "mail-reply": mail_commands.run,
    "kalendarium": calendar_lines.run,
    tally_commands.NAME: tally_commands.run,
    "understand": understand_command.run,
    **dict.fromkeys(municipality_commands.DOERS, municipality_commands.run),
    **dict.fromkeys(backup_commands.DOERS, backup_commands.run),
    **dict.fromkeys(calendar_commands.DOERS, calendar_commands.run),
}

if __name__ == "__main__":
    raise SystemExit(main())
