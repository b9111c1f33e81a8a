"""What is outside the house, and how it fails: Teams, mail, and a replica that dies at a commit."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from enum import StrEnum

from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.ports import (
    CalendarRequest,
    Conversation,
    Letter,
    PermanentFailureError,
    Presented,
    TemporaryFailureError,
    UnitOfWork,
    UnknownOutcomeError,
)
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.state import State
from tests.fakes.unit_of_work import FakeDatabase, FakeUnitsOfWork

BOOKKEEPING = {"entries", "known", "last_numbers", "outbox", "reach", "references"}
"""What changes without an audit entry; tests/test_audit_walk.py says why."""


class DiedError(BaseException):
    """kill -9: nothing in the product may catch it."""


class Fate(StrEnum):
    """How one send goes."""

    TAKEN = "taken"
    BUSY = "busy"
    REFUSED = "refused"
    LOST = "lost"
    """No answer, and it did not arrive."""
    ARRIVED = "arrived"
    """No answer, but it did."""
    DIES_BEFORE = "dies before"
    DIES_AFTER = "dies after"


@dataclass
class Fates:
    """What the next sends come to, first first; then all goes well."""

    coming: list[Fate] = field(default_factory=list)

    def next(self) -> Fate:
        return self.coming.pop(0) if self.coming else Fate.TAKEN


def before_it_is_taken(fate: Fate) -> None:
    match fate:
        case Fate.BUSY:
            raise TemporaryFailureError("failed.busy")
        case Fate.REFUSED:
            raise PermanentFailureError("failed.blocked")
        case Fate.LOST:
            raise UnknownOutcomeError("failed.no_answer")
        case Fate.DIES_BEFORE:
            raise DiedError


def after_it_was_taken(fate: Fate) -> None:
    if fate is Fate.ARRIVED:
        raise UnknownOutcomeError("failed.no_answer")
    if fate is Fate.DIES_AFTER:
        raise DiedError


@dataclass
class Road(FakeMessenger):
    """Teams. `watch` is told of all that arrives; others get their turn before and after."""

    fates: Fates = field(default_factory=Fates)
    watch: Callable[[PersonId, Presented, Fate], None] = lambda person, what, fate: None

    async def send(self, to: Conversation, what: Presented) -> str:
        await asyncio.sleep(0)
        fate = self.fates.next()
        before_it_is_taken(fate)
        sent = await super().send(to, what)
        self.watch(to.person, what, fate)
        await asyncio.sleep(0)
        after_it_was_taken(fate)
        return sent

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        before_it_is_taken(fate := self.fates.next())
        await super().update(to, activity, what)
        after_it_was_taken(fate)


@dataclass
class Post(FakeMail):
    fates: Fates = field(default_factory=Fates)

    async def send(self, request: CalendarRequest | Letter) -> None:
        await asyncio.sleep(0)
        fate = self.fates.next()
        before_it_is_taken(fate)
        await super().send(request)
        await asyncio.sleep(0)
        after_it_was_taken(fate)


@dataclass
class Deaths:
    """The replica dies at a commit: `after` so many transactions, before or after it is kept."""

    after: int | None = None
    is_kept: bool = False

    def comes(self) -> bool:
        """Whether it is this one. It comes once."""
        if self.after is None:
            return False
        self.after = self.after - 1 if self.after else None
        return self.after is None


@dataclass
class MortalUnits:
    """Units of work that die, let others in between, and tell which of them left no trace."""

    inner: FakeUnitsOfWork
    database: FakeDatabase
    deaths: Deaths
    silent: list[str]

    @asynccontextmanager
    async def __call__(self, municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        await asyncio.sleep(0)
        dies = self.deaths.comes()
        async with self.inner(municipality) as uow:
            before = self.database.states.get(municipality, State())
            yield uow
            if dies and not self.deaths.is_kept:
                raise DiedError
        self._look_for_the_entry(before, self.database.states[municipality])
        if dies:
            raise DiedError

    def _look_for_the_entry(self, before: State, after: State) -> None:
        names = {f.name for f in fields(State)} - BOOKKEEPING
        changed = [n for n in names if getattr(before, n) != getattr(after, n)]
        if changed and len(after.entries) == len(before.entries):
            self.silent.append(",".join(sorted(changed)))
