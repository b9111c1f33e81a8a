"""R-74: what is sealed is in no file: database, write-ahead log, back-up, log, temporary folder."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf.domain.organisation import MunicipalityId
from storage.backup import copy_file
from storage.case_keys import StoredCaseKeys, beside
from storage.database import Database
from storage.scope import Scope
from storage.unit_of_work import StoredUnitOfWork
from tests.contracts.stores import PostgresqlStore, SqliteStore, settled
from tests.factories import MEETING
from tests.postgresql import Place
from tests.storage.canaries import CASE, PLANTS, Ground, a_canary, holding, server_folder

Stored = SqliteStore | PostgresqlStore


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Everything that is written lands below it: temporary files and the log too."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "temp"))
    handler = logging.FileHandler(tmp_path / "everything.log")
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.DEBUG)  # more than the product ever logs
    yield tmp_path
    logging.root.removeHandler(handler)
    handler.close()


async def plant(store: Stored, folder: Path, canary: str) -> MunicipalityId:
    municipality = await settled(store)
    case_keys = StoredCaseKeys(beside(folder), store.keys)
    await case_keys.create(municipality, CASE)
    async with store.database.transaction(municipality) as connection:
        scope = Scope(connection, municipality, store.keys, "", case_keys=case_keys)
        for put in PLANTS:
            await put(Ground(StoredUnitOfWork(scope), scope), canary)
    await case_keys.dispose()
    return municipality


async def test_r74_given_a_canary_in_every_sealed_place_then_no_file_of_sqlite_has_it(
    store: SqliteStore, file: Path, folder: Path
) -> None:
    canary = a_canary()
    await plant(store, folder, canary)
    copy_file(file, folder / "copy.db")

    assert holding(canary, folder) == []
    assert file.with_name("sspf.db-wal") in holding(MEETING, folder)  # the search does find
    await store.database.dispose()
    assert holding(canary, folder) == []


async def test_r74_given_a_canary_in_every_sealed_place_then_no_file_of_postgresql_has_it(
    on_postgresql: PostgresqlStore, place: Place, folder: Path
) -> None:
    canary = a_canary()
    municipality = await plant(on_postgresql, folder, canary)
    admin = Database(place.admin)

    server = await server_folder(admin)

    assert holding(canary, folder, server) == []
    assert holding(municipality, server)  # the search does find
    await admin.dispose()
