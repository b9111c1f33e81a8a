"""The command line for a request for official documents: one file for who tries it (R-84)."""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.settings import Settings
from bot.wiring import House, build
from cards.text import Text
from scheduler.clock import SystemClock
from sspf.domain.disclosure import DisclosedDocument, Wanted
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import MunicipalityId
from sspf.use_cases.disclose import disclose

NAME = "disclose"
WELL, WRONG = 0, 2
PRIVATE = 0o600
LEVELS = {
    BriefingLevel.GENERAL: "level.1",
    BriefingLevel.GROUP: "level.2",
    BriefingLevel.INDIVIDUAL: "disclose.level.3",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("municipality", help="kommunens nyckel")
    parser.add_argument("--case", default="", help="ärendets kod, som N27-01")
    parser.add_argument("--meeting", type=date.fromisoformat, help="mötets dag, som 2027-01-21")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, help="första dagen")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, help="sista dagen")
    parser.add_argument("--out", type=Path, required=True, help="en fil som inte finns än")


def run(chosen: argparse.Namespace) -> int:
    """0 written; 2 nothing was written, and it is said why."""
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    wanted = Wanted(
        code=chosen.case.strip().upper(),
        first=chosen.meeting or chosen.first,
        last=chosen.meeting or chosen.last,
    )
    if wanted == Wanted():
        return _refuse("disclose.what")
    if await asyncio.to_thread(chosen.out.exists):
        return _refuse("disclose.exists")
    house = await build(settings, SystemClock(), "")
    try:
        return await _write(house, chosen, wanted)
    finally:
        await house.close()


async def _write(house: House, chosen: argparse.Namespace, wanted: Wanted) -> int:
    if chosen.municipality not in house.installed:
        return _refuse("audit.no_municipality")
    municipality = MunicipalityId(chosen.municipality)
    documents = await disclose(house.services, municipality, wanted)
    if not documents:
        return _refuse("disclose.nothing")
    await asyncio.to_thread(_put, chosen.out, "\n".join(_lines(documents)))
    sys.stdout.write(TEXT("disclose.done", n=len(documents), file=str(chosen.out)) + "\n")
    return WELL


def _put(file: Path, words: str) -> None:
    """Its owner's alone from the first byte."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w") as out:
        out.write(words.replace("\N{NO-BREAK SPACE}", " "))


def _lines(documents: tuple[DisclosedDocument, ...]) -> Iterator[str]:
    yield TEXT("disclose.title")
    yield TEXT("disclose.not_tried")
    yield TEXT("disclose.no_drafts")
    for number, document in enumerate(documents, 1):
        yield ""
        yield from _document(number, document)


def _document(number: int, document: DisclosedDocument) -> Iterator[str]:
    kind = TEXT(f"disclose.kind.{document.kind}", number=document.number)
    yield f"{number}. {kind}, {TEXT.day(document.on, year=True)}"
    yield TEXT(LEVELS[document.level])
    yield _marking(document)
    for key, value in (
        ("controller", document.controller),
        ("party", document.party),
        ("group", document.group),
        ("recipients", ", ".join(document.recipients)),
        ("taking_part", ", ".join(document.taking_part)),
        ("noted_by", document.noted_by),
        ("presented_by", _presenter(document)),
    ):
        if value:
            yield TEXT(f"disclose.{key}", value=value)
    yield from document.texts or (TEXT("disclose.no_text"),)


def _presenter(document: DisclosedDocument) -> str:
    """Said of every decision, also that it is not known who (R-86)."""
    if document.presented_by is None:
        return ""
    return document.presented_by or TEXT("decision.presenter_unknown")


def _marking(document: DisclosedDocument) -> str:
    if document.marking is None:
        return TEXT("disclose.unmarked")
    return TEXT(
        "disclose.marked",
        provision=document.marking.provision,
        day=TEXT.day(document.marking.marked_on, year=True),
        authority=document.marked_by,
    )


def _refuse(key: str) -> int:
    sys.stderr.write(f"{TEXT(key)}\n")
    return WRONG


TEXT = Text.load("sv")
