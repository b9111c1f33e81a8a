"""Typed: a document as a file or a page, the family's print, and mötesläge."""

import re
from dataclasses import replace

from bot.commands import feeds
from bot.documents.kinds import KINDS
from bot.documents.ordering import ordered
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from sspf.domain.documents import DocumentKind, FileForm, Ordered
from sspf.ports import Services
from sspf.use_cases.order_document import revoke_documents
from sspf.use_cases.show_screen import show_screen

NAMED: tuple[tuple[str, DocumentKind], ...] = (
    (r"famil|broschyr|brochure", DocumentKind.FAMILY),
    (r"dagordning|agenda", DocumentKind.AGENDA),
    (r"anteckning|\bnotes?\b", DocumentKind.NOTES),
    (r"atgardsplan|action plan", DocumentKind.PLAN),
    (r"statistik|siffr|statistics|figures", DocumentKind.STATISTICS),
    (r"uppfoljning|utvardering|follow-?up|evaluation", DocumentKind.EVALUATION),
    (r"kalendari|\bmoten|calendar|\bmeetings", DocumentKind.CALENDAR),
)
FORMS: tuple[tuple[str, FileForm], ...] = (
    (r"\bpdf", FileForm.PDF),
    (r"\b(?:word|docx)", FileForm.WORD),
    (r"\b(?:excel|xlsx)", FileForm.EXCEL),
    (r"\bcsv", FileForm.CSV),
)
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
    form = next((form for words, form in FORMS if re.search(words, said)), None)
    if form is not None and form not in KINDS[kind].forms:
        return _no_such_form(turn, services, kind)
    return await ordered(turn, services, Ordered(kind, form))


async def family(turn: Turn, services: Services) -> Reply:
    return await ordered(turn, services, Ordered(DocumentKind.FAMILY))


async def screen(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_screen(services, turn.who))


async def revoke(turn: Turn, services: Services) -> Reply:
    n = await revoke_documents(services, turn.who)
    return notice("document.revoked", n=n) if n else notice("document.none_open")


def named(said: str) -> DocumentKind | None:
    """`said`: folded."""
    return next((kind for words, kind in NAMED if re.search(words, said)), None)


def _no_such_form(turn: Turn, services: Services, kind: DocumentKind) -> Reply:
    text, language = services.words, turn.person.language
    name = text(language, f"document.title.{kind}")
    forms = tuple(form.value for form in KINDS[kind].forms)
    example = f"{name.lower()} {'as' if language == 'en' else 'som'} {forms[0]}"
    return notice("document.no_form", name=name, forms=forms, example=example)
