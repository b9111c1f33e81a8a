"""`python -m bot find-person`: the object id that the municipality's file needs, by an address."""

import argparse
import asyncio
import sys

from bot.graph_limits import alone
from bot.house_keys import open_keys
from bot.metrics import Metrics
from bot.organizer_road import open_road
from bot.settings import Settings
from scheduler.clock import SystemClock
from sspf.ports import FoundPerson, PermanentFailureError, TemporaryFailureError

NAME = "find-person"
WELL, NOBODY = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", nargs="+", help="e-postadress eller inloggningsnamn")


def run(chosen: argparse.Namespace) -> int:
    settings = Settings()
    if not settings.graph_organizer:
        sys.stderr.write(
            "SSPF_GRAPH_ORGANIZER saknas: utan den frågar boten inte Microsoft Graph\n"
        )
        return NOBODY
    try:
        found = asyncio.run(_find(settings, chosen.address))
    except (PermanentFailureError, TemporaryFailureError):
        sys.stderr.write("Microsoft Graph svarar inte. Kör: python -m bot check\n")
        return NOBODY
    for address, person in found:
        sys.stdout.write(f"{address}\t{_said(person)}\n")
    return WELL if all(person for _, person in found) else NOBODY


async def _find(settings: Settings, addresses: list[str]) -> list[tuple[str, FoundPerson | None]]:
    keys = await open_keys(settings)
    limits = alone(settings.graph_organizer)
    road = await open_road(settings, SystemClock(), keys, Metrics(), limits)
    try:
        return [(one, await road.organizer.people.find(one)) for one in addresses]
    finally:
        await road.close()


def _said(person: FoundPerson | None) -> str:
    if person is None:
        return "finns inte, eller är flera"
    return f"{person.entra_object_id}{' (gäst)' if person.is_guest else ''}"
