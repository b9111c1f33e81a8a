"""R-32: what may not be seen and what does not exist are the same road, statement by statement."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import event, select

from bot.dispatch import Heard, Said, hear
from bot.organisations.days import working_days
from bot.present import Presenter, words
from sspf.domain.organisation import IndividualMode, PersonId
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
from tests.use_cases.cased import n27_03, the_consent
from tests.use_cases.world import FIRST_DAY, FRIDA, KAJ, LEO, NORRSJO, RUT, TORE, local, norrsjo

HIDDEN, MISSING = "N27-03", "N27-99"
QUESTIONS = (
    "samtycke {}",
    "planen till familjen {}",
    "registrera samtycke {}",
    "registrera samtycke {}: vårdnadshavare 1; skriftligt 1 december",
    "komplettera samtycke {}: vårdnadshavare 2",
    "återkalla samtycke {}",
    "återkalla samtycke {}: ungdomen, muntligt",
    "samtycket används igen {}",
    "gäller samtycket för {}?",
    "withdraw consent {}",
)


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

    async def written(self) -> list[tuple[Any, ...]]:
        """The audit log, but for when and where in the chain."""
        c = audit.c
        asked = select(c.actor, c.tag, c.subject, c.controller, c.version).order_by(c.position)
        async with self.database.transaction(NORRSJO) as connection:
            return [tuple(row) for row in await connection.execute(asked)]


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'sspf.db'}")
    await database.migrate()
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
    made = House(database, services)

    def note(_c: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        made.sent.append((statement, len(values)))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield made
    await database.dispose()


@pytest.mark.parametrize("person", [TORE, FRIDA, LEO])
@pytest.mark.parametrize("question", QUESTIONS)
async def test_r_32_given_a_hidden_case_then_it_is_answered_as_one_that_does_not_exist(
    house: House, person: PersonId, question: str
) -> None:
    """The same bytes, the same statements with as many values, the same entry in the audit log."""
    hidden, asked_hidden = await house.ask(person, question.format(HIDDEN))
    written = await house.written()
    missing, asked_missing = await house.ask(person, question.format(MISSING))

    assert hidden.presented == missing.presented
    assert "inget ärende" in str(hidden.presented.payload)
    assert asked_hidden == asked_missing
    more = (await house.written())[len(written) :]
    assert more == written[-len(more) :]
    assert "case:refuse" in {entry[1] for entry in more}
    assert HIDDEN not in repr(more)
    assert MISSING not in repr(more)


async def test_r_32_those_who_may_know_get_another_answer(house: House) -> None:
    """Or the test above would prove nothing."""
    for person in (RUT, KAJ):
        seen, _ = await house.ask(person, "samtycke N27-03")
        unseen, _ = await house.ask(person, "samtycke N27-99")
        assert seen.presented != unseen.presented


async def test_k_1_given_tore_asks_for_a_case_then_there_is_none_that_he_can_see(
    house: House,
) -> None:
    said, _ = await house.ask(TORE, "samtycke N27-03")

    assert said.presented.payload["text"] == "Jag hittar inget ärende som du kan se."
