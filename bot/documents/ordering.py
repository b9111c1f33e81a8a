"""A document is ordered in chat: which one was said, and where it can be fetched."""

import re
from dataclasses import replace

from bot.absent import no_case
from bot.documents.kinds import KINDS
from bot.tally_files.reading import period_said
from bot.turn import Reply, Turn, notice
from sspf.domain.documents import DocumentKind, FileForm, Ordered
from sspf.domain.figures import Period
from sspf.domain.meetings import MeetingId
from sspf.domain.roads import Road
from sspf.ports import Services
from sspf.use_cases.order_document import order_document
from sspf.use_cases.show_family import show_family_plan

NAMED: tuple[tuple[str, DocumentKind], ...] = (
    (r"inbjud.*famil|invitation.*famil", DocumentKind.FAMILY_INVITATION),
    (r"famil|broschyr|brochure", DocumentKind.FAMILY),
    (r"dagordning|agenda", DocumentKind.AGENDA),
    (r"anteckning|\bnotes?\b", DocumentKind.NOTES),
    (r"atgardsplan|action plan", DocumentKind.PLAN),
    (r"\b(?:rapport|report)\w* \d", DocumentKind.REPORT),
    (r"alla siffr|all figures|(?:siffr|figures|statisti).*\b20\d\d", DocumentKind.FIGURES),
    (r"statistik|siffr|statistics|figures", DocumentKind.STATISTICS),
    (r"uppfoljning|utvardering|follow-?up|evaluation", DocumentKind.EVALUATION),
    (r"kalendari|\bmoten|calendar|\bmeetings", DocumentKind.CALENDAR),
)
NUMBER = re.compile(r"\b(?:rapport|report)\w* (\d{1,6})\b")
PERIOD = re.compile(r"\b(?:[vh]t ?)?20\d\d(?:-\d\d)?\b")
FORMS: tuple[tuple[str, FileForm], ...] = (
    (r"\bpdf", FileForm.PDF),
    (r"\b(?:word|docx)", FileForm.WORD),
    (r"\b(?:excel|xlsx)", FileForm.EXCEL),
    (r"\bcsv", FileForm.CSV),
)


def named(said: str) -> DocumentKind | None:
    """`said`: folded."""
    return next((kind for words, kind in NAMED if re.search(words, said)), None)


def form_in(said: str) -> FileForm | None:
    """`said`: folded. None: no kind of file was named."""
    return next((form for words, form in FORMS if re.search(words, said)), None)


def which(said: str, kind: DocumentKind, group: str = "") -> str:
    """`said`: folded. A report's number, the days of a period, of a calendar the group that was
    named; empty where none is meant."""
    if kind is DocumentKind.CALENDAR:
        return group
    if kind is DocumentKind.REPORT:
        found = NUMBER.search(said)
        return found[1] if found else ""
    if kind is DocumentKind.FIGURES and (found := PERIOD.search(said)):
        days = period_said(found[0])
        return str(Period(first=days[0], last=days[1])) if days else ""
    return ""


async def ordered(
    turn: Turn, services: Services, what: Ordered, meeting: MeetingId | None = None
) -> Reply:
    """What the reader may not see is refused here already, not first on the page."""
    if not services.public_url:
        return notice("answer.no_pages")
    if what.form is not None and what.form not in KINDS[what.kind].forms:
        return _no_such_form(turn, services, what.kind)
    as_a_file = replace(turn.who, road=Road.WEB)  # nothing is read here that the file will not hold
    message = await KINDS[what.kind].ask(services, as_a_file, what.of or meeting)
    about = message.meeting.id if KINDS[what.kind].of_meeting else None
    ready = await order_document(services, turn.who, what, about)
    return Reply(message=ready, beside=True)


async def family_plan(turn: Turn, services: Services, *, code: str = "", id: str = "") -> Reply:
    """The page of one case; what may not be known of is answered as what does not exist."""
    found = await show_family_plan(services, turn.who, code=code, id=id)
    if found is None:
        return no_case(turn)
    if not services.public_url:
        return notice("answer.no_pages")
    if found.plan is None:
        return notice("family.no_plan")
    what = Ordered(DocumentKind.FAMILY_PLAN)
    ready = await order_document(services, turn.who, what, case=found.plan.case)
    return Reply(message=ready, beside=True)


def _no_such_form(turn: Turn, services: Services, kind: DocumentKind) -> Reply:
    name = services.words(turn.person.language, f"document.title.{kind}")
    forms = tuple(form.value for form in KINDS[kind].forms)
    return notice("document.no_form", name=name, forms=forms, said=name.lower(), form=forms[0])
