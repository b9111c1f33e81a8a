"""A municipality on a real database, whose every statement is counted, with one hidden case."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import event, select

from bot.dispatch import Heard, Said, hear
from bot.organisations.days import working_days
from bot.present import Presenter, words
from sspf.domain.commitments import CommitmentId
from sspf.domain.organisation import IndividualMode, PersonId
from sspf.domain.references import Ref, Reference
from sspf.ports import Services
from sspf.use_cases.install import install_municipality
from storage.audit_table import audit
from storage.database import Database
from storage.directory import StoredDirectory
from storage.group_commit import GroupCommit
from storage.keys import StaticKeys
from storage.scope import Editions
from storage.unit_of_work import unit_of_work
from tests.fakes.case_keys import FakeCaseKeys
from tests.fakes.clock import FakeClock
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.meter import FakeMeter
from tests.use_cases.cased import POLIS, a_promise, n27_03, the_consent
from tests.use_cases.world import FIRST_DAY, NORRSJO, PIA, local, norrsjo

HIDDEN, MISSING = "N27-03", "N27-99"
PROMISE, NO_PROMISE = CommitmentId("Å-2027-020"), CommitmentId("Å-2027-099")
"""The first is of the hidden case."""


@dataclass
class House:
    database: Database
    services: Services
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Each statement, and how many values went with it."""

    async def ask(self, person: PersonId, text: str) -> tuple[Said, list[tuple[str, int]]]:
        self.sent.clear()
        one = norrsjo().organisation.person(person)
        heard = Heard(
            tenant=min(norrsjo().organisation.tenants),
            entra_object_id=one.entra_object_id,
            activity="activity-0123456789",
            is_private=True,
            text=text,
        )
        said = await hear(self.services, heard)
        return said, list(self.sent)

    async def press(
        self, person: PersonId, act: str, subject: str, value: str = ""
    ) -> tuple[Said, list[tuple[str, int]]]:
        """A button that somebody has in front of them from before."""
        ref = Ref(self.services.new_id())
        reference = Reference(ref=ref, person=person, act=act, subject=subject, value=value)
        async with self.services.unit_of_work(NORRSJO) as uow:
            await uow.cards.add_references([replace(reference, version=1)])
        self.sent.clear()
        heard = Heard(
            tenant=min(norrsjo().organisation.tenants),
            entra_object_id=norrsjo().organisation.person(person).entra_object_id,
            activity="activity-0123456789",
            is_private=True,
            ref=ref,
            inputs={},
        )
        return await hear(self.services, heard), list(self.sent)

    async def written(self) -> list[tuple[Any, ...]]:
        """The audit log, but for when and where in the chain."""
        c = audit.c
        asked = select(c.actor, c.tag, c.subject, c.controller, c.version).order_by(c.position)
        async with self.database.transaction(NORRSJO) as connection:
            return [tuple(row) for row in await connection.execute(asked)]


@asynccontextmanager
async def a_house(tmp_path: Path, migrated: Path) -> AsyncIterator[House]:
    """`migrated`: an empty database as the migrations leave it."""
    shutil.copy(migrated, tmp_path / "sspf.db")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'sspf.db'}")
    keys, clock = StaticKeys(tmp_path / "keys"), FakeClock(local(FIRST_DAY, "10.00"))
    numbers = iter(range(1000))
    editions: Editions = {}
    services = Services(
        clock=clock,
        unit_of_work=unit_of_work(database, keys, editions, case_keys=FakeCaseKeys()),
        municipalities=lambda: (NORRSJO,),
        working_days=working_days,
        presenter=Presenter(keys, clock),
        messenger=FakeMessenger(),
        mail=FakeMail(),
        words=words,
        meter=FakeMeter(),
        directory=StoredDirectory(GroupCommit(database), keys, editions),
        new_id=lambda: f"id-{next(numbers)}",
    )
    here = replace(norrsjo().organisation, individual=IndividualMode.FREE_TEXT)
    await install_municipality(services, here, norrsjo().meetings)
    async with services.unit_of_work(NORRSJO) as uow:
        await uow.cases.put(n27_03())
        await uow.consents.put(replace(the_consent(), givers=the_consent().givers[:1]))
        await uow.commitments.put(a_promise(PROMISE, PIA, POLIS))
    made = House(database, services)

    def note(_c: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        made.sent.append((statement, len(values)))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield made
    await database.dispose()
