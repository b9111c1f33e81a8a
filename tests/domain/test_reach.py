"""Whether a person can be reached, and what became of a message: sent is never reached."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.outbox import Delivery, Kind, Sent
from sspf.domain.reach import (
    HEARD_EVERY,
    REMOVED,
    UNREACHED,
    Reach,
    ReachState,
    newest,
    nothing_known,
    outcome_of,
)
from tests.factories import FRIDA, NOW, RUT, a_message, a_person

HOUR = timedelta(hours=1)
NOTHING = nothing_known(RUT, NOW)


def a_row(state: Delivery = Delivery.SENT, reason: str = "", **more: object) -> Sent:
    row = Sent(message=a_message(), state=state, at=NOW, reason=reason, sequence=1)
    return replace(row, **more)  # type: ignore[arg-type]  # fields of Sent


def state_of(row: Sent | None, known: Reach | None = None, *, guest: bool = False) -> ReachState:
    return outcome_of(a_person(is_guest=guest), row, known).state


@given(
    state=st.sampled_from(Delivery),
    reason=st.sampled_from(["", "failed.blocked", "failed.no_answer", "failed.busy"]),
    known=st.sampled_from(ReachState),
    heard=st.none() | st.just(NOW - HOUR),
    guest=st.booleans(),
)
def test_without_a_word_since_it_was_sent_nothing_is_ever_called_reached(
    state: Delivery, reason: str, known: ReachState, heard: object, guest: bool
) -> None:
    road = Reach(person=RUT, state=known, since=NOW - HOUR, heard_at=heard)  # type: ignore[arg-type]

    assert state_of(a_row(state, reason), road, guest=guest) is not ReachState.REACHED


def test_given_teams_took_it_when_nothing_is_heard_then_it_is_sent() -> None:
    assert state_of(a_row(), NOTHING.was_sent(NOW)) is ReachState.SENT


def test_given_teams_took_it_when_the_person_writes_then_it_is_reached() -> None:
    assert state_of(a_row(), NOTHING.was_sent(NOW).heard(NOW + HOUR)) is ReachState.REACHED


def test_given_it_failed_when_the_person_answers_it_anyhow_then_they_are_reached() -> None:
    outcome = outcome_of(a_person(), a_row(Delivery.DEAD, "failed.blocked"), None, NOW + HOUR)

    assert (outcome.state, outcome.since) == (ReachState.REACHED, NOW + HOUR)


def test_given_mail_when_the_person_writes_in_teams_then_the_mail_is_still_only_sent() -> None:
    mail = replace(a_row(), message=a_message(kind=Kind.CALENDAR_REQUEST))

    assert state_of(mail, NOTHING.heard(NOW + HOUR)) is ReachState.SENT


@pytest.mark.parametrize("guest", [True, False])
@pytest.mark.parametrize(
    ("delivery", "state"),
    [(Delivery.DUE, ReachState.WAITING), (Delivery.DEAD, ReachState.FAILED)],
)
def test_given_mail_to_somebody_without_the_bot_then_that_says_nothing_of_the_mail(
    delivery: Delivery, state: ReachState, guest: bool
) -> None:
    mail = replace(a_row(delivery), message=a_message(kind=Kind.CALENDAR_REQUEST))

    assert state_of(mail, NOTHING.removed(NOW), guest=guest) is state


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("failed.blocked", ReachState.BLOCKED),
        ("failed.not_installed", ReachState.NOT_INSTALLED),
        ("failed.gone", ReachState.NOT_INSTALLED),
        ("failed.disabled", ReachState.DISABLED),
        ("failed.wrong_address", ReachState.WRONG_ADDRESS),
        ("failed.busy", ReachState.FAILED),
        ("failed.too_large", ReachState.FAILED),
    ],
)
def test_given_it_was_refused_when_asked_then_the_reason_says_how(
    reason: str, state: ReachState
) -> None:
    assert state_of(a_row(Delivery.DEAD, reason)) is state


def test_given_a_guest_without_the_bot_when_asked_then_it_is_because_of_being_a_guest() -> None:
    row = a_row(Delivery.DEAD, "failed.not_installed")

    assert state_of(row, guest=True) is ReachState.GUEST
    assert state_of(a_row(), NOTHING.heard(NOW + HOUR), guest=True) is ReachState.REACHED


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (a_row(Delivery.UNKNOWN, "failed.no_answer"), ReachState.UNKNOWN),
        (a_row(Delivery.DUE, "failed.no_answer"), ReachState.UNKNOWN),
        (a_row(Delivery.DUE, "failed.busy"), ReachState.WAITING),
        (a_row(Delivery.LEASED), ReachState.WAITING),
        (a_row(Delivery.DROPPED, "dropped.answered"), ReachState.NOT_NEEDED),
        (None, ReachState.WAITING),
    ],
)
def test_given_it_is_not_settled_when_asked_then_that_is_what_is_said(
    row: Sent | None, state: ReachState
) -> None:
    assert state_of(row) is state


def test_given_an_unknown_outcome_when_the_person_writes_of_something_else_then_still_unknown() -> (
    None
):
    row = a_row(Delivery.UNKNOWN, "failed.no_answer")

    assert state_of(row, NOTHING.heard(NOW + HOUR)) is ReachState.UNKNOWN


def test_given_the_bot_was_removed_when_teams_takes_a_message_then_it_is_not_believed() -> None:
    """One report says that a send after an uninstall got 200."""
    removed = NOTHING.removed(NOW)
    taken = removed.was_sent(NOW + HOUR)

    assert (taken.state, taken.reason) == (ReachState.NOT_INSTALLED, REMOVED)
    assert state_of(a_row(at=NOW + HOUR), taken) is ReachState.NOT_INSTALLED


@pytest.mark.parametrize("back", [Reach.installed, Reach.heard])
def test_given_the_bot_was_removed_when_it_is_back_then_the_record_is_gone(back: object) -> None:
    mended = back(NOTHING.removed(NOW), NOW + HOUR)  # type: ignore[operator]  # a method of Reach

    assert mended.state not in UNREACHED
    assert not mended.is_removed


def test_given_a_failure_when_a_later_send_is_taken_then_the_failure_is_forgotten() -> None:
    failed = NOTHING.failed("failed.blocked", NOW)

    assert failed.state is ReachState.BLOCKED
    assert failed.was_sent(NOW + HOUR).state is ReachState.SENT


def test_given_a_failure_that_says_nothing_of_the_person_then_nothing_is_changed() -> None:
    assert NOTHING.failed("failed.busy", NOW + HOUR) == NOTHING


def test_given_somebody_talks_on_when_heard_then_it_is_written_once_in_five_minutes() -> None:
    heard = NOTHING.heard(NOW)

    assert heard.heard(NOW + HEARD_EVERY - timedelta(seconds=1)) is heard
    assert heard.heard(NOW + HEARD_EVERY).heard_at == NOW + HEARD_EVERY


def test_given_something_was_sent_meanwhile_when_heard_at_once_then_it_counts() -> None:
    heard = NOTHING.heard(NOW).was_sent(NOW + timedelta(seconds=1))

    assert heard.heard(NOW + timedelta(seconds=2)).heard_at == NOW + timedelta(seconds=2)


def test_given_several_rows_when_the_newest_is_asked_for_then_one_for_each_person() -> None:
    rows = [a_row(sequence=n, reason=str(n)) for n in (3, 1, 2)]
    other = replace(a_row(), message=a_message(recipient=FRIDA))

    found = newest([*rows, other])
    assert (found[RUT].reason, set(found)) == ("3", {RUT, FRIDA})
