"""The agenda as each asker may read it, and the count of what has become of the former plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.access import Asker
from sspf.domain.agenda import (
    AgendaPoint,
    FollowUp,
    Half,
    Material,
    Point,
    Said,
    Saying,
    compile_agenda,
    follow_up,
)
from sspf.domain.briefings import Briefing, BriefingPart, PartState
from sspf.domain.commitments import Commitment, CommitmentStatus, Due, commitment_id
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import IndividualMode, Organisation, PersonId, Role
from tests.factories import (
    FRIDA,
    FRITID,
    KAJ,
    NOW,
    PIA,
    POLIS,
    RUT,
    SKOLA,
    a_briefing,
    a_commitment,
    a_meeting,
    a_part,
    an_item,
    an_organisation,
)

TODAY = date(2027, 2, 18)
ORGANISATION = replace(
    an_organisation(), rules=replace(an_organisation().rules, agenda=tuple(Point))
)
GROUP_PART = BriefingPart(
    number=2, level=BriefingLevel.GROUP, state=PartState.TEXT, text="Busstorget på fredagar."
)
RAISED = BriefingPart(number=3, level=BriefingLevel.INDIVIDUAL, state=PartState.RAISE)
SCHOOL = a_briefing(parts=(a_part(), GROUP_PART, RAISED), submitted_at=NOW)


def an_asker(person: str, organisation: Organisation = ORGANISATION) -> Asker:
    return Asker(person=organisation.person(PersonId(person)), organisation=organisation)


def material(**changes: object) -> Material:
    made = Material(
        meeting=a_meeting(),
        parties=(FRITID, SKOLA, POLIS),
        briefings=(),
        followed=(),
        items=(),
        next_meeting=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a field each


def the_point(key: Point, asker: Asker, found: Material) -> AgendaPoint:
    return next(p for p in compile_agenda(asker, found, TODAY) if p.key == key)


def test_given_the_models_order_when_compiled_then_every_point_is_numbered_in_it() -> None:
    points = compile_agenda(an_asker(RUT), material(), TODAY)

    assert [(p.number, p.key) for p in points] == list(enumerate(Point, start=1))


def test_given_both_halves_when_compiled_then_only_the_individual_point_is_in_the_second() -> None:
    points = compile_agenda(an_asker(RUT), material(), TODAY)

    assert [p.key for p in points if p.half is Half.INDIVIDUAL] == [Point.INDIVIDUAL]


def test_given_no_individual_level_when_compiled_then_there_is_no_trace_of_it() -> None:
    off = replace(ORGANISATION, individual=IndividualMode.OFF)
    points = compile_agenda(an_asker(RUT, off), material(), TODAY)

    assert not {Point.INDIVIDUAL, Point.RAISING} & {p.key for p in points}


def test_given_nobody_has_answered_when_compiled_then_every_seat_is_missing() -> None:
    said = the_point(Point.SITUATION, an_asker(RUT), material()).said

    assert said == tuple(Said(party=p, saying=Saying.MISSING) for p in (FRITID, SKOLA, POLIS))


def test_given_a_draft_when_compiled_for_others_then_the_agency_is_missing() -> None:
    draft = replace(SCHOOL, submitted_at=None, draft=SCHOOL.parts)
    said = the_point(Point.SITUATION, an_asker(PIA), material(briefings=(draft,))).said

    assert said[1] == Said(party=SKOLA, saying=Saying.MISSING)


def test_given_a_new_draft_after_submitting_when_compiled_then_the_submitted_text_stands() -> None:
    changing = replace(SCHOOL, draft=(a_part(text="Inte klart än."),))
    said = the_point(Point.SITUATION, an_asker(PIA), material(briefings=(changing,))).said

    assert said[1].text == a_part().text


def test_given_nothing_to_report_when_compiled_then_it_is_not_missing() -> None:
    parts = (replace(a_part(), state=PartState.NOTHING, text=""),)
    found = material(briefings=(replace(SCHOOL, parts=parts),))

    assert the_point(Point.SITUATION, an_asker(PIA), found).said[1].saying is Saying.NOTHING


@pytest.mark.parametrize("point", [Point.SITUATION, Point.GROUP_LEVEL])
def test_given_it_came_late_when_compiled_then_it_says_so(point: Point) -> None:
    found = material(briefings=(replace(SCHOOL, is_late=True),))

    assert the_point(point, an_asker(PIA), found).said[1].is_late


def test_given_texts_on_two_levels_when_compiled_then_each_stands_under_its_point() -> None:
    found = material(briefings=(SCHOOL,))
    texts = {
        point: the_point(point, an_asker(PIA), found).said[1].text
        for point in (Point.SITUATION, Point.GROUP_LEVEL)
    }

    assert texts == {Point.SITUATION: a_part().text, Point.GROUP_LEVEL: GROUP_PART.text}


def test_given_the_agency_has_raised_something_when_compiled_then_it_takes_part() -> None:
    point = the_point(Point.INDIVIDUAL, an_asker(RUT), material(briefings=(SCHOOL,)))

    assert (point.takes_part, point.raised) == (True, True)


@pytest.mark.parametrize("person", [PIA, FRIDA, KAJ])
def test_given_another_agency_has_raised_something_when_compiled_then_nobody_else_can_tell(
    person: str,
) -> None:
    """The same point, byte for byte, as when nobody has raised anything."""
    raised = the_point(Point.INDIVIDUAL, an_asker(person), material(briefings=(SCHOOL,)))

    assert raised == the_point(Point.INDIVIDUAL, an_asker(person), material())


def test_given_a_member_of_the_steering_group_when_compiled_then_group_level_is_empty() -> None:
    rut = replace(ORGANISATION.person(RUT), party=None, roles=frozenset({Role.STEERING}))
    asker = Asker(person=rut, organisation=ORGANISATION)

    assert the_point(Point.GROUP_LEVEL, asker, material(briefings=(SCHOOL,))).said == ()


def test_given_items_of_several_points_when_compiled_then_each_stands_under_its_own() -> None:
    here, there = an_item(point=Point.CALENDAR), an_item(id="item-2", point=Point.GROUP_LEVEL)
    found = material(items=(here, there))

    assert the_point(Point.CALENDAR, an_asker(RUT), found).items == (here,)


def test_given_an_item_about_a_case_when_compiled_then_it_is_left_out() -> None:
    found = material(items=(an_item(point=Point.CALENDAR, case="N27-01"),))

    assert the_point(Point.CALENDAR, an_asker(RUT), found).items == ()


def test_given_done_and_open_ones_when_compiled_then_the_calendar_holds_the_open() -> None:
    done = a_commitment(id=commitment_id(2027, 2), status=CommitmentStatus.DONE)
    found = material(followed=(a_commitment(), done))

    assert the_point(Point.CALENDAR, an_asker(RUT), found).commitments == (a_commitment(),)


def test_given_one_that_the_asker_may_not_see_when_counted_then_it_is_not_there_at_all() -> None:
    hidden = a_commitment(id=commitment_id(2027, 2), level=BriefingLevel.INDIVIDUAL)
    point = the_point(Point.FOLLOW_UP, an_asker(PIA), material(followed=(a_commitment(), hidden)))

    assert (point.commitments, point.follow_up) == (
        (a_commitment(),),
        FollowUp(total=1, ongoing=1, overdue=1),
    )


def test_given_the_scenarios_six_when_counted_then_four_done_one_moved_one_ongoing() -> None:
    """K6 on levels 1 and 2: Å-001 to 005 and 012 on 18 February."""
    done = [a_commitment(id=commitment_id(2027, n)).complete(TODAY, None) for n in (1, 2, 3, 12)]
    moved = a_commitment(id=commitment_id(2027, 4)).postpone(Due(on=date(2027, 3, 4)))
    ongoing = a_commitment(id=commitment_id(2027, 5), due=Due(on=TODAY)).start()

    assert follow_up((*done, moved, ongoing), TODAY) == FollowUp(
        total=6, done=4, moved=1, ongoing=1
    )


def test_given_one_moved_and_then_done_when_counted_then_it_is_done() -> None:
    both = a_commitment().postpone(Due(on=date(2027, 3, 4))).complete(TODAY, None)

    assert follow_up((both,), TODAY) == FollowUp(total=1, done=1)


def test_given_one_moved_and_late_again_when_counted_then_it_is_moved_and_overdue() -> None:
    late = a_commitment().postpone(Due(on=date(2027, 2, 17)))

    assert follow_up((late,), TODAY) == FollowUp(total=1, moved=1, overdue=1)


COUNTED = sorted(
    set(CommitmentStatus)
    - {CommitmentStatus.PROPOSED, CommitmentStatus.REPLACED, CommitmentStatus.DROPPED}
)
COMMITMENTS = st.lists(
    st.builds(
        lambda status, moved, on: a_commitment(status=status, moved=moved, due=Due(on=on)),
        st.sampled_from(COUNTED),
        st.integers(0, 3),
        st.dates(date(2027, 1, 1), date(2027, 4, 1)),
    ),
    max_size=12,
).map(tuple)


@given(COMMITMENTS)
def test_each_commitment_is_counted_once(commitments: tuple[Commitment, ...]) -> None:
    counts = follow_up(commitments, TODAY)

    assert counts.total == counts.done + counts.moved + counts.ongoing + counts.cancelled


@given(st.permutations([SCHOOL, a_briefing(party=POLIS, parts=SCHOOL.parts, submitted_at=NOW)]))
def test_the_order_in_which_briefings_came_changes_nothing(briefings: list[Briefing]) -> None:
    """The seats keep the model's order."""
    said = the_point(Point.SITUATION, an_asker(FRIDA), material(briefings=tuple(briefings))).said

    assert [s.party for s in said] == [FRITID, SKOLA, POLIS]
