"""Back-up while the product runs, and what a restored copy does and does not do."""

import asyncio
import sqlite3
import stat
import subprocess
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path

import pytest

from bot.backup_commands import DOERS, add_commands, carry_out
from bot.rehearsal.clock import RehearsalClock
from bot.settings import Settings
from sspf.domain.organisation import MunicipalityId
from storage.backup import is_whole
from storage.keys import StaticKeys
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import NOW, a_message
from tests.fakes.clock import FakeClock
from tests.fixtures_play import Cli, Ran
from tests.fixtures_postgresql import tool
from tests.journeys.play import SEATED, Play
from tests.postgresql import Place, Postgresql


class Typed:
    """The same commands without a process of their own, at the product's own hour."""

    def __init__(self, chat: Play, told: pytest.CaptureFixture[str]) -> None:
        self.settings = Settings(auth="anonymous", data=chat.folder)
        self._chat, self._told = chat, told
        self._start = chat.run.rehearsal.now()

    async def __call__(self, *arguments: str) -> Ran:
        parser = ArgumentParser()
        add_commands(parser.add_subparsers(dest="command"))
        self._told.readouterr()
        clock = RehearsalClock(self._chat.folder / "clock.txt", self._start)
        code = await carry_out(self.settings, clock, parser.parse_args(arguments))
        return Ran(code, *self._told.readouterr())


