"""Examples of consents: the four steps, what stands, what was taken back, and short news."""

from dataclasses import replace
from datetime import date

from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.consent_forms import DIRECTED, ConsentTyped, WithdrawalTyped
from sspf.domain.consents import GivenHow, GiverRole, InfoArea, Scope
from sspf.domain.messages.consent import (
    CommitmentsEnded,
    ConsentCheck,
    ConsentForm,
    ConsentLine,
    ConsentList,
    ConsentNews,
    ConsentRegistered,
    ConsentRow,
    ConsentStatus,
    ConsentWithdrawn,
    CopyLine,
    GivenLine,
    MissingGiver,
    PairLine,
    SeatChoice,
    WithdrawForm,
)
from tests.cards.example_facts import at

CASE, CODE = CaseId("case-1"), CaseCode("N27-01")
SEATS = (
    SeatChoice(key="skola", name="Skola"),
    SeatChoice(key="polis", name="Polis"),
    SeatChoice(key="fritid", name="Ungas fritid"),
)
TYPED = ConsentTyped(
    givers=("guardian-1", "guardian-2"),
    given_on="2026-12-01",
    parties=("skola", "polis", "fritid"),
    areas=("school", "leisure"),
    valid_to="2027-05-31",
    collected_by="skola",
    child="heard",
)
FORM = ConsentForm(
    case=CASE, code=CODE, step=1, steps=4, typed=TYPED, seats=SEATS, guardians=2, youth_from=15
)
GIVEN = tuple(
    GivenLine(role=GiverRole.GUARDIAN, number=n, on=date(2026, 12, 1), how=GivenHow.WRITTEN)
    for n in (1, 2)
)
LINE = ConsentLine(
    evidence=("Pärm 4, blad 7",),
    valid_from=date(2026, 12, 1),
    valid_to=date(2027, 5, 31),
    given=GIVEN,
    pairs=(
        PairLine(sender="Skola", recipients=("Polis", "Ungas fritid", "")),
        PairLine(sender="Polis", recipients=("Skola",)),
    ),
    areas=(InfoArea.SCHOOL, InfoArea.LEISURE),
    recorded_by="Kaj Samordnare",
    collected_by="Skola",
    informed_on=date(2026, 12, 1),
)
HALF = replace(
    LINE,
    given=GIVEN[:1],
    missing=(
        MissingGiver(role=GiverRole.GUARDIAN, number=2),
        MissingGiver(role=GiverRole.YOUTH, number=1),
    ),
)
STATUS = ConsentStatus(case=CASE, code=CODE, consents=(LINE,), may_register=True, may_withdraw=True)
ROW = ConsentRow(case=CASE, code=CODE, valid_to=date(2027, 5, 31))
LOST = ConsentRow(case=CaseId("case-2"), code=CaseCode("N27-02"), valid_to=None)
WITHDRAW = WithdrawForm(
    case=CASE,
    code=CODE,
    typed=WithdrawalTyped(),
    seats=(*SEATS, SeatChoice(key="samordning", name="")),
    areas=(InfoArea.SCHOOL, InfoArea.LEISURE),
)
DONE = ConsentWithdrawn(
    case=CASE,
    code=CODE,
    at=at(date(2027, 2, 10), 14, 32),
    is_all=True,
    cancelled=2,
    replaced=1,
    stopped=1,
    copies=(
        CopyLine(agency="Polis", times=2, last_at=at(date(2027, 2, 9), 11, 20)),
        CopyLine(agency="", times=1, last_at=at(date(2027, 2, 8), 8, 5), how="print"),
    ),
)

EXAMPLES: dict[str, object] = {
    "consent_givers": FORM,
    "consent_givers_youth": replace(
        FORM, youth_needed=True, youth_from=15, age_known=True, typed=ConsentTyped()
    ),
    "consent_givers_age_unknown": replace(
        FORM, youth_needed=True, youth_from=15, typed=ConsentTyped()
    ),
    "consent_givers_youth_always": replace(
        FORM, youth_needed=True, youth_from=0, typed=ConsentTyped()
    ),
    "consent_givers_faults": replace(
        FORM, faults=("fault.consent.giver", "fault.consent.given_on", "fault.consent.evidence")
    ),
    "consent_parties": replace(FORM, step=2),
    "consent_parties_directed": replace(
        FORM,
        step=2,
        typed=replace(
            TYPED, template=DIRECTED, parties=(), senders=("skola",), recipients=("polis",)
        ),
        faults=("fault.consent.parties",),
    ),
    "consent_extent": replace(FORM, step=3),
    "consent_extent_faults": replace(
        FORM, step=3, faults=("fault.consent.areas", "fault.consent.valid_to")
    ),
    "consent_circumstances": replace(FORM, step=4),
    "consent_circumstances_weak": replace(
        FORM,
        step=4,
        weak=("Ungas fritid",),
        unbound=("Friskolan",),
        adult_on=date(2027, 4, 15),
        faults=("fault.consent.child", "fault.consent.goes_on"),
    ),
    "consent_sign": replace(FORM, adds_to=True, typed=ConsentTyped()),
    "consent_registered": ConsentRegistered(case=CASE, code=CODE, line=LINE),
    "consent_registered_half": ConsentRegistered(
        case=CASE, code=CODE, line=HALF, adult_on=date(2027, 4, 15)
    ),
    "consent_status": STATUS,
    "consent_status_none": replace(STATUS, consents=(), may_withdraw=False),
    "consent_status_locked": replace(
        STATUS,
        is_locked=True,
        may_withdraw=False,
        grounds=1,
        consents=(
            replace(LINE, has_ended=True),
            replace(LINE, is_partly_withdrawn=True, reconfirmed_on=date(2027, 2, 1)),
            replace(LINE, withdrawn_at=at(date(2027, 2, 10), 14, 32)),
        ),
    ),
    "consent_status_of_an_agency": replace(STATUS, may_see_grounds=True, grounds=1),
    "consent_status_half": replace(STATUS, consents=(HALF,)),
    "consent_list": ConsentList(
        rows=(ROW, LOST, replace(LOST, case=CaseId("case-4"), code=CaseCode("N27-04"), missing=1)),
        group="Operativ grupp",
    ),
    "consent_list_ending": ConsentList(rows=(ROW,), group="Operativ grupp", only_ending=True),
    "consent_list_none": ConsentList(rows=(), group="Operativ grupp"),
    "consent_list_many": ConsentList(
        rows=tuple(
            replace(ROW, case=CaseId(f"case-{n}"), code=CaseCode(f"N27-{n:02d}"))
            for n in range(1, 13)
        ),
        group="Operativ grupp",
    ),
    "consent_check": ConsentCheck(meeting_on=date(2027, 2, 18), rows=(LOST,)),
    "consent_withdraw": WITHDRAW,
    "consent_withdraw_faults": replace(
        WITHDRAW,
        typed=WithdrawalTyped(by="youth", scope=Scope.PAIR.value),
        faults=("fault.consent.pair",),
    ),
    "consent_withdrawn": DONE,
    "consent_withdrawn_partly": replace(DONE, is_all=False, cancelled=0, stopped=0, copies=()),
    "commitments_ended_one": CommitmentsEnded(ended=1),
    "commitments_ended_two": CommitmentsEnded(ended=2),
    "consent_news_ending": ConsentNews(key="consent.expiring", on=date(2027, 5, 31)),
    "consent_news_adult": ConsentNews(key="consent.eighteen", on=date(2027, 4, 15)),
    "consent_news_not_recalled": ConsentNews(key="consent.not_recalled"),
}
