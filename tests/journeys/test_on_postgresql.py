"""The whole scenario of the rehearsal once more, with PostgreSQL under it and its walls up."""

import psycopg
import pytest

from tests.fixtures_play import Cli
from tests.postgresql import Place


@pytest.mark.long
async def test_given_postgresql_when_a_whole_spring_is_played_then_every_check_point_holds(
    cli: Cli, place: Place, bare_place: Place
) -> None:
    cli.answer_within = 900
    played = await cli(
        "rehearse",
        "--headless",
        auth="anonymous",
        database_url=place.app,
        migration_database_url=place.owner,
        case_keys_url=bare_place.owner,
    )

    assert played.code == 0, played.err
    with psycopg.connect(place.admin.replace("+asyncpg", "")) as connection:
        found = connection.execute("SELECT count(*) FROM outbox WHERE state = 'sent'").fetchone()
    assert found is not None
    assert found[0] > 100
