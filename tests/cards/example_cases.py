"""Examples of cases: asked about, raised, shown, listed."""

from dataclasses import replace
from datetime import date

from sspf.domain.case_raising import CaseTyped
from sspf.domain.cases import CaseCode, CaseId, CaseState, Track
from sspf.domain.choices import Choice
from sspf.domain.messages.case import (
    CaseForm,
    CaseHead,
    CaseList,
    CaseQuestion,
    CaseRaised,
    CaseView,
    Duty,
    IntakeShown,
    ProtectedIdentity,
)

DUTY = Duty(link="https://www.norrsjo.example.org/orosanmalan", municipality="Norrsjö kommun")
HEAD = CaseHead(
    id=CaseId("case-1"),
    version=1,
    code=CaseCode("N27-01"),
    state=CaseState.RAISED,
    track=Track.SSPF,
    group="Operativ grupp",
    raised_by="Skola",
    raised_on=date(2027, 1, 21),
    coordinator="Kaj Samordnare",
)
ITEM = "Många hänger vid gångtunneln om kvällarna."
CONCERNS = (
    Choice(key="droger", name="Har experimenterat med droger"),
    Choice(key="brott", name="Har börjat begå brott"),
)
TYPED = CaseTyped(
    age="13-15",
    school_year="8",
    gender="boy",
    source="school",
    concerns=("droger", "brott"),
    spoken="ja",
    considered="nej",
    guardians="2",
    adult_on="2031-04-15",
)
FORM = CaseForm(concerns=CONCERNS, duty=DUTY)
FULL = replace(
    FORM,
    typed=replace(
        TYPED,
        group="operativ",
        risk_factors=("skola",),
        why_here=("benefit",),
        note="Egen iakttagelse: borta på eftermiddagar. Trivs i bild.",
    ),
    risk_factors=(Choice(key="skola", name="Svårigheter i skolan"),),
    groups=(
        Choice(key="operativ", name="Operativ grupp"),
        Choice(key="sig", name="Social insatsgrupp"),
    ),
    takes_text=True,
    is_voluntary=True,
    item="item-1",
    item_title=ITEM,
)
HOSTILE = "**[Kanariefågeln](https://www.norrsjo.example.org) sjunger** _1. # <at>x</at>"
INTAKE = IntakeShown(
    age="13-15",
    school_year="8",
    source="school",
    concerns=("Har experimenterat med droger", "Har börjat begå brott"),
    family_spoken=True,
    report_considered=True,
)

EXAMPLES: dict[str, object] = {
    "case_question": CaseQuestion(duty=DUTY),
    "case_question_typed": CaseQuestion(item="item-1", was_typed=True, duty=DUTY),
    "case_protected": ProtectedIdentity(duty=DUTY),
    "case_form": FORM,
    "case_form_full": FULL,
    "case_form_faults": replace(
        FORM,
        faults=(
            "fault.case.group",
            "fault.case.age",
            "fault.case.concern",
            "fault.case.source",
            "fault.case.spoken",
            "fault.case.considered",
            "fault.case.guardians",
            "fault.case.adult_on",
            "fault.case.long",
        ),
        duty=Duty(),
    ),
    "case_raised": CaseRaised(head=HEAD, duty=DUTY),
    "case_raised_outside_age": CaseRaised(
        head=replace(HEAD, coordinator=""),
        notices=("case.outside_age",),
        bounds=(10, 17),
        item_title=ITEM,
        duty=DUTY,
    ),
    "case_raised_view": CaseView(head=HEAD, intake=INTAKE, duty=DUTY),
    "case_with_item": CaseView(head=HEAD, intake=INTAKE, item_title=ITEM, duty=DUTY),
    "case_stub": CaseView(head=HEAD, duty=DUTY),
    "case_intake_full": CaseView(
        head=HEAD,
        intake=replace(
            INTAKE,
            risk_factors=("Svårigheter i skolan",),
            why_here=("parents_want", "high_risk", "benefit"),
            family_spoken=False,
            report_considered=False,
            note="Egen iakttagelse: borta på eftermiddagar. Trivs i bild.",
        ),
        duty=DUTY,
    ),
    "case_list": CaseList(
        cases=tuple(
            replace(HEAD, code=CaseCode(f"N27-{n:02d}"), id=CaseId(f"case-{n}"), state=state)
            for n, state in enumerate(CaseState, start=1)
        )[:10],
        total=12,
        duty=DUTY,
    ),
    "case_list_one": CaseList(cases=(HEAD,), total=1, duty=DUTY),
    "hostile_marks_case_form": replace(
        FULL, typed=replace(TYPED, note=HOSTILE), item_title=HOSTILE
    ),
    "hostile_marks_case": CaseView(head=HEAD, intake=replace(INTAKE, note=HOSTILE), duty=DUTY),
}
