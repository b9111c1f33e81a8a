"""Who can decide at the table: every seat, in every model."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.invitations import Absence, Answer, Response
from sspf.domain.mandates import Mandate, lacking, seats_of
from sspf.domain.organisation import PersonId
from tests.use_cases.world import FRIDA, KIM, PIA, RUT, SOL, TORE, norrsjo

MEETING = norrsjo().meetings[0]
ORGANISATION = norrsjo().organisation
NOW = datetime(2027, 1, 4, tzinfo=UTC)
SCHOOL = 1


def says(
    person: PersonId,
    response: Response = Response.ACCEPTED,
    mandate: bool | None = None,  # as in Answer
    deputy: PersonId | None = None,
    sequence: int = 0,
) -> Answer:
    return Answer(
        meeting=MEETING.id,
        person=person,
        response=response,
        answered_at=NOW,
        deputy=deputy,
        mandate=mandate,
        meeting_sequence=sequence,
    )


NO = Response.DECLINED


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([], Mandate.UNANSWERED),
        ([says(RUT)], Mandate.WITH),
        ([says(RUT, mandate=False)], Mandate.WITHOUT),
        ([says(RUT, Response.TENTATIVE)], Mandate.UNANSWERED),
        ([says(RUT, NO)], Mandate.NOBODY),
        ([says(RUT, NO, deputy=KIM)], Mandate.UNSAID),
        ([says(RUT, NO, deputy=KIM), says(KIM)], Mandate.UNSAID),
        ([says(RUT, NO, deputy=KIM), says(KIM, mandate=True)], Mandate.WITH),
        ([says(RUT, NO, deputy=KIM), says(KIM, mandate=False)], Mandate.WITHOUT),
        ([says(RUT, NO, deputy=KIM), says(KIM, NO)], Mandate.NOBODY),
        ([says(RUT, sequence=7)], Mandate.UNANSWERED),
    ],
)
def test_given_answers_then_the_schools_seat_stands_so(
    answers: list[Answer], state: Mandate
) -> None:
    assert seats_of(ORGANISATION, MEETING, answers)[SCHOOL].state is state


def test_given_a_member_away_that_day_then_the_deputy_fills_the_seat() -> None:
    away = [Absence(person=RUT, first=MEETING.held_on, last=MEETING.held_on)]

    seat = seats_of(ORGANISATION, MEETING, [], away)[SCHOOL]
    assert (seat.state, [p.id for p in seat.people]) == (Mandate.UNSAID, [KIM])


def test_given_a_seat_with_nobody_in_it_then_it_is_there_and_empty() -> None:
    people = tuple(p for p in ORGANISATION.people if p.party != "polis")
    without = replace(ORGANISATION, people=people)

    states = {s.party.key: s.state for s in seats_of(without, MEETING, [])}
    assert states["polis"] is Mandate.EMPTY  # type: ignore[index]  # a key is a str
    assert len(states) == len(ORGANISATION.seats(MEETING.group))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([RUT, KIM, SOL, PIA, TORE, FRIDA]),
            st.sampled_from(Response),
            st.none() | st.booleans(),
        ),
        max_size=8,
    )
)
def test_every_seat_is_always_there_in_the_models_order(
    said: list[tuple[PersonId, Response, bool | None]],
) -> None:
    answers = [says(person, response, mandate) for person, response, mandate in said]

    seats = seats_of(ORGANISATION, MEETING, answers)
    assert [s.party.key for s in seats] == list(ORGANISATION.answering(MEETING.group))


def test_given_who_is_ticked_then_agencies_without_anybody_with_mandate_are_named() -> None:
    assert lacking(ORGANISATION, MEETING, [], frozenset({RUT, KIM})) == ()
    assert lacking(ORGANISATION, MEETING, [], frozenset({KIM, SOL})) == ("skola",)
    assert lacking(ORGANISATION, MEETING, [says(KIM, mandate=True)], frozenset({KIM})) == ()
    assert lacking(ORGANISATION, MEETING, [says(SOL, mandate=False)], frozenset({SOL})) == (
        "socialtjanst",
    )


def test_given_nobody_is_ticked_then_those_who_have_said_that_they_come_count() -> None:
    assert lacking(ORGANISATION, MEETING, [says(RUT), says(SOL, mandate=False)], frozenset()) == (
        "socialtjanst",
    )
