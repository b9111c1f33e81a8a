"""What the coordinator of a case is reminded of, and when. Nobody else is, and no family (B28)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sspf.domain.case_files import CaseFile
from sspf.domain.case_rules import CaseRules
from sspf.domain.cases import Case, CaseState

CALLED_AHEAD = timedelta(weeks=2)


class CaseNudge(StrEnum):
    RAISED = "raised"
    """An agency has raised a case; it is for the coordinator to see to the next step."""
    WATCH = "watch"
    """Hålla koll has come to its end (C16)."""
    CHECK_IN = "check_in"
    FIRST_MEETING = "first_meeting"
    """Everybody has consented: the first meeting is to be called."""
    MEETING = "meeting"
    """It was decided how often to meet in this case (B25), and it is time to call."""
    JOINT = "joint"
    """An open case is followed up together every month (C6)."""
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
        (CaseNudge.RAISED, _raised(case)),
        (CaseNudge.WATCH, file.watch_until),
        (CaseNudge.WAIT, file.wait_until if file.gate == "wait" else None),
        (CaseNudge.FOLLOW_UP, _follow_up(file, case, rules, today)),
        (CaseNudge.CHECK_IN, _check_in(file, today)),
        (CaseNudge.FIRST_MEETING, _first_meeting(case, rules)),
        (CaseNudge.MEETING, _meeting(file, today)),
        (CaseNudge.JOINT, _joint(case, file, rules, today)),
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


def _raised(case: Case) -> date | None:
    """Nobody is told of what one has raised oneself, nor of what is already in hand."""
    is_news = case.state is CaseState.RAISED and case.coordinator != case.noted_by
    return case.raised_on if is_news else None


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
    first, step = file.check_in_from, timedelta(weeks=file.check_in_weeks)
    return _latest(CaseNudge.CHECK_IN, lambda n: first + n * step, file, today)


def _first_meeting(case: Case, rules: CaseRules) -> date | None:
    """Any day will do that has been: it is said once, when the case has come so far."""
    is_time = rules.meets_after_consent and case.state is CaseState.CONSENTED
    return case.raised_on if is_time else None


def _meeting(file: CaseFile, today: date) -> date | None:
    """Two weeks before the meeting is due, or half the way where they meet oftener."""
    met, weeks = last_met(file), file.plan.cadence_weeks
    if met is None or not weeks:
        return None
    step = timedelta(weeks=weeks)
    lead = min(CALLED_AHEAD, step / 2)
    return _latest(CaseNudge.MEETING, lambda n: met + n * step - lead, file, today)


def last_met(file: CaseFile) -> date | None:
    """When the plan was decided or followed up last; None: nothing has been decided."""
    if file.plan.decided_on is None:
        return None
    return max([file.plan.decided_on, *(each.held_on for each in file.follow_ups)])


def meetings_due(file: CaseFile, first: date, last: date) -> Iterator[date]:
    """Days between the two, both with, on which a meeting in this case is due (B25)."""
    met, weeks = last_met(file), file.plan.cadence_weeks
    if met is None or not weeks:
        return
    day = met + timedelta(weeks=weeks)
    while day <= last:
        if day >= first:
            yield day
        day += timedelta(weeks=weeks)


def _joint(case: Case, file: CaseFile, rules: CaseRules, today: date) -> date | None:
    months = rules.joint_months
    if months is None:
        return None
    since = max([case.raised_on, *(each.held_on for each in file.follow_ups)])
    return _latest(CaseNudge.JOINT, lambda n: months_after(since, n * months), file, today)


def _latest(what: CaseNudge, at: Callable[[int], date], file: CaseFile, today: date) -> date:
    """Of a series: the latest that has come, else the first; the next one when that was told."""
    n = 1
    while at(n + 1) <= today:
        n += 1
    is_told = Nudge(what=what, on=at(n)).key in file.told
    return at(n + 1) if is_told else at(n)


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
