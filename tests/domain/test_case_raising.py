"""The form of raising: what is asked, what is a notice and never a block, and no name (R-43)."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.case_files import CaseFile, Intake
from sspf.domain.case_raising import AGES, NOTE_LIMIT, CaseTyped, judge
from sspf.domain.case_rules import CaseRules
from sspf.domain.cases import Case
from sspf.domain.choices import Choice

RULES = CaseRules(
    min_age=10,
    max_age=17,
    concern_areas=(Choice(key="droger", name="Droger"), Choice(key="brott", name="Brott")),
)
WHOLE = CaseTyped(
    age="13-15",
    source="school",
    concerns=("droger",),
    spoken="nej",
    considered="ja",
    guardians="1",
)


def test_given_a_whole_form_when_judged_then_it_is_kept_as_choices() -> None:
    judged = judge(replace(WHOLE, adult_on="2030-04-15"), RULES, takes_text=False)

    assert judged.faults == ()
    assert judged.notices == ()
    assert judged.guardians == 1
    assert judged.intake == Intake(
        age="13-15", source="school", concerns=("droger",), report_considered=True
    )


def test_given_nothing_then_each_question_is_named() -> None:
    faults = judge(CaseTyped(adult_on="någon gång"), RULES, takes_text=False).faults

    assert set(faults) == {
        f"fault.case.{name}"
        for name in ("age", "concern", "source", "spoken", "considered", "guardians", "adult_on")
    }


@pytest.mark.parametrize(
    ("age", "is_outside"),
    [("0-9", True), ("10-12", False), ("16-17", False), ("18", True), ("21-", True)],
)
def test_b2_given_an_age_outside_the_bounds_then_a_notice_and_no_block(
    age: str, *, is_outside: bool
) -> None:
    judged = judge(replace(WHOLE, age=age), RULES, takes_text=False)

    assert judged.faults == ()
    assert judged.notices == (("case.outside_age",) if is_outside else ())


def test_a5_given_a_usual_age_then_it_goes_before_the_age_at_which_work_ends() -> None:
    rules = replace(RULES, usual_max_age=18)

    assert judge(replace(WHOLE, age="18"), rules, takes_text=False).notices == ()
    assert judge(replace(WHOLE, age="19-20"), rules, takes_text=False).notices


def test_g7_given_a_social_intervention_group_then_no_bound() -> None:
    old = replace(WHOLE, age="21-")

    assert judge(old, RULES, takes_text=False, has_age_bound=False).notices == ()


@given(age=st.sampled_from(list(AGES)), low=st.integers(0, 25), high=st.integers(0, 25))
def test_an_age_never_blocks(age: str, low: int, high: int) -> None:
    rules = replace(RULES, min_age=low, max_age=high)

    assert judge(replace(WHOLE, age=age), rules, takes_text=False).faults == ()


def test_given_a_municipality_without_free_text_then_no_word_of_it_is_kept() -> None:
    note = replace(WHOLE, note="Egen iakttagelse.")

    assert judge(note, RULES, takes_text=False).intake.note == ""
    assert judge(note, RULES, takes_text=True).intake.note == "Egen iakttagelse."


@pytest.mark.parametrize(
    ("note", "fault"),
    [
        ("Ring 070-123 45 67.", "fault.contact@6"),
        ("Född 20100101-1234.", "fault.personal_number@6"),
        ("x" * (NOTE_LIMIT + 1), "fault.case.long"),
    ],
)
def test_r45_given_a_text_that_may_not_be_there_then_it_is_named(note: str, fault: str) -> None:
    assert fault in judge(replace(WHOLE, note=note), RULES, takes_text=True).faults


@given(st.text(), st.text(), st.text())
def test_whatever_comes_back_only_known_choices_are_kept(age: str, source: str, key: str) -> None:
    typed = replace(WHOLE, age=age, source=source, concerns=(key,), risk_factors=(key,))
    intake = judge(typed, RULES, takes_text=False).intake

    assert intake.age in (*AGES, "")
    assert set(intake.concerns) <= {"droger", "brott"}
    assert intake.risk_factors == ()


def test_r43_no_field_of_a_case_takes_a_name() -> None:
    names = {f.name for kind in (Case, CaseFile, Intake, CaseTyped) for f in fields(kind)}

    assert not {n for n in names if "name" in n or "personnummer" in n or "born" in n}
