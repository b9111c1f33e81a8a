"""Examples of what is said about briefings."""

from dataclasses import replace
from datetime import date, time

from sspf.domain.briefings import PartState
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.briefing import (
    BriefingReceipt,
    BriefingRequest,
    Came,
    DraftSaved,
    OralForm,
    PartForm,
    PartLine,
    SeatLine,
    Standing,
)
from sspf.domain.messages.meeting import PersonChoice
from sspf.domain.organisation import PersonId
from sspf.domain.roads import Road
from tests.cards.example_facts import (
    CONCERN,
    DEADLINE,
    FIELD,
    HIDDEN,
    MEETING,
    NORRSJO,
    PARENTS,
    PARTIES,
    at,
    many_lines,
)

GENERAL = PartForm(number=1, name="Allmän information", level=BriefingLevel.GENERAL)
GROUP = PartForm(number=2, name="Gruppnivå", level=BriefingLevel.GROUP)
INDIVIDUAL = PartForm(number=3, name="Individnivå", level=BriefingLevel.INDIVIDUAL)
REQUEST = BriefingRequest(
    meeting=MEETING,
    version=1,
    deadline=DEADLINE,
    open_commitments=(PARENTS,),
    parts=(GENERAL, GROUP, INDIVIDUAL),
    concern_link=CONCERN,
    municipality=NORRSJO,
)
DRAFT = replace(
    REQUEST,
    open_commitments=(FIELD, replace(PARENTS, moved=1)),
    parts=(
        replace(GENERAL, text="En ledig plats i Repulse. Ny fältare börjar 1 mars."),
        replace(GROUP, text="Fältarna har kontakt med ett tiotal.", size="10-19"),
        replace(INDIVIDUAL, raises=False),
    ),
    draft_at=at(date(2027, 2, 9), 14, 5),
    draft_by="Sol Sekreterare-Ek",
    draft_seen_by=("Sol", "Bo"),
)
FAULTS = (
    replace(
        GENERAL,
        text="Ring 070-123 45 67 eller kajen@norrsjo.example.org om 20100101-1234.",
        faults=((Fault.CONTACT, 6), (Fault.CONTACT, 26), (Fault.PERSONAL_NUMBER, 55)),
    ),
    replace(
        GROUP,
        text="Killen i 8B.",
        nothing=True,
        size="lt5",
        faults=((Fault.BOTH, 0), (Fault.POINTS_OUT, 1), (Fault.SMALL_GROUP, 0)),
    ),
    replace(INDIVIDUAL, faults=((Fault.UNANSWERED, 0),)),
)
MANY_FAULTS = (
    replace(GENERAL, faults=((Fault.UNANSWERED, 0),)),
    replace(GROUP, faults=(*((Fault.CONTACT, n) for n in (3, 20, 41, 63)), (Fault.TOO_LONG, 120))),
    replace(GENERAL, number=3, name="Behov och resurser", faults=((Fault.EMPTY, 0),)),
)
RECEIPT = BriefingReceipt(
    meeting=MEETING,
    submitted_at=at(date(2027, 2, 9), 10, 5),
    parts=(
        PartLine(number=1, name="Allmän information", state=PartState.TEXT),
        PartLine(number=2, name="Gruppnivå", state=PartState.NOTHING),
        PartLine(number=3, name="Individnivå", state=PartState.RAISE),
    ),
    change_until=DEADLINE,
)
SEATS = (
    SeatLine(
        party="Ungas fritid",
        state="submitted",
        on=date(2027, 2, 9),
        coming=(("Frida Gårdman, fritidsassistent", "accepted"),),
    ),
    SeatLine(
        party="Skola",
        state="submitted",
        on=date(2027, 2, 17),
        is_late=True,
        coming=(("Rut Rektorsdotter, rektor", "declined"), ("Kim Skolvärdh, skolvärd", "deputy")),
    ),
    SeatLine(
        party="Socialtjänst",
        state="oral",
        on=date(2027, 2, 12),
        noted_by="Frida Gårdman",
        coming=(("Sol Sekreterare-Ek, socialsekreterare", "tentative"),),
        came=Came(road=Road.ORAL, noted_by="Frida Gårdman"),
    ),
    SeatLine(
        party="Polis",
        state="missing",
        reminded_on=date(2027, 2, 15),
        coming=(("Pia Områdesson, områdespolis", "none"),),
    ),
    SeatLine(party="Säkerhet och beredskap", state="missing"),
)
SAID = Came(road=Road.ORAL, noted_by="Frida Gårdman", said_at=at(date(2027, 2, 12), 9, 10))
ROADS = (
    replace(
        SEATS[2],
        came=SAID,
        coming=(("Sol Sekreterare-Ek", "declined"), ("Bo Behandlare", "deputy")),
        answers_came=(("Sol Sekreterare-Ek", SAID),),
    ),
    replace(
        SEATS[1],
        party="Polis",
        came=Came(road=Road.WEB),
        coming=(("Pia Områdesson", "accepted"),),
        answers_came=(("Pia Områdesson", Came(road=Road.MAIL)),),
    ),
)
"""Every road but the card, of a briefing and of an answer."""
STANDING = Standing(
    meeting=MEETING, deadline=DEADLINE, seats=SEATS, at=at(date(2027, 2, 15), 9, 10)
)
NOBODY = (
    ("Rut Rektorsdotter, rektor", "away"),
    ("Kim Skolvärdh, skolvärd", "declined"),
    ("Skola", "seat_empty"),
)
ABSENT = replace(
    STANDING,
    seats=(
        replace(SEATS[1], coming=NOBODY),
        replace(SEATS[3], coming=(("Pia Områdesson, områdespolis", "without_mandate"),)),
    ),
    guests=(("Maria Ek", "none"),),
)
ORAL = OralForm(
    meeting=MEETING,
    parties=PARTIES,
    parts=(GENERAL, GROUP),
    people=(PersonChoice(id=PersonId("pia"), name="Pia Områdesson", title="områdespolis"),),
)
UNANSWERED = replace(RECEIPT.parts[0], state=PartState.UNANSWERED)

