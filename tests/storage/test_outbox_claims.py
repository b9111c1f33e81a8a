"""Several programs on one database: each row is claimed once, and a dead one's rows come back."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Executable, Select, text
from sqlalchemy.dialects import postgresql

from scheduler.clock import SystemClock
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import AHEAD, Delivery
from storage.database_time import database_time
from storage.failures import TransactionUndoneError
from storage.outbox_claims import CLAIMABLE, CLAIMABLE_AHEAD, NEXT_DUE, TAKE
from storage.outbox_table import LEASE, NOT_AHEAD, WAITING_AHEAD
from storage.plans import plan_to_ask
from tests.contracts.stores import PostgresqlStore, SqliteStore, settled
from tests.factories import NOW, a_message

ROWS = 200
AT_ONCE = 10_000
REFUSALS = 10
"""So often one program may be told that nothing was kept, as on a machine that is busy."""
LONG_LEASE = TAKE.values(lease_until=database_time(timedelta(days=1)))
"""However slow the machine is, no lease runs out while the others claim."""
SECONDS_LEFT = {
    "sqlite": "(julianday(lease_until) - julianday('now')) * 86400",
    "postgresql": "extract(epoch FROM lease_until - clock_timestamp())",
}
Stored = SqliteStore | PostgresqlStore
EACH_CLAIM: dict[str, tuple[Executable, dict[str, Any]]] = {
    "ahead": (CLAIMABLE_AHEAD, {"here": "", "now": NOW, "at_most": 20}),
    "claimable": (CLAIMABLE, {"here": "", "now": NOW, "at_most": 20}),
    "take": (TAKE, {"here": "", "held_by": "", "locked": [1, 2, 3]}),
    "next_due": (NEXT_DUE, {"here": ""}),
}


@pytest.mark.parametrize("asked", EACH_CLAIM)
async def test_each_statement_of_a_claim_is_written_once(either: Stored, asked: str) -> None:
    """Else SQLAlchemy writes it anew for each claim, which takes longer than the claim."""
    statement, given = EACH_CLAIM[asked]

    assert plan_to_ask(statement, given, either.database.engine.dialect) is not None


async def test_what_goes_ahead_is_what_the_statements_say() -> None:
    """They name the kinds in words, for an index's condition takes no list."""
    (kind,) = AHEAD

    assert f"kind = '{kind}'" in WAITING_AHEAD.text
    assert NOT_AHEAD.text == f"outbox.kind <> '{kind}'"


async def queue(store: Stored, municipality: MunicipalityId) -> None:
    async with store.begin(municipality) as uow:
        for n in range(ROWS):
            await uow.outbox.add(a_message(key=f"m:{n}"))


FILLED = """
INSERT INTO outbox (municipality_id, controller, key, kind, recipient, subject, send_at, revision,
  why, "values", state, attempts, reason)
SELECT '{home}', 'kommun', 'm:' || i, 'invitation', 'p' || i, 's', {at}, 1, '', '{{}}', 'due', 0, ''
FROM {numbers}
"""
AT = {
    "sqlite": "'2026-12-01 08:00:00.000000'",
    "postgresql": "TIMESTAMPTZ '2026-12-01 08:00Z'",
}
NUMBERS = {
    "sqlite": "(WITH RECURSIVE n(i) AS "
    "(SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i FROM n)",
    "postgresql": "generate_series({first}, {last}) AS i",
}


async def fill(store: Stored, home: MunicipalityId, rows: int) -> None:
    """So many rows, each to somebody else; no statement of it meets the limit of its time."""
    name = store.database.engine.dialect.name
    some = [
        NUMBERS[name].format(first=first, last=min(first + AT_ONCE, rows) - 1)
        for first in range(0, rows, AT_ONCE)
    ]
    await store.fill(*(FILLED.format(home=home, at=AT[name], numbers=each) for each in some))


async def claim_all(program: Stored, home: MunicipalityId, rows: int, batch: int) -> list[str]:
    """Until nothing is left to claim, or more has been claimed than there is."""
    taken: list[str] = []
    refused = 0
    while len(taken) <= rows:
        try:
            async with program.begin(home) as uow:
                claimed = await uow.outbox.claim(NOW, batch)
        except TransactionUndoneError:
            refused += 1
            if refused > REFUSALS:
                raise
            continue
        if not claimed:
            return taken
        taken += [sent.message.key for sent in claimed]
    return taken


