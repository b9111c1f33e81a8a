"""A PostgreSQL server as the tests use it: databases by the dozen, and roles as in production.

A test works as a role that owns nothing. What must get past the walls says `admin`.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import Any

import psycopg
from sqlalchemy import URL

from storage import (
    activities,  # noqa: F401 every table is known once these are read
    alarms,  # noqa: F401
    pacing,  # noqa: F401
    unit_of_work,  # noqa: F401
)
from storage.database import MIGRATIONS, Database, metadata

OWNER, APP = "sspf_test_owner", "sspf_test_app"
PASSWORD = "for-tests-only"  # noqa: S105 opens made-up rows
ONE_AT_A_TIME = 5_540_010
ROLES = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;
END $$;
ALTER ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '{password}'
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One database, and the ways into it."""

    name: str
    admin: str
    owner: str
    app: str

    def database(self) -> Database:
        """As production opens it: one role that works, another that migrates."""
        return Database(self.app, self.owner)


@dataclass(slots=True)
class Postgresql:
    """A server with a template that holds every table and no row."""

    server: URL
    run: str
    numbers: Iterator[int] = field(default_factory=count)

    def prepare(self) -> None:
        """Of all the workers that come, the first makes the template."""
        with self._connected() as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            known = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate", [self._template]
            )
            if known.fetchone() is None:
                self._make_template()

    def make(self) -> Place:
        """With every table and no row."""
        return self._make(f"TEMPLATE {self._template} STRATEGY file_copy")

    def make_empty(self) -> Place:
        """Without any table."""
        return self._make("")

    def drop(self, place: Place) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {place.name} WITH (FORCE)")

    def empty(self, place: Place) -> None:
        """Far quicker than another database. References and triggers are not asked."""
        everything = "; ".join(f'DELETE FROM "{table}"' for table in metadata.tables)  # noqa: S608 our own names
        with self._connected(place.name) as connection:
            connection.execute("SET lock_timeout = '5s'; SET session_replication_role = replica")
            connection.execute(everything)

    def execute(self, *statements: str) -> None:
        """As a superuser, each committed by itself."""
        with self._connected() as connection:
            for statement in statements:
                connection.execute(statement)

    @property
    def _template(self) -> str:
        """Named after what it is made of, so that it can be used again by the next run."""
        files = sorted((*MIGRATIONS.rglob("*.py"), MIGRATIONS.with_name("roles.py")))
        made_of = sha256(b"".join(file.read_bytes() for file in files))
        return f"sspf_template_{made_of.hexdigest()[:12]}"

    def _make_template(self) -> None:
        for role in (OWNER, APP):
            self.execute(ROLES.format(role=role, password=PASSWORD))
        place = self._place(self._template)
        self.execute(
            f"DROP DATABASE IF EXISTS {place.name}"
        )  # a run that was killed left half of it
        self.execute(f"CREATE DATABASE {place.name} OWNER {OWNER}")
        asyncio.run(_migrate(place))
        self.execute(f"ALTER DATABASE {place.name} IS_TEMPLATE true")

    def _make(self, like: str) -> Place:
        place = self._place(f"sspf_{self.run[:8]}_{os.getpid()}_{next(self.numbers)}")
        self.execute(f"CREATE DATABASE {place.name} OWNER {OWNER} {like}")
        return place

    def _place(self, name: str) -> Place:
        def way(user: str | None = None) -> str:
            url = self.server.set(drivername="postgresql+asyncpg", database=name)
            if user:
                url = url.set(username=user, password=PASSWORD)
            return url.render_as_string(hide_password=False)

        return Place(name, way(), way(OWNER), way(APP))

    @contextmanager
    def _connected(self, name: str = "postgres") -> Iterator[psycopg.Connection[Any]]:
        url = self.server.set(drivername="postgresql", database=name)
        way = url.render_as_string(hide_password=False)
        with psycopg.connect(way, autocommit=True) as connection:
            yield connection


async def _migrate(place: Place) -> None:
    database = place.database()
    await database.migrate()
    await database.dispose()
