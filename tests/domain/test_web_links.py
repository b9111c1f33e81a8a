"""When a web link opens: until it is over, taken back or used, and never for anything else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.meetings import Meeting
from sspf.domain.web_links import Purpose, answers
from tests.factories import NOW, a_meeting
from tests.factories_links import a_link

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
MEETING = a_meeting()
LINK = a_link(expires_at=MEETING.ends_at)


@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_a_link_that_has_ended_never_opens_again(moved: timedelta) -> None:
    now = NOW + moved

    assert a_link(expires_at=NOW).opens(now) == (moved < timedelta())
    assert not a_link(expires_at=NOW + 500 * DAY).revoke(NOW).opens(now)
    assert not a_link(expires_at=NOW + 500 * DAY).use_up(NOW).opens(now)


def test_given_a_link_when_taken_back_twice_then_the_first_time_stands() -> None:
    assert LINK.revoke(NOW).revoke(NOW + DAY).revoked_at == NOW
    assert LINK.use_up(NOW).use_up(NOW + DAY).used_at == NOW


@pytest.mark.parametrize(
    ("meeting", "opens"),
    [
        (MEETING, True),
        (a_meeting(id="another"), False),
        (MEETING.cancel(NOW), False),
    ],
    ids=["its own", "another", "cancelled"],
)
def test_given_a_meeting_when_the_link_is_tried_then_it_opens_its_own(
    meeting: Meeting, opens: bool
) -> None:
    assert answers(LINK, meeting, MEETING.ends_at - SECOND) is opens


def test_given_the_meeting_is_over_then_the_link_is() -> None:
    assert not answers(LINK, MEETING, MEETING.ends_at)


def test_given_the_meeting_was_moved_to_an_earlier_day_then_the_link_ends_with_it() -> None:
    earlier = MEETING.move(MEETING.held_on - 7 * DAY, MEETING.starts, NOW)

    assert answers(LINK, earlier, earlier.ends_at - SECOND)
    assert not answers(LINK, earlier, earlier.ends_at)


def test_given_a_link_for_something_else_then_no_meeting_is_opened_by_it() -> None:
    other = a_link(purpose=Purpose.CALENDAR, expires_at=MEETING.ends_at)

    assert not answers(other, MEETING, NOW)
