"""Examples of what is said about texts on single young people."""

from dataclasses import replace
from datetime import date

from sspf.domain.agenda import Half
from sspf.domain.guards import Fault
from sspf.domain.messages.agenda import CaseLine, CaseSaid, PointLine
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.case_text import (
    BeforeItGoes,
    CaseTextForm,
    ClosedText,
    IndividualForm,
    TextStopped,
)
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import IndividualMode
from tests.cards.example_agendas import AGENDA, POINTS
from tests.cards.example_briefings import DRAFT, GENERAL, GROUP, INDIVIDUAL, RECEIPT, REQUEST
from tests.cards.example_facts import CONCERN, FIELD, MEETING, NORRSJO, at
from tests.cards.example_minutes import CAPTURE, ITEM

CASES = (("case-1", "N27-01"), ("case-3", "N27-03"))
FREE = IndividualForm(
    mode=IndividualMode.FREE_TEXT,
    cases=CASES,
    texts=(CaseTextForm(),),
    asks_of_crime=True,
)
WRITTEN = CaseTextForm(
    case="case-1",
    code="N27-01",
    text="Tid hos MiniMaria 23 feb, ungdomen valde själv dag.",
    areas=("drugs",),
    known_by="own",
)
OTHER = replace(WRITTEN, case="case-3", code="N27-03", text="Första träffen gick bra.")
STRUCTURED = replace(
    FREE,
    mode=IndividualMode.STRUCTURED,
    concerns=(("droger", "Har experimenterat med droger"), ("brott", "Har börjat begå brott")),
    texts=(
        CaseTextForm(
            case="case-1",
            code="N27-01",
            concerns=("droger",),
            strengths=("school", "adult"),
            since="done",
            need="know",
            known_by="told",
        ),
        CaseTextForm(),
    ),
)
STOPPED = TextStopped(
    meeting=MEETING,
    text_id="text-2",
    case="case-2",
    code="N27-02",
    text="Elev i åk 7, 40 % frånvaro, lukt av cannabis vid två tillfällen.",
    saved_at=at(date(2027, 1, 19), 16, 12),
    asks_about_concern=True,
    concern_link=CONCERN,
    municipality=NORRSJO,
)
BEFORE = BeforeItGoes(
    meeting=MEETING,
    version=3,
    asks_about_concern=True,
    is_ahead=True,
    weak=("Ungas fritid",),
    recipients=("Ungas fritid", "Skola", "Polis"),
    concern_link=CONCERN,
    municipality=NORRSJO,
)

SAID = CaseSaid(
    party="Skola",
    text="Närvaron har stigit till 84 %. Vill behålla tisdagarna korta.",
    known_by="own",
    ref="individniva|text-1",
)
ON_THE_AGENDA = PointLine(
    key="individniva",
    number=7,
    half=Half.INDIVIDUAL,
    raised=True,
    cases=(
        CaseLine(
            id="case-1",
            code="N27-01",
            said=(SAID, CaseSaid(party="Polis", is_pointer=True)),
        ),
        CaseLine(id="case-2", code="N27-02", is_waiting=True),
        CaseLine(id="case-3", code="N27-03"),
    ),
)
IN_CHOICES = CaseSaid(
    party="Skola",
    known_by="told",
    concerns=("Har experimenterat med droger",),
    strengths=("school", "adult"),
    since="done",
    need="know",
)
STRUCTURED_POINT = replace(
    ON_THE_AGENDA, raised=False, cases=(CaseLine(id="case-1", code="N27-01", said=(IN_CHOICES,)),)
)
LONG_POINT = replace(
    ON_THE_AGENDA,
    raised=False,
    cases=(
        CaseLine(id="case-1", code="N27-01", said=(replace(SAID, text="Trivs i bild. " * 40),)),
    ),
)


def with_individual(
    form: IndividualForm, *, draft: bool = False, faults: tuple[tuple[Fault, int], ...] = ()
) -> BriefingRequest:
    """The form of a municipality that captures individuals in this way."""
    request = DRAFT if draft else REQUEST
    general, group, _ = request.parts
    part = replace(INDIVIDUAL, individual=form, faults=faults)
    return replace(request, parts=(general, group, part), open_commitments=(FIELD,))


EXAMPLES: dict[str, object] = {
    "briefing_case": with_individual(FREE),
    "briefing_case_draft": with_individual(
        replace(FREE, texts=(WRITTEN,), may_add=True), draft=True
    ),
    "briefing_case_two": with_individual(
        replace(
            FREE,
            texts=(replace(WRITTEN, is_released=True, names_others="nej"), OTHER),
            others=("N27-04",),
            asks_of_crime=False,
        )
    ),
    "briefing_case_closed": with_individual(
        replace(FREE, closed=(ClosedText(case="case-3", code="N27-03", text="Trivs i bild."),))
    ),
    "briefing_case_closed_nameless": with_individual(
        replace(FREE, closed=(ClosedText(case="case-3", code="", text="Trivs i bild."),))
    ),
    "briefing_case_none": with_individual(replace(FREE, cases=(), texts=())),
    "briefing_case_faults": with_individual(
        replace(FREE, texts=(WRITTEN,)),
        faults=(
            *((Fault.NO_CASE, 0), (Fault.NOT_ANSWERED, 0), (Fault.THIRD_PERSON, 0)),
            *((Fault.CRIME, 0), (Fault.PROTECTED, 0), (Fault.TOO_LONG, 12)),
        ),
    ),
    "briefing_structured": with_individual(STRUCTURED),
    "briefing_pointer": with_individual(
        replace(FREE, mode=IndividualMode.POINTER_ONLY, chosen=("case-1",), texts=())
    ),
    "briefing_points_out": replace(
        REQUEST,
        parts=(
            replace(GENERAL, text="Killen i 8B.", may_move=True, faults=((Fault.POINTS_OUT, 1),)),
            replace(GROUP, text="Tjejen i 9A.", may_move=True, faults=((Fault.POINTS_OUT, 1),)),
            replace(INDIVIDUAL, individual=FREE),
        ),
    ),
    "text_stopped": STOPPED,
    "text_stopped_no_words": replace(
        STOPPED, code="", more=2, asks_about_concern=False, concern_link="", was_sent=False
    ),
    "before_it_goes": BEFORE,
    "before_it_goes_concern": replace(BEFORE, weak=(), is_ahead=False),
    "before_it_goes_weak": replace(BEFORE, asks_about_concern=False, concern_link=""),
    "capture_case": replace(
        CAPTURE,
        cases=CASES,
        form=CaptureForm(
            text="Skolan gör anpassat schema.",
            case="case-1",
            party="sakerhet_beredskap",
            faults=("fault.case_owner",),
        ),
    ),
    "capture_case_unseen": replace(
        CAPTURE, cases=CASES, form=CaptureForm(case="case-9", faults=("fault.case",))
    ),
    "agenda_cases": replace(AGENDA, points=(*POINTS[:1], ON_THE_AGENDA)),
    "agenda_cases_structured": replace(AGENDA, points=(STRUCTURED_POINT,)),
    "agenda_cases_long": replace(AGENDA, points=(LONG_POINT,)),
    "item_own_measure": replace(ITEM, faults=("fault.own_measure",)),
    "receipt_closed": replace(RECEIPT, has_closed=True),
    "receipt_some_closed": replace(RECEIPT, has_closed=True, recipients=("Polis",)),
    "receipt_individual": replace(
        RECEIPT, recipients=("Ungas fritid", "Skola", "Polis"), kept_texts=1
    ),
}