EXAMPLES: dict[str, object] = {
    "standing_absent": ABSENT,
    "briefing": REQUEST,
    "briefing_without_commitments": replace(REQUEST, open_commitments=(), concern_link=""),
    "briefing_two_parts_of_a_model": replace(
        REQUEST,
        parts=(
            replace(GROUP, number=1, name="Problem och riskgrupper", help="Vad ser ni?"),
            replace(GENERAL, number=2, name="Behov och resurser"),
        ),
    ),
    "briefing_draft": DRAFT,
    "briefing_late": replace(DRAFT, is_late=True),
    "briefing_submitted": replace(
        DRAFT,
        was_submitted=True,
        draft_at=None,
        parts=(GENERAL, replace(GROUP, nothing=True), replace(INDIVIDUAL, raises=True)),
    ),
    "briefing_stale": replace(DRAFT, stale=True),
    "briefing_faults": replace(DRAFT, parts=FAULTS),
    "briefing_many_faults": replace(DRAFT, parts=MANY_FAULTS),
    "briefing_many_commitments": replace(REQUEST, open_commitments=many_lines(12)),
    "briefing_hidden": replace(REQUEST, open_commitments=(HIDDEN,)),
    "receipt": RECEIPT,
    "receipt_late": replace(RECEIPT, is_late=True, parts=(UNANSWERED,)),
    "receipt_colleague": replace(RECEIPT, by="Bo Behandlare", may_change=False),
    "receipt_oral": replace(RECEIPT, by="Frida Gårdman", is_oral=True),
    "draft_saved": DraftSaved(
        meeting=MEETING,
        saved_at=at(date(2027, 2, 9), 14, 5),
        deadline=DEADLINE,
        seen_by=("Sol", "Bo"),
    ),
    "standing": STANDING,
    "standing_reminded": replace(STANDING, just_reminded=2),
    "standing_complete": replace(STANDING, seats=SEATS[:3]),
    "standing_only_shown": replace(STANDING, may_remind=False),
    "standing_convener": replace(STANDING, may_see_reached=True),
    "standing_roads": replace(STANDING, seats=ROADS),
    "standing_family": replace(
        STANDING,
        seats=(*SEATS[:2], SeatLine(party="Ungdom och vårdnadshavare", state="outside")),
    ),
    "receipt_web": replace(RECEIPT, road=Road.WEB),
    "receipt_oral_at": replace(
        RECEIPT, is_oral=True, road=Road.ORAL, said_at=at(date(2027, 2, 12), 9, 10)
    ),
    "oral": ORAL,
    "oral_begun": replace(ORAL, party="polis", said_at=time(9, 10)),
    "oral_faults": replace(ORAL, party="polis", parts=FAULTS[:2], faults=("fault.party",)),
}
