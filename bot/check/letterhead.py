"""Each municipality's logotype and Word template: can documents be made with them?"""

import asyncio
from pathlib import Path

from bot.check.finding import Finding, Ground, fault, ok
from bot.documents.letterhead import read_letterhead
from bot.documents.pdf import drawn
from bot.documents.word import template_fault
from cards.text import Text

CHECK = "letterhead"


async def check_letterhead(ground: Ground) -> list[Finding]:
    root = ground.settings.letterheads
    folders = sorted(f for f in root.iterdir() if f.is_dir()) if root.is_dir() else []
    found = [await asyncio.to_thread(_looked_at, folder) for folder in folders]
    return found or [ok(CHECK, "none")]


def _looked_at(folder: Path) -> Finding:
    look = read_letterhead(folder)
    faults = list(look.faults)
    if look.template and (wrong := template_fault(look.template)):
        faults.append(wrong)
    if look.logo and not _can_be_drawn(look.logo):
        faults.append("letterhead.logo_no_image")
    if not faults:
        return ok(CHECK, folder=str(folder))
    text = Text.load("sv")
    return fault(CHECK, "wrong", folder=str(folder), why=" ".join(text(key) for key in faults))


def _can_be_drawn(logo: str) -> bool:
    """A picture may be broken within a head that is well."""
    try:
        return bool(drawn(logo))
    except RuntimeError:  # TypstError is one
        return False
