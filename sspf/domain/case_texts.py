"""Case texts: what one agency says about one young person, for one meeting.

A draft is seen in its own agency alone. A release is an event: who passed it, to whom, on what
ground. Source: RULES R-16, R-28, R-31, R-44, R-45, R-80 to R-82.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sspf.domain.access import Asker, Record, decide
from sspf.domain.case_access import Basis, Matter, Opened
from sspf.domain.cases import CaseId
from sspf.domain.consents import InfoArea
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import AuthorityKey, GroupKey, PartyKey, PersonId

CaseTextId = NewType("CaseTextId", str)
"""Of one wording: a text that is changed is another text, and no decision follows it (R-20)."""
EVERY_AREA = frozenset(InfoArea)
TEXT_LIMIT = 1000
"""Characters about one young person (R-45)."""


class TextState(StrEnum):
    DRAFT = "draft"
    RELEASED = "released"
    REPLACED = "replaced"
    """A later wording was released in its stead; nobody is shown it any more."""


class KnownBy(StrEnum):
    """Hur vet ni det? (R-45)"""

    OWN = "own"
    TOLD = "told"


class Strength(StrEnum):
    """What goes well: asked for in words that nobody has to write (S1, R-45)."""

    SCHOOL = "school"
    LEISURE = "leisure"
    FAMILY = "family"
    ADULT = "adult"
    OWN_WILL = "own_will"


class Since(StrEnum):
    """What has been done since the last meeting."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_BEGUN = "not_begun"
    NOTHING_AGREED = "nothing_agreed"


class Need(StrEnum):
    """What the agency asks the others for."""

    NOTHING = "nothing"
    KNOW = "know"
    ACT_TOGETHER = "act_together"
    ANOTHER_ACTOR = "another_actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """Structured mode: choices, and no word of one's own."""

    concerns: tuple[str, ...] = ()
    """Keys of the model's areas of concern."""
    strengths: tuple[str, ...] = ()
    since: str = ""
    need: str = ""

    def __bool__(self) -> bool:
        return bool(self.concerns or self.strengths or self.since or self.need)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said, and what the writer has answered of it; None is not answered."""

    text: str = ""
    picks: Picks = field(default_factory=Picks)
    areas: frozenset[InfoArea] = frozenset()
    """What it is about; empty: it may be about anything, so every area must be open."""
    known_by: KnownBy | None = None
    names_others: bool | None = None
    """Is it about anybody but the young person? (R-16)"""
    tells_of_crime: bool | None = None
    """A suspicion of a crime that has been committed (R-44)."""
    is_protected: bool | None = None
    """Somebody in it has protected personal data (R-28)."""
    is_pointer: bool = False
    """Pointer only: the agency wants to bring the case up, and says nothing of it here."""

    def __bool__(self) -> bool:
        return bool(self.text or self.picks or self.is_pointer)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """What came back from a form about one case; `case` None: none was chosen."""

    case: CaseId | None
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """That secrecy may hold: provision, date, authority (R-82). Nobody has weighed anything."""

    provision: str
    marked_on: date
    authority: AuthorityKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """It was made readable for one recipient (R-31)."""

    recipient: PartyKey
    """A party, or COORDINATION."""
    at: datetime
    by: PersonId
    basis: Basis
    ground: str = ""
    """Id of the consent or legal ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    id: CaseTextId
    meeting: MeetingId
    case: CaseId
    party: PartyKey
    """Who says it."""
    controller: AuthorityKey
    written_by: PersonId
    written_at: datetime
    content: Content
    marking: Marking
    state: TextState = TextState.DRAFT
    releases: tuple[Release, ...] = ()
    version: int = 1

    @property
    def is_draft(self) -> bool:
        return self.state is TextState.DRAFT

    @property
    def recipients(self) -> tuple[PartyKey, ...]:
        return tuple(r.recipient for r in self.releases)

    @property
    def released_at(self) -> datetime | None:
        return self.releases[0].at if self.releases else None

    def release(self, releases: Sequence[Release]) -> "CaseText":
        """ValueError without a recipient, or for what is no draft."""
        if not releases or not self.is_draft:
            raise ValueError(self.id)
        passed = tuple(sorted(releases, key=lambda release: release.recipient))
        return replace(self, state=TextState.RELEASED, releases=passed, version=self.version + 1)

    def pass_on(self, release: Release) -> "CaseText":
        """To one more. ValueError for a draft or a replaced one, and for whom it has reached."""
        if self.state is not TextState.RELEASED or release.recipient in self.recipients:
            raise ValueError(self.id)
        passed = tuple(sorted((*self.releases, release), key=lambda one: one.recipient))
        return replace(self, releases=passed, version=self.version + 1)

    def replaced(self) -> "CaseText":
        return replace(self, state=TextState.REPLACED, version=self.version + 1)


def record_of_text(text: CaseText, group: GroupKey) -> Record:
    """One that says nothing of its areas may be about any: every one must be open."""
    return Record(
        group=group,
        level=BriefingLevel.INDIVIDUAL,
        party=text.party,
        is_draft=text.is_draft,
        case=text.case,
        matter=Matter.TEXT,
        item=text.id,
        areas=areas_of(text),
    )


def areas_of(text: CaseText) -> frozenset[InfoArea]:
    return text.content.areas or EVERY_AREA


def decide_text(asker: Asker, text: CaseText, group: GroupKey, moment: datetime) -> Opened | None:
    """The ground on which this person may read this text now, or None."""
    if text.state is TextState.REPLACED:
        return None
    return decide(asker, record_of_text(text, group), moment)
