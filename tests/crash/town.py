"""Norrsjö on a real database, as one running program sees it; a folder holds what is left."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from bot.activity import TeamsBot
from bot.door.admitted import Admitted, TurnedAwayError
from bot.door.repeats import Answer, Repeats
from bot.mail_files import MailFiles
from bot.organisations.days import working_days
from bot.present import Presenter, words
from bot.teams import Adapter, TeamsMessenger
from bot.web import Turns
from sspf.domain.commitments import CommitmentId
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.record_meeting import record_commitment
from sspf.use_cases.tick import tick
from storage.activities import ActivityLog
from storage.case_keys import StoredCaseKeys, beside
from storage.database import Database
from storage.directory import StoredDirectory
from storage.erase import StoredArchive
from storage.group_commit import GroupCommit
from storage.keys import StaticKeys
from storage.scope import Editions
from storage.unit_of_work import unit_of_work
from tests.crash.database import WatchedDatabase, watched
from tests.crash.outlook import CrashOutlook
from tests.crash.outside import Taken, Teams, WatchedMail, WatchedMessenger, WatchedPresenter
from tests.crash.points import TURN, Points
from tests.fakes.clock import FakeClock
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.meter import FakeMeter
from tests.fakes.rosters import FakeRosters
from tests.fakes.unit_of_work import FakeDatabase, FakeUnitsOfWork
from tests.use_cases.world import FRIDA, NORRSJO, Scene, a_form

SERVICE = "http://127.0.0.1/"
A_MINUTE_PASSES = (
    "UPDATE outbox SET lease_until = '2000-01-01 00:00:00.000000' WHERE lease_until IS NOT NULL",
    "UPDATE event_feeds SET held_until = '2000-01-01 00:00:00.000000' WHERE held_until IS NOT NULL",
    "UPDATE activities SET begun_at = '2000-01-01 00:00:00.000000' WHERE status IS NULL",
)
"""Leases are counted in the database's time: they are made older, and nobody sleeps."""
UNTIL_QUIET = timedelta(minutes=40)
"""Longer than every wait of a message that is tried again, and than the folding of a telling."""
MOST_ROUNDS = 60
OUTLOOK = "outlook"
"""A file in the folder: meetings are put in a calendar."""


@dataclass(frozen=True, slots=True)
class Where:
    """One copy of everything: a folder, and the ways into a database."""

    folder: Path
    url: str
    owner: str
    admin: str

    @property
    def taken(self) -> Taken:
        return Taken(self.folder / "taken.jsonl")

    @property
    def receipt(self) -> Path:
        """Of the erasure; the jobs are stopped while there is one."""
        return self.folder / "receipt"

    @property
    def note(self) -> Path:
        return self.folder / "note.json"


@dataclass
class Town(Scene):
    """What the use cases' own scenes need, over a real database; no fake of theirs is asked."""

    where: Where = field(kw_only=True)
    points: Points = field(kw_only=True)
    outer: Database = field(kw_only=True)
    """Past the walls, and without points."""
    activities: ActivityLog = field(kw_only=True)
    archive: StoredArchive = field(kw_only=True)
    repeats: Repeats = field(kw_only=True)
    adapter: Adapter = field(kw_only=True)
    bot: TeamsBot = field(kw_only=True)

    def with_outlook(self) -> None:
        self.services = replace(self.services, organizer=self.outlook.as_port())

    @property
    def outlook(self) -> CrashOutlook:
        return CrashOutlook(self.where.folder, self.points)

    async def commit(self, by: PersonId = FRIDA, origin: str = "o", **changes: str) -> CommitmentId:
        form = a_form(**changes)
        await record_commitment(self.services, self.who(by), self.first, form, origin)
        return CommitmentId("Å-2027-001")

    async def take(self, body: Mapping[str, Any]) -> Answer | None:
        """One activity, as Teams brings it; None when we ask to have it again."""
        one = dict(body)
        admitted = Admitted(
            one, one["channelData"]["tenant"]["id"], one["conversation"]["id"], one["id"]
        )
        token = TURN.set(one["id"])
        turns = Turns(self.adapter, self.bot.on_turn)
        try:
            return await self.repeats.once(admitted, lambda: turns.take(admitted))
        except TurnedAwayError:
            return None
        finally:
            TURN.reset(token)

    async def a_minute_passes(self) -> None:
        await self.force(*A_MINUTE_PASSES)

    async def force(self, *statements: str) -> None:
        async with self.outer.transaction() as connection:
            for statement in statements:
                await connection.execute(text(statement))

    async def until_quiet(self) -> None:
        """Leases run out and the clock goes on, until nothing that is due waits any more."""
        last = self.clock.now() + UNTIL_QUIET
        for _ in range(MOST_ROUNDS):
            await self.a_minute_passes()
            await tick(self.services)
            due = await self._next_due()
            if due is None or due > last:
                break
            self.clock.move_to(max(due, self.clock.now()))
        else:
            raise AssertionError("messages are tried for ever")
        self.clock.move_to(last)
        await tick(self.services)

    async def _next_due(self) -> datetime | None:
        await self.a_minute_passes()
        async with self.services.unit_of_work(NORRSJO) as uow:
            return await uow.outbox.next_due()

    def keep_clock(self) -> None:
        file = self.where.folder / "clock.json"
        file.write_text(json.dumps(self.clock.now().isoformat()), encoding="utf-8")


