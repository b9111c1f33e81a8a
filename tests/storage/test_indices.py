"""Every question of each day is answered by its index, with as many rows as a few years leave.

The statements are those that the repositories really send; the planner is left to choose.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest_asyncio
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.commitments import OPEN
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.domain.wanted import Wanted
from sspf.ports import UnitOfWork
from storage.checkup import waiting
from tests.contracts.stores import PostgresqlStore, SqliteStore, settled
from tests.factories import NOW, RUT

Ask = Callable[[UnitOfWork], Awaitable[object]]
Stored = SqliteStore | PostgresqlStore
MUNICIPALITIES = 20
CLOSED_OF = 8
"""One commitment of so many is still open; of the queue one row of ten, of cards of a hundred."""
DAY = {
    "sqlite": "date('2027-01-01', (i % 900) || ' days')",
    "postgresql": "DATE '2027-01-01' + i % 900",
}
INSTANT = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f000', '2026-01-01', (i * 7) || ' minutes')",
    "postgresql": "TIMESTAMPTZ '2026-01-01 00:00Z' + i * interval '7 minutes'",
}
BYTES = {"sqlite": "x'00'", "postgresql": r"'\x00'::bytea"}
WHOSE = "'m-' || (i % 19)"
COMMITMENTS = f"""
INSERT INTO commitments (municipality_id, controller, id, year, number, "group", party, owner, text,
  level, prevention, due_on, decided_on, taking_part, goals, subject, status, note, moved, origin,
  version)
SELECT {WHOSE}, 'kommun', 'Å-' || i, 2027, i, 'g' || (i % 7), 'p' || (i % 9), 'o' || (i % 40), 'x',
  1, 'universal', {{day}}, {{day}}, '[]', '[]', 'area',
  CASE WHEN i % {CLOSED_OF} = 0 THEN 'in_progress' ELSE 'done' END, '', 0,
  CASE WHEN i % 5 = 0 THEN 'origin:' || i ELSE '' END, 1
"""
OUTBOX = f"""
INSERT INTO outbox (municipality_id, controller, key, kind, recipient, subject, send_at, revision,
  why, "values", state, attempts, reason)
SELECT {WHOSE}, 'kommun', 'k:' || i, 'invitation', 'o' || (i % 40), 's' || (i % 300), {{instant}},
  1, '', '{{{{}}}}', CASE WHEN i % 10 = 0 THEN 'due' ELSE 'sent' END, 1, ''
"""
CARDS = f"""
INSERT INTO sent_cards (municipality_id, controller, id, person, conversation, activity, kind,
  subject, version, sent_at, replaced_at)
SELECT {WHOSE}, 'kommun', 'c' || i, 'o' || (i % 40), 'chat' || (i % 40), 'a' || i, 'invitation',
  's' || (i % 300), 1, {{instant}}, CASE WHEN i % 100 = 0 THEN NULL ELSE {{instant}} END
"""
CHANGES = f"""
INSERT INTO commitment_changes (municipality_id, controller, commitment, version, by, at,
  before, after, undone)
SELECT {WHOSE}, 'kommun', 'Å-' || i, 2, 'o' || (i % 40), {{instant}}, {{bytes}}, {{bytes}},
  i % 2 = 0
"""
FILLED = {COMMITMENTS: 30_000, OUTBOX: 40_000, CARDS: 20_000, CHANGES: 20_000}
NUMBERS = """
FROM (
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n
) AS numbers
"""
QUESTIONS: dict[str, Ask] = {
    "ix_commitments_open_": lambda uow: uow.commitments.still_open(),
    "uq_commitments_origin": lambda uow: uow.commitments.made_by("origin:5"),
    "ix_commitment_changes_standing": lambda uow: uow.commitments.last_change(RUT),
    "ix_outbox_waiting": lambda uow: uow.outbox.next_due(),
    "ix_sent_cards_in_use": lambda uow: uow.cards.cards_about("s1", "invitation"),
    "ix_outbox_municipality_id_subject": lambda uow: uow.outbox.about("s1"),
}
"""Index → the question it is there for; for a few hundred open ones any index of those does."""
OPEN_OF_ONE = Wanted(group=GroupKey("g1"), levels=frozenset({BriefingLevel.GENERAL}), statuses=OPEN)


@pytest_asyncio.fixture
async def full(either: Stored) -> MunicipalityId:
    """A database with years of rows, most of them closed, and the statistics of them."""
    municipality = await settled(either)
    name = either.database.engine.dialect.name
    spelled = {"day": DAY[name], "instant": INSTANT[name], "bytes": BYTES[name]}
    filling = [
        statement.format(**spelled) + NUMBERS.format(count=count)
        for statement, count in FILLED.items()
    ]
    moved = [
        f"UPDATE {t} SET municipality_id = '{municipality}' WHERE municipality_id = 'm-1'"  # noqa: S608 our own words
        for t in ("commitments", "outbox", "sent_cards", "commitment_changes")
    ]
    await either.fill(*filling, *moved, "ANALYZE")
    return municipality


async def plans(store: Stored, municipality: MunicipalityId | None, ask: Any) -> list[str]:
    """How the database means to answer each statement that is sent while asking."""
    sent: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith("SELECT") and "set_config" not in statement:
            sent.append((statement, parameters))

    engine = store.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await ask()
    event.remove(engine, "before_cursor_execute", note)
    async with store.database.transaction(municipality) as connection:
        return [await explained(connection, *one) for one in sent]


async def explained(connection: AsyncConnection, statement: str, parameters: Any) -> str:
    how = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    rows = (await connection.exec_driver_sql(f"{how} {statement}", parameters)).all()
    return "\n".join(str(row) for row in rows)


async def test_every_question_of_each_day_has_its_index(
    either: Stored, full: MunicipalityId
) -> None:
    for index, question in QUESTIONS.items():

        async def ask(question: Ask = question) -> None:
            async with either.begin(full) as uow:
                await question(uow)

        found = await plans(either, full, ask)
        assert any(index in plan for plan in found), found
        assert not any("Seq Scan" in plan or "SCAN " in plan for plan in found), found


async def test_a_list_of_open_ones_is_counted_from_its_index_alone(
    either: Stored, full: MunicipalityId
) -> None:
    async def ask() -> None:
        async with either.begin(full) as uow:
            await uow.commitments.count(OPEN_OF_ONE)

    (plan,) = await plans(either, full, ask)

    assert "ix_commitments_open_" in plan
    assert either.database.engine.dialect.name != "sqlite" or "COVERING INDEX" in plan


async def test_a_claim_reads_the_waiting_rows_only(either: Stored, full: MunicipalityId) -> None:
    async def ask() -> None:
        async with either.begin(full) as uow:
            assert len(await uow.outbox.claim(NOW + timedelta(days=900), 20)) == 20

    ahead, plan = await plans(either, full, ask)

    assert "ix_outbox_ahead" in ahead
    assert "ix_outbox_waiting " in plan
    assert "TEMP B-TREE" not in plan  # PostgreSQL may rather sort the few hundred that wait


async def test_the_length_of_all_queues_is_read_from_the_waiting_rows_only(
    either: Stored, full: MunicipalityId
) -> None:
    found = await plans(either, None, lambda: waiting(either.database, NOW))

    assert all("ix_outbox_waiting" in plan for plan in found)
