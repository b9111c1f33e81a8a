"""Web links: what a page behind a signed address lets one person do, with what, and until when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from sspf.domain.cases import CaseId
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import PersonId

WebLinkId = NewType("WebLinkId", str)
UPLOAD_LASTS = timedelta(minutes=15)


class Purpose(StrEnum):
    ANSWER = "answer"
    """Answer a kallelse and leave a briefing, as often as one likes until the meeting is over."""
    CALENDAR = "calendar"
    """Hand in a kalendarium, once."""
    DOCUMENT = "document"
    """Fetch a document, once; or look at a page for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """Whoever holds the address of it may do this one thing as this one person."""

    id: WebLinkId
    """Random and known to nobody; an address is made from it with a key of the house."""
    purpose: Purpose
    person: PersonId
    meeting: MeetingId | None = None
    """None: about no meeting that is there already."""
    document: str = ""
    """Of `DOCUMENT`: which one (`sspf.domain.documents.Ordered`)."""
    case: CaseId | None = None
    """Of a document about one case."""
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    """Only what may be done once is ever used up."""

    def opens(self, now: datetime) -> bool:
        return self.revoked_at is None and self.used_at is None and now < self.expires_at

    def revoke(self, now: datetime) -> "WebLink":
        """The first time is what is kept."""
        return self if self.revoked_at else replace(self, revoked_at=now)

    def use_up(self, now: datetime) -> "WebLink":
        return self if self.used_at else replace(self, used_at=now)


def answers(link: WebLink, meeting: Meeting, now: datetime) -> bool:
    """Does this link still open this meeting's page? A meeting moved earlier ends it earlier."""
    mine = link.purpose is Purpose.ANSWER and link.meeting == meeting.id
    return mine and link.opens(now) and meeting.is_on and now < meeting.ends_at
