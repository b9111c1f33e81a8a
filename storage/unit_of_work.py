"""One transaction in one municipality, with its repositories."""

import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from types import TracebackType
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

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

Repository = TypeVar("Repository")


class _Each(Generic[Repository]):
    """A repository, made when it is first asked for: most turns ask for few of them."""

    def __init__(self, make: Callable[[Scope], Repository]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, uow: "StoredUnitOfWork", owner: type) -> Repository:
        made = self._make(uow.scope)
        vars(uow)[self._name] = made  # where Python looks first from now on
        return made


class StoredUnitOfWork:
    """Implements sspf.ports.UnitOfWork on an open transaction."""

    organisations = _Each(OrganisationRepository)
    meetings = _Each(MeetingRepository)
    invitations = _Each(InvitationRepository)
    tellings = _Each(TellingRepository)
    guests = _Each(GuestRepository)
    briefings = _Each(BriefingRepository)
    minutes = _Each(MinutesRepository)
    commitments = _Each(CommitmentRepository)
    outbox = _Each(OutboxRepository)
    cards = _Each(CardRepository)
    conversations = _Each(ConversationRepository)
    reach = _Each(ReachRepository)
    incidents = _Each(IncidentRepository)
    feeds = _Each(FeedRepository)
    break_changes = _Each(BreakChangeRepository)
    calendar_events = _Each(CalendarEventRepository)
    event_feeds = _Each(EventFeedRepository)
    web_links = _Each(WebLinkRepository)
    audit = _Each(AuditRepository)

    case_files = _Each(CaseFileRepository)
    case_texts = _Each(CaseTextRepository)
    registrations = _Each(RegistrationRepository)
    entries = _Each(EntryRepository)
    log_reviews = _Each(LogReviewRepository)
    purges = _Each(PurgeRepository)
    retention = _Each(RetentionRepository)

    matters = _Each(matter_repository)
    plan_rows = _Each(plan_row_repository)
    picture_rows = _Each(picture_row_repository)
    agreements = _Each(agreement_repository)
    trainings = _Each(training_repository)
    happenings = _Each(happening_repository)
    self_checks = _Each(self_check_repository)

    tallies = _Each(TallyRepository)
    estimates = _Each(EstimateRepository)
    work = _Each(WorkCountRepository)
    reports = _Each(ReportRepository)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.municipality = scope.municipality

    @cached_property
    def consents(self) -> ConsentRepository:
        return ConsentRepository(self.scope, self.organisations)

    @cached_property
    def cases(self) -> CaseRepository:
        return CaseRepository(self.scope, self.consents)


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

    def begin(municipality: MunicipalityId) -> AbstractAsyncContextManager[UnitOfWork]:
        def scope(connection: AsyncConnection) -> Scope:
            return Scope(connection, municipality, keys, holder, editions, of_cases)

        return _Begun(database.transaction(municipality), scope, bell)

    return begin


class _Begun:
    """A class, as storage/database.py has one for its transaction."""

    __slots__ = ("_bell", "_made", "_scope", "_transaction")
    _scope: Scope

    def __init__(
        self,
        transaction: AbstractAsyncContextManager[AsyncConnection],
        made: Callable[[AsyncConnection], Scope],
        bell: Bell | None,
    ) -> None:
        self._transaction = transaction
        self._made = made
        self._bell = bell

    async def __aenter__(self) -> UnitOfWork:
        self._scope = self._made(await self._transaction.__aenter__())
        return StoredUnitOfWork(self._scope)

    async def __aexit__(
        self,
        type_: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._transaction.__aexit__(type_, error, traceback)
        if error is None and self._bell is not None and self._scope.has_queued:
            self._bell.ring(self._scope.municipality)


async def municipalities(database: Database) -> tuple[MunicipalityId, ...]:
    """All that have been put here, by id: what `Services.municipalities` is made from."""
    async with database.transaction() as connection:
        asked = select(table.c.municipality_id).order_by(table.c.municipality_id)
        async with across(connection, table):
            return tuple((await connection.scalars(asked)).all())
