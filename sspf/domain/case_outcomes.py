"""The point about a case at a meeting is closed with an outcome, as others are (A16, A17).

It stands in the case's own file and in nobody's minutes: whoever may not know of the case sees no
point that is open or closed.
"""

from dataclasses import replace
from datetime import date

from sspf.domain.case_files import CaseFile
from sspf.domain.case_work import Fields, Setting, Work
from sspf.domain.cases import Case
from sspf.domain.decisions import Outcome

OUTCOMES = tuple(str(outcome) for outcome in Outcome)


def judge_outcome(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """Today's, in place of what was said earlier today. A measure takes one of its own (A17)."""
    outcome = fields.one("outcome", OUTCOMES)
    has_own = bool(file.plan.measures) or bool(setting.open_commitments)
    faults = (
        *(() if outcome else ("fault.outcome",)),
        *(("fault.case.own_measure",) if outcome == Outcome.ACTION and not has_own else ()),
    )
    if faults:
        return Work(case=case, file=file, faults=faults)
    before = tuple(pair for pair in file.outcomes if pair[0] != setting.today)
    return Work(case=case, file=replace(file, outcomes=(*before, (setting.today, outcome))))


def corrected(before: CaseFile, after: CaseFile) -> tuple[date, str] | None:
    """The day and what was said first, when something else is said of the same day."""
    now = dict(after.outcomes)
    return next(((on, was) for on, was in before.outcomes if now.get(on, was) != was), None)
