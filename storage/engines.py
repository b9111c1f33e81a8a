"""How each database is opened: what is durable, what may wait, and for how long."""

from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, NullPool, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.handed_over import HandedOverPool
from storage.postgresql_guard import Guard
from storage.postgresql_links import Links
from storage.postgresql_transactions import PostgresqlEngine
from storage.sqlite_cursor import connected
from storage.sqlite_transactions import SqliteEngine, begin_immediate

SQLITE = "sqlite"
BUSY_SECONDS = 30
PAGES_AHEAD = 16_000
"""Of what is kept: so many may stand in the log beside the file (65 MB) before they are copied
into it. SQLite's own 1 000 are full every hundred turns, and whoever writes waits for the copying.
"""

POOL_SIZE = 20
POOL_OVERFLOW = 0
POOL_SECONDS = 10
RECYCLE_SECONDS = 1800
CONNECT_SECONDS = 5
ANSWER_SECONDS = 20
"""After this the link is taken for dead; longer than the server's own limit for a statement."""
ASK_AFTER_IDLE_SECONDS = 1.0
LIMITS = {
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "15s",
}
"""What one careless transaction may cost the others. Stated in docs/runbook.md."""
READS_ANYWHERE = {"random_page_cost": "1.1"}
"""No disk has to turn to where a row lies. As the server comes it thinks four times as much of it,
and reads all that a municipality ever sent to find the twenty that are due."""
NAMED = {"application_name": "sspf", "TimeZone": "UTC"}


def open_engine(url: str) -> AsyncEngine:
    """For the program's own work. Nothing is connected yet."""
    made = make_url(url)
    return _sqlite(made) if made.get_backend_name() == SQLITE else _postgresql(made)


def open_engine_to_migrate(url: str) -> AsyncEngine:
    """One connection that may take its time: filling a new column is slow, and rightly so."""
    made = make_url(url)
    if made.get_backend_name() == SQLITE:
        return _sqlite(made)
    return create_async_engine(
        made,
        poolclass=NullPool,
        connect_args={"timeout": CONNECT_SECONDS, "server_settings": NAMED},
    )


def _postgresql(url: URL) -> AsyncEngine:
    # READ COMMITTED, as the server has it: what must not be overtaken is held by a version, a
    # unique key or a row lock, so nothing has to be done again merely for having met another.
    engine = create_async_engine(
        url,
        poolclass=HandedOverPool,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "command_timeout": ANSWER_SECONDS,
            "server_settings": LIMITS | READS_ANYWHERE | NAMED,
        },
    )
    event.listen(engine.sync_engine, "checkin", _note_use)
    event.listen(engine.sync_engine, "checkout", _ask_whether_alive)
    sync = engine.sync_engine
    links = Links(sync, POOL_SIZE, POOL_SECONDS, ASK_AFTER_IDLE_SECONDS)
    return PostgresqlEngine(sync, links, Guard(ANSWER_SECONDS))


def _note_use(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info["used_at"] = monotonic()


def _ask_whether_alive(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
    """What SQLAlchemy's own asking (pool_pre_ping) does, but not of a link that was just used.

    It costs three journeys of the seven that a short transaction makes. A link that the server has
    shut is seen without asking; one that went dead in silence is found by whoever uses it next.
    """
    idle = monotonic() - record.info.get("used_at", 0.0)
    try:
        if connection._connection.is_closed():
            raise DisconnectionError("closed")
        if idle > ASK_AFTER_IDLE_SECONDS:
            connection.ping()
    except (OSError, connection.dbapi.Error) as error:
        raise DisconnectionError("no answer") from error


def _sqlite(url: URL) -> AsyncEngine:
    _make_private(url.database)
    # One connection: SQLite has one writer anyway, and waiting in a line is fair and
    # wakes at once, where SQLite's own waiting is a sleep and a new try.
    engine: AsyncEngine = create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        creator=lambda: connected(engine.dialect.dbapi, url.database or ":memory:"),
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", begin_immediate)
    return SqliteEngine(engine.sync_engine, BUSY_SECONDS)


def _make_private(file: str | None) -> None:
    """The file is made here, so that only its owner may read it; SQLite would ask the umask."""
    if file and file != ":memory:" and not file.startswith("file:"):
        path = Path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin by itself: it would do so late, as a reader, and a reader that
    # becomes a writer is refused at once however long it is willing to wait.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {PAGES_AHEAD}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA recursive_triggers = ON")  # REPLACE shall not slip past a trigger
    cursor.close()
