"""What is handed to whoever tries a request for official documents (utlämnande). Source: R-84.

Nothing here decides what may be given out: each document says its level and its secrecy marking,
and people try the request (TF 2 kap., OSL 4:1).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.domain.case_texts import Marking
from sspf.domain.levels import BriefingLevel


class DocumentKind(StrEnum):
    BRIEFING = "briefing"
    CASE_TEXT = "case_text"
    ITEM = "item"
    DECISION = "decision"
    COMMITMENT = "commitment"
    CASE = "case"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of one case, or of the meetings in a period; both days included."""

    code: str = ""
    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        after = self.first is None or self.first <= day
        return after and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedDocument:
    """One document as it was submitted or recorded. No draft is one (TF 2:12)."""

    kind: DocumentKind
    number: str
    """What it is called here: an item's number, a commitment's, a case's code."""
    on: date
    level: BriefingLevel
    controller: str
    """Name of the authority that answers for it."""
    party: str = ""
    """Whose it is; empty: the group's."""
    group: str = ""
    recipients: tuple[str, ...] = ()
    taking_part: tuple[str, ...] = ()
    """Who was at the meeting: name and agency."""
    noted_by: str = ""
    presented_by: str | None = None
    """Of a decision; empty where it is not known. None: the document is no decision."""
    texts: tuple[str, ...] = ()
    marking: Marking | None = None
    """Of level 3 always: that secrecy may hold."""
    marked_by: str = ""
    case: str = ""
    """Opaque id, for the log alone."""
    record: str = ""
