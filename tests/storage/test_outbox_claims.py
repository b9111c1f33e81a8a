"""Several programs on one database: each row is claimed once, and a dead one's rows come back."""

import asyncio
from pathlib import Path

from sqlalchemy import Select, text
from sqlalchemy.dialects import postgresql

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from storage.database_time import database_time
from storage.outbox import LEASE
from tests.contracts.stores import SqliteStore
from tests.factories import NOW, a_message

ROWS = 200


async def queue(store: SqliteStore, municipality: MunicipalityId) -> None:
    async with store.begin(municipality) as uow:
        for n in range(ROWS):
            await uow.outbox.add(a_message(key=f"m:{n}"))


async def test_given_eight_programs_when_all_claim_then_each_row_is_claimed_once(
    store: SqliteStore, norrsjo: MunicipalityId, file: Path
) -> None:
    await queue(store, norrsjo)
    programs = [SqliteStore(file, file.with_name("keys")) for _ in range(8)]

    async def claim_all(program: SqliteStore) -> list[str]:
        taken: list[str] = []
        while True:
            async with program.begin(norrsjo) as uow:
                claimed = await uow.outbox.claim(NOW, 7)
            if not claimed:
                return taken
            taken += [sent.message.key for sent in claimed]

    taken = await asyncio.gather(*map(claim_all, programs))
    for program in programs:
        await program.database.dispose()

    assert sorted(key for some in taken for key in some) == sorted(f"m:{n}" for n in range(ROWS))
    async with store.begin(norrsjo) as uow:
        assert {row.attempts for row in await uow.outbox.log(ROWS)} == {1}


async def test_given_a_program_that_died_then_its_rows_come_back_after_the_lease(
    store: SqliteStore, norrsjo: MunicipalityId, file: Path
) -> None:
    await queue(store, norrsjo)
    dying = SqliteStore(file, file.with_name("keys"))
    async with dying.begin(norrsjo) as uow:
        held = await uow.outbox.claim(NOW, 10)
        await uow.outbox.begin(held[0].message.key)
    await dying.database.dispose()

    async with store.begin(norrsjo) as uow:
        others = await uow.outbox.claim(NOW, ROWS)
    await store.let_leases_run_out()
    async with store.begin(norrsjo) as uow:
        back = await uow.outbox.claim(NOW, 10)

    assert len(others) == ROWS - 10
    assert [sent.message.key for sent in back] == [sent.message.key for sent in held]
    assert [sent.state for sent in back] == [Delivery.UNKNOWN] + [Delivery.LEASED] * 9
    assert {sent.attempts for sent in back} == {2}


async def test_given_a_claim_then_the_lease_ends_a_minute_from_the_databases_now(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    await queue(store, norrsjo)
    async with store.begin(norrsjo) as uow:
        await uow.outbox.claim(NOW, 1)

    seconds = "(julianday(lease_until) - julianday('now')) * 86400"
    async with store.database.transaction() as connection:
        asked = text(f"SELECT {seconds} FROM outbox WHERE lease_until IS NOT NULL")  # noqa: S608
        left = (await connection.execute(asked)).scalar_one()
    assert 50 < left <= 60.01


async def test_every_question_of_each_day_has_its_index(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    plans = {
        "ix_outbox_waiting": "SELECT 1 FROM outbox WHERE municipality_id = 'a' AND "
        "state IN ('due', 'leased') AND send_at <= '2027' ORDER BY send_at, sequence LIMIT 9",
        "ix_commitments_open_due": "SELECT 1 FROM commitments WHERE municipality_id = 'a' AND "
        "status IN ('in_progress', 'needs_help', 'not_started', 'on_hold') "
        "ORDER BY due_on, year, number",
        "ix_sent_cards_in_use": "SELECT 1 FROM sent_cards WHERE municipality_id = 'a' AND "
        "subject = 's' AND kind = 'k' AND replaced_at IS NULL",
        "uq_commitments_origin": "SELECT 1 FROM commitments WHERE municipality_id = 'a' AND "
        "origin = 'o' AND origin <> ''",
    }
    async with store.database.transaction() as connection:
        for index, question in plans.items():
            plan = (await connection.execute(text(f"EXPLAIN QUERY PLAN {question}"))).all()
            assert index in str(plan), plan
            assert "TEMP B-TREE" not in str(plan)


def test_postgresql_counts_leases_by_its_own_clock() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

    spelled = Select(database_time(LEASE)).compile(dialect=dialect)

    assert "statement_timestamp()" in str(spelled)
