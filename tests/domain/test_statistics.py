"""Figures of a group's meetings: what is counted, since when, and who may see them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sspf.domain.access import Asker
from sspf.domain.briefings import Briefing
from sspf.domain.commitments import Commitment
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.organisation import GroupKey, PersonId, Role
from sspf.domain.statistics import GroupFigures, Records, Span, figures, overseen, period_of
from tests.factories import (
    FRIDA,
    FRITID,
    KAJ,
    LEO,
    NOW,
    RUT,
    SKOLA,
    a_briefing,
    a_commitment,
    a_group,
    a_meeting,
    a_person,
    an_organisation,
)

STEERING, COUNCIL, APART = GroupKey("styrgrupp"), GroupKey("rad"), GroupKey("annan")
TODAY = date(2027, 1, 29)
AFTER = datetime(2027, 1, 29, 9, tzinfo=UTC)
SINCE = date(2027, 1, 1)
CALLED = MeetingStatus.CALLED
DISA = PersonId("disa")


def disa(*groups: GroupKey) -> Asker:
    """Steers the groups named. Under the council lies the steering group, under it the others."""
    person = a_person(
        id=DISA, party=None, roles=frozenset({Role.STEERING}), groups=frozenset(groups)
    )
    organisation = an_organisation(
        people=(*an_organisation().people, person),
        groups=(
            a_group(parent=STEERING),
            a_group(key=STEERING, parent=COUNCIL, convener=None, stand_in=None),
            a_group(key=COUNCIL, parent=None, convener=None, stand_in=None),
            a_group(
                key=GroupKey("lista"),
                parent=STEERING,
                levels=frozenset({BriefingLevel.INDIVIDUAL}),
                convener=None,
                stand_in=None,
            ),
        ),
    )
    return Asker(person=person, organisation=organisation)


def somebody(id: PersonId) -> Asker:
    return Asker(person=an_organisation().person(id), organisation=an_organisation())


@pytest.mark.parametrize(
    ("asker", "seen"),
    [
        (disa(STEERING), ["operativ"]),
        (disa(COUNCIL), ["operativ", "styrgrupp"]),
        (disa(APART), []),
        (somebody(FRIDA), ["operativ"]),
        (somebody(LEO), ["operativ"]),
        (somebody(KAJ), ["operativ"]),
        (somebody(RUT), []),
    ],
)
def test_figures_are_for_those_who_steer_convene_or_coordinate(
    asker: Asker, seen: list[str]
) -> None:
    """A group that works on the individual level alone is in nobody's figures."""
    assert [group.key for group in overseen(asker)] == seen


def test_given_groups_that_are_each_others_parents_then_it_ends() -> None:
    asker = disa(APART)
    looped = replace(
        asker.organisation,
        groups=(a_group(parent=STEERING), a_group(key=STEERING, parent=STEERING)),
    )

    assert overseen(replace(asker, organisation=looped)) == ()


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 6, 30), date(2027, 1, 1)),
        (date(2027, 7, 1), date(2027, 7, 1)),
        (date(2027, 12, 31), date(2027, 7, 1)),
    ],
)
def test_a_period_is_a_half_year(today: date, first: date) -> None:
    assert period_of(today) == first


def counted(
    *,
    meetings: tuple[Meeting, ...] = (),
    briefings: tuple[Briefing, ...] = (),
    commitments: tuple[Commitment, ...] = (),
) -> GroupFigures:
    by_meeting = {m.id: [b for b in briefings if b.meeting == m.id] for m in meetings}
    records = Records(meetings=meetings, briefings=by_meeting, commitments=commitments)
    return figures(a_group(), records, Span(since=SINCE, now=AFTER, today=TODAY))


def test_a_meeting_counts_when_it_has_ended_and_is_held_when_it_was_called() -> None:
    held = a_meeting(status=CALLED)
    found = counted(
        meetings=(
            replace(held, held_on=date(2026, 12, 17)),
            held,
            a_meeting(status=MeetingStatus.CANCELLED),
            a_meeting(),
            replace(held, held_on=date(2027, 2, 18)),
        )
    )

    assert (found.held, found.planned) == (1, 3)


def test_briefings_are_counted_against_every_seat() -> None:
    sent = a_briefing(party=SKOLA).submit(RUT, NOW, NOW)
    late = replace(a_briefing(party=FRITID).submit(FRIDA, NOW, NOW), is_late=True)
    draft = a_briefing()

    found = counted(meetings=(a_meeting(status=CALLED),), briefings=(sent, late, draft))

    assert (found.submitted, found.expected, found.late) == (2, 3, 1)


def test_commitments_stand_at_their_meeting_and_in_the_sum() -> None:
    meeting = a_meeting(status=CALLED)
    at_meeting = a_commitment(meeting=meeting.id, decided_on=meeting.held_on)
    done = at_meeting.complete(TODAY, None)
    between = a_commitment(meeting=None, decided_on=TODAY)
    before = a_commitment(meeting=None, decided_on=date(2026, 12, 1))

    found = counted(meetings=(meeting,), commitments=(at_meeting, done, between, before))

    assert (found.commitments.total, found.commitments.done) == (3, 1)
    assert [m.commitments.total for m in found.meetings] == [2]


@pytest.mark.parametrize("secret", [{"level": BriefingLevel.INDIVIDUAL}, {"case": "N27-01"}])
def test_nothing_of_the_individual_level_is_counted(secret: dict[str, Any]) -> None:
    meeting = a_meeting(status=CALLED)
    hidden = a_commitment(meeting=meeting.id, decided_on=meeting.held_on, **secret)

    found = counted(meetings=(meeting,), commitments=(hidden,))

    assert found.commitments.total == 0
    assert found.meetings[0].commitments.total == 0
