"""One transaction, and all that a use case may reach."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from sspf.domain.name_list import NO_NAMES, NameList
from sspf.domain.organisation import MunicipalityId, Organisation, Person
from sspf.domain.reach import Reach
from sspf.domain.working_days import WorkingDays
from sspf.ports.calendars import BreakChanges, Feeds
from sspf.ports.case_keys import CaseKeys, NoCaseKeys
from sspf.ports.case_texts import CaseTexts, Registrations
from sspf.ports.cases import CaseFiles, Cases, Consents
from sspf.ports.entries import Entries
from sspf.ports.events import CalendarEvents, EventFeeds
from sspf.ports.log_reviews import LogReviews
from sspf.ports.numbered import (
    Agreements,
    Happenings,
    Matters,
    PictureRows,
    PlanRows,
    SelfChecks,
    Trainings,
)
from sspf.ports.organizer import Organizer
from sspf.ports.outbox import Outbox
from sspf.ports.outside import (
    Clock,
    Conversation,
    Links,
    Mail,
    Messenger,
    Meter,
    NoLinks,
    Presenter,
    Words,
)
from sspf.ports.purges import Purges
from sspf.ports.reports import Reports
from sspf.ports.repositories import (
    AuditLog,
    Briefings,
    Cards,
    Commitments,
    Conversations,
    Incidents,
    Invitations,
    Meetings,
    Minutes,
    Organisations,
    Reaches,
)
from sspf.ports.retention import Retention
from sspf.ports.tallies import Estimates, Tallies, Work
from sspf.ports.tellings import Guests, Tellings
from sspf.ports.web_links import WebLinks


class UnitOfWork(Protocol):
    """One transaction in one municipality: kept when the block ends, undone when it raises."""

    @property
    def municipality(self) -> MunicipalityId: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def tellings(self) -> Tellings: ...
    @property
    def guests(self) -> Guests: ...
    @property
    def briefings(self) -> Briefings: ...
    @property
    def minutes(self) -> Minutes: ...
    @property
    def commitments(self) -> Commitments: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def case_files(self) -> CaseFiles: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def entries(self) -> Entries: ...
    @property
    def case_texts(self) -> CaseTexts: ...
    @property
    def registrations(self) -> Registrations: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def reach(self) -> Reaches: ...
    @property
    def incidents(self) -> Incidents: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def break_changes(self) -> BreakChanges: ...
    @property
    def calendar_events(self) -> CalendarEvents: ...
    @property
    def event_feeds(self) -> EventFeeds: ...
    @property
    def web_links(self) -> WebLinks: ...
    @property
    def log_reviews(self) -> LogReviews: ...
    @property
    def purges(self) -> Purges: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def tallies(self) -> Tallies: ...
    @property
    def estimates(self) -> Estimates: ...
    @property
    def work(self) -> Work: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def matters(self) -> Matters: ...
    @property
    def plan_rows(self) -> PlanRows: ...
    @property
    def picture_rows(self) -> PictureRows: ...
    @property
    def agreements(self) -> Agreements: ...
    @property
    def trainings(self) -> Trainings: ...
    @property
    def happenings(self) -> Happenings: ...
    @property
    def self_checks(self) -> SelfChecks: ...
    @property
    def audit(self) -> AuditLog: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A person with the organisation in which they are registered now."""

    organisation: Organisation
    person: Person
    place: Conversation | None = None
    """Where the person was last heard from."""
    reach: Reach | None = None


class Directory(Protocol):
    async def find(self, tenant: str, entra_object_id: str) -> Registered | None:
        """Who speaks, as registered at this moment; None for anybody unknown.

        The one question that is asked before a municipality is known. Somebody who is registered
        in several of the same tenant speaks in the first of them, by id.
        """
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a use case may reach."""

    clock: Clock
    unit_of_work: Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]
    municipalities: Callable[[], tuple[MunicipalityId, ...]]
    working_days: Callable[[Organisation], WorkingDays]
    presenter: Presenter
    messenger: Messenger
    mail: Mail
    words: Words
    meter: Meter
    directory: Directory = field(kw_only=True)
    new_id: Callable[[], str] = field(kw_only=True)
    public_url: str = field(default="", kw_only=True)
    """Where people's own programs find the house on the web; empty: nowhere."""
    organizer: Organizer | None = field(default=None, kw_only=True)
    """The mailbox that calls to meetings; None: there is none, and kallelser go by mail."""
    links: Links = field(default=NoLinks(), kw_only=True)
    case_keys: CaseKeys = field(default=NoCaseKeys(), kw_only=True)
    names_of: Callable[[MunicipalityId], NameList] = field(
        default=lambda _municipality: NO_NAMES, kw_only=True
    )
    """The municipality's own list of names, as it is now (R-41)."""