def clock_in(folder: Path, begins: datetime) -> FakeClock:
    file = folder / "clock.json"
    if not file.exists():
        return FakeClock(begins)
    return FakeClock(datetime.fromisoformat(json.loads(file.read_text(encoding="utf-8"))))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What everything of one program is made from."""

    where: Where
    points: Points
    clock: FakeClock
    keys: StaticKeys
    database: WatchedDatabase
    group: GroupCommit
    editions: Editions = field(default_factory=dict)

    def services(self, adapter: Adapter, of_cases: StoredCaseKeys) -> Services:
        presenter = WatchedPresenter(Presenter(self.keys, self.clock), self.points)
        teams = Teams(self.where.taken, self.points)
        messenger = TeamsMessenger(adapter, teams, SERVICE, "sspf")
        mail = MailFiles(self.where.folder / "mail")
        begin = unit_of_work(self.database, self.keys, self.editions, case_keys=of_cases)
        return Services(
            clock=self.clock,
            unit_of_work=watched(begin, self.points),
            case_keys=of_cases,
            municipalities=lambda: () if self.where.receipt.exists() else (NORRSJO,),
            working_days=working_days,
            presenter=presenter,
            messenger=WatchedMessenger(messenger, self.points, presenter),
            mail=WatchedMail(mail, self.points, self.where.taken),
            words=words,
            meter=FakeMeter(),
            directory=StoredDirectory(self.group, self.keys, self.editions),
            new_id=lambda: uuid4().hex,
        )


@asynccontextmanager
async def opened(where: Where, points: Points, begins: datetime) -> AsyncIterator[Town]:
    """A program that starts on what the folder and the database hold."""
    keys = StaticKeys(where.folder / "sspf.keys")
    database, owners = WatchedDatabase(where.url, points), WatchedDatabase(where.owner, points)
    outer, clock = Database(where.admin), clock_in(where.folder, begins)
    parts = _Parts(where, points, clock, keys, database, GroupCommit(database))
    adapter = Adapter(Teams(where.taken, points))
    of_cases = StoredCaseKeys(beside(where.folder), keys)
    services = parts.services(adapter, of_cases)
    activities = ActivityLog(database, parts.group, keys)
    town = Town(
        services,
        clock,
        *_unasked(),
        where=where,
        points=points,
        outer=outer,
        activities=activities,
        archive=StoredArchive(owners, keys),
        repeats=Repeats(activities, pause_seconds=0.02),
        adapter=adapter,
        bot=TeamsBot(services, FakeRosters()),
    )
    if (where.folder / OUTLOOK).exists():
        town.with_outlook()
    yield town
    for each in (database, owners, outer, of_cases):
        await each.dispose()


def _unasked() -> tuple[FakeDatabase, FakeUnitsOfWork, FakeMessenger, FakeMail]:
    """What a scene on fakes has in their place."""
    database = FakeDatabase()
    return database, FakeUnitsOfWork(database), FakeMessenger(), FakeMail()
