"""Entries of the lists that two agencies keep together (ACCEPTANCE Y, T; RULES R-27)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.access import Asker
from sspf.domain.entries import Conversation, EntryState, Measure
from sspf.domain.entry_access import may_keep_list, may_see_entry
from sspf.domain.errors import EntryClosedError, FollowUpMissingError, NotBothError
from sspf.domain.levels import BriefingLevel
from sspf.domain.list_rules import ListReview
from sspf.domain.organisation import IndividualMode, Role
from sspf.domain.selections import next_selection_on
from tests.factories import FRITID, NOW, PIA, POLIS, SKOLA, a_group, an_organisation
from tests.factories_cases import SOCIALTJANST
from tests.factories_lists import BOTH, REVIEW, TOP5, a_selection, an_entry

TODAY = NOW.date()
CHOSEN = an_entry().confirm(SOCIALTJANST, BOTH, TODAY)


def test_given_one_has_confirmed_then_it_is_not_chosen_until_the_other_does() -> None:
    assert an_entry().state is EntryState.PROPOSED
    assert not an_entry().confirm(POLIS, BOTH, TODAY).is_on_the_list
    assert CHOSEN.is_on_the_list
    assert CHOSEN.chosen_on == TODAY


def test_given_a_third_agency_when_it_confirms_then_it_is_refused() -> None:
    with pytest.raises(NotBothError):
        an_entry().confirm(SKOLA, BOTH, TODAY)


def test_given_a_proposal_when_worked_on_then_it_must_be_chosen_first() -> None:
    measure = Measure(text="Samtal", party=POLIS, due=TODAY)

    with pytest.raises(EntryClosedError):
        an_entry().add_measure(measure)
    with pytest.raises(EntryClosedError):
        CHOSEN.confirm(POLIS, BOTH, TODAY)
    assert CHOSEN.lacks_measure
    added = CHOSEN.add_measure(measure)
    assert not added.lacks_measure
    assert added.finish_measure(1, TODAY, "").lacks_measure


TALK = Conversation(
    held_on=TODAY,
    at_home=True,
    parties=BOTH,
    guardians=True,
    youth=True,
    measures=("Samtal", "MiniMaria"),
)


@pytest.mark.parametrize(
    ("follow_up", "results"),
    [
        (None, ("yes", "no")),
        (TODAY + timedelta(days=1), ("yes", "no")),
        (TODAY, ("yes",)),
        (TODAY, ()),
    ],
)
def test_given_measures_when_closed_without_a_whole_follow_up_then_it_is_refused(
    follow_up: date | None, results: tuple[str, ...]
) -> None:
    """Y4."""
    with pytest.raises(FollowUpMissingError):
        replace(TALK, follow_up_on=follow_up).close(TODAY, results)


def test_given_no_measures_then_a_conversation_closes_by_itself() -> None:
    assert replace(TALK, measures=()).close(TODAY).closed_on == TODAY
    assert replace(TALK, follow_up_on=TODAY).close(TODAY, ("yes", "no")).closed_on == TODAY


def test_given_an_open_conversation_when_leaving_then_it_is_followed_up_first() -> None:
    talked = CHOSEN.note_conversation(TALK)

    with pytest.raises(FollowUpMissingError):
        talked.leave(TODAY, "better")
    closed = talked.put_conversation(1, replace(TALK, measures=()).close(TODAY))
    assert closed.leave(TODAY, "better").state is EntryState.LEFT


@given(st.lists(st.dates(date(2027, 1, 1), date(2028, 1, 1)), max_size=5))
def test_the_next_selection_is_eight_weeks_after_the_newest(days: list[date]) -> None:
    held = tuple(a_selection(held_on=day) for day in days)

    by = next_selection_on(date(2026, 12, 1), held, ListReview(reselect_weeks=8))

    assert by == max(days, default=date(2026, 12, 1)) + timedelta(days=56)
    assert REVIEW.reselect_weeks == 8


def asker(party: object, **changes: object) -> Asker:
    deep = replace(a_group(), levels=frozenset(BriefingLevel))
    organisation = an_organisation(groups=(deep,))
    person = replace(organisation.person(PIA), party=party, **changes)  # type: ignore[arg-type]
    return Asker(person=person, organisation=organisation)


@pytest.mark.parametrize("party", [SKOLA, FRITID, None])
def test_given_another_agency_then_nothing_of_the_list_exists(party: object) -> None:
    """R-27."""
    assert not may_keep_list(asker(party), TOP5)
    assert not may_see_entry(asker(party), TOP5, CHOSEN)


@pytest.mark.parametrize("party", BOTH)
def test_given_one_of_the_two_then_it_is_open_in_private_and_in_their_group_only(
    party: object,
) -> None:
    assert may_keep_list(asker(party), TOP5)
    assert not may_keep_list(replace(asker(party), is_private=False), TOP5)
    assert not may_keep_list(asker(party, groups=frozenset()), TOP5)
    assert not may_keep_list(asker(party, is_guest=True), TOP5)
    for role in (Role.STEERING, Role.AUDITOR):
        assert not may_keep_list(asker(party, roles=frozenset({role})), TOP5)


def test_given_the_individual_level_is_off_then_there_is_no_list() -> None:
    on = asker(POLIS)
    off = replace(on.organisation, individual=IndividualMode.OFF)

    assert not may_keep_list(replace(on, organisation=off), TOP5)


def test_given_a_decision_on_guests_then_the_police_from_another_tenant_may() -> None:
    """R-75."""
    guest = asker(POLIS, is_guest=True)
    decided = replace(guest.organisation, individual_to_guests=True)

    assert may_keep_list(replace(guest, organisation=decided), TOP5)


def test_given_a_slot_was_opened_then_that_agency_reads_that_slot_alone() -> None:
    """T4."""
    shown = CHOSEN.let_in((SKOLA,))

    assert may_see_entry(asker(SKOLA), TOP5, shown)
    assert not may_see_entry(asker(SKOLA), TOP5, CHOSEN)
    assert not may_see_entry(asker(FRITID), TOP5, shown)
    assert not may_keep_list(asker(SKOLA), TOP5)
    assert not may_see_entry(replace(asker(SKOLA), is_private=False), TOP5, shown)
