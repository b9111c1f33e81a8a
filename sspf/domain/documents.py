"""Documents: what can be had as a file or a page of its own, and for how long it can be fetched."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

FETCHED_WITHIN = timedelta(minutes=15)
SHOWN_WITHIN = timedelta(hours=4)
"""A page that is shown on a screen through a meeting."""
BETWEEN = "."


class DocumentKind(StrEnum):
    AGENDA = "agenda"
    NOTES = "notes"
    PLAN = "plan"
    CALENDAR = "calendar"
    EVALUATION = "evaluation"
    STATISTICS = "statistics"
    FIGURES = "figures"
    """All that is counted in a period, as it may be shown outside."""
    REPORT = "report"
    """What is handed over to its receivers: figures, words and what is to be done better."""
    FAMILY = "family"
    """What SSPF is, to read for a young person and their guardians."""
    FAMILY_INVITATION = "family_invitation"
    """To a family that takes part in a meeting: paper, for the bot never writes to them (B17)."""
    FAMILY_PLAN = "family_plan"
    """Who does what in one young person's plan: a page to print, never a file (B20)."""
    SCREEN = "screen"
    """What may be shown on a screen that everybody in the room sees."""


OF_ONE = frozenset({DocumentKind.CALENDAR, DocumentKind.FIGURES, DocumentKind.REPORT})
"""Those of which it is said which one, after the form."""


class FileForm(StrEnum):
    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a link gives; `form` is None where it is chosen on the page."""

    kind: DocumentKind
    form: FileForm | None = None
    of: str = ""
    """Which one, where it is neither of a meeting nor of a case: a report's number, a period."""

    @property
    def lasts(self) -> timedelta:
        return SHOWN_WITHIN if self.kind is DocumentKind.SCREEN else FETCHED_WITHIN

    def __str__(self) -> str:
        parts = (str(self.kind), str(self.form or ""), self.of)
        return BETWEEN.join(parts).rstrip(BETWEEN)

    @staticmethod
    def read(written: str) -> "Ordered":
        """ValueError for what is no document."""
        kind, form, of, *more = (*written.split(BETWEEN), "", "")
        ordered = Ordered(DocumentKind(kind), FileForm(form) if form else None, of)
        if any(more) or (of and ordered.kind not in OF_ONE):
            raise ValueError("not a valid document")
        return ordered
