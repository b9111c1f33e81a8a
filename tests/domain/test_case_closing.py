"""How a case is closed, watched and reminded of, and what is left when its texts go."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.case_closing import judge_check, judge_closing, judge_settings, reasons_of
from sspf.domain.case_files import FamilyMeeting, FollowUp, Measure, PartyPart, Plan, Voice
from sspf.domain.case_reminders import (
    CaseNudge,
    due,
    meetings_due,
    months_after,
    months_old,
    next_reminder,
)
from sspf.domain.case_rules import CaseRules, Checklist, Phase
from sspf.domain.case_work import Fields, Setting, Work
from sspf.domain.cases import CaseState, Track
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


def closed(fields: Mapping[str, str], state: CaseState = CaseState.ACTIVE, **more: object) -> Work:
    setting = replace(SETTING, **more)  # type: ignore[arg-type]  # names of fields
    return judge_closing(a_case(state=state), a_case_file(), Fields(fields), setting)


def test_b31_given_the_concern_remains_then_a_tick_and_a_date() -> None:
    assert closed({"reason": "8"}).faults == ("fault.case.reported",)
    assert closed({"reason": "8", "reported_on": "2027-01-10"}).faults == ("fault.case.reported",)
    work = closed({"reason": "8", "reported": "ja", "reported_on": "2027-01-10"})

    assert work.case.state is CaseState.CLOSED
    assert work.file.closing
    assert work.file.closing.reported_on == date(2027, 1, 10)


def test_c20_given_commitments_go_on_then_somebody_watches_them() -> None:
    assert closed({"reason": "1"}, open_commitments=2).faults == ("fault.case.watched_by",)
    work = closed({"reason": "1", "watched_by": "skola"}, open_commitments=2)

    assert work.file.closing
    assert work.file.closing.watched_by == "skola"


def test_c29_given_it_is_nothing_for_sspf_then_guided_on() -> None:
    assert closed({"reason": "guided"}, CaseState.RAISED).faults == ("fault.case.guided_to",)
    work = closed({"reason": "guided", "guided_to": "bup"}, CaseState.RAISED)

    assert work.file.closing
    assert work.file.closing.guided_to == "bup"
    assert closed({"reason": "guided", "guided_to": "bup"}, CaseState.ACTIVE).faults


def test_g4_each_track_has_its_own_reasons() -> None:
    active = a_case(state=CaseState.ACTIVE)

    assert reasons_of(active, SETTING) == ("1", "8")
    assert reasons_of(replace(active, track=Track.SIG), SETTING) == ("4",)


def test_g5_g9_given_a_social_intervention_group_then_outcomes_and_else_none() -> None:
    said = {"reason": "4", "crime": "no", "months": "10", "drugs": "yes", "occupation": "studies"}
    sig = a_case(state=CaseState.ACTIVE, track=Track.SIG)

    closing = judge_closing(sig, a_case_file(), Fields(said), SETTING).file.closing

    assert closing
    assert dict(closing.outcomes) == {k: v for k, v in said.items() if k != "reason"}
    plain = closed({**said, "reason": "1"}).file.closing
    assert plain
    assert plain.outcomes == ()


def test_c16_given_an_eye_is_kept_then_it_has_an_end() -> None:
    fields = Fields({"watch_until": LATER.isoformat(), "guardians": "1", "lots": "kaj"})

    work = judge_settings(a_case(), a_case_file(), fields, SETTING)

    assert (work.file.watch_until, work.file.lots) == (LATER, "kaj")
    assert work.case.guardians == 1
    past = Fields({"watch_until": "2026-01-01", "check_in_weeks": "99", "adult_on": "x"})
    assert len(judge_settings(a_case(), a_case_file(), past, SETTING).faults) == 3


def test_c22_given_a_checklist_then_only_its_own_steps_are_ticked() -> None:
    work = judge_check(a_case(), a_case_file(), Fields({"t_pagar_1": "plan,other"}), SETTING)

    assert work.file.ticked == ("pagar:plan",)


def test_c6_given_an_open_case_then_it_is_due_for_follow_up_every_month() -> None:
    rules = replace(RULES, joint_months=1, typical_months=None)
    case = a_case(state=CaseState.ACTIVE, raised_on=date(2026, 10, 31))
    file = a_case_file()

    def joint(on: date, told: tuple[str, ...] = ()) -> list[date]:
        found = due(replace(file, told=told), case, rules, on)
        return [n.on for n in found if n.what is CaseNudge.JOINT]

    assert joint(date(2026, 11, 29)) == []
    assert joint(date(2026, 11, 30)) == [date(2026, 11, 30)]
    assert joint(date(2027, 2, 28)) == [date(2027, 2, 28)]  # what was slept through is one
    assert joint(date(2027, 3, 1), told=("joint:2027-02-28",)) == []
    followed = replace(
        file, follow_ups=(FollowUp(held_on=date(2027, 1, 20), results=(), worked="yes"),)
    )
    assert next_reminder(followed, case, rules, date(2027, 1, 20)) == date(2027, 2, 20)
    assert due(file, replace(case, state=CaseState.CLOSED), rules, date(2027, 3, 1)) == []


def test_b25_given_how_often_to_meet_then_the_coordinator_is_told_in_time_to_call() -> None:
    case = a_case(state=CaseState.ACTIVE)
    plan = Plan(decided_on=date(2027, 1, 14), cadence_weeks=6)
    file = a_case_file(plan=plan)
    rules = replace(RULES, typical_months=None)

    assert list(meetings_due(file, date(2027, 2, 1), date(2027, 6, 1))) == [
        date(2027, 2, 25),
        date(2027, 4, 8),
        date(2027, 5, 20),
    ]
    assert next_reminder(file, case, rules, date(2027, 1, 14)) == date(2027, 2, 11)
    often = replace(file, plan=replace(plan, cadence_weeks=2))
    assert next_reminder(often, case, rules, date(2027, 1, 14)) == date(2027, 1, 21)
    undecided = replace(file, plan=replace(plan, decided_on=None))
    assert next_reminder(undecided, case, rules, date(2027, 1, 14)) is None
    assert list(meetings_due(undecided, date(2027, 1, 1), date(2027, 6, 1))) == []


def test_given_the_first_meeting_follows_the_consent_then_it_is_told_of_once() -> None:
    rules = replace(RULES, meets_after_consent=True, typical_months=None)
    case, file = a_case(state=CaseState.CONSENTED), a_case_file()
    (told,) = due(file, case, rules, TODAY)

    assert told.what is CaseNudge.FIRST_MEETING
    assert due(replace(file, told=(told.key,)), case, rules, TODAY) == []
    raised = due(file, replace(case, state=CaseState.RAISED), rules, TODAY)
    assert CaseNudge.FIRST_MEETING not in {nudge.what for nudge in raised}


def test_given_an_agency_has_raised_a_case_then_its_coordinator_is_told_once() -> None:
    case, file = a_case(state=CaseState.RAISED), a_case_file()
    assert case.coordinator != case.noted_by
    (told,) = due(file, case, RULES, case.raised_on)

    assert (told.what, told.on) == (CaseNudge.RAISED, case.raised_on)
    assert due(replace(file, told=(told.key,)), case, RULES, case.raised_on) == []
    assert due(file, replace(case, coordinator=case.noted_by), RULES, case.raised_on) == []
    assert due(file, replace(case, state=CaseState.OFFERED), RULES, case.raised_on) == []


def test_b28_b29_given_time_passes_then_the_coordinator_is_reminded_once_of_each() -> None:
    case = a_case(state=CaseState.ACTIVE, raised_on=date(2026, 12, 31))
    file = a_case_file(
        watch_until=date(2027, 2, 1), check_in_weeks=2, check_in_from=date(2027, 1, 4)
    )

    assert next_reminder(file, case, RULES, TODAY) == date(2027, 1, 18)
    found = due(file, case, RULES, date(2027, 2, 1))
    assert {n.what for n in found} == {CaseNudge.CHECK_IN, CaseNudge.WATCH}
    told = replace(file, told=tuple(n.key for n in found))
    assert due(told, case, RULES, date(2027, 2, 14)) == []
    assert next_reminder(told, case, RULES, date(2027, 2, 1)) == date(2027, 2, 15)
    assert months_after(date(2026, 10, 31), 4) == date(2027, 2, 28)
    late = {n.what for n in due(file, case, RULES, date(2027, 8, 31))}
    assert {CaseNudge.MONTHS, CaseNudge.GO_ON} <= late
    assert case.state is CaseState.ACTIVE
    assert due(file, replace(case, state=CaseState.CLOSED), RULES, date(2028, 1, 1)) == []
    assert months_old(case, date(2027, 4, 30)) == 3


def test_r91_given_the_texts_are_taken_away_then_choices_and_dates_stay() -> None:
    noted = replace(
        WHOLE,
        parts=(PartyPart(party=SKOLA, note="x", assessed_on=TODAY),),
        plan=replace(PLAN, goal="x", voice=replace(PLAN.voice, note="x")),
    )

    bare = noted.without_texts()

    assert "x" not in (bare.plan.goal, bare.plan.voice.note, bare.parts[0].note)
    assert bare.plan.goals == PLAN.goals
    assert bare.parts[0].assessed_on == TODAY


def test_c6_given_a_model_that_follows_up_each_month_then_every_open_case_is_due_and_once() -> None:
    monthly = replace(RULES, follow_up_months=1, typical_months=None)
    case = a_case(state=CaseState.OFFERED, raised_on=date(2027, 1, 31))
    file = a_case_file()

    assert next_reminder(file, case, monthly, date(2027, 2, 1)) == date(2027, 2, 28)
    told = replace(file, told=("follow_up:2027-02-28",))
    assert next_reminder(told, case, monthly, date(2027, 2, 28)) == date(2027, 3, 31)
    slept = date(2027, 5, 15)
    assert [n.on for n in due(file, case, monthly, slept)] == [date(2027, 4, 30)]
    assert next_reminder(file, case, replace(monthly, follow_up_months=None), slept) is None
    planned = replace(file, plan=Plan(decided_on=TODAY, follow_up_on=date(2027, 3, 10)))
    assert next_reminder(planned, case, monthly, date(2027, 2, 1)) == date(2027, 3, 10)
    over = replace(planned, told=("follow_up:2027-03-10",))
    assert next_reminder(over, case, monthly, date(2027, 3, 10)) == date(2027, 4, 10)
    closed = replace(case, state=CaseState.CLOSED)
    assert next_reminder(file, closed, monthly, slept) is None
