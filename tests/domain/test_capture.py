"""What was typed as a commitment or a decision, held against the rules."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.capture import Judge, day_of, decision_faults, level_of, text_faults
from sspf.domain.commitments import Due
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.messages.minutes import CaptureForm
from tests.domain.calendar_facts import DAYS
from tests.factories import FRITID, MEETING, POLIS, SKOLA, a_group, a_meeting

TODAY = date(2027, 1, 21)
JUDGE = Judge(
    group=a_group(),
    goals=frozenset({"okad_skolnarvaro"}),
    days=DAYS,
    today=TODAY,
    next_meeting=a_meeting(held_on=date(2027, 2, 18)),
)
FORM = CaptureForm(
    text="Skolan håller föräldramöte för åk 7–8.",
    party=SKOLA,
    due="date",
    on="2027-02-11",
    level="1",
    prevention="universal",
)


def form(**changes: object) -> CaptureForm:
    return replace(FORM, **changes)  # type: ignore[arg-type]  # a field each


def test_given_all_is_said_when_judged_then_there_is_a_draft_and_no_fault() -> None:
    draft, faults = JUDGE.commitment(FORM)

    assert draft is not None
    assert faults == ()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (form(text="  "), "fault.what.empty"),
        (form(text="x" * 301), "fault.what.long"),
        (form(text="Skolan ringer 070-123 45 67."), "fault.contact@15"),
        (form(text="Skolan följer killen i 8B."), "fault.points_out@15"),
        (form(text="Skolan följer N27-01."), "fault.points_out@15"),
        (form(party=""), "fault.owner"),
        (form(party="alla"), "fault.owner"),
        (form(party="socialtjanst"), "fault.owner"),  # not in this group
        (form(due="", on=""), "fault.date.missing"),
        (form(on="den elfte"), "fault.date.missing"),
        (form(on="2027-02-30"), "fault.date.missing"),
        (form(on="2027-01-21"), "fault.date.past"),
        (form(on="2027-01-20"), "fault.date.past"),
        (form(on="2027-03-26"), "fault.date.not_working"),
        (form(on="2027-02-13"), "fault.date.not_working"),
        (form(level=""), "fault.level"),
        (form(level="3"), "fault.level"),
        (form(prevention=""), "fault.prevention"),
        (form(prevention="bred"), "fault.prevention"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_given_one_thing_is_wrong_when_judged_then_it_is_the_only_fault(
    typed: CaptureForm, fault: str
) -> None:
    assert JUDGE.commitment(typed) == (None, (fault,))


def test_given_nothing_is_said_when_judged_then_every_fault_is_named_text_first() -> None:
    assert JUDGE.commitment(CaptureForm()) == (
        None,
        (
            "fault.what.empty",
            "fault.owner",
            "fault.date.missing",
            "fault.level",
            "fault.prevention",
        ),
    )


def test_given_a_holiday_was_asked_about_when_it_is_confirmed_then_it_is_taken() -> None:
    judge = replace(JUDGE, asked_on="2027-03-26")

    assert judge.date_fault(date(2027, 3, 26)) == ""


def test_given_one_holiday_was_confirmed_when_another_is_typed_then_it_is_asked_about() -> None:
    judge = replace(JUDGE, asked_on="2027-03-26")

    assert judge.date_fault(date(2027, 3, 29)) == "fault.date.not_working"


def test_given_the_past_was_asked_about_when_it_is_confirmed_then_it_is_still_the_past() -> None:
    judge = replace(JUDGE, asked_on="2027-01-16")

    assert judge.date_fault(date(2027, 1, 16)) == "fault.date.past"


def test_given_the_next_meeting_when_chosen_then_it_follows_that_meeting() -> None:
    draft, _ = JUDGE.commitment(form(due="next", on=""))

    assert draft is not None
    assert draft.due == Due(on=date(2027, 2, 18), at_meeting=MEETING)


def test_given_no_next_meeting_when_chosen_then_a_date_is_asked_for() -> None:
    judge = replace(JUDGE, next_meeting=None)

    assert judge.commitment(form(due="next", on="")) == (None, ("fault.date.no_next",))


def test_given_both_the_next_meeting_and_a_date_when_judged_then_which_is_asked() -> None:
    assert JUDGE.commitment(form(due="next")) == (None, ("fault.date.which",))


def test_given_goals_that_the_model_lacks_when_judged_then_only_its_own_are_kept() -> None:
    draft, _ = JUDGE.commitment(form(goals=("okad_skolnarvaro", "fler_boxar")))

    assert draft is not None
    assert draft.goals == ("okad_skolnarvaro",)


def test_given_the_owner_also_takes_part_when_judged_then_the_owner_is_one() -> None:
    draft, _ = JUDGE.commitment(form(taking_part=(POLIS, SKOLA, "kyrkan", FRITID)))

    assert draft is not None
    assert draft.taking_part == (FRITID, POLIS)


@pytest.mark.parametrize("level", ["1", "2"])
@pytest.mark.parametrize("prevention", PreventionLevel)
def test_given_both_divisions_when_judged_then_neither_is_made_from_the_other(
    level: str, prevention: PreventionLevel
) -> None:
    """ACCEPTANCE A2 and A20."""
    draft, _ = JUDGE.commitment(form(level=level, prevention=prevention.value))

    assert draft is not None
    assert (draft.level, draft.prevention) == (BriefingLevel(int(level)), prevention)


@given(st.builds(CaptureForm, *[st.text(max_size=30)] * 0, text=st.text(), on=st.text()))
def test_whatever_is_typed_is_judged_without_an_error(typed: CaptureForm) -> None:
    draft, faults = JUDGE.commitment(typed)

    assert draft is None
    assert faults


@given(st.text())
def test_a_day_is_a_day_or_nothing(typed: str) -> None:
    day = day_of(typed)

    assert day is None or isinstance(day, date)


@pytest.mark.parametrize(
    ("text", "subject", "prevention", "level", "faults"),
    [
        ("Vi tar fram en rutin.", "area", "universal", "1", ()),
        ("", "area", "universal", "1", ("fault.decision.empty",)),
        ("x" * 501, "area", "universal", "1", ("fault.decision.long",)),
        ("Vi tar fram en rutin.", "", "universal", "1", ("fault.subject",)),
        ("Vi tar fram en rutin.", "area", "", "1", ("fault.prevention",)),
        (
            "Ring 070-123 45 67.",
            "",
            "",
            "",
            ("fault.contact@6", "fault.subject", "fault.prevention"),
        ),
    ],
)
def test_given_a_decision_when_judged_then_its_faults_are_named(
    text: str, subject: str, prevention: str, level: str, faults: tuple[str, ...]
) -> None:
    form = CaptureForm(
        decision_subject=subject, decision_prevention=prevention, decision_level=level
    )
    found = decision_faults(form, text)

    assert found[: len(faults)] == faults if faults else found in ((), ("fault.level",))


def test_given_no_level_is_chosen_when_read_then_it_is_the_more_careful_one() -> None:
    assert level_of("", "") is BriefingLevel.GROUP


def test_r40_given_two_faults_of_one_kind_then_it_is_said_once_and_both_places() -> None:
    text = "Ring 070-123 45 67 eller 070-765 43 21."

    assert text_faults(text, 300, BriefingLevel.GENERAL, "what") == ("fault.contact@6,26",)


def test_given_no_subject_when_judged_then_it_is_about_the_area() -> None:
    draft, _ = JUDGE.commitment(form(subject=""))

    assert draft is not None
    assert draft.subject is Subject.AREA
