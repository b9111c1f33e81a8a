"""`python -m bot check`: looks at everything the bot needs, and says what to do about it."""

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping

from pydantic import ValidationError

from bot.check.address import check_address
from bot.check.case_keys import check_case_keys
from bot.check.credential import check_certificate, check_token
from bot.check.database import check_database
from bot.check.endpoints import check_endpoints
from bot.check.finding import Check, Finding, Ground, State, fault, ok
from bot.check.folder import check_data_folder, check_disk, check_time_zone
from bot.check.graph import check_graph
from bot.check.keys import check_keys
from bot.check.letterhead import check_letterhead
from bot.check.level3 import check_level3
from bot.check.manifest import check_manifest
from bot.check.municipality import check_municipality
from bot.check.names import check_names
from bot.check.report import as_json, as_text
from bot.ready import lacking
from bot.settings import Settings
from cards.text import LOCALES, Text

CHECKS: Mapping[str, Check] = {
    "address": check_address,
    "data_folder": check_data_folder,
    "disk": check_disk,
    "time_zone": check_time_zone,
    "database": check_database,
    "keys": check_keys,
    "case_keys": check_case_keys,
    "municipality": check_municipality,
    "level3": check_level3,
    "letterhead": check_letterhead,
    "names": check_names,
    "openid": check_endpoints,
    "token": check_token,
    "certificate": check_certificate,
    "manifest": check_manifest,
    "graph": check_graph,
}
"""In the order in which they are told; the name is that of the first finding."""
WITHIN = 60.0
WELL, FAULTY, WRONG_SETTINGS = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="ett JSON-objekt, för skript")
    parser.add_argument("--language", choices=sorted(LOCALES), default="sv", help="språk")


def run(chosen: argparse.Namespace) -> int:
    """Exit code: 0 well, perhaps with warnings; 1 something is a fault; 2 the settings are."""
    text = Text.load(chosen.language)
    try:
        settings = Settings()
    except ValidationError as wrong:
        _say(chosen, text, [_wrong(error) for error in wrong.errors()])
        return WRONG_SETTINGS
    settled = [fault("settings", "wrong", why=line) for line in lacking(settings)]
    found = [*(settled or [ok("settings")]), *asyncio.run(examine(Ground(settings=settings)))]
    _say(chosen, text, found)
    return FAULTY if any(each.state is State.FAULT for each in found) else WELL


async def examine(ground: Ground) -> list[Finding]:
    """All checks at the same time. One that breaks is a fault of its own; the others go on."""
    asked = [asyncio.wait_for(check(ground), WITHIN) for check in CHECKS.values()]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    found: list[Finding] = []
    for name, answer in zip(CHECKS, answers, strict=True):
        if isinstance(answer, BaseException):
            # Its words may hold what it was looking at.
            found.append(fault(name, "broken_off", why=type(answer).__name__))
        else:
            found += answer
    return found


def _wrong(error: Mapping[str, object]) -> Finding:
    """The setting's name and the rule; never the value, which could be a secret."""
    place = error["loc"]
    names = [f"SSPF_{part}".upper() for part in place] if isinstance(place, tuple) else []
    why = str(error["msg"]).removeprefix("Value error, ")
    return fault("settings", "wrong", why=": ".join([*names, why]))


def _say(chosen: argparse.Namespace, text: Text, found: list[Finding]) -> None:
    if chosen.json:
        sys.stdout.write(json.dumps(as_json(text, found), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(as_text(text, found))