@pytest.mark.parametrize(
    ("replicas", "rows", "batch"),
    [
        (2, 2_000, 20),
        (8, 2_000, 20),
        pytest.param(2, 100_000, 500, marks=pytest.mark.long),
        pytest.param(8, 100_000, 500, marks=pytest.mark.long),
    ],
)
async def test_given_several_programs_when_all_claim_then_each_row_is_claimed_once(
    either: Stored,
    home: MunicipalityId,
    replicas: int,
    rows: int,
    batch: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked again where the database kept nothing, as the scheduler does with its next beat."""
    monkeypatch.setattr("storage.outbox.TAKE", LONG_LEASE)
    await fill(either, home, rows)
    programs = [either.again() for _ in range(replicas)]

    taken = await asyncio.gather(*(claim_all(program, home, rows, batch) for program in programs))
    for program in programs:
        await program.close()

    assert sorted(key for some in taken for key in some) == sorted(f"m:{n}" for n in range(rows))
    async with either.database.transaction(home) as connection:
        attempts = await connection.execute(text("SELECT DISTINCT attempts FROM outbox"))
        assert list(attempts.scalars()) == [1]


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_given_clocks_ten_minutes_apart_when_claimed_then_the_lease_holds_all_the_same(
    either: Stored, home: MunicipalityId, minutes: int
) -> None:
    """The program's clock says what is due; who holds it is the database's to say."""
    now = SystemClock().now()
    async with either.begin(home) as uow:
        await uow.outbox.add(a_message(send_at=now))
    late, early = max(now, now + timedelta(minutes=minutes)), now + timedelta(minutes=minutes)
    async with either.begin(home) as uow:
        (held,) = await uow.outbox.claim(late, 10)
    other = either.again()
    async with other.begin(home) as uow:
        stolen = [await uow.outbox.claim(at, 10) for at in (early, late, late + timedelta(days=1))]
    await other.close()

    assert (held.attempts, stolen) == (1, [[], [], []])


async def test_given_a_message_on_its_way_to_somebody_then_the_next_one_waits_for_it(
    either: Stored, home: MunicipalityId
) -> None:
    async with either.begin(home) as uow:
        for n in range(2):
            await uow.outbox.add(a_message(key=f"m:{n}", send_at=NOW + timedelta(minutes=n)))
    async with either.begin(home) as uow:
        (first,) = await uow.outbox.claim(NOW, 10)
    later = NOW + timedelta(hours=1)
    other = either.again()
    async with other.begin(home) as uow:
        meanwhile = await uow.outbox.claim(later, 10)
    async with either.begin(home) as uow:
        await uow.outbox.finish(first.message.key, Delivery.SENT, NOW)
    async with other.begin(home) as uow:
        (second,) = await uow.outbox.claim(later, 10)
    await other.close()

    assert (meanwhile, second.message.key) == ([], "m:1")


async def test_given_an_earlier_row_that_somebody_is_just_claiming_then_nobody_overtakes_it(
    on_postgresql: PostgresqlStore,
) -> None:
    home = await settled(on_postgresql)
    async with on_postgresql.begin(home) as uow:
        for n in range(2):
            await uow.outbox.add(a_message(key=f"m:{n}", send_at=NOW + timedelta(minutes=n)))
    other = on_postgresql.again()
    async with on_postgresql.begin(home) as uow:
        (first,) = await uow.outbox.claim(NOW, 1)
        async with other.begin(home) as elsewhere:  # not committed yet: the row is only locked
            overtaking = await elsewhere.outbox.claim(NOW + timedelta(hours=1), 10)
    await other.close()

    assert (first.message.key, overtaking) == ("m:0", [])


async def test_given_a_program_that_died_then_its_rows_come_back_after_the_lease(
    either: Stored, home: MunicipalityId
) -> None:
    await fill(either, home, ROWS)
    dying = either.again()
    async with dying.begin(home) as uow:
        held = await uow.outbox.claim(NOW, 10)
    async with dying.begin(home) as uow:
        await uow.outbox.begin(held[0].message.key)
    await dying.close()

    async with either.begin(home) as uow:
        others = await uow.outbox.claim(NOW, ROWS)
    await either.let_leases_run_out()
    async with either.begin(home) as uow:
        back = await uow.outbox.claim(NOW, 10)

    assert len(others) == ROWS - 10
    assert [sent.message.key for sent in back] == [sent.message.key for sent in held]
    assert [sent.state for sent in back] == [Delivery.UNKNOWN] + [Delivery.LEASED] * 9
    assert {sent.attempts for sent in back} == {2}


async def test_given_a_claim_then_the_lease_ends_a_minute_from_the_databases_now(
    either: Stored, home: MunicipalityId
) -> None:
    await queue(either, home)
    async with either.begin(home) as uow:
        await uow.outbox.claim(NOW, 1)

    seconds = SECONDS_LEFT[either.database.engine.dialect.name]
    async with either.database.transaction(home) as connection:
        asked = text(f"SELECT {seconds} FROM outbox WHERE lease_until IS NOT NULL")  # noqa: S608
        left = (await connection.execute(asked)).scalar_one()
    assert 50 < left <= 60.01


def test_postgresql_counts_leases_by_its_own_clock() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

    spelled = Select(database_time(LEASE)).compile(dialect=dialect)

    assert "statement_timestamp()" in str(spelled)
