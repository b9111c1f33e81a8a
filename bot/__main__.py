"""The command line: run the rehearsal, play its scenario, or list the models."""

import argparse
import asyncio
import errno
import logging
import signal
import sys
from pathlib import Path

from pydantic import ValidationError

from bot.organisations.listing import describe
from bot.organisations.reader import (
    OrganisationFileError,
    presets,
    read_municipality,
    read_preset,
)
from bot.rehearsal.headless import rehearse
from bot.rehearsal.server import start
from bot.settings import Settings

DEMO = Path(__file__).parent / "rehearsal" / "norrsjo.yaml"


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 well, 1 something did not hold, 2 the settings or a file are wrong."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="SSPF-stödet")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="starta provkörningen på den här datorn")
    commands.add_parser("models", help="visa modellerna som följer med")
    _add_rehearse(commands.add_parser("rehearse", help="spela upp scenariot och dess kontroller"))
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        return {"run": _run, "models": _models, "rehearse": _rehearse}[chosen.command](chosen)
    except ValidationError as wrong:
        for error in wrong.errors():
            print(f"Inställningen är fel: {error['msg']}", file=sys.stderr)
    except OrganisationFileError as wrong:
        print(wrong, file=sys.stderr)
    except OSError as wrong:
        if wrong.errno != errno.EADDRINUSE:
            raise
        print("Porten används redan. Sätt SSPF_PORT till en annan.", file=sys.stderr)
    return 2


def _models(_: argparse.Namespace) -> int:
    for file in presets():
        print(describe(read_preset(file)))
        print()
    return 0


def _run(_: argparse.Namespace) -> int:
    settings = Settings()
    asyncio.run(_serve(settings))
    return 0


def _add_rehearse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--headless", action="store_true", required=True, help="utan sida; sidan startas med run"
    )
    parser.add_argument("--scenario", type=Path, help="en annan scenariofil")
    parser.add_argument("--checkpoints", type=Path, help="en annan fil med kontrollpunkter")


def _rehearse(chosen: argparse.Namespace) -> int:
    return 0 if rehearse(chosen.scenario, chosen.checkpoints) else 1


async def _serve(settings: Settings) -> None:
    """Until SIGTERM or Ctrl-C."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    loaded = read_municipality(settings.municipality_file or DEMO)
    running = await start(settings, loaded)
    print(f"Provkörningen är igång: {running.address}/")
    print("Avsluta med Ctrl-C.", flush=True)
    await stopped.wait()
    await running.stop()


if __name__ == "__main__":
    raise SystemExit(main())
