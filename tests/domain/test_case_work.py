"""The gates of a case: consent, each agency's assessment, the plan, follow-up, closing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sspf.domain.case_files import CaseFile, FamilyMeeting, Measure, PartyPart, Plan, Voice
from sspf.domain.case_plan import (
    judge_decision,
    judge_follow_up,
    judge_measure,
    judge_plan,
    owners_of,
)
from sspf.domain.case_rules import CaseRules, Checklist, Phase
from sspf.domain.case_steps import judge_part, judge_step
from sspf.domain.case_work import Fields, Setting, Work
from sspf.domain.cases import CaseState
from sspf.domain.choices import Choice
from tests.factories import NOW, POLIS, SKOLA
from tests.factories_cases import a_case, a_case_file

TODAY = NOW.date()
LATER = TODAY + timedelta(days=30)
RULES = CaseRules(
    needs_assessments=True,
    typical_months=(4, 8),
    closing_reasons=(Choice(key="1", name="Bra"), Choice(key="8", name="Oron kvarstår")),
    sig_closing_reasons=(Choice(key="4", name="Behov av SiS"),),
    checklists=(
        Checklist(
            key="pagar",
            name="Pågår",
            phases=(Phase(name="Grunden", steps=(Choice(key="plan", name="Plan finns"),)),),
        ),
    ),
)
SETTING = Setting(
    rules=RULES,
    today=TODAY,
    takes_text=True,
    has_consent=True,
    taking_part=(SKOLA, POLIS),
    party=SKOLA,
    people=("kaj",),
)
MEASURE = Measure(number=1, kind="talks", owner="youth", due_on=LATER, basis="s:sport")
PLAN = Plan(
    goals=("attendance",),
    strengths=("sport",),
    voice=Voice(on_sspf="yes", on_plan="unsure"),
    follow_up_on=LATER,
    measures=(MEASURE,),
)
WHOLE = a_case_file(plan=PLAN, family=(FamilyMeeting(held_on=TODAY, present=("youth",)),))


def step(move: str, state: CaseState, file: CaseFile | None = None, **more: object) -> Work:
    fields = Fields({"move": move, "wait_until": str(more.pop("wait_until", ""))})
    setting = replace(SETTING, **more)  # type: ignore[arg-type]  # names of fields
    return judge_step(a_case(state=state), file or a_case_file(), fields, setting)


def decided(setting: Setting = SETTING, **plan: Any) -> Work:
    file = replace(WHOLE, plan=replace(PLAN, **plan))
    return judge_decision(a_case(state=CaseState.ASSESSED), file, Fields({}), setting)


def test_b14_given_an_agency_has_not_assessed_then_it_is_named() -> None:
    only_the_school = a_case_file(parts=(PartyPart(party=SKOLA, assessed_on=TODAY),))

    work = step("go_on", CaseState.CONSENTED, only_the_school)

    assert work.faults == ("fault.case.assess",)
    assert work.missing == (POLIS,)
    both = only_the_school.with_part(PartyPart(party=POLIS, assessed_on=TODAY))
    assert step("go_on", CaseState.CONSENTED, both).case.state is CaseState.ASSESSED


def test_given_no_consent_that_holds_then_the_gate_is_shut() -> None:
    both = a_case_file(parts=tuple(PartyPart(party=p, assessed_on=TODAY) for p in (SKOLA, POLIS)))

    work = step("go_on", CaseState.CONSENTED, both, has_consent=False)

    assert work.faults == ("fault.case.consent",)
    assert work.case.state is CaseState.CONSENTED
    assert "fault.case.consent" in decided(replace(SETTING, has_consent=False)).faults


def test_b15_given_the_gate_then_go_on_not_or_wait() -> None:
    assert step("not_on", CaseState.CONSENTED).file.gate == "not"
    assert step("wait", CaseState.CONSENTED).faults == ("fault.case.wait",)
    waiting = step("wait", CaseState.CONSENTED, wait_until=LATER.isoformat())
    assert (waiting.file.gate, waiting.file.wait_until) == ("wait", LATER)
    assert waiting.case.state is CaseState.CONSENTED


def test_c2_offered_and_declined_are_steps_by_themselves() -> None:
    offered = step("offer", CaseState.RAISED, has_consent=False)
    declined = step("decline", CaseState.OFFERED, has_consent=False)

    assert (offered.case.state, offered.file.offered_on) == (CaseState.OFFERED, TODAY)
    assert (declined.case.state, declined.file.declined_on) == (CaseState.DECLINED, TODAY)
    assert step("go_on", CaseState.RAISED, has_consent=False).faults == ("fault.case.move",)


def test_given_an_agencys_part_then_only_a_tick_a_date_and_the_tools_name() -> None:
    fields = Fields(
        {
            "assessed_on": TODAY.isoformat(),
            "tool": "ester",
            "agrees": "ja",
            "concerned": "ja",
            "ready": "talks,made_up",
            "note": "Fungerar bra i bild.",
        }
    )

    work = judge_part(a_case(), a_case_file(), fields, SETTING)

    assert work.file.part_of(SKOLA) == PartyPart(
        party=SKOLA,
        assessed_on=TODAY,
        tool="ester",
        agreed_on=TODAY,
        concerned_on=TODAY,
        ready=("talks",),
        note="Fungerar bra i bild.",
    )
    tomorrow = Fields({"assessed_on": (TODAY + timedelta(days=1)).isoformat()})
    assert judge_part(a_case(), a_case_file(), tomorrow, SETTING).faults == (
        "fault.case.assessed_on",
    )
    dumb = replace(SETTING, takes_text=False)
    assert judge_part(a_case(), a_case_file(), fields, dumb).file.part_of(SKOLA).note == ""
    nobody = replace(SETTING, party=None)
    assert judge_part(a_case(), a_case_file(), fields, nobody).faults == ("fault.case.party",)


def test_given_a_whole_plan_then_it_is_decided() -> None:
    work = decided()

    assert work.faults == ()
    assert work.case.state is CaseState.PLANNED
    assert work.file.plan.decided_on == TODAY


@pytest.mark.parametrize(
    ("missing", "fault"),
    [
        ({"goals": ()}, "goal"),
        ({"strengths": ()}, "strengths"),
        ({"voice": Voice(interests=("sport",))}, "voice"),
        ({"follow_up_on": None}, "follow_up_on"),
        ({"follow_up_on": TODAY}, "follow_up_on"),
        ({"measures": ()}, "measure"),
    ],
)
def test_b19_b22_b23_r46_given_something_is_missing_then_the_plan_waits(
    missing: dict[str, Any], fault: str
) -> None:
    assert decided(**missing).faults == (f"fault.case.{fault}",)


def test_r46_given_a_reason_why_the_child_was_not_heard_then_that_is_enough() -> None:
    assert decided(voice=Voice(why_not="declined")).faults == ()


def test_b18_given_nobody_said_whether_the_family_is_here_then_asked() -> None:
    unsaid = replace(WHOLE, family=())
    work = judge_decision(a_case(state=CaseState.ASSESSED), unsaid, Fields({}), SETTING)

    assert work.faults == ("fault.case.reconfirm",)
    here = Fields({"family": "confirmed", "present": "youth,guardian_1", "goals": "attendance"})
    kept = judge_plan(a_case(state=CaseState.ASSESSED), unsaid, here, SETTING).file
    assert kept.family == (FamilyMeeting(held_on=TODAY, present=("youth", "guardian_1")),)
    assert kept.plan.goals == ("attendance",)


def test_b20_b21_given_a_measure_then_it_has_an_owner_and_builds_on_something() -> None:
    fields = {"kind": "talks", "owner": "youth", "due_on": LATER.isoformat(), "basis": "s:sport"}

    work = judge_measure(a_case(), WHOLE, Fields(fields), SETTING)

    assert [m.number for m in work.file.plan.measures] == [1, 2]
    assert {"youth", "guardians", SKOLA, POLIS} == set(owners_of(SETTING))
    for name, fault in (("kind", "kind"), ("owner", "owner"), ("basis", "basis")):
        wrong = judge_measure(a_case(), WHOLE, Fields({**fields, name: "x"}), SETTING)
        assert wrong.faults == (f"fault.case.{fault}",)
    concern = judge_measure(a_case(), WHOLE, Fields({**fields, "basis": "c:droger"}), SETTING)
    assert concern.faults == ()


def test_b26_b27_given_a_follow_up_then_each_part_and_both_questions_are_answered() -> None:
    asked = judge_follow_up(a_case(state=CaseState.ACTIVE), WHOLE, Fields({}), SETTING)
    assert asked.faults == tuple(
        f"fault.case.{n}" for n in ("result", "worked", "missing", "follow_up_on", "reconfirm")
    )
    fields = {
        "r1": "partly",
        "worked": "no",
        "missing": "bup",
        "follow_up_on": LATER.isoformat(),
        "family": "absent",
    }

    work = judge_follow_up(a_case(state=CaseState.PLANNED), WHOLE, Fields(fields), SETTING)

    assert work.case.state is CaseState.FOLLOW_UP
    (made,) = work.file.follow_ups
    assert (made.worked, made.missing, made.results[0].effect) == ("no", ("bup",), "partly")
    again = judge_decision(work.case, work.file, Fields({}), SETTING)
    assert again.case.state is CaseState.ACTIVE
