"""One transaction in one municipality, with its repositories."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy import select

from sspf.domain.organisation import MunicipalityId
from sspf.ports import CaseKeys, KeyProvider, NoCaseKeys, UnitOfWork
from storage.agreements import agreement_repository
from storage.annual_plans import plan_row_repository
from storage.audit import AuditRepository
from storage.bell import Bell
from storage.break_changes import BreakChangeRepository
from storage.briefings import BriefingRepository
from storage.calendar_events import CalendarEventRepository, EventFeedRepository
from storage.cards import CardRepository
from storage.case_files import CaseFileRepository
from storage.case_texts import CaseTextRepository
from storage.cases import CaseRepository
from storage.commitments import CommitmentRepository
from storage.consents import ConsentRepository
from storage.conversations import ConversationRepository
from storage.database import Database
from storage.entries import EntryRepository
from storage.feeds import FeedRepository
from storage.happenings import happening_repository
from storage.incidents import IncidentRepository
from storage.invitations import InvitationRepository
from storage.log_reviews import LogReviewRepository
from storage.matters import matter_repository
from storage.meetings import MeetingRepository
from storage.minutes import MinutesRepository
from storage.organisation_tables import municipalities as table
from storage.organisations import OrganisationRepository
from storage.outbox import OutboxRepository
from storage.problem_pictures import picture_row_repository
from storage.purges import PurgeRepository
from storage.reach import ReachRepository
from storage.registrations import RegistrationRepository
from storage.reports import ReportRepository
from storage.retention import RetentionRepository
from storage.scope import Editions, Scope
from storage.self_checks import self_check_repository
from storage.tallies import EstimateRepository, TallyRepository
from storage.tellings import GuestRepository, TellingRepository
from storage.trainings import training_repository
from storage.walls import across
from storage.web_links import WebLinkRepository
from storage.work_counts import WorkCountRepository


class StoredUnitOfWork:
    """Implements sspf.ports.UnitOfWork on an open transaction."""

    def __init__(self, scope: Scope) -> None:
        self.municipality = scope.municipality
        self.organisations = OrganisationRepository(scope)
        self.meetings = MeetingRepository(scope)
        self.invitations = InvitationRepository(scope)
        self.tellings = TellingRepository(scope)
        self.guests = GuestRepository(scope)
        self.briefings = BriefingRepository(scope)
        self.minutes = MinutesRepository(scope)
        self.commitments = CommitmentRepository(scope)
        self.outbox = OutboxRepository(scope)
        self.cards = CardRepository(scope)
        self.conversations = ConversationRepository(scope)
        self.reach = ReachRepository(scope)
        self.incidents = IncidentRepository(scope)
        self.feeds = FeedRepository(scope)
        self.break_changes = BreakChangeRepository(scope)
        self.calendar_events = CalendarEventRepository(scope)
        self.event_feeds = EventFeedRepository(scope)
        self.web_links = WebLinkRepository(scope)
        self.audit = AuditRepository(scope)
        self._put_persons(scope)
        self._put_figures(scope)
        self._put_groups(scope)

    def _put_persons(self, scope: Scope) -> None:
        """What is kept of single people, and of who has read it."""
        self.consents = ConsentRepository(scope, self.organisations)
        self.cases = CaseRepository(scope, self.consents)
        self.case_files = CaseFileRepository(scope)
        self.case_texts = CaseTextRepository(scope)
        self.registrations = RegistrationRepository(scope)
        self.entries = EntryRepository(scope)
        self.log_reviews = LogReviewRepository(scope)
        self.purges = PurgeRepository(scope)
        self.retention = RetentionRepository(scope)

    def _put_groups(self, scope: Scope) -> None:
        """What goes between groups."""
        self.matters = matter_repository(scope)
        self.plan_rows = plan_row_repository(scope)
        self.picture_rows = picture_row_repository(scope)
        self.agreements = agreement_repository(scope)
        self.trainings = training_repository(scope)
        self.happenings = happening_repository(scope)
        self.self_checks = self_check_repository(scope)

    def _put_figures(self, scope: Scope) -> None:
        self.tallies = TallyRepository(scope)
        self.estimates = EstimateRepository(scope)
        self.work = WorkCountRepository(scope)
        self.reports = ReportRepository(scope)


def unit_of_work(
    database: Database,
    keys: KeyProvider,
    editions: Editions | None = None,
    bell: Bell | None = None,
    *,
    case_keys: CaseKeys | None = None,
) -> Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]:
    """What `Services.unit_of_work` takes. One inside another waits for itself: TimeoutError.

    `editions`: organisations read before, when others in this program read them too.
    `bell`: rung when a message that was queued has been committed.
    `case_keys`: where the keys of cases lie; None: nothing can be sealed for a case.
    """
    editions = {} if editions is None else editions
    of_cases = case_keys or NoCaseKeys()
    holder = secrets.token_hex(8)

    @asynccontextmanager
    async def begin(municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with database.transaction(municipality) as connection:
            scope = Scope(connection, municipality, keys, holder, editions, of_cases)
            yield StoredUnitOfWork(scope)
        if bell is not None and scope.has_queued:
            bell.ring(municipality)

    return begin


async def municipalities(database: Database) -> tuple[MunicipalityId, ...]:
    """All that have been put here, by id: what `Services.municipalities` is made from."""
    async with database.transaction() as connection:
        asked = select(table.c.municipality_id).order_by(table.c.municipality_id)
        async with across(connection, table):
            return tuple((await connection.scalars(asked)).all())
