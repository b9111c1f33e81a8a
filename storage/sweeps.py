"""What goes when its period has ended, as statements: each says which rows, and what is left.

A row that has gone, or has lost its words, is not found again, so what is counted is counted once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from sspf.domain.levels import BriefingLevel
from sspf.domain.retention import Kept, Limits
from storage.briefings import briefing_parts, briefings
from storage.cards import kept_inputs
from storage.case_texts import case_text_releases, case_texts
from storage.commitment_changes import commitment_changes
from storage.commitments import commitments
from storage.consents import legal_grounds
from storage.meetings import meetings
from storage.minutes import decisions, items
from storage.retention import legal_holds
from storage.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    of: Table
    where: Sequence[ColumnElement[bool]]
    values: Mapping[str, Any] | None = None
    """What the rows say afterwards; None: they are removed."""
    counts: bool = True
    """False for rows that only go along with others."""


def sweeps_of(scope: Scope, what: Kept, limits: Limits) -> Sequence[Sweep]:
    """In the order in which they are to be carried out."""
    made = {
        Kept.TEXTS: _texts,
        Kept.CARDS: _inputs,
        Kept.GROUP_TEXTS: _group_texts,
        Kept.CASES: _without_case,
        Kept.CONSENTS: _grounds,
    }.get(what)
    return made(scope, limits) if made else ()


def counting(scope: Scope, sweep: Sweep) -> Select[Any]:
    return select(func.count()).select_from(sweep.of).where(scope.mine(sweep.of), *sweep.where)


def _texts(scope: Scope, limits: Limits) -> Sequence[Sweep]:
    closed = case_texts.c.case.in_(sorted(limits.closed))
    old = or_(_met_before(scope, case_texts, limits.meetings_before), closed)
    due = and_(old, _not_held(scope, case_texts))
    of_them = select(case_texts.c.id).where(scope.mine(case_texts), due)
    return (
        Sweep(of=case_text_releases, where=[case_text_releases.c.text.in_(of_them)], counts=False),
        Sweep(of=case_texts, where=[due]),
        _sealed_words(scope, items, limits),
        _sealed_words(scope, decisions, limits),
        Sweep(
            of=briefings,
            where=[
                briefings.c.draft.is_not(None),
                _met_before(scope, briefings, limits.meetings_before),
            ],
            values={"draft": None},
            counts=False,
        ),
    )


def _sealed_words(scope: Scope, of: Table, limits: Limits) -> Sweep:
    """Of a single person: only these are sealed here."""
    old = _met_before(scope, of, limits.meetings_before), _not_held(scope, of)
    return Sweep(of=of, where=[of.c.sealed.is_not(None), *old], values={"sealed": None})


def _inputs(_: Scope, limits: Limits) -> Sequence[Sweep]:
    """What was typed in cards that are as old."""
    return (Sweep(of=kept_inputs, where=[kept_inputs.c.at < limits.cards_before]),)


def _group_texts(scope: Scope, limits: Limits) -> Sequence[Sweep]:
    c = briefing_parts.c
    old = _met_before(scope, briefing_parts, limits.group_before)
    says = or_(c.text != "", c.reason != "")
    where = [c.level == BriefingLevel.GROUP, says, old]
    return (Sweep(of=briefing_parts, where=where, values={"text": "", "reason": ""}),)


def _without_case(scope: Scope, limits: Limits) -> Sequence[Sweep]:
    """Commitments about a person who is in no case; what is in one goes with its key."""
    c = commitments.c
    due = and_(
        c.sealed.is_not(None),
        c.case.is_(None),
        c.closed_on <= limits.cases_by,
    )
    of_them = select(c.id).where(scope.mine(commitments), due)
    history = commitment_changes.c.commitment.in_(of_them)
    return (
        Sweep(of=commitment_changes, where=[history], counts=False),
        Sweep(of=commitments, where=[due], values={"sealed": None}, counts=False),
    )


def _grounds(scope: Scope, limits: Limits) -> Sequence[Sweep]:
    ended = legal_grounds.c.expires_on <= limits.consents_by
    return (Sweep(of=legal_grounds, where=[ended, _not_held(scope, legal_grounds)]),)


def _met_before(scope: Scope, of: Table, instant: datetime) -> ColumnElement[bool]:
    old = select(meetings.c.id).where(scope.mine(meetings), meetings.c.starts_at < instant)
    return of.c.meeting.in_(old)


def _not_held(scope: Scope, of: Table) -> ColumnElement[bool]:
    held = exists().where(scope.mine(legal_holds), legal_holds.c.case == of.c.case)
    return ~held