@pytest.fixture
def typed(chat: Play, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(chat, capsys)


def the_copy(out: Path) -> Path:
    (found,) = out.iterdir()
    return found


def lose(folder: Path) -> None:
    for file in folder.glob("sspf.db*"):
        file.unlink()


def in_hand(folder: Path) -> None:
    """As if one message was being sent when the copy was made."""
    with sqlite3.connect(folder / "sspf.db") as db:
        db.execute(
            "UPDATE outbox SET state='sending', holder='x', lease_until='2099-01-01 00:00:00.0'"
            " WHERE sequence IN (SELECT sequence FROM outbox WHERE state='sent' LIMIT 1)"
        )
    db.close()


def states(folder: Path) -> dict[str, str]:
    with sqlite3.connect(folder / "sspf.db") as db:
        found = dict(db.execute("SELECT key, state FROM outbox"))
    db.close()
    return found


@pytest.mark.stage("called")
async def test_given_messages_sent_after_the_copy_when_it_is_restored_then_none_is_sent_again(
    chat: Play, typed: Typed, tmp_path: Path
) -> None:
    """One was in hand at the very moment of the copy; others were not even planned."""
    out = tmp_path / "copies"
    assert (await typed("backup", "--out", str(out))).code == 0
    in_hand(the_copy(out))
    await chat.to("2027-01-12 08:30")
    assert all(chat.has_button(who, "Skicka in") for who in SEATED)
    before = chat.counts()
    await chat.close()
    lose(chat.folder)

    ran = await typed("restore", "--from", str(the_copy(out)))
    await chat.open()
    await chat.run.rehearsal.tick()

    assert (ran.code, ran.err) == (0, "")
    assert "briefing_request" in ran.out
    assert chat.counts() == before
    assert not {"due", "leased", "sending"} & set(states(chat.folder).values())
    keys = StaticKeys(chat.folder / "sspf.keys")
    assert await is_whole(chat.run.house.database, MunicipalityId("norrsjo"), keys)
    await chat.to("2027-01-20 13:00")
    assert chat.counts() != before  # and what falls due from now on is sent


async def test_given_a_copy_when_looked_at_then_it_is_private_whole_and_without_the_keys(
    chat: Play, typed: Typed, tmp_path: Path
) -> None:
    ran = await typed("backup", "--out", str(tmp_path / "copies"))
    copy = the_copy(tmp_path / "copies")

    assert "Nycklarna (sspf.keys) är inte med." in ran.out
    assert sorted(f.name for f in copy.iterdir() if f.is_file()) == ["complete", "sspf.db"]
    assert stat.S_IMODE((copy / "sspf.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700


async def test_given_copies_of_many_days_then_those_older_than_35_days_are_removed(
    chat: Play, typed: Typed, tmp_path: Path
) -> None:
    out = tmp_path / "copies"
    (out / "sspf-20261111T000000Z").mkdir(parents=True)
    (out / "sspf-20261113T000000Z").mkdir()
    (out / "something-else").mkdir()

    await typed("backup", "--out", str(out))

    left = sorted(folder.name for folder in out.iterdir())
    assert left[:2] == ["something-else", "sspf-20261113T000000Z"]
    assert len(left) == 3


@pytest.mark.parametrize("what", ["no keys", "a database", "cut off", "damaged", "changed"])
async def test_given_what_cannot_be_restored_then_it_is_refused(
    chat: Play, typed: Typed, tmp_path: Path, what: str
) -> None:
    out = tmp_path / "copies"
    await typed("backup", "--out", str(out))
    await chat.close()
    copy = the_copy(out)
    if what != "a database":
        lose(chat.folder)
    if what == "no keys":
        (chat.folder / "sspf.keys").unlink()
    elif what == "cut off":
        (copy / "complete").unlink()
    elif what == "damaged":
        (copy / "sspf.db").write_bytes((copy / "sspf.db").read_bytes()[:20_000])
    elif what == "changed":
        with sqlite3.connect(copy / "sspf.db") as db:
            db.execute("DROP TRIGGER IF EXISTS audit_no_update")
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'"):
                db.execute(f'DROP TRIGGER "{name}"')
            db.execute("UPDATE audit SET actor = 'kim' WHERE position = 2")
        db.close()

    ran = await typed("restore", "--from", str(copy))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err


async def test_given_no_database_when_backed_up_in_a_terminal_then_it_says_so(cli: Cli) -> None:
    ran = await cli("backup", "--out", str(cli.folder / "copies"))

    assert (ran.code, ran.err) == (2, "Det finns ingen databas att kopiera.\n")
    assert set(DOERS) == {"backup", "restore"}


def dumped(postgresql: Postgresql, place: Place, file: Path) -> None:
    _tool("pg_dump", postgresql, place, "--format=custom", f"--file={file}")


def put_back(postgresql: Postgresql, place: Place, file: Path) -> None:
    _tool("pg_restore", postgresql, place, "--exit-on-error", str(file))


def _tool(name: str, postgresql: Postgresql, place: Place, *more: str) -> None:
    """As the runbook has it: a superuser, whom no wall stops."""
    url = postgresql.server.set(drivername="postgresql", database=place.name)
    way = url.render_as_string(hide_password=False)
    subprocess.run([tool(name, postgresql), f"--dbname={way}", *more], check=True)  # noqa: S603


@pytest.fixture
def copied_place(
    postgresql: Postgresql, own_place: Place, bare_place: Place, tmp_path: Path
) -> Place:
    """A database in which one row of three was in hand, dumped and restored into an empty one."""
    asyncio.run(fill(own_place, tmp_path / "sspf.keys"))
    dumped(postgresql, own_place, tmp_path / "dump")
    put_back(postgresql, bare_place, tmp_path / "dump")
    return bare_place


async def fill(place: Place, keys: Path) -> None:
    store = PostgresqlStore(place, keys)
    async with store.begin(await settled(store)) as uow:
        for minutes in (5, 3, -5):
            at = NOW - timedelta(minutes=minutes)
            await uow.outbox.add(a_message(key=f"m:{minutes}", send_at=at))
        await uow.outbox.claim(NOW, 1)
    await store.close()


async def test_given_postgresql_when_dumped_and_restored_into_an_empty_database_then_all_holds(
    copied_place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(
        auth="anonymous",
        data=tmp_path,
        database_url=copied_place.app,
        migration_database_url=copied_place.owner,
    )
    parser = ArgumentParser()
    add_commands(parser.add_subparsers(dest="command"))
    code = await carry_out(settings, FakeClock(NOW), parser.parse_args(["restore"]))

    assert (code, capsys.readouterr().err) == (0, "")
    restored = PostgresqlStore(copied_place, tmp_path / "sspf.keys")
    (municipality,) = await restored.municipalities()
    async with restored.begin(municipality) as uow:
        found = {s.message.key: (s.state.value, s.reason) for s in await uow.outbox.log(100)}
    assert await is_whole(restored.database, municipality, restored.keys)
    async with restored.database.transaction() as connection:  # the walls came along
        assert (await connection.exec_driver_sql("SELECT count(*) FROM outbox")).scalar_one() == 0
    await restored.close()
    held = ("dropped", "dropped.restored")
    mine = {key: found[key] for key in ("m:5", "m:3", "m:-5")}
    assert mine == {"m:5": held, "m:3": held, "m:-5": ("due", "")}
