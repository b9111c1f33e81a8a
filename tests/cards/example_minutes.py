"""Examples of what a meeting leads to: capture, items, plan."""

from dataclasses import replace
from datetime import date

from sspf.domain.decisions import Outcome
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.messages.meeting import PersonChoice
from sspf.domain.messages.minutes import (
    AttendanceLine,
    Capture,
    CaptureForm,
    DecisionLine,
    ItemForm,
    Objection,
    Plan,
)
from sspf.domain.organisation import PersonId
from tests.cards.example_facts import (
    CONCERN,
    CONTACT,
    FIELD,
    GOALS,
    HIDDEN,
    JOBS,
    MEETING,
    PARTIES,
    PATROL,
    RULES,
    an_item,
    at,
    late,
    many_lines,
)

RUMOURS = an_item(1, "Rutin för rykten", outcome=Outcome.ACTION)
BREAK = an_item(2, "Sportlovet vecka 8", outcome=Outcome.NO_ACTION)
STAIRS = an_item(3, "Resecentrums trappa", point="gruppniva", level=BriefingLevel.GROUP)
ITEMS = (
    RUMOURS,
    BREAK,
    STAIRS,
    an_item(4, "Sommarjobb", outcome=Outcome.LIFT),
    an_item(5, "Belysning", outcome=Outcome.WATCH),
)
DECISIONS = (
    DecisionLine(
        number=1,
        text="Vi tar fram en halvsidesrutin för rykten.",
        decided_on=MEETING.held_on,
        presented_by="Rut Rektorsdotter, rektor",
    ),
    DecisionLine(number=2, text="Gemensam sportlovskalender.", decided_on=MEETING.held_on),
)
TYPED = CaptureForm(
    text="Trygghetsvärdarna går via resecentrums trappa fredagar 18–20, v. 8–10.",
    party="sakerhet_beredskap",
    due="date",
    on="2027-03-26",
    level="2",
    prevention="selective",
    goals=("minskad_brottslighet",),
    taking_part=("polis",),
    subject="area",
    decision="Vi följer upp kalendern i mars.",
    decision_level="1",
    decision_prevention="universal",
    decision_subject="group",
    decision_presenter="rut",
)
PRESENTERS = (
    PersonChoice(id=PersonId("frida"), name="Frida Gårdman", title="fritidsassistent"),
    PersonChoice(id=PersonId("rut"), name="Rut Rektorsdotter", title="rektor"),
)
CAPTURE = Capture(
    meeting=MEETING,
    saved=(RULES, CONTACT),
    decisions=DECISIONS[:1],
    items=ITEMS,
    parties=PARTIES,
    goals=GOALS,
    next_meeting=date(2027, 3, 18),
    earliest_due=date(2027, 2, 19),
    people=PRESENTERS,
)
CAPTURE_FAULTS = (
    "fault.what.empty",
    "fault.what.long",
    "fault.owner",
    "fault.date.missing",
    "fault.date.past",
    "fault.date.no_next",
    "fault.level",
    "fault.prevention",
    "fault.subject",
    "fault.decision.empty",
    "fault.decision.long",
    "fault.presenter",
    "fault.personal_number@1",
    "fault.contact@12,40",
    "fault.points_out@7,19,30,52",
)
ITEM = ItemForm(meeting=MEETING, item=STAIRS, usual_max_age=17)
ATTENDANCE = (
    AttendanceLine(party="Ungas fritid", people=("Frida Gårdman, fritidsassistent",)),
    AttendanceLine(party="Skola", people=("Rut Rektorsdotter, rektor", "Kim Skolvärdh, skolvärd")),
    AttendanceLine(party="Polis", people=()),
)
PLAN = Plan(
    meeting=MEETING,
    commitments=(RULES, CONTACT, JOBS),
    decisions=DECISIONS,
    items=ITEMS,
    attendance=ATTENDANCE,
    check_until=at(date(2027, 2, 23), 16),
    concern_link=CONCERN,
)

LACKS = replace(TYPED, text="", party="", on="", decision_lacks=("Skola", "Polis"))
EXAMPLES: dict[str, object] = {
    "capture_without_mandate": replace(CAPTURE, form=LACKS),
    "plan_waits_at_home": replace(
        PLAN, decisions=(replace(DECISIONS[0], waits_for=("Skola", "Polis")),)
    ),
    "capture": CAPTURE,
    "capture_empty": replace(CAPTURE, saved=(), decisions=(), items=(), next_meeting=None),
    "capture_holiday": replace(
        CAPTURE,
        form=replace(
            TYPED,
            faults=("fault.date.not_working",),
            fault_values=(("date", "2027-03-26"), ("reason", "Långfredagen")),
        ),
    ),
    "capture_weekend": replace(
        CAPTURE,
        form=replace(
            TYPED,
            on="2027-03-13",
            faults=("fault.date.not_working",),
            fault_values=(("date", "2027-03-13"), ("reason", "reason.weekend")),
        ),
    ),
    "capture_closed_day": replace(
        CAPTURE,
        form=replace(
            TYPED,
            faults=("fault.date.not_working",),
            fault_values=(("date", "2027-03-26"), ("reason", "reason.closed")),
        ),
    ),
    "capture_faults": replace(CAPTURE, form=CaptureForm(faults=CAPTURE_FAULTS)),
    "capture_full": replace(
        CAPTURE,
        saved=many_lines(12),
        decisions=tuple(replace(DECISIONS[0], number=n) for n in range(1, 13)),
        items=tuple(an_item(n, "Belysning vid hållplatsen") for n in range(1, 13)),
    ),
    "item": ITEM,
    "item_closed": ItemForm(
        meeting=MEETING,
        item=replace(
            STAIRS,
            outcome=Outcome.WATCH,
            subject=Subject.GROUP,
            prevention=PreventionLevel.SELECTIVE,
            age_band="13-15",
        ),
        usual_max_age=None,
    ),
    "item_with_case": replace(ITEM, raises_case=True),
    "item_faults": replace(ITEM, faults=("fault.outcome", "fault.subject", "fault.prevention")),
    "plan": PLAN,
    "plan_right": replace(PLAN, answered="right"),
    "plan_wrong": replace(PLAN, answered="wrong"),
    "plan_only_shown": replace(PLAN, check_until=None, concern_link=""),
    "plan_empty": replace(PLAN, commitments=(), decisions=(), items=()),
    "plan_later": replace(PLAN, commitments=(late(PATROL, 3), FIELD, HIDDEN), check_until=None),
    "plan_faults": replace(PLAN, faults=("fault.objection.empty",)),
    "plan_too_long": replace(PLAN, objection="Datumet är fel. ", faults=("fault.objection.long",)),
    "plan_first_page": replace(PLAN, commitments=many_lines(12)),
    "plan_second_page": replace(PLAN, commitments=many_lines(12), page=2),
    "objection": Objection(
        meeting=MEETING, by="Pia Områdesson", text="Datumet för 013 ska vara 12 mars."
    ),
}
