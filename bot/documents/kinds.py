"""Every document that can be had: what it is made of, how it is drawn, what the file is called.

To add one: write its file, add its line. A name says what it is, and nothing of whom (R-60).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.documents import (
    agenda,
    calendar,
    evaluation,
    family,
    figures,
    plan,
    report,
    screen,
    statistics,
)
from bot.documents.blocks import Document, Sheet
from bot.documents.frame import Frame
from cards.text import Text
from sspf.domain.documents import DocumentKind, FileForm
from sspf.domain.errors import LinkClosedError
from sspf.domain.family import FamilyInformation
from sspf.domain.figures import Period
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.figures import FiguresShown
from sspf.ports import Services
from sspf.use_cases.room import Who
from sspf.use_cases.show_agenda import show_agenda
from sspf.use_cases.show_family import (
    show_family,
    show_family_invitation,
    show_family_plan,
)
from sspf.use_cases.show_figures import show_figures
from sspf.use_cases.show_meetings import show_meetings
from sspf.use_cases.show_plan import show_plan
from sspf.use_cases.show_promises import show_promises
from sspf.use_cases.show_screen import show_screen
from sspf.use_cases.show_statistics import show_statistics
from sspf.use_cases.write_report import open_report

Ask = Callable[[Services, Who, str | None], Awaitable[Any]]
"""`str`: the id of the meeting or of the case that it is about, or which report or period."""
PAGES = (FileForm.PDF, FileForm.WORD)
MEDIA_TYPES: Mapping[FileForm, str] = {
    FileForm.PDF: "application/pdf",
    FileForm.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileForm.CSV: "text/csv",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    ask: Ask
    """What this reader may see of it now; the same message that the card is drawn from."""
    draw: Callable[[Any, Text, Frame], Document]
    file_name: str
    forms: tuple[FileForm, ...] = PAGES
    of_meeting: bool = False
    is_page: bool = False
    """It can be read on its own page, as often as one likes while the link is good."""
    rows: Callable[[Any, Text], Sheet] | None = None


def _of_meeting(show: Callable[[Services, Who, MeetingId | None], Awaitable[Any]]) -> Ask:
    return lambda services, who, about: show(services, who, MeetingId(about) if about else None)


async def _plan_for_family(services: Services, who: Who, about: str | None) -> FamilyInformation:
    """LinkClosedError as soon as whoever holds the link may not know of the case (R-17)."""
    found = await show_family_plan(services, who, id=about or "")
    if found is None:
        raise LinkClosedError(who.person)
    return found


async def _figures(services: Services, who: Who, period: str | None) -> FiguresShown:
    """ValueError for what is no period."""
    asked = Period.read(period) if period else None
    return await show_figures(services, who, period=asked, for_file=True)


KINDS: Mapping[DocumentKind, Kind] = {
    DocumentKind.AGENDA: Kind(
        ask=_of_meeting(show_agenda), draw=agenda.draw, file_name="dagordning", of_meeting=True
    ),
    DocumentKind.NOTES: Kind(
        ask=_of_meeting(show_plan), draw=plan.draw_notes, file_name="anteckningar", of_meeting=True
    ),
    DocumentKind.PLAN: Kind(
        ask=_of_meeting(show_plan), draw=plan.draw, file_name="atgardsplan", of_meeting=True
    ),
    DocumentKind.CALENDAR: Kind(
        ask=lambda services, who, group: show_meetings(services, replace(who, group=group or "")),
        draw=calendar.draw,
        file_name="kalendarium",
    ),
    DocumentKind.EVALUATION: Kind(
        ask=lambda services, who, _: show_promises(services, who),
        draw=evaluation.draw,
        file_name="uppfoljning",
    ),
    DocumentKind.STATISTICS: Kind(
        ask=lambda services, who, _: show_statistics(services, who),
        draw=statistics.draw,
        file_name="statistik",
        forms=(*PAGES, FileForm.EXCEL, FileForm.CSV),
        rows=statistics.rows,
    ),
    DocumentKind.FIGURES: Kind(
        ask=_figures,
        draw=figures.draw,
        file_name="siffror",
        forms=(*PAGES, FileForm.EXCEL, FileForm.CSV),
        rows=figures.rows,
    ),
    DocumentKind.REPORT: Kind(
        ask=lambda services, who, number: open_report(services, who, int(number or 0)),
        draw=report.draw,
        file_name="rapport",
        forms=(*PAGES, FileForm.EXCEL, FileForm.CSV),
        rows=report.rows,
    ),
    DocumentKind.FAMILY: Kind(
        ask=lambda services, who, _: show_family(services, who),
        draw=family.draw,
        file_name="till-familjen",
        is_page=True,
    ),
    DocumentKind.FAMILY_INVITATION: Kind(
        ask=_of_meeting(show_family_invitation),
        draw=family.draw_invitation,
        file_name="inbjudan-till-familjen",
        of_meeting=True,
        is_page=True,
    ),
    DocumentKind.FAMILY_PLAN: Kind(
        ask=_plan_for_family, draw=family.draw, file_name="till-familjen", forms=(), is_page=True
    ),
    DocumentKind.SCREEN: Kind(
        ask=_of_meeting(show_screen),
        draw=screen.draw,
        file_name="motesordning",
        forms=(),
        of_meeting=True,
        is_page=True,
    ),
}
