"""What is said about the agenda."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.agenda import FollowUp, Half
from sspf.domain.decisions import Item
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    party: str
    saying: str
    """`text`, `nothing` or `missing`."""
    text: str = ""
    is_late: bool = False
    ref: str = ""
    """Key of the part, for "Läs hela" when the text is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSaid:
    """What one agency has said of one young person, to a reader who may read it."""

    party: str
    text: str = ""
    known_by: str = ""
    concerns: tuple[str, ...] = ()
    """Names, in the model's words."""
    strengths: tuple[str, ...] = ()
    since: str = ""
    need: str = ""
    is_pointer: bool = False
    """The agency wants to bring it up, and says nothing of it here."""
    ref: str = ""
    """Opaque, for "Läs hela" when the text is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    id: str
    """Opaque."""
    code: str
    is_waiting: bool = False
    """Waits for consent; only those who raised it and the coordinator know of it."""
    said: tuple[CaseSaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    key: str
    """Catalogue key of the heading: `agenda.point.<key>`."""
    number: int
    half: Half
    name: str = ""
    """The model's own heading; empty: the catalogue's."""
    said: tuple[SaidLine, ...] = ()
    follow_up: FollowUp | None = None
    commitments: tuple[CommitmentLine, ...] = ()
    items: tuple[Item, ...] = ()
    takes_part: bool = True
    raised: bool = False
    """On the individual point: the reader's own agency has something to raise."""
    cases: tuple[CaseLine, ...] = ()
    """On the individual point: what this reader may see, and nothing that tells of the rest."""
    somebody_raised: bool = False
    """On the individual point, to the convener alone: somebody has."""
    next_meeting: MeetingFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDocument:
    meeting: MeetingFacts
    points: tuple[PointLine, ...]
    submitted: int
    expected: int
    concern_link: str = ""
    municipality: str = ""
    aim: str = ""
    is_approved: bool = True
    """False: it went out because nobody had approved it in time."""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaApproval:
    document: AgendaDocument
    recipients: tuple[tuple[str, str], ...]
    """(name, agency or empty)."""
    missing: tuple[str, ...] = ()
    """Agencies without a briefing."""
    goes_out_at: datetime | None = None
    """Local; when it goes out unapproved."""
    approved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEdit:
    """Add an item of one's own under a point."""

    meeting: MeetingFacts
    points: tuple[tuple[str, int], ...]
    """(key, number) of the points that can hold items."""
    title: str = ""
    point: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeText:
    """One agency's text in full."""

    meeting: MeetingFacts
    party: str
    text: str
    case: str = ""
    """Opaque id, of one on a single young person; never drawn."""
