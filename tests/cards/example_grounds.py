"""Examples of other legal grounds: the form, the receipt, what stands, and an end."""

from dataclasses import replace
from datetime import date

from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.ground_forms import GroundTyped
from sspf.domain.grounds import codes_outside
from sspf.domain.messages.consent import CopyLine, SeatChoice
from sspf.domain.messages.general import phrase
from sspf.domain.messages.ground import (
    GroundForm,
    GroundItem,
    GroundLine,
    GroundList,
    GroundRecorded,
    GroundRevoked,
    GroundRevoking,
    Provision,
)
from sspf.domain.statutes import statute_on
from tests.cards.example_facts import at

CASE, CODE = CaseId("case-2"), CaseCode("N27-02")
DAY = date(2027, 1, 20)
TEXT, PROMISE = phrase("ground.about_text"), phrase("ground.about_commitment", number="Å-2027-010")


def provision(code: str) -> Provision:
    statute = statute_on(code, DAY)
    return Provision(code=code, words=statute.words if statute else code)


FORM = GroundForm(
    item="text-1",
    about=TEXT,
    case=CASE,
    code=CODE,
    typed=GroundTyped(decided_on="2027-01-20", expires_on="2027-02-19"),
    provisions=tuple(map(provision, ("OSL_10_2", "OSL_10_15a", "OSL_10_18a"))),
    outside=tuple(map(provision, codes_outside(DAY))),
    seats=(SeatChoice(key="polis", name="Polis"), SeatChoice(key="fritid", name="Ungas fritid")),
    last_day=date(2027, 4, 20),
)
FILLED = GroundTyped(
    code="OSL_10_18a",
    recipient="polis",
    decided_by="enhetschef",
    delegation="delegationsordning 4.2",
    decided_on="2027-01-20",
    expires_on="2027-02-19",
    weighing="Konkret risk.",
)
LINE = GroundLine(
    id="ground-1",
    about=TEXT,
    provision=provision("OSL_10_18a").words,
    sender="Socialtjänst",
    recipient="Polis",
    decided_by="enhetschef",
    delegation="delegationsordning 4.2",
    decided_on=DAY,
    expires_on=date(2027, 2, 19),
    recorded_by="Sol Socialsekreterare",
    may_revoke=True,
)
REVOKED_AT = at(date(2027, 1, 25), 9, 40)
ENDED = replace(LINE, revoked_at=REVOKED_AT, may_revoke=False)
LIST = GroundList(
    case=CASE,
    code=CODE,
    lines=(
        replace(LINE, number=1),
        replace(ENDED, id="ground-2", number=2, about=PROMISE),
        replace(LINE, id="ground-3", number=3, has_ended=True, may_revoke=False),
    ),
    items=(GroundItem(id="text-1", about=TEXT), GroundItem(id="Å-2027-010", about=PROMISE)),
)

EXAMPLES: dict[str, object] = {
    "ground_form": FORM,
    "ground_form_commitment": replace(FORM, item="Å-2027-010", about=PROMISE, typed=FILLED),
    "ground_form_faults": replace(
        FORM,
        typed=replace(FILLED, recipient="fritid", decided_by="", expires_on="2027-09-01"),
        weak=("Ungas fritid",),
        faults=(
            *("fault.ground.decided_by", "fault.ground.decided_on", "fault.ground.expires_on"),
            *("fault.ground.weighing", "fault.ground.goes_on"),
        ),
    ),
    "ground_form_outside": replace(
        FORM,
        typed=replace(FILLED, code="SoL_19_1"),
        asked=provision("SoL_19_1"),
        faults=("fault.ground.outside",),
    ),
    "ground_recorded": GroundRecorded(case=CASE, code=CODE, line=LINE),
    "ground_recorded_draft": GroundRecorded(case=CASE, code=CODE, line=LINE, meeting="2027-01-21"),
    "ground_list": LIST,
    "ground_list_none": replace(LIST, lines=(), items=()),
    "ground_list_many": replace(
        LIST, lines=tuple(replace(LINE, id=f"ground-{n}", number=n) for n in range(1, 15))
    ),
    "ground_revoking": GroundRevoking(case=CASE, code=CODE, line=LINE),
    "ground_revoked": GroundRevoked(
        case=CASE,
        code=CODE,
        line=ENDED,
        at=REVOKED_AT,
        replaced=1,
        copies=(CopyLine(agency="Polis", times=2, last_at=at(date(2027, 1, 24), 11, 20)),),
    ),
    "ground_revoked_again": GroundRevoked(case=CASE, code=CODE, line=ENDED, at=REVOKED_AT),
}
