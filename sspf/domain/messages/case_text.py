"""What is said about texts on single young people: their part of the form, and what stops one."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.guards import Fault
from sspf.domain.messages.meeting import MeetingFacts
from sspf.domain.organisation import IndividualMode


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTextForm:
    """One text as its writer's own agency has it. Answers are `ja`, `nej` or empty."""

    case: str = ""
    """Opaque id of the chosen case; empty: none is chosen."""
    code: str = ""
    text: str = ""
    areas: tuple[str, ...] = ()
    known_by: str = ""
    names_others: str = ""
    tells_of_crime: str = ""
    is_protected: str = ""
    concerns: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    since: str = ""
    need: str = ""
    is_released: bool = False
    faults: tuple[tuple[Fault, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedText:
    """What the own agency wrote of a case that is locked now: it reads it still, alone."""

    case: str
    code: str
    """Empty for somebody who may no longer know of the case."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualForm:
    """Part 3 of the briefing as the municipality has decided that individuals are captured."""

    mode: IndividualMode
    cases: tuple[tuple[str, str], ...] = ()
    """(opaque id, code) of the cases that this agency may write of."""
    chosen: tuple[str, ...] = ()
    """Pointer only: ids of the cases it wants to bring up."""
    texts: tuple[CaseTextForm, ...] = ()
    others: tuple[str, ...] = ()
    """Codes of the cases whose texts are saved and not shown here, for want of room."""
    asks_of_crime: bool = False
    concerns: tuple[tuple[str, str], ...] = ()
    """(key, name) of the model's areas of concern."""
    may_add: bool = False
    closed: tuple[ClosedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStopped:
    """E-SAMTYCKE: no consent and no ground opens the text to anybody. It is a draft still."""

    meeting: MeetingFacts
    text_id: str
    case: str
    code: str
    text: str
    saved_at: datetime
    """Local."""
    was_sent: bool = True
    """The other parts of the briefing have gone."""
    more: int = 0
    """How many other texts of the agency are drafts for the same reason."""
    asks_about_concern: bool = False
    """The text holds a word of the list (R-101): the duty to report is shown beside it."""
    concern_link: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeItGoes:
    """A step of its own before a text on individual level is sent (R-30, R-101)."""

    meeting: MeetingFacts
    version: int
    asks_about_concern: bool = False
    is_ahead: bool = False
    """The meeting is days away: nobody waits for it (R-103)."""
    weak: tuple[str, ...] = ()
    """Names of recipients to whom secrecy does not always go along (R-30)."""
    recipients: tuple[str, ...] = ()
    """Who gets it, by name, before it goes."""
    of_cases: tuple[str, ...] = ()
    """Opaque ids of the cases that the texts are about; never drawn."""
    concern_link: str = ""
    municipality: str = ""
