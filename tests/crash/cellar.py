"""Copies of a whole town: its folder and its database, on SQLite or PostgreSQL."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
from sqlalchemy import make_url

from tests.crash.town import Where
from tests.postgresql import OWNER, Place, Postgresql

TRIES = 20
Sleep = Callable[[float], None]


class Cellar(Protocol):
    """Where copies are kept. A copy is made while no program works in what is copied."""

    def empty(self) -> Where: ...
    def copy(self, of: Where) -> Where: ...
    def remove(self, where: Where) -> None: ...


@dataclass(slots=True)
class OnSqlite:
    folder: Path
    migrated: Path
    """A database file with every table and no row."""
    numbers: "count[int]" = field(default_factory=count)

    def empty(self) -> Where:
        where = self._where()
        where.folder.mkdir()
        shutil.copy(self.migrated, where.folder / "sspf.db")
        return where

    def copy(self, of: Where) -> Where:
        where = self._where()
        shutil.copytree(of.folder, where.folder)
        return where

    def remove(self, where: Where) -> None:
        shutil.rmtree(where.folder)

    def _where(self) -> Where:
        folder = self.folder / f"town-{next(self.numbers)}"
        url = f"sqlite+aiosqlite:///{folder / 'sspf.db'}"
        return Where(folder, url, url, url)


@dataclass(slots=True)
class OnPostgresql:
    folder: Path
    server: Postgresql
    numbers: "count[int]" = field(default_factory=count)
    places: dict[Path, Place] = field(default_factory=dict)

    def empty(self) -> Where:
        folder = self._folder()
        folder.mkdir()
        return self._where(folder, self.server.make())

    def copy(self, of: Where) -> Where:
        folder = self._folder()
        shutil.copytree(of.folder, folder)
        former = self.places[of.folder]
        name = f"{former.name.partition('_of_')[0]}_of_{folder.name.partition('-')[2]}"
        self._clone(former.name, name)
        ways = (make_url(w).set(database=name) for w in (former.admin, former.owner, former.app))
        return self._where(
            folder, Place(name, *(w.render_as_string(hide_password=False) for w in ways))
        )

    def remove(self, where: Where) -> None:
        self.server.drop(self.places.pop(where.folder))
        shutil.rmtree(where.folder)

    def _clone(self, former: str, name: str) -> None:
        """The server may not have seen yet that the last program there is gone."""
        made = f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {former} STRATEGY file_copy"
        for tries_left in reversed(range(TRIES)):
            try:
                self.server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", made)
            except psycopg.errors.ObjectInUse:
                if not tries_left:
                    raise
            else:
                return

    def _folder(self) -> Path:
        return self.folder / f"town-{next(self.numbers)}"

    def _where(self, folder: Path, place: Place) -> Where:
        self.places[folder] = place
        return Where(folder, place.app, place.owner, place.admin)
