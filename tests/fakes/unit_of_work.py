"""Units of work in memory: kept when the block ends, undone when it raises."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from sspf.domain.feeds import Digest
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Registered, UnitOfWork
from tests.fakes.calendar_events import FakeCalendarEvents, FakeEventFeeds
from tests.fakes.calendars import FakeBreakChanges, FakeFeeds
from tests.fakes.cards import FakeAuditLog, FakeCards, FakeConversations, FakeReaches
from tests.fakes.case_texts import FakeCaseTexts, FakeRegistrations
from tests.fakes.cases import FakeCaseFiles, FakeCases, FakeConsents
from tests.fakes.commitments import FakeCommitments
from tests.fakes.entries import FakeEntries
from tests.fakes.incidents import FakeIncidents
from tests.fakes.log_reviews import FakeLogReviews
from tests.fakes.numbered import FakeNumbered
from tests.fakes.outbox import DatabaseTime, FakeOutbox
from tests.fakes.purges import FakePurges
from tests.fakes.reports import FakeReports
from tests.fakes.repositories import (
    FakeBriefings,
    FakeInvitations,
    FakeMeetings,
    FakeMinutes,
    FakeOrganisations,
)
from tests.fakes.retention import FakeRetention
from tests.fakes.state import State
from tests.fakes.tallies import FakeEstimates, FakeTallies
from tests.fakes.tellings import FakeGuests, FakeTellings
from tests.fakes.web_links import FakeWebLinks
from tests.fakes.work_counts import FakeWork


class FakeUnitOfWork:
    def __init__(
        self, municipality: MunicipalityId, state: State, holder: str, time: DatabaseTime
    ) -> None:
        self.municipality = municipality
        self.organisations = FakeOrganisations(state)
        self.meetings = FakeMeetings(state)
        self.invitations = FakeInvitations(state)
        self.tellings = FakeTellings(state)
        self.guests = FakeGuests(state)
        self.briefings = FakeBriefings(state)
        self.minutes = FakeMinutes(state)
        self.commitments = FakeCommitments(state)
        self.outbox = FakeOutbox(state, holder, time)
        self.cards = FakeCards(state)
        self.conversations = FakeConversations(state)
        self.reach = FakeReaches(state)
        self.incidents = FakeIncidents(state)
        self.feeds = FakeFeeds(state)
        self.break_changes = FakeBreakChanges(state)
        self.calendar_events = FakeCalendarEvents(state)
        self.event_feeds = FakeEventFeeds(state, holder, time)
        self.web_links = FakeWebLinks(state)
        self.audit = FakeAuditLog(state)
        self._put_persons(state)
        self._put_figures(state)
        self._put_groups(state)

    def _put_persons(self, state: State) -> None:
        """What is kept of single people, and of who has read it."""
        self.cases = FakeCases(state)
        self.consents = FakeConsents(state)
        self.case_files = FakeCaseFiles(state)
        self.case_texts = FakeCaseTexts(state)
        self.registrations = FakeRegistrations(state)
        self.entries = FakeEntries(state)
        self.log_reviews = FakeLogReviews(state)
        self.purges = FakePurges(state)
        self.retention = FakeRetention(state)

    def _put_groups(self, state: State) -> None:
        """What goes between groups."""
        self.matters = FakeNumbered(state, state.matters, made_by="people", owner="parties")
        self.plan_rows = FakeNumbered(
            state, state.plan_rows, group="groups", lead="parties", made_by="people"
        )
        self.picture_rows = FakeNumbered(
            state, state.picture_rows, group="groups", party="parties", added_by="people"
        )
        self.agreements = FakeNumbered(state, state.agreements, added_by="people")
        self.happenings = FakeNumbered(state, state.happenings, group="groups", added_by="people")
        self.trainings = FakeNumbered(state, state.trainings, group="groups", added_by="people")
        self.self_checks = FakeNumbered(state, state.self_checks, group="groups", added_by="people")

    def _put_figures(self, state: State) -> None:
        self.tallies = FakeTallies(state)
        self.estimates = FakeEstimates(state)
        self.work = FakeWork(state)
        self.reports = FakeReports(state)


class FakeDatabase:
    """What all replicas share. One transaction at a time, as SQLite has it."""

    def __init__(self) -> None:
        self.states: dict[MunicipalityId, State] = {}
        self.time = DatabaseTime()
        self._lock = asyncio.Lock()
        self._writer: asyncio.Task[object] | None = None

    @asynccontextmanager
    async def transaction(self, municipality: MunicipalityId) -> AsyncIterator[State]:
        if self._writer is asyncio.current_task():
            raise TimeoutError("a unit of work inside another waits for itself")
        async with self._lock:
            self._writer = asyncio.current_task()
            try:
                state = self.states.get(municipality, State()).copied()
                yield state
                self.states[municipality] = state
            finally:
                self._writer = None


class FakeUnitsOfWork:
    """What `Services.unit_of_work` takes: `FakeUnitsOfWork()(municipality)`."""

    def __init__(self, database: FakeDatabase | None = None) -> None:
        self._database = database or FakeDatabase()

    @asynccontextmanager
    async def __call__(self, municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with self._database.transaction(municipality) as state:
            yield FakeUnitOfWork(municipality, state, str(id(self)), self._database.time)

    async def find(self, tenant: str, entra_object_id: str) -> Registered | None:
        """Implements sspf.ports.Directory."""
        for municipality in self.municipalities():
            state = self._database.states[municipality]
            organisation = state.organisation
            if organisation is None or tenant not in organisation.tenants or not entra_object_id:
                continue
            for person in organisation.people:
                if person.entra_object_id == entra_object_id:
                    return Registered(
                        organisation=organisation,
                        person=person,
                        place=state.conversations.get(person.id),
                        reach=await FakeReaches(state).find(person.id),
                    )
        return None

    async def municipality(self, digest: Digest, now: datetime) -> MunicipalityId | None:
        """Implements sspf.ports.calendars.FeedDirectory."""
        for municipality in self.municipalities():
            feeds = self._database.states[municipality].feeds.values()
            if any(feed.digest == digest and feed.is_open(now) for feed in feeds):
                return municipality
        return None

    def municipalities(self) -> tuple[MunicipalityId, ...]:
        """All that have been put here, by id."""
        put = (m for m, state in self._database.states.items() if state.organisation)
        return tuple(sorted(put))

    def replica(self) -> "FakeUnitsOfWork":
        """Another program on the same database."""
        return FakeUnitsOfWork(self._database)

    def let_pass(self, time: timedelta) -> None:
        """By the database's clock, which leases are counted in."""
        self._database.time.let_pass(time)
