"""Examples of a whole case: worked on, waiting, locked, closed; and the reminder of one."""

from dataclasses import replace
from datetime import date

from sspf.domain.case_files import Closing, FollowUp, Plan, Result, SecrecyMark, Voice
from sspf.domain.case_plan import (
    COMMON_GOALS,
    COMMON_MEASURES,
    INTERESTS,
    STRENGTHS,
    WHY_NOT,
)
from sspf.domain.case_reminders import CaseNudge
from sspf.domain.case_rules import PROVISIONS
from sspf.domain.case_work import Section
from sspf.domain.cases import CaseState
from sspf.domain.choices import Choice
from sspf.domain.messages.case import (
    CaseNews,
    CaseView,
    PartShown,
    PlanShown,
    PurgeShown,
)
from sspf.domain.organisation import AuthorityKey
from tests.cards.example_case_work import DAY, MEASURES, REASONS, plain
from tests.cards.example_cases import DUTY, HEAD, HOSTILE, INTAKE

VIEW = CaseView(
    head=replace(HEAD, state=CaseState.FOLLOW_UP),
    intake=INTAKE,
    sections=tuple(s for s in Section if s not in (Section.MEASURE, Section.DECIDE)),
    parts=(
        PartShown(
            party="Skola",
            assessed_on=DAY,
            tool="ester",
            agreed_on=DAY,
            concerned_on=DAY,
            ready=plain(COMMON_MEASURES[:2]),
            note="Fungerar bra i bild.",
        ),
        PartShown(party="Polis"),
    ),
    plan=PlanShown(
        goals=(Choice(key="okad_skolnarvaro", name="Ökad skolnärvaro"), *plain(COMMON_GOALS)),
        plan=Plan(
            goal="Lugnare eftermiddagar.",
            strengths=STRENGTHS,
            strength="Har en bra lärare.",
            picture="Skolan är svår efter lunch.",
            voice=Voice(interests=INTERESTS, on_sspf="unsure", on_plan="yes", note="Det är okej."),
            follow_up_on=DAY,
            cadence_weeks=4,
            decided_on=date(2027, 1, 28),
        ),
        measures=MEASURES,
        label="handlingsplan",
    ),
    follow_up=FollowUp(
        held_on=DAY,
        results=(Result(measure=1, effect="partly"),),
        worked="partly",
        missing=("bup",),
        note="Tisdagarna behöver bli kortare.",
    ),
    ticked=(("SSPF pågår", 1, 2),),
    months=4,
    watch_until=DAY,
    outcome=(DAY, "action"),
    shows_consents=True,
    attended=(DAY, ("Rut Rektorsdotter", "Pia Områdesson")),
    lots="Kaj Samordnare",
    mark=SecrecyMark(provision="OSL_23_2", on=DAY, authority=AuthorityKey("bun")),
    authority="Barn- och utbildningsnämnden",
    duty=DUTY,
)
CLOSED = CaseView(
    purge=PurgeShown(
        is_decided=True,
        texts_months=3,
        case_months=12,
        texts_on=date(2027, 6, 10),
        case_on=date(2028, 3, 10),
    ),
    head=replace(HEAD, state=CaseState.CLOSED),
    closing=Closing(
        reason="8",
        closed_on=DAY,
        reported_on=DAY,
        watched_by="skola",
        outcomes=(
            ("crime", "no"),
            ("months", "10"),
            ("drugs", "unknown"),
            ("occupation", "studies"),
        ),
    ),
    closed_because=REASONS[1],
    watched_by="Skola",
    duty=DUTY,
)

EXAMPLES: dict[str, object] = {
    "case_whole": VIEW,
    "case_prints": replace(VIEW, prints=True),
    **{
        f"case_unheard_{why}": replace(
            VIEW,
            parts=(),
            plan=PlanShown(goals=(), plan=Plan(voice=Voice(why_not=why)), measures=()),
            mark=SecrecyMark(provision=provision, on=DAY, authority=AuthorityKey("bun")),
            gate="not",
        )
        for why, provision in zip(WHY_NOT, PROVISIONS.values(), strict=False)
    },
    "case_waits": replace(
        VIEW,
        head=replace(HEAD, state=CaseState.CONSENTED),
        gate="wait",
        wait_until=DAY,
        not_assessed=("Polis",),
        plan=None,
        follow_up=None,
    ),
    "case_locked": CaseView(
        head=replace(HEAD, state=CaseState.LOCKED), sections=(Section.CLOSE,), duty=DUTY
    ),
    "case_closed": CLOSED,
    "case_closed_guided": replace(
        CLOSED,
        closing=Closing(reason="guided", closed_on=DAY, guided_to="social"),
        closed_because=Choice(key="guided", name=""),
        watched_by="",
    ),
    **{f"case_news_{what}": CaseNews(what=what, case=HEAD.id, duty=DUTY) for what in CaseNudge},
    "hostile_marks_case_whole": replace(VIEW, parts=(PartShown(party="Skola", note=HOSTILE),)),
}
