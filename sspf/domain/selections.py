"""Selections: every eighth week the two agencies choose anew, or say that they do not (U1)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sspf.domain.list_rules import ListReview
from sspf.domain.organisation import AuthorityKey, GroupKey, PersonId


class SelectionOutcome(StrEnum):
    NONE_NEW = "none_new"
    NEW_PERSONS = "new_persons"
    NEW_THEME = "new_theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One meeting of the two, which ends in exactly one outcome."""

    group: GroupKey
    held_on: date
    outcome: SelectionOutcome
    noted_by: PersonId
    controller: AuthorityKey
    kept: int = 0
    """How many entries were confirmed again."""
    left: int = 0


def next_selection_on(begun_on: date, held: tuple[Selection, ...], review: ListReview) -> date:
    """The last day by which they choose again; counted from the newest, or from the beginning."""
    newest = max((s.held_on for s in held), default=begun_on)
    return newest + timedelta(weeks=review.reselect_weeks)
