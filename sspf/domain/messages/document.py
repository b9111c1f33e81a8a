"""What is said of documents: where a file is, and what may be on a screen."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.commitments import CommitmentId
from sspf.domain.documents import DocumentKind, FileForm
from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReady:
    """An address at which one person fetches one document."""

    kind: DocumentKind
    form: FileForm | None
    address: str
    until: datetime
    """Local."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPoint:
    number: int
    key: str
    name: str = ""
    """The model's own heading; empty: the catalogue's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenLine:
    """A commitment of level 1 or 2 as everybody in the room may see it."""

    id: CommitmentId
    party: str
    due_on: date
    text: str = ""
    """Empty: something in it might point at somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScreen:
    """Mötesläge: headings, and what has been decided; never the individual level."""

    meeting: MeetingFacts
    points: tuple[ScreenPoint, ...]
    commitments: tuple[ScreenLine, ...]
