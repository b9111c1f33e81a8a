"""What is counted of a case: each fact once, with its words, and nothing that points at anybody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.case_counting import Counting, carried, facts, uncounted
from sspf.domain.case_files import (
    CaseFile,
    Closing,
    FollowUp,
    Intake,
    Measure,
    PartyPart,
    Plan,
    Result,
)
from sspf.domain.case_outcomes import corrected
from sspf.domain.case_rules import CaseRules
from sspf.domain.cases import Case, CaseState, Track
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.domain.tallies import Tally
from tests.factories_cases import a_case, a_case_file

TODAY = date(2027, 2, 18)
RULES = CaseRules(needs_assessed=frozenset({"omfattande"}), no_help=frozenset({"avvisad"}))
INTAKE = Intake(
    age="16-17", school_year="9", gender="boy", risk_factors=("skola", "fritid"), note="Text."
)
ACTIVE = CaseState.ACTIVE


def at(case: Case, file: CaseFile, *, rules: CaseRules = RULES) -> Counting:
    return Counting(case=case, file=file, rules=rules, today=TODAY)


def said(tallies: tuple[Tally, ...]) -> list[str]:
    """As `case_raised gender=boy`."""
    return [" ".join([t.kind, *(f"{d}={w}" for d, w in t.dimensions)]) for t in tallies]


def counted(case: Case, file: CaseFile, *, rules: CaseRules = RULES) -> dict[str, list[str]]:
    return {fact.key: said(fact.tallies) for fact in facts(at(case, file, rules=rules))}


def a_plan(*measures: Measure) -> Plan:
    return Plan(decided_on=TODAY, measures=measures)


def a_measure(number: int = 1, **changes: object) -> Measure:
    made = Measure(number=number, kind="repulse", owner="skola", due_on=TODAY, basis="s:sport")
    return replace(made, **changes)  # type: ignore[arg-type]  # a field each


def test_c3_c4_c17_given_a_case_is_raised_then_what_it_is_asked_for_is_counted_by_itself() -> None:
    found = counted(a_case(), a_case_file(intake=INTAKE))

    assert found == {
        "raised": [
            "case_raised age_band=16_18 gender=boy group=operativ party=skola "
            "risks=fritid+skola school_year=9"
        ]
    }


def test_b4_given_a_model_without_risk_factors_then_concerns_are_combined() -> None:
    intake = Intake(concerns=("franvaro", "droger"))

    assert "risks=droger+franvaro" in counted(a_case(), a_case_file(intake=intake))["raised"][0]


def test_given_a_key_longer_than_a_word_then_it_is_left_out_and_nothing_stops() -> None:
    case = a_case(group=GroupKey("g" * 60))

    assert "group=" not in counted(case, a_case_file())["raised"][0]


@pytest.mark.parametrize("state", [CaseState.CONSENTED, ACTIVE, CaseState.FOLLOW_UP])
def test_c2_given_a_consent_without_an_offer_before_it_then_both_are_counted(
    state: CaseState,
) -> None:
    file = a_case_file(counted=(("raised", TODAY - timedelta(days=20)),))

    found = counted(a_case(state=state), file)

    assert found["offered"] == ["case_offered group=operativ"]
    assert found["accepted"] == ["case_accepted group=operativ", "waited_consent days=15_30"]


def test_given_a_family_that_says_no_then_it_is_no_consent_either() -> None:
    file = a_case_file(offered_on=TODAY, declined_on=TODAY)

    found = counted(a_case(state=CaseState.DECLINED), file)

    assert found["declined"] == ["case_declined group=operativ", "consent_declined group=operativ"]


def test_given_facts_that_are_counted_then_only_new_ones_are_left() -> None:
    file = a_case_file(offered_on=TODAY, counted=(("raised", TODAY),))

    assert [f.key for f in uncounted(at(a_case(state=CaseState.OFFERED), file))] == ["offered"]


def test_c10_c16_given_another_agency_and_an_eye_kept_then_each_is_counted() -> None:
    parts = (
        PartyPart(party=PartyKey("skola"), concerned_on=TODAY),
        PartyPart(party=PartyKey("polis"), concerned_on=TODAY),
    )

    found = counted(a_case(), a_case_file(parts=parts, watch_until=TODAY))

    assert found["also:polis"] == ["concern_also party=polis"]
    assert "also:skola" not in found
    assert found["watched"] == ["watch group=operativ party=skola"]


def test_c13_c14_c15_given_a_plan_then_measures_of_agencies_are_counted_when_it_is_decided() -> (
    None
):
    measures = (
        a_measure(1, weight="omfattande", owner="socialtjanst"),
        a_measure(2, kind="avvisad", owner="fritid"),
        a_measure(3, owner="youth"),
    )
    file = a_case_file(plan=a_plan(*measures), counted=(("raised", TODAY - timedelta(days=40)),))

    found = counted(a_case(state=ACTIVE), file)

    assert found["needs"] == [
        "needs_assessed group=operativ intensity=omfattande",
        "waited_intervention days=31_60",
    ]
    assert found["measure:1"] == [
        "intervention intervention=repulse party=socialtjanst",
        "case_promised party=socialtjanst",
    ]
    assert found["measure:2"] == ["turned_away party=fritid"]
    assert "measure:3" not in found
    undecided = replace(file, plan=replace(file.plan, decided_on=None))
    assert "measure:1" not in counted(a_case(state=ACTIVE), undecided)


def test_a4_given_results_then_what_is_judged_is_done_and_too_early_is_not() -> None:
    followed = FollowUp(
        held_on=TODAY,
        results=(Result(measure=1, effect="partly"), Result(measure=2, effect="too_early")),
        worked="yes",
    )
    file = a_case_file(
        plan=a_plan(a_measure(1), a_measure(2)),
        follow_ups=(followed,),
        counted=(("measure:1", TODAY - timedelta(days=7)),),
    )

    found = counted(a_case(state=ACTIVE), file)

    assert found["kept:1"] == ["case_kept party=skola", "waited_kept days=0_7"]
    assert "kept:2" not in found


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (Closing(reason="3a", closed_on=TODAY), ["case_closed group=operativ reason=3a"]),
        (
            Closing(reason="guided", closed_on=TODAY, guided_to="bup"),
            [
                "contact contact=guided party=skola",
                "guided body=bup party=skola",
                "case_closed group=operativ reason=guided",
            ],
        ),
        (
            Closing(reason="single_actor", closed_on=TODAY),
            [
                "contact contact=guided party=skola",
                "case_closed group=operativ reason=single_actor",
            ],
        ),
    ],
)
def test_c7_c19_c29_given_a_case_is_closed_then_its_reason_is_counted(
    closing: Closing, expected: list[str]
) -> None:
    assert counted(a_case(state=CaseState.CLOSED), a_case_file(closing=closing))["closed"] == (
        expected
    )


def test_g1_g5_g9_given_the_other_track_then_it_is_counted_apart() -> None:
    outcomes = (("crime", "yes"), ("months", "75"), ("drugs", "no"), ("occupation", "support"))
    closing = Closing(reason="4", closed_on=TODAY, outcomes=outcomes)
    file = a_case_file(intake=INTAKE, watch_until=TODAY)

    running = counted(a_case(track=Track.SIG, state=ACTIVE), file)
    was_in = replace(file, closing=closing, counted=(("accepted", TODAY),))
    over = counted(a_case(track=Track.SIG, state=CaseState.CLOSED), was_in)
    never = counted(a_case(track=Track.SIG, state=CaseState.CLOSED), replace(file, closing=closing))

    assert running == {"raised": ["sig_listed"], "accepted": ["sig_in age_band=16_18 gender=boy"]}
    assert over["closed"] == [
        "sig_closed reason=4",
        "sig_active",
        "sig_free months=60",
        "sig_occupied occupation=income",
    ]
    assert never["closed"] == []


def test_given_a_case_from_before_the_counting_then_it_is_carried_in() -> None:
    assert said(carried(at(a_case(), a_case_file()))) == ["case_carried group=operativ"]
    assert carried(at(a_case(track=Track.SIG), a_case_file())) == ()


def test_a16_given_outcomes_of_two_meetings_then_each_is_counted_and_a_correction_is_found() -> (
    None
):
    first, second = TODAY - timedelta(days=28), TODAY
    file = a_case_file(outcomes=((first, "watch"), (second, "action")))

    found = counted(a_case(), file)

    assert found["outcome:2027-01-21"] == ["case_item outcome=watch"]
    assert found["outcome:2027-02-18"] == ["case_item outcome=action"]
    other = replace(file, outcomes=((first, "watch"), (second, "lift")))
    assert corrected(file, other) == (second, "action")
    assert corrected(file, file) is None
    assert corrected(replace(file, outcomes=()), file) is None
