"""The municipality's list of names: how many were read, or what is wrong. Never a name."""

import asyncio
from pathlib import Path

from bot.check.finding import Finding, Ground, fault, ok, warning
from bot.name_lists import NamesFaultError, read_names
from cards.text import Text

CHECK = "names"
EVERYBODY = 0o007


async def check_names(ground: Ground) -> list[Finding]:
    place = ground.settings.name_list
    if place is None:
        return [ok(CHECK, "none")]
    files = sorted(place.glob("*.txt")) if place.is_dir() else [place]
    found = [await asyncio.to_thread(_looked_at, file) for file in files]
    return found or [fault(CHECK, "no_files", folder=str(place))]


def _looked_at(file: Path) -> Finding:
    try:
        read = read_names(file)
    except NamesFaultError as wrong:
        return fault(CHECK, "wrong", file=str(file), why=Text.load("sv")(wrong.fault))
    if read.wrong:
        return fault(CHECK, "lines", file=str(file), n=len(read.wrong), line=read.wrong[0])
    if file.stat().st_mode & EVERYBODY:
        return warning(CHECK, "open", file=str(file), n=len(read.names))
    return ok(CHECK, file=str(file), n=len(read.names))
