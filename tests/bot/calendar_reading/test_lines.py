"""`python -m bot kalendarium --jsonl`: byte for byte, and never an exception."""

import json
import subprocess
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar_lines import NORRSJO, answer
from bot.organisations.days import working_days
from bot.organisations.reader import read_municipality
from scheduler.clock import SystemClock
from tests.bot.calendar_reading.test_properties import NOISY

ROOT = Path(__file__).parents[3]
DAYS = working_days(read_municipality(NORRSJO).organisation)
TODAY = date(2026, 11, 22)


def reading_of(line: dict[str, str]) -> dict[str, Any]:
    return answer(json.dumps(line), DAYS, TODAY)


def asked(program: Sequence[str], *lines: str) -> list[str]:
    done = subprocess.run(  # noqa: S603 our own program
        [*program, "kalendarium", "--jsonl"],
        input="\n".join(lines).encode(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().splitlines()


def test_given_lines_on_standard_input_when_read_then_each_has_its_answer(
    warm: Sequence[str],
) -> None:
    answers = asked(
        warm,
        '{"text": "11/9, 2 okt 13.00, v. 45 tis", "today": "2026-11-22"}',
        "",
        "{nonsense",
        '{"text": "7/1 v 53, 24/12, 14 jan kl 1", "today": "2026-11-22"}',
        '{"today": "2026-11-22"}',
    )

    assert answers[0] == (
        '{"meetings": [{"date": "2027-09-11", "start": "13:00", "end": "15:00", "warnings": '
        '["weekend"]}, {"date": "2027-10-02", "start": "13:00", "end": "15:00", "warnings": '
        '["weekend"]}, {"date": "2027-11-09", "start": "13:00", "end": "15:00", "warnings": []}], '
        '"questions": ["year"]}'
    )
    assert list(json.loads(answers[1])) == ["error"]
    assert json.loads(answers[2]) == {
        "meetings": [
            {
                "date": "2026-12-24",
                "start": "13:00",
                "end": "15:00",
                "warnings": ["holiday", "eve", "break"],
            },
            {"date": "2027-01-07", "start": "13:00", "end": "15:00", "warnings": ["break"]},
            {"date": "2027-01-14", "start": "13:00", "end": "15:00", "warnings": []},
        ],
        "questions": ["time", "week_mismatch"],
    }
    assert list(json.loads(answers[3])) == ["error"]
    assert len(answers) == 4


def test_given_no_today_when_read_then_it_is_the_day_of_the_clock(warm: Sequence[str]) -> None:
    now = SystemClock().now().astimezone(ZoneInfo("Europe/Stockholm")).date()
    tomorrow = json.loads(asked(warm, '{"text": "i morgon"}')[0])["meetings"][0]["date"]

    assert abs(date.fromisoformat(tomorrow) - now - timedelta(days=1)) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("14 jan", "13:00", "15:00"),
        ("14 jan kl 9", "09:00", "11:00"),
        ("14 jan kl 9-10.30", "09:00", "10:30"),
        ("14 jan kl 9, 90 min", "09:00", "10:30"),
        ("14 jan, 90 min", "13:00", "14:30"),
        ("14 jan kl 23", "23:00", "01:00"),
    ],
)
def test_given_what_was_not_said_when_read_then_it_is_the_usual(
    text: str, start: str, end: str
) -> None:
    met = answer(json.dumps({"text": text}), DAYS, TODAY)["meetings"][0]

    assert (met["start"], met["end"]) == (start, end)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "[]",
            "1",
            "null",
            '"14 jan"',
            "{}",
            '{"text": null}',
            '{"text": ["14 jan"]}',
            "{" * 9999,
        ),
        *('{"text": "14 jan", "today": 5}', '{"text": "14 jan", "today": "i morgon"}'),
        *('{"text": "14 jan", "today": "0001-01-01"}', '{"text": "14 jan", "today": "9999-12-31"}'),
        "[" * 100_000,
    ],
)
def test_given_a_line_that_is_none_when_read_then_it_is_said_so(line: str) -> None:
    assert list(answer(line, DAYS, TODAY)) == ["error"]


@given(st.one_of(st.text(), NOISY), st.one_of(st.none(), st.text(), st.dates().map(str)))
def test_whatever_the_line_holds_it_is_answered(text: str, today: str | None) -> None:
    found = answer(json.dumps({"text": text, "today": today}), DAYS, TODAY)

    assert set(found) in ({"error"}, {"meetings", "questions"})
    json.dumps(found)


@given(st.text())
def test_whatever_the_line_is_it_is_answered(line: str) -> None:
    assert answer(line, DAYS, TODAY)


@given(NOISY)
def test_meetings_come_in_order_and_questions_once(text: str) -> None:
    found = answer(json.dumps({"text": text}), DAYS, TODAY)
    moments = [
        datetime.combine(date.fromisoformat(m["date"]), time.fromisoformat(m["start"]))
        for m in found["meetings"]
    ]

    assert moments == sorted(moments)
    assert len(found["questions"]) == len(set(found["questions"]))


def test_given_a_pasted_table_when_a_week_is_wrong_then_it_is_asked_about() -> None:
    table = "datum;vecka;tid;grupp\n2027-01-21;3;13.00;Op\n2027-02-18;8;13.00;Op"

    found = reading_of({"text": table, "today": "2026-11-22"})

    assert [m["date"] for m in found["meetings"]] == ["2027-01-21", "2027-02-18"]
    assert found["questions"] == ["week_mismatch"]


def test_given_words_without_any_date_when_read_then_they_are_unreadable() -> None:
    found = reading_of({"text": "hej hopp", "today": "2026-11-22"})

    assert found == {"meetings": [], "questions": ["unreadable"]}
