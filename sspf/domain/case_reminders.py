"""What the coordinator of a case is reminded of, and when. Nobody else is, and no family (B28)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sspf.domain.case_files import CaseFile
from sspf.domain.case_rules import CaseRules
from sspf.domain.cases import Case


class CaseNudge(StrEnum):
    WATCH = "watch"
    """Hålla koll has come to its end (C16)."""
    CHECK_IN = "check_in"
    FOLLOW_UP = "follow_up"
    WAIT = "wait"
    """It was decided to wait until today (B15)."""
    MONTHS = "months"
    """The usual time begins to pass (B29)."""
    GO_ON = "go_on"
    """It has passed: close or go on? Nothing closes by itself (C18)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    what: CaseNudge
    on: date

    @property
    def key(self) -> str:
        return f"{self.what}:{self.on.isoformat()}"


def nudges(file: CaseFile, case: Case, rules: CaseRules, today: date) -> Iterator[Nudge]:
    """Every one that is ahead or has not been given; none of a case that is closed or locked."""
    if not case.is_open:
        return
    dates = (
        (CaseNudge.WATCH, file.watch_until),
        (CaseNudge.WAIT, file.wait_until if file.gate == "wait" else None),
        (CaseNudge.FOLLOW_UP, _follow_up(file, case, rules, today)),
        (CaseNudge.CHECK_IN, _check_in(file, today)),
        *_months(case, rules),
    )
    for what, on in dates:
        if on is not None and (nudge := Nudge(what=what, on=on)).key not in file.told:
            yield nudge


def next_reminder(file: CaseFile, case: Case, rules: CaseRules, today: date) -> date | None:
    return min((nudge.on for nudge in nudges(file, case, rules, today)), default=None)


def due(file: CaseFile, case: Case, rules: CaseRules, today: date) -> list[Nudge]:
    """A reminder that nobody was there to give is given late; of one kind only the latest."""
    return [nudge for nudge in nudges(file, case, rules, today) if nudge.on <= today]


def _follow_up(file: CaseFile, case: Case, rules: CaseRules, today: date) -> date | None:
    """The plan's own day; where there is none or it is past, each month that the model asks for.

    Counted from the last follow-up, or from when it was raised. What was slept through is one.
    """
    planned = file.plan.follow_up_on if file.plan.decided_on else None
    if planned is not None and f"{CaseNudge.FOLLOW_UP}:{planned.isoformat()}" not in file.told:
        return planned
    if rules.follow_up_months is None:
        return planned
    held = [f.held_on for f in file.follow_ups]
    since = max([case.raised_on, *held, *([planned] if planned else [])])
    steps = 1
    while months_after(since, (steps + 1) * rules.follow_up_months) <= today:
        steps += 1
    on = months_after(since, steps * rules.follow_up_months)
    is_told = f"{CaseNudge.FOLLOW_UP}:{on.isoformat()}" in file.told
    return months_after(since, (steps + 1) * rules.follow_up_months) if is_told else on


def _check_in(file: CaseFile, today: date) -> date | None:
    """The latest that has come and was not told, else the next: what was slept through is one."""
    if not file.check_in_weeks or file.check_in_from is None:
        return None
    step = timedelta(weeks=file.check_in_weeks)
    on = file.check_in_from + step
    while on + step <= today:
        on += step
    is_told = f"{CaseNudge.CHECK_IN}:{on.isoformat()}" in file.told
    return on + step if is_told else on


def _months(case: Case, rules: CaseRules) -> Iterator[tuple[CaseNudge, date | None]]:
    if rules.typical_months is None:
        return
    notice, question = rules.typical_months
    yield CaseNudge.MONTHS, months_after(case.raised_on, notice)
    yield CaseNudge.GO_ON, months_after(case.raised_on, question)


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the last of a shorter one."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    return date(day.year + year, month + 1, min(day.day, 28))


def months_old(case: Case, today: date) -> int:
    whole = (today.year - case.raised_on.year) * 12 + today.month - case.raised_on.month
    return whole - (today.day < case.raised_on.day)
