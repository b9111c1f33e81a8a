"""What stands behind the preview's buttons says the same when it comes back."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from cards.calendar_entries import Entries, Entry, decoded, encoded
from sspf.domain.calendar_lists import Asked, Question
from sspf.domain.calendar_warnings import Hours

DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.builds(lambda on, s, e: Hours(on=on, starts=s, ends=e), DAYS, CLOCKS, CLOCKS)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    hours, kind = draw(HOURS), draw(st.sampled_from(["good", "waiting", "answered"]))
    questions = draw(
        st.lists(
            st.builds(
                lambda code, days, clocks: Question(
                    code=code, on=hours.on, instead=tuple(days), starts=tuple(clocks)
                ),
                st.sampled_from(Asked),
                st.lists(DAYS, max_size=2),
                st.lists(CLOCKS, max_size=2),
            ),
            max_size=2,
        )
    )
    return Entry(
        hours=hours,
        is_waiting=kind == "waiting",
        is_answered=kind == "answered",
        questions=tuple(questions) if kind == "waiting" else (),
    )


ALL = st.builds(
    lambda meetings, left: Entries(meetings=tuple(meetings), left=tuple(left)),
    st.lists(entries(), max_size=30),
    st.lists(DAYS, max_size=5),
)


@given(ALL)
def test_a_list_comes_back_as_it_was(before: Entries) -> None:
    assert decoded(encoded(before)) == before


@given(ALL)
def test_what_still_waits_is_not_saved(before: Entries) -> None:
    assert before.answer({}) == before
    assert len(before.chosen) == sum(not e.is_waiting for e in before.meetings)


@given(ALL, st.sampled_from(["keep", "remove", "2027-03-04", "t09:30"]))
def test_an_answer_holds_for_what_waits_and_for_nothing_else(before: Entries, said: str) -> None:
    answers = {str(n): said for n in range(len(before.meetings))}
    after = before.answer(answers)

    assert not any(entry.is_waiting for entry in after.meetings)
    kept = [e.hours for e in before.meetings if not e.is_waiting]
    assert [h for h in after.chosen if h in kept] == kept or said != "remove"
    if said == "remove":
        assert list(after.chosen) == kept


def test_given_another_hour_when_answered_then_the_length_is_kept() -> None:
    hours = Hours(on=date(2027, 1, 14), starts=time(13), ends=time(15))
    waiting = Entries(meetings=(Entry(hours=hours, is_waiting=True),))

    (moved,) = waiting.answer({"0": "t09:30"}).chosen
    assert (moved.starts, moved.ends) == (time(9, 30), time(11, 30))
