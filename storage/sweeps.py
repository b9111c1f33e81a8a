"""What goes when its period has ended, as statements: each says which rows, and what is left.

A row that has gone, or has lost its words, is not found again, so what is counted is counted once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

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
from storage.plans import MADE_ONCE
from storage.retention import legal_holds
from storage.scope import HERE


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sweep:
    """Municipality and limits are left open: `given` fills them in."""

    of: Table
    where: Sequence[ColumnElement[bool]]
    values: Mapping[str, Any] | None = None
    """What the rows say afterwards; None: they are removed."""
    counts: bool = True
    """False for rows that only go along with others."""


@cache
def sweeps_of(what: Kept) -> Sequence[Sweep]:
    """In the order in which they are to be carried out."""
    made = {
        Kept.TEXTS: _texts,
        Kept.CARDS: _inputs,
        Kept.GROUP_TEXTS: _group_texts,
        Kept.CASES: _without_case,
        Kept.CONSENTS: _grounds,
    }.get(what)
    return made() if made else ()


def given(limits: Limits) -> dict[str, Any]:
    """What the statements leave open, but for the municipality."""
    return {
        "meetings_before": limits.meetings_before,
        "group_before": limits.group_before,
        "cards_before": limits.cards_before,
        "cases_by": limits.cases_by,
        "consents_by": limits.consents_by,
        "closed": sorted(limits.closed),
    }


@cache
def counting(sweep: Sweep) -> Select[Any]:
    """Made once: they are counted at each tick where no decision is in force."""
    asked = select(func.count().label("n")).select_from(sweep.of)
    return asked.where(mine(sweep.of), *sweep.where).execution_options(**MADE_ONCE)


@cache
def carrying_out(sweep: Sweep) -> Executable:
    where = mine(sweep.of), *sweep.where
    if sweep.values is None:
        return delete(sweep.of).where(*where)
    return update(sweep.of).where(*where).values(dict(sweep.values))


def mine(of: Table) -> ColumnElement[bool]:
    return of.c.municipality_id == bindparam(HERE)


def _texts() -> Sequence[Sweep]:
    closed = case_texts.c.case.in_(bindparam("closed", expanding=True))
    old = or_(_met_before(case_texts, "meetings_before"), closed)
    due = and_(old, _not_held(case_texts))
    of_them = select(case_texts.c.id).where(mine(case_texts), due)
    return (
        Sweep(of=case_text_releases, where=[case_text_releases.c.text.in_(of_them)], counts=False),
        Sweep(of=case_texts, where=[due]),
        _sealed_words(items),
        _sealed_words(decisions),
        Sweep(
            of=briefings,
            where=[
                briefings.c.draft.is_not(None),
                _met_before(briefings, "meetings_before"),
            ],
            values={"draft": None},
            counts=False,
        ),
    )


def _sealed_words(of: Table) -> Sweep:
    """Of a single person: only these are sealed here."""
    old = _met_before(of, "meetings_before"), _not_held(of)
    return Sweep(of=of, where=[of.c.sealed.is_not(None), *old], values={"sealed": None})


def _inputs() -> Sequence[Sweep]:
    """What was typed in cards that are as old."""
    return (Sweep(of=kept_inputs, where=[kept_inputs.c.at < bindparam("cards_before")]),)


def _group_texts() -> Sequence[Sweep]:
    c = briefing_parts.c
    old = _met_before(briefing_parts, "group_before")
    says = or_(c.text != "", c.reason != "")
    where = [c.level == BriefingLevel.GROUP, says, old]
    return (Sweep(of=briefing_parts, where=where, values={"text": "", "reason": ""}),)


def _without_case() -> Sequence[Sweep]:
    """Commitments about a person who is in no case; what is in one goes with its key."""
    c = commitments.c
    due = and_(
        c.sealed.is_not(None),
        c.case.is_(None),
        c.closed_on <= bindparam("cases_by"),
    )
    of_them = select(c.id).where(mine(commitments), due)
    history = commitment_changes.c.commitment.in_(of_them)
    return (
        Sweep(of=commitment_changes, where=[history], counts=False),
        Sweep(of=commitments, where=[due], values={"sealed": None}, counts=False),
    )


def _grounds() -> Sequence[Sweep]:
    ended = legal_grounds.c.expires_on <= bindparam("consents_by")
    return (Sweep(of=legal_grounds, where=[ended, _not_held(legal_grounds)]),)


def _met_before(of: Table, instant: str) -> ColumnElement[bool]:
    old = select(meetings.c.id).where(mine(meetings), meetings.c.starts_at < bindparam(instant))
    return of.c.meeting.in_(old)


def _not_held(of: Table) -> ColumnElement[bool]:
    held = exists().where(mine(legal_holds), legal_holds.c.case == of.c.case)
    return ~held
