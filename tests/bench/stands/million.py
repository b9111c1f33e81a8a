"""A million commitments in 290 municipalities, and the questions that the product asks of them."""

import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import psycopg
from sqlalchemy import make_url

from sspf.domain.commitments import Commitment
from sspf.domain.organisation import GroupKey, MunicipalityId, PartyKey, PersonId
from sspf.ports.repositories import Commitments
from tests.postgresql import Place

MUNICIPALITIES, GROUPS, PARTIES, OWNERS = 290, 40, 15, 5
FIRST_DAY, DAYS = date(2026, 1, 1), 730
AT_ONCE = 100_000
# Forty groups with five owners each. One in eight is open; the multipliers only keep the columns
# from following each other.
ROWS = """
INSERT INTO commitments (municipality_id, controller, id, year, number, "group", party, owner, text,
  level, prevention, due_on, decided_on, taking_part, goals, subject, status, note, moved, origin,
  version)
SELECT 'm-' || (i % 290), 'kommun', 'Å-2027-' || i, 2027, i, 'g' || (i / 290 % 40),
  'p' || (i * 7 / 290 % 15), 'o' || (i / 290 % 40 * 5 + i / 11600 % 5),
  'Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten.', 1, 'universal', {day},
  {day}, '[]', '["trygghet"]', 'area',
  CASE WHEN i * 31 / 290 % 100 < 13 THEN 'in_progress' ELSE 'done' END, '', 0, '', 1
FROM (
  WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
  SELECT i FROM n
) AS numbers
"""
DAY = {
    "sqlite": "date('2026-01-01', (i * 13 % 730) || ' days')",
    "postgresql": "DATE '2026-01-01' + i * 13 % 730",
}


@dataclass(slots=True)
class Asked:
    """Whom, and about what: somebody else each time."""

    dice: Random
    municipality: MunicipalityId = field(init=False)
    group: GroupKey = field(init=False)
    party: PartyKey = field(init=False)
    owner: PersonId = field(init=False)
    day: date = field(init=False)

    def __post_init__(self) -> None:
        among = self.dice.randrange
        self.municipality = MunicipalityId(f"m-{among(MUNICIPALITIES)}")
        group = among(GROUPS)
        self.group = GroupKey(f"g{group}")
        self.party = PartyKey(f"p{among(PARTIES)}")
        self.owner = PersonId(f"o{group * OWNERS + among(OWNERS)}")
        self.day = FIRST_DAY + timedelta(days=among(DAYS))


Ask = Callable[[Commitments, Asked], Awaitable[list[Commitment]]]
QUESTIONS: dict[str, Ask] = {
    "open_of_a_group": lambda them, a: them.open_of_group(a.group),
    "mine": lambda them, a: them.open_of_group(a.group, owner=a.owner),
    "of_an_agency": lambda them, a: them.open_of_group(a.group, parties=(a.party,)),
    "overdue": lambda them, a: them.open_of_group(a.group, due_until=a.day),
    "every_status": lambda them, a: them.of_group(a.group),
}
"""What people ask for (sspf/use_cases/list_commitments.py)."""
OF_THE_TICK = "open_in_all_groups"
ALL_QUESTIONS = QUESTIONS | {OF_THE_TICK: lambda them, a: them.still_open()}
"""And what each tick asks for, in order to plan: a hundred times as many rows, and no goal."""


def fill_sqlite(file: Path, rows: int) -> None:
    with sqlite3.connect(file) as connection:
        for statement in _statements("sqlite", rows):
            connection.execute(statement)
        connection.execute("ANALYZE")
    connection.close()


def fill_postgresql(place: Place, rows: int) -> None:
    way = make_url(place.admin).set(drivername="postgresql")
    with psycopg.connect(way.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # references are not asked
        for statement in _statements("postgresql", rows):
            connection.execute(statement.encode())
        connection.execute("VACUUM ANALYZE commitments")


def _statements(dialect: str, rows: int) -> Iterator[str]:
    for first in range(1, rows + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, rows)
        yield ROWS.format(day=DAY[dialect], first=first, last=last)
