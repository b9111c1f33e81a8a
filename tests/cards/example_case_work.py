"""Examples of work on a case: each part as a form, the whole case, the reminder."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sspf.domain.case_closing import CRIME, DRUGS, NOT_SSPF, OCCUPATION, RECEIVERS
from sspf.domain.case_outcomes import OUTCOMES
from sspf.domain.case_plan import (
    ATTITUDES,
    COMMON_GOALS,
    COMMON_MEASURES,
    FAMILY,
    INTERESTS,
    MISSING,
    PRESENT,
    STRENGTHS,
    WHY_NOT,
    WORKED,
)
from sspf.domain.case_rules import Checklist, Phase
from sspf.domain.case_steps import MOVES, TOOLS
from sspf.domain.case_work import Section
from sspf.domain.cases import CaseState
from sspf.domain.choices import Choice
from sspf.domain.commitments import Effect
from sspf.domain.messages.case import (
    CaseSection,
    MeasureShown,
)
from tests.cards.example_cases import DUTY, HEAD, HOSTILE

DAY = date(2027, 2, 18)


def plain(keys: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(key=str(key), name="") for key in keys)


PARTIES = (Choice(key="skola", name="Skola"), Choice(key="polis", name="Polis"))
BASES = (
    *plain(f"s:{key}" for key in STRENGTHS),
    Choice(key="c:droger", name="Har experimenterat med droger"),
)
REASONS = (
    Choice(key="1", name="Skyddet har ökat och riskerna har minskat"),
    Choice(key="8", name="Oron kvarstår och orosanmälan är gjord"),
    *plain(NOT_SSPF),
)
OPTIONS = {
    "move": plain(MOVES[CaseState.CONSENTED]),
    "tool": plain(TOOLS),
    "ready": plain(COMMON_MEASURES[:3]),
    "goals": plain(COMMON_GOALS),
    "strengths": plain(STRENGTHS),
    "interests": plain(INTERESTS),
    "on_sspf": plain(ATTITUDES),
    "on_plan": plain(ATTITUDES),
    "why_not": plain(WHY_NOT),
    "family": plain(FAMILY),
    "present": plain(PRESENT),
    "kind": (*plain(COMMON_MEASURES), Choice(key="repulse", name="RePulse")),
    "owner": (*PARTIES, *plain(("youth", "guardians"))),
    "basis": BASES,
    "weight": (Choice(key="omfattande", name="Omfattande"), Choice(key="lattare", name="Lättare")),
    "result": plain(Effect),
    "worked": plain(WORKED),
    "missing": plain(MISSING),
    "lots": (Choice(key="kaj", name="Kaj Samordnare"),),
    "outcome": plain(OUTCOMES),
    "attending": (
        Choice(key="rut", name="Rut Rektorsdotter, Skola"),
        Choice(key="pia", name="Pia Områdesson, Polis"),
    ),
    "reason": REASONS,
    "guided_to": plain(RECEIVERS),
    "watched_by": PARTIES,
    "crime": plain(CRIME),
    "drugs": plain(DRUGS),
    "occupation": plain(OCCUPATION),
}
CHECKLISTS = (
    Checklist(
        key="pagar",
        name="SSPF pågår",
        phases=(
            Phase(
                name="Grunden",
                steps=(
                    Choice(key="samtycke", name="Samtycke finns"),
                    Choice(key="plan", name="Åtgärdsplaner finns"),
                ),
            ),
        ),
    ),
)
MEASURES = (
    MeasureShown(
        number=1,
        kind=Choice(key="schedule", name=""),
        owner=Choice(key="skola", name="Skola"),
        due_on=DAY,
        basis=Choice(key="s:sport", name=""),
        weight="Omfattande",
        note="Kortare eftermiddagar i fyra veckor.",
        effect="partly",
    ),
    MeasureShown(
        number=2,
        kind=Choice(key="repulse", name="RePulse"),
        owner=Choice(key="youth", name=""),
        due_on=DAY,
        basis=Choice(key="c:droger", name="Har experimenterat med droger"),
    ),
)
SECTION = CaseSection(
    head=replace(HEAD, state=CaseState.CONSENTED),
    section=Section.STEP,
    version=3,
    typed={},
    options=OPTIONS,
    measures=MEASURES,
    checklists=CHECKLISTS,
    takes_text=True,
    duty=DUTY,
)
TYPED_PLAN = {
    "goals": "attendance,leisure",
    "goal": "Lugnare eftermiddagar.",
    "strengths": "sport,adult",
    "voice": "Det är okej om det blir lugnare i skolan.",
    "on_sspf": "unsure",
    "on_plan": "yes",
    "follow_up_on": "2027-03-18",
    "cadence_weeks": "4",
}
PLAN_FAULTS = tuple(
    f"fault.case.{name}"
    for name in (
        *("consent", "goal", "strengths", "voice", "follow_up_on", "measure", "reconfirm"),
        *("kind", "owner", "due_on", "basis"),
    )
)
EXAMPLES: dict[str, object] = {
    "case_step": SECTION,
    **{
        f"case_step_{state}": replace(
            SECTION,
            head=replace(HEAD, state=state),
            options={**OPTIONS, "move": plain(MOVES[state])},
        )
        for state in MOVES
    },
    "case_step_faults": replace(
        SECTION,
        faults=("fault.case.move", "fault.case.wait", "fault.case.assess"),
        missing=("Skola", "Polis"),
    ),
    "case_part": replace(
        SECTION,
        section=Section.PART,
        typed={"assessed_on": "2027-01-20", "tool": "ester", "agrees": "ja", "ready": "talks"},
    ),
    "case_part_faults": replace(
        SECTION, section=Section.PART, faults=("fault.case.assessed_on", "fault.case.party")
    ),
    "case_part_choices_only": replace(SECTION, section=Section.PART, takes_text=False),
    "case_plan": replace(SECTION, section=Section.PLAN, typed=TYPED_PLAN),
    "case_plan_choices_only": replace(SECTION, section=Section.PLAN, takes_text=False, measures=()),
    "case_plan_faults": replace(SECTION, section=Section.PLAN, faults=PLAN_FAULTS),
    "case_follow": replace(SECTION, section=Section.FOLLOW, typed={"r1": "partly"}),
    "case_follow_faults": replace(
        SECTION,
        section=Section.FOLLOW,
        takes_text=False,
        faults=("fault.case.result", "fault.case.worked", "fault.case.missing"),
    ),
    "case_check": replace(SECTION, section=Section.CHECK, typed={"t_pagar_1": "samtycke"}),
    "case_outcome": replace(SECTION, section=Section.OUTCOME),
    "case_outcome_faults": replace(
        SECTION, section=Section.OUTCOME, faults=("fault.case.own_measure", "fault.outcome")
    ),
    "case_attendance": replace(SECTION, section=Section.ATTENDANCE, typed={"attending": "rut,pia"}),
    "case_attendance_faults": replace(
        SECTION,
        section=Section.ATTENDANCE,
        options={**OPTIONS, "attending": ()},
        faults=("fault.case.nobody_present", "fault.case.attending"),
    ),
    "case_settings": replace(
        SECTION,
        section=Section.SETTINGS,
        typed={"watch_until": "2027-03-01", "check_in_weeks": "3", "guardians": "2"},
    ),
    "case_settings_faults": replace(
        SECTION,
        section=Section.SETTINGS,
        faults=("fault.case.watch", "fault.case.weeks", "fault.case.adult_on"),
    ),
    "case_close": replace(
        SECTION, section=Section.CLOSE, closed_means="Avslutad: följs inte upp varje månad längre."
    ),
    "case_close_sig": replace(SECTION, section=Section.CLOSE, is_sig=True, asks_watcher=True),
    "case_close_faults": replace(
        SECTION,
        section=Section.CLOSE,
        faults=(
            "fault.case.reason",
            "fault.case.guided_to",
            "fault.case.reported",
            "fault.case.watched_by",
        ),
    ),
    "hostile_marks_case_plan": replace(
        SECTION,
        section=Section.PLAN,
        typed=dict.fromkeys(("goal", "strength", "voice", "picture"), HOSTILE),
        measures=(replace(MEASURES[0], note=HOSTILE),),
    ),
}
