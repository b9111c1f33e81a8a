"""The judge of the crash runs sees what is lost and what is done twice: it is told of each once."""

from typing import Any

import pytest

from tests.crash.judging import Found, compare

KEY = "today:m1:rut"
NOBODY: dict[str, Any] = {"taken": {}, "begun": []}


def an_end(**changes: Any) -> Found:
    """One row sent and taken once; one commitment; one entry of the log."""
    found: dict[str, Any] = {
        "effects": {"commitments": ["('Å-2027-001',)"], "audit": ["commitment:record Å-2027-001"]},
        "rows": {KEY: ("today", "sent")},
        "messages": {KEY: 1},
    }
    return Found(**found | changes)


def test_given_the_same_end_then_nothing_is_wrong() -> None:
    assert compare(an_end(), an_end(), NOBODY) == ([], 0)


LOST: dict[str, dict[str, Any]] = {
    "a row that waits for ever": {"faults": ["lost: today is leased"]},
    "a row that is nowhere": {"rows": {}},
    "a row in doubt that nobody had begun": {"rows": {KEY: ("today", "unknown")}},
    "an effect": {"effects": {"commitments": [], "audit": an_end().effects["audit"]}},
    "an entry": {"effects": {"commitments": an_end().effects["commitments"], "audit": []}},
}
TWICE: dict[str, dict[str, Any]] = {
    "a message that was not in flight": {"messages": {KEY: 2}},
    "a row that nobody gets otherwise": {
        "rows": an_end().rows | {"today:m1:sol": ("today", "sent")}
    },
    "an effect": {
        "effects": {
            "commitments": an_end().effects["commitments"] * 2,
            "audit": an_end().effects["audit"],
        }
    },
}


@pytest.mark.parametrize("what", LOST)
def test_given_something_is_missing_then_it_is_lost(what: str) -> None:
    faults, _ = compare(an_end(), an_end(**LOST[what]), NOBODY)

    assert [fault.partition(":")[0] for fault in faults] == ["lost"]


@pytest.mark.parametrize("what", TWICE)
def test_given_something_is_there_too_often_then_it_is_double(what: str) -> None:
    faults, _ = compare(an_end(), an_end(**TWICE[what]), NOBODY)

    assert [fault.partition(":")[0] for fault in faults] == ["double"]


def test_given_one_was_in_flight_then_one_extra_is_counted_and_no_more() -> None:
    dead = {"taken": {KEY: 1}, "begun": [KEY]}

    assert compare(an_end(), an_end(messages={KEY: 2}), dead) == ([], 1)
    assert compare(an_end(), an_end(messages={KEY: 3}), dead)[0] != []


def test_given_a_row_in_doubt_then_it_must_be_told_after_that() -> None:
    dead = {"taken": {KEY: 1}, "begun": [KEY]}
    told = "not_reached:m1:frida:2027-01-21"
    rows = {KEY: ("today", "unknown"), told: ("not_reached", "sent")}
    before = {KEY: "2027-01-21T08:05", told: "2027-01-21T08:00"}
    after = before | {told: "2027-01-21T08:10"}

    assert compare(an_end(), an_end(rows={KEY: rows[KEY]}), dead)[0] != []
    assert compare(an_end(), an_end(rows=rows, ended=after), dead)[0] == []
    assert compare(an_end(), an_end(rows=rows, ended=before), dead)[0] != []


def test_given_a_case_was_read_again_to_be_shown_then_one_entry_more_and_not_two() -> None:
    reading = ["case:read case-1"]
    calm = an_end(effects={"audit": reading})

    assert compare(calm, an_end(effects={"audit": reading * 2}), NOBODY)[0] == []
    assert compare(calm, an_end(effects={"audit": reading * 3}), NOBODY)[0] != []
    assert compare(calm, an_end(effects={"audit": []}), NOBODY)[0] != []


def test_given_a_row_too_old_after_the_stop_then_one_message_must_tell_of_it() -> None:
    gathered = "catch_up:rut:2027-03-01"
    dropped = {KEY: ("today", "dropped")}
    with_it = dropped | {gathered: ("catch_up", "sent")}

    assert (
        compare(an_end(), an_end(rows=with_it, messages={}, folded={KEY: "rut"}), NOBODY)[0] == []
    )
    without = compare(an_end(), an_end(rows=dropped, messages={}, folded={KEY: "rut"}), NOBODY)
    assert [fault.partition(":")[0] for fault in without[0]] == ["lost"]
    unasked = compare(
        an_end(), an_end(rows=an_end().rows | with_it | {KEY: ("today", "sent")}), NOBODY
    )
    assert [fault.partition(":")[0] for fault in unasked[0]] == ["double"]


def test_given_another_program_is_awake_then_it_may_tell_what_stood_meanwhile() -> None:
    """A consent that died with its program was lacking, until it was registered again."""
    told = an_end(rows=an_end().rows | {"consent_check:m1:kaj": ("consent_check", "sent")})

    alone, _ = compare(an_end(), told, NOBODY)
    beside, _ = compare(an_end(), told, NOBODY, is_race=True)

    assert [fault.partition(":")[0] for fault in alone] == ["double"]
    assert beside == []
