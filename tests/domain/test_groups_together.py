"""The tree of groups, and what goes between them: an example and an invariant for each rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.access import Asker
from sspf.domain.agreements import AHEAD, is_link
from sspf.domain.annual_plans import (
    RowStatus,
    carry_origin,
    may_see,
    missing_parties,
    share_approved,
    waiting_at,
)
from sspf.domain.errors import MatterClosedError, NoRoadError, PlanStepError
from sspf.domain.group_tree import (
    Direction,
    above,
    approver_of,
    below,
    direction,
    next_in_chain,
    speaks_for,
)
from sspf.domain.levels import BriefingLevel
from sspf.domain.matters import ROADS, MatterKind, Stop, may_read
from sspf.domain.organisation import Group, GroupKey, Organisation, PartyKey, Role
from sspf.domain.problem_pictures import silent
from sspf.domain.ways_of_working import WaysOfWorking
from tests.factories import FRIDA, NOW, RUT, an_organisation
from tests.factories_groups import a_matter, a_picture_row, a_plan_row, an_agreement

TODAY = date(2027, 2, 1)
TOP, MIDDLE, NORTH, SOUTH = (GroupKey(k) for k in ("top", "middle", "north", "south"))
TWO = frozenset({BriefingLevel.GENERAL, BriefingLevel.GROUP})
ONE = frozenset({BriefingLevel.GENERAL})


def a_tree(**ways: object) -> Organisation:
    def group(key: GroupKey, parent: GroupKey | None, kind: str) -> Group:
        return Group(
            key=key,
            name=str(key),
            type=kind,
            parties=(PartyKey("skola"), PartyKey("polis")),
            levels=ONE if key == TOP else TWO,
            parent=parent,
            convener=FRIDA if key == NORTH else None,
        )

    groups = (
        group(TOP, None, "steering"),
        group(MIDDLE, TOP, "lead"),
        group(NORTH, MIDDLE, "local"),
        group(SOUTH, MIDDLE, "local"),
    )
    return replace(an_organisation(), groups=groups, ways=WaysOfWorking(**ways))  # type: ignore[arg-type]


def an_asker(organisation: Organisation, *groups: GroupKey, **person: object) -> Asker:
    who = replace(organisation.person(RUT), groups=frozenset(groups), **person)  # type: ignore[arg-type]
    return Asker(person=who, organisation=organisation)


@pytest.mark.parametrize(
    ("start", "to", "road"),
    [
        (TOP, NORTH, Direction.DOWN),
        (NORTH, TOP, Direction.UP),
        (NORTH, SOUTH, Direction.SIDEWAYS),
        (NORTH, NORTH, None),
    ],
)
def test_given_two_groups_then_there_is_one_direction_between_them(
    start: GroupKey, to: GroupKey, road: Direction | None
) -> None:
    assert direction(a_tree(), start, to) is road


@given(st.sampled_from([TOP, MIDDLE, NORTH, SOUTH]), st.sampled_from([TOP, MIDDLE, NORTH, SOUTH]))
def test_what_is_above_one_has_it_below(one: GroupKey, other: GroupKey) -> None:
    tree = a_tree()
    is_above = other in {g.key for g in above(tree, one)}

    assert is_above == (one in {g.key for g in below(tree, other)})
    assert (direction(tree, one, other) is Direction.UP) == is_above


def test_given_a_chain_that_comes_back_then_the_next_is_counted_by_how_far_it_has_come() -> None:
    tree = a_tree(chain=(NORTH, MIDDLE, TOP, NORTH))

    assert next_in_chain(tree, (NORTH,)) == MIDDLE
    assert next_in_chain(tree, (NORTH, MIDDLE, TOP)) == NORTH
    assert next_in_chain(tree, (NORTH, MIDDLE, TOP, NORTH)) is None
    assert next_in_chain(tree, (SOUTH,)) is None
    assert next_in_chain(a_tree(), (NORTH,)) is None
    assert direction(tree, TOP, NORTH) is Direction.DOWN


def test_given_a_group_that_approves_then_it_goes_before_the_one_right_above() -> None:
    assert approver_of(a_tree(), NORTH) == MIDDLE
    assert approver_of(a_tree(approvers=frozenset({TOP})), NORTH) == TOP
    assert approver_of(a_tree(), TOP) is None


def test_given_a_convener_then_nobody_else_speaks_and_a_guest_never_does() -> None:
    tree = a_tree()

    assert not speaks_for(an_asker(tree, NORTH), NORTH)
    assert speaks_for(an_asker(tree, SOUTH), SOUTH)  # it has no convener and no coordinator
    assert speaks_for(an_asker(tree, NORTH, roles=frozenset({Role.COORDINATOR})), NORTH)
    assert not speaks_for(an_asker(tree, SOUTH, is_guest=True), SOUTH)
    assert not speaks_for(an_asker(tree, NORTH), SOUTH)


@pytest.mark.parametrize("kind", MatterKind)
@pytest.mark.parametrize("to", [TOP, MIDDLE, SOUTH])
def test_given_a_kind_of_matter_then_it_goes_only_its_own_way(
    kind: MatterKind, to: GroupKey
) -> None:
    tree = a_tree()
    matter = a_matter(kind=kind, stops=(Stop(group=NORTH, came_on=TODAY),))

    if direction(tree, NORTH, to) in ROADS[kind]:
        assert matter.passed(tree, to, TODAY).at == to
    else:
        with pytest.raises(NoRoadError):
            matter.passed(tree, to, TODAY)


def test_given_group_level_then_a_matter_never_reaches_a_group_without_it() -> None:
    matter = a_matter(level=BriefingLevel.GROUP, stops=(Stop(group=NORTH, came_on=TODAY),))

    with pytest.raises(NoRoadError):
        matter.passed(a_tree(), TOP, TODAY)


def test_given_a_matter_that_is_closed_then_nothing_more_is_sent_or_decided_in_it() -> None:
    tree, closed = a_tree(), a_matter(stops=(Stop(group=NORTH, came_on=TODAY),)).closed(TODAY)

    assert closed.closed(TODAY + timedelta(days=1)) == closed
    with pytest.raises(MatterClosedError):
        closed.passed(tree, SOUTH, TODAY)
    with pytest.raises(MatterClosedError):
        closed.decided("Nej.", TODAY)
    with pytest.raises(MatterClosedError):
        closed.owned_by(PartyKey("skola"))


@given(st.lists(st.sampled_from([TOP, MIDDLE, NORTH, SOUTH]), max_size=6))
def test_only_the_bodies_that_it_has_been_at_can_read_a_matter(way: list[GroupKey]) -> None:
    """And every one of them still can, with the stops that were there before."""
    tree, matter = a_tree(), a_matter(stops=(Stop(group=NORTH, came_on=TODAY),))
    for to in way:
        before = matter.stops
        try:
            matter = matter.passed(tree, to, TODAY)
        except NoRoadError:
            continue
        assert matter.stops[: len(before)] == before

    for group in (TOP, MIDDLE, NORTH, SOUTH):
        assert may_read(an_asker(tree, group), matter, NOW) == (group in matter.been_at)


def test_given_a_row_then_it_is_approved_only_when_sent_and_anchored() -> None:
    row = a_plan_row(group=NORTH)

    for early in (row, row.sent(TODAY), row.anchored(NORTH, TODAY)):
        with pytest.raises(PlanStepError):
            early.approved(MIDDLE, TODAY)
    approved = row.sent(TODAY).anchored(NORTH, TODAY).approved(MIDDLE, TODAY)

    assert (row.status, approved.status) == (RowStatus.DRAFT, RowStatus.APPROVED)
    assert approved.approved(MIDDLE, TODAY) == approved == approved.anchored(TOP, TODAY)
    assert share_approved([row, row.anchored(NORTH, TODAY), approved]) == (3, 2, 1)


def test_given_an_anchored_row_then_it_waits_at_the_levels_up_to_the_approver() -> None:
    tree = a_tree(approvers=frozenset({TOP}))
    row = a_plan_row(group=NORTH).anchored(MIDDLE, TODAY)

    assert waiting_at(tree, row) == (NORTH, TOP)
    assert waiting_at(a_tree(), row) == (NORTH,)


@given(st.booleans(), st.sampled_from([TOP, MIDDLE, NORTH, SOUTH]), st.sampled_from(sorted(TWO)))
def test_nobody_above_or_beside_sees_a_row_that_is_not_sent(
    is_sent: bool, group: GroupKey, level: BriefingLevel
) -> None:
    tree = a_tree()
    row = a_plan_row(group=NORTH, level=level, sent_on=TODAY if is_sent else None)
    is_above = group in (MIDDLE, TOP) and level in tree.group(group).levels

    assert may_see(an_asker(tree, group), row, NOW) == (group == NORTH or (is_sent and is_above))


@given(st.sets(st.sampled_from(["skola", "polis", "fritid", "socialtjanst"])))
def test_a_row_lacks_exactly_the_demanded_parties_that_are_not_on_it(on_it: set[str]) -> None:
    tree = a_tree(together=("socialtjanst", "skola", "polis"))
    missing = missing_parties(tree, tuple(map(PartyKey, on_it)))

    assert {*missing} == {"socialtjanst", "skola", "polis"} - on_it
    assert missing_parties(a_tree(), ()) == []


def test_given_a_row_is_carried_then_it_begins_anew_and_says_where_it_comes_from() -> None:
    row = a_plan_row(group=NORTH, rank=1).sent(TODAY).anchored(NORTH, TODAY)
    carried = row.carried(7, 2028, RUT, NOW)

    assert (carried.number, carried.year, carried.carried_from) == (7, 2028, 1)
    assert (carried.steps, carried.sent_on, carried.rank, carried.version) == ((), None, None, 1)
    assert carried.origin == carry_origin(1, 2028)
    assert row.done(TODAY).done(TODAY).version == row.version + 1


@given(st.integers(-60, 60))
def test_a_review_reminder_never_runs_backwards(days: int) -> None:
    agreement = an_agreement(review_on=TODAY)
    now, later = (agreement.reminder_on(TODAY + timedelta(days=n)) for n in (days, days + 1))

    assert (now is None) == (days < -max(AHEAD).days)
    if now is not None:
        assert later is not None
        assert later <= now


def test_given_a_review_then_the_day_for_the_next_is_kept_and_links_are_whole() -> None:
    reviewed = an_agreement().reviewed(TODAY, date(2028, 2, 1))

    assert (reviewed.reviewed_on, reviewed.review_on) == (TODAY, date(2028, 2, 1))
    assert reviewed.reviewed(TODAY, date(2028, 2, 1)) == reviewed
    assert is_link("https://a.example.org")
    assert not is_link("http://a.example.org")
    assert not is_link("https://a.example.org och mer")


def test_given_rows_that_hold_then_those_who_said_nothing_are_silent() -> None:
    skola, polis = PartyKey("skola"), PartyKey("polis")
    row = a_picture_row(party=skola)

    assert silent([row], (skola, polis)) == (polis,)
    assert silent([row.ended(TODAY)], (skola, polis)) == (skola, polis)
    assert row.ended(TODAY).ended(TODAY) == row.ended(TODAY)
