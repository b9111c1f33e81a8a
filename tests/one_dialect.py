"""What SQLAlchemy has compiled once is known to every database that the tests open.

It keeps compiled statements per engine, and per dialect object within that. A test opens an engine
of its own, as the product does once in its life, and would compile its hundred statements anew.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.util import LRUCache

KNOWN = 4_000
_compiled: LRUCache[Any, Any] = LRUCache(KNOWN)


class _One:
    """Two of a kind spell alike: the engines are all made by storage/engines.py."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_compiled)


class Sqlite(_One, SQLiteDialect_aiosqlite):
    supports_statement_cache = True


class Postgresql(_One, PGDialect_asyncpg):
    supports_statement_cache = True


def know_once() -> None:
    """From here on, for whatever engine is made in this process."""
    registry.register("sqlite.aiosqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.asyncpg", __name__, Postgresql.__name__)
