"""The doctor on this machine: folder, disk, database, keys, municipality, address, package."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.check.address import check_address
from bot.check.database import check_database
from bot.check.finding import Finding, Ground, State
from bot.check.folder import check_data_folder, check_disk, check_time_zone
from bot.check.keys import check_keys
from bot.check.manifest import check_manifest
from bot.check.municipality import check_municipality
from bot.check.report import as_text
from bot.house_keys import FILE
from bot.manifest import filled, packed
from bot.settings import Settings
from cards.text import LOCALES, Text
from storage.database import Database
from storage.keys import StaticKeys
from tests.journeys.play import NORRSJO

APP = "7d3c8c51-0d0b-4d0e-9f0f-4b5f0c4f5a11"
ADDRESSES = {
    name: f"https://sspf.example.org/{name}"
    for name in ("public_url", "website_url", "privacy_url", "terms_url")
}


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SSPF_{name.upper()}", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "data"
    found.mkdir(mode=0o700)
    return found


def ground(folder: Path, **changes: Any) -> Ground:
    package = changes.pop("package", folder / "none.zip")
    settings = Settings(microsoft_app_id=APP, data=folder, **changes)
    return Ground(settings=settings, package=package)


def told(found: list[Finding]) -> list[tuple[str, State, str]]:
    """Check, state and what was found; and the words for it exist in every language."""
    for language in LOCALES:
        assert "check." not in as_text(Text.load(language), found)
    return [(each.check, each.state, each.key) for each in found]


def without(folder: Path) -> Path:
    folder.rmdir()
    return folder


async def test_given_a_folder_of_its_own_when_looked_at_then_ok(folder: Path) -> None:
    (found,) = told(await check_data_folder(ground(folder)))

    assert found == ("data_folder", State.OK, "well")


async def test_given_no_folder_when_looked_at_then_it_is_not_made(folder: Path) -> None:
    without(folder)
    (found,) = told(await check_data_folder(ground(folder)))

    assert found == ("data_folder", State.WARNING, "missing")
    assert told(await check_database(ground(folder))) == [
        ("database", State.SKIPPED, "missing"),
        ("migrations", State.SKIPPED, "missing"),
    ]
    assert told(await check_keys(ground(folder))) == [("keys", State.SKIPPED, "missing")]
    assert told(await check_disk(ground(folder)))[0][0] == "disk"
    assert told(await check_data_folder(ground(folder))) == [found]


@pytest.fixture
def folder_of_all(folder: Path) -> Path:
    folder.chmod(0o755)
    return folder


@pytest.fixture
def file_instead(folder: Path) -> Path:
    without(folder).touch()
    return folder


async def test_given_a_folder_that_all_can_reach_when_looked_at_then_a_warning(
    folder_of_all: Path,
) -> None:

    found = told(await check_data_folder(ground(folder_of_all)))

    assert found == [("data_folder", State.WARNING, "open")]


async def test_given_a_file_in_its_place_when_looked_at_then_a_fault(file_instead: Path) -> None:
    found = told(await check_data_folder(ground(file_instead)))

    assert found == [("data_folder", State.FAULT, "closed")]


async def test_given_a_disk_that_takes_nothing_when_looked_at_then_a_fault(folder: Path) -> None:
    (folder / ".probe").symlink_to("/dev/full")

    assert told(await check_disk(ground(folder))) == [("disk", State.FAULT, "refuses")]


@pytest.mark.parametrize(
    ("limit", "state", "key"),
    [
        ("TOO_LITTLE", State.FAULT, "full"),
        ("LITTLE", State.WARNING, "little"),
        (None, State.OK, "well"),
    ],
)
async def test_given_little_room_when_looked_at_then_it_is_said_in_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str | None, state: State, key: str
) -> None:
    monkeypatch.setattr("bot.check.folder.LITTLE", 0)
    monkeypatch.setattr("bot.check.folder.TOO_LITTLE", 0)
    if limit:
        monkeypatch.setattr(f"bot.check.folder.{limit}", 10**12)

    assert told(await check_disk(ground(folder))) == [("disk", state, key)]


@pytest.mark.parametrize(
    ("zone", "state"), [("Europe/Stockholm", State.OK), ("Europe/Norrsjo", State.FAULT)]
)
async def test_given_time_zones_when_looked_at_then_the_one_of_the_country_is_needed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str, state: State
) -> None:
    monkeypatch.setattr("bot.check.folder.ZONE", zone)

    ((_, found, _),) = told(await check_time_zone(ground(folder)))

    assert found is state


async def test_given_a_migrated_database_when_looked_at_then_ok_and_else_behind(
    folder: Path,
) -> None:
    database = Database(ground(folder).settings.database_url)
    behind = told(await check_database(ground(folder)))
    await database.migrate()
    await database.dispose()
    migrated = told(await check_database(ground(folder)))

    assert behind == [("database", State.OK, "well"), ("migrations", State.FAULT, "behind")]
    assert migrated == [("database", State.OK, "well"), ("migrations", State.OK, "well")]


async def test_given_a_file_that_is_no_database_when_looked_at_then_a_fault(folder: Path) -> None:
    (folder / "sspf.db").write_bytes(b"not a database at all, but long enough to be read" * 100)

    assert told(await check_database(ground(folder))) == [
        ("database", State.FAULT, "silent"),
        ("migrations", State.SKIPPED, "unknown"),
    ]


@pytest.mark.parametrize(
    ("lines", "mode", "state", "key"),
    [
        (None, 0o600, State.OK, "well"),
        (None, 0o640, State.FAULT, "open"),
        ("one c2VjcmV0\n", 0o600, State.FAULT, "broken"),
        ("", 0o600, State.FAULT, "broken"),
    ],
)
async def test_given_a_key_file_when_looked_at_then_it_must_be_closed_and_whole(
    folder: Path, lines: str | None, mode: int, state: State, key: str
) -> None:
    file = folder / FILE
    StaticKeys(file)
    if lines is not None:
        file.write_text(lines)
    file.chmod(mode)
    found = await check_keys(ground(folder))

    assert told(found) == [("keys", state, key)]
    assert "c2VjcmV0" not in as_text(Text.load("sv"), found)


async def test_given_a_database_whose_keys_are_gone_when_looked_at_then_a_fault(
    folder: Path,
) -> None:
    (folder / "sspf.db").touch()

    assert told(await check_keys(ground(folder))) == [("keys", State.FAULT, "gone")]
    assert not (folder / FILE).exists()


async def test_given_the_municipality_when_looked_at_then_its_file_must_read(folder: Path) -> None:
    wrong = folder / "wrong.yaml"
    wrong.write_text("municipality: [", encoding="utf-8")

    async def asked(file: Path | None) -> list[tuple[str, State, str]]:
        return told(await check_municipality(ground(folder, municipality_file=file)))

    assert await asked(NORRSJO) == [("municipality", State.OK, "well")]
    assert await asked(wrong) == [("municipality", State.FAULT, "wrong")]
    assert await asked(None) == [("municipality", State.WARNING, "demo")]
    assert [state for _, state, _ in await asked(folder / "missing.yaml")] == [State.FAULT]


@pytest.mark.parametrize(
    ("address", "state", "key"),
    [
        ("https://sspf.example.org", State.OK, "well"),
        ("sspf.example.org", State.FAULT, "not_https"),
        ("", State.FAULT, "missing"),
    ],
)
async def test_given_the_address_when_looked_at_then_it_must_be_https(
    folder: Path, address: str, state: State, key: str
) -> None:
    found = await check_address(ground(folder, public_url=address))

    assert told(found) == [("address", state, key)]


async def test_given_a_package_when_looked_at_then_it_must_be_of_these_settings(
    folder: Path,
) -> None:
    package = folder / "sspf.zip"

    async def asked(**changes: str) -> list[tuple[str, State, str]]:
        given = ADDRESSES | changes
        return told(await check_manifest(ground(folder, package=package, **given)))

    assert (await asked(privacy_url="")) == [("manifest", State.FAULT, "incomplete")]
    assert (await asked()) == [("manifest", State.OK, "unmade")]
    package.write_bytes(packed(filled(ground(folder, **ADDRESSES).settings)))
    assert (await asked()) == [("manifest", State.OK, "well")]
    assert (await asked(terms_url="https://other.example.org")) == [
        ("manifest", State.FAULT, "other")
    ]
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("manifest.json", json.dumps([1]))
    assert (await asked()) == [("manifest", State.FAULT, "other")]
    package.write_bytes(b"no zip")
    assert (await asked()) == [("manifest", State.FAULT, "broken")]


async def test_given_another_bot_in_the_package_when_looked_at_then_a_fault(folder: Path) -> None:
    package = folder / "sspf.zip"
    mine = ground(folder, package=package, **ADDRESSES)
    manifest = filled(mine.settings)
    manifest["bots"][0]["botId"] = "00000000-0000-0000-0000-000000000000"
    package.write_bytes(packed(manifest))

    assert told(await check_manifest(mine)) == [("manifest", State.FAULT, "other")]
