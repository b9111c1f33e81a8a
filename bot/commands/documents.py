"""Typed: a document as a file or a page, the family's print, and mötesläge."""

import re
from dataclasses import replace

from bot.case_replies import is_off
from bot.case_words import code_in
from bot.commands import feeds
from bot.documents.ordering import family_plan, form_in, named, ordered, which
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from sspf.domain.documents import DocumentKind, Ordered
from sspf.ports import Services
from sspf.use_cases.order_document import revoke_documents
from sspf.use_cases.show_screen import show_screen

FEED = re.compile(r"\b(?:excel|xlsx|csv|ics|ical)\b")
"""How the calendar goes by its own address, which a program can read again."""


async def fetch(turn: Turn, services: Services) -> Reply:
    """`dagordning som pdf`, `statistik som excel`: an address that gives it once."""
    said = fold(turn.text)
    kind = named(said)
    if kind is None:
        return notice("document.which")
    if kind is DocumentKind.CALENDAR and FEED.search(said):
        return await feeds.export(replace(turn, rest=turn.text), services)
    return await ordered(
        turn, services, Ordered(kind, form_in(said), which(said, kind, turn.who.group))
    )


async def family(turn: Turn, services: Services) -> Reply:
    return await ordered(turn, services, Ordered(DocumentKind.FAMILY))


async def family_invitation(turn: Turn, services: Services) -> Reply:
    return await ordered(turn, services, Ordered(DocumentKind.FAMILY_INVITATION))


async def plan_for_family(turn: Turn, services: Services) -> Reply:
    """`planen till familjen N27-01`: a page to print, with who does what (B20)."""
    if is_off(turn):
        return notice("notunderstood")
    return await family_plan(turn, services, code=code_in(turn.text))


async def screen(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_screen(services, turn.who))


async def revoke(turn: Turn, services: Services) -> Reply:
    n = await revoke_documents(services, turn.who)
    return notice("document.revoked", n=n) if n else notice("document.none_open")
