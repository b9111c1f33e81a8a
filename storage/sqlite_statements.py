"""The short way to SQLite for statements that are made once: compiled once, done on the spot.

SQLAlchemy seeks each statement anew, copies what it is given and wraps what it finds, which takes
fifty times as long as SQLite does. Its compiler, its types and the names of its errors stay here.
Whatever cannot go this way goes SQLAlchemy's own: a statement made for the occasion, one that has
to wait, and every one where somebody listens to statements (tests do, and shall hear all).
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sqlite_connection import SqliteConnection
from storage.sqlite_transactions import driver_of

MADE_ONCE = {"made_once": True}
"""Option of a statement that is kept and asked again; one made anew each time would fill KNOWN."""
KNOWN = 512
"""Statements that are kept compiled, each with its lists as long as they were."""
LISTENED = ("before_cursor_execute", "after_cursor_execute", "before_execute", "after_execute")
LISTS = (list, tuple)
Row = Mapping[str, Any]
Processor = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at one question mark: a value by name, or one of a list, or always the same."""

    name: str
    process: Processor
    at: int | None = None
    is_given: bool = True
    always: Any = None

    def value(self, given: Row) -> Any:
        value = given[self.name] if self.is_given else given.get(self.name, self.always)
        value = value if self.at is None else value[self.at]
        return value if self.process is None else self.process(value)


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    places: tuple[_Place, ...]
    names: tuple[str, ...]
    taken: Callable[[Row], tuple[Any, ...]] | None
    """All values by their names at once; None where one stands in a list or is always the same."""
    written: tuple[tuple[int, Callable[[Any], Any]], ...]
    """Which of what was taken is written in another form; most is kept as it is."""
    found: tuple[tuple[str, Callable[[Any], Any]], ...]
    """Which columns are read in another form."""

    def values(self, given: Row) -> Sequence[Any]:
        if self.taken is None:
            return [place.value(given) for place in self.places]
        values = self.taken(given)
        if not self.written:
            return values
        changed = list(values)
        for at, process in self.written:
            changed[at] = process(changed[at])
        return changed

    def read(self, row: Sequence[Any]) -> dict[str, Any]:
        found = dict(zip(self.names, row, strict=True))
        for name, process in self.found:
            found[name] = process(found[name])
        return found


class ShortWay:
    """Of one open transaction."""

    def __init__(self, driver: SqliteConnection, dialect: Any) -> None:
        self._driver = driver
        self._dialect = dialect

    def rows(self, statement: Executable, given: Row) -> list[dict[str, Any]] | None:
        """Rows by the names of their columns; None when it has to go the long way."""
        if "made_once" not in statement.get_execution_options():
            return None
        lists = tuple([(name, len(v)) for name, v in given.items() if isinstance(v, LISTS)])
        plan = _plan(statement, (), lists, self._dialect)
        if plan is None:
            return None
        found = self._done("execute", plan, lambda: plan.values(given))
        return None if found is None else [plan.read(row) for row in found]

    def has_written(self, statement: Executable, rows: Sequence[Row]) -> bool:
        """All rows, which have the same columns. False: nothing was done."""
        plan = _plan(statement, tuple(rows[0]), (), self._dialect)
        if plan is None:
            return False
        if len(rows) == 1:
            return self._done("execute", plan, lambda: plan.values(rows[0])) is not None
        every = self._done("executemany", plan, lambda: [plan.values(row) for row in rows])
        return every is not None

    def returned(self, statement: Executable, rows: Sequence[Row]) -> list[dict[str, Any]] | None:
        """What each row was answered by RETURNING; None: nothing was done.

        Row by row, for the driver returns nothing of many at once.
        """
        plan = _plan(statement, tuple(rows[0]), (), self._dialect)
        if plan is None:
            return None
        found: list[dict[str, Any]] = []
        for row in rows:
            answer = self._done("execute", plan, partial(plan.values, row))
            if answer is None:
                return None  # at the first one, or never: nobody else has a turn in between
            found += [plan.read(one) for one in answer]
        return found

    def _done(self, name: str, plan: _Plan, values: Callable[[], Any]) -> list[Any] | None:
        def done() -> list[Any]:
            found: list[Any] = getattr(self._driver._conn, name)(plan.sql, values()).fetchall()
            return found

        try:
            here = self._driver.do_here(name, done, plan.sql)
        except Exception as error:
            raise DBAPIError.instance(
                plan.sql, None, error, sqlite3.Error, hide_parameters=True, dialect=self._dialect
            ) from error
        return here[0] if here else None


def short_way(connection: AsyncConnection) -> ShortWay | None:
    """None where statements are heard, and on any other database."""
    driver = driver_of(connection)
    if driver is None:
        return None
    heard = any(len(getattr(connection.sync_engine.dispatch, name)) for name in LISTENED)
    return None if heard else ShortWay(driver, connection.dialect)


@lru_cache(maxsize=KNOWN)
def _plan(
    statement: Any, columns: tuple[str, ...], lists: tuple[tuple[str, int], ...], dialect: Any
) -> _Plan | None:
    """A statement as SQLAlchemy's compiler writes it; None for what is written when it is asked.

    `columns`: of the rows to be written. `lists`: how many values stand in each list.
    """
    written: dict[str, Any] = {"column_keys": columns, "for_executemany": True} if columns else {}
    compiled = statement.compile(dialect=dialect, **written)
    if _is_written_late(compiled, dict(lists)):
        return None
    sql, order, processors, parts = _spread(compiled, dict(lists))
    keys = {name: bind.key for bind, name in compiled.bind_names.items()}
    places = [
        _Place(
            name=keys[parts[k][0]] if k in parts else keys[k],
            process=processors.get(k),
            at=parts[k][1] if k in parts else None,
            is_given=k in parts or compiled.binds[k].required,
            always=None if k in parts else compiled.binds[k].effective_value,
        )
        for k in order
    ]
    return _planned(sql, tuple(places), compiled._result_columns, dialect)


def _planned(sql: str, places: tuple[_Place, ...], columns: Any, dialect: Any) -> _Plan:
    """What can be settled once for all of what is written and read each time."""
    is_plain = len(places) > 1 and all(p.is_given and p.at is None for p in places)
    ways = [(c.keyname, c.type._cached_result_processor(dialect, None)) for c in columns]
    return _Plan(
        sql=sql,
        places=places,
        taken=itemgetter(*[place.name for place in places]) if is_plain else None,
        written=tuple([(at, p.process) for at, p in enumerate(places) if p.process is not None]),
        names=tuple([name for name, _ in ways]),
        found=tuple([(name, process) for name, process in ways if process is not None]),
    )


def _is_written_late(compiled: Any, lists: Mapping[str, int]) -> bool:
    """Values in its very words, columns that Python fills in, a list that is no list."""
    late = compiled.literal_execute_params or compiled.escaped_bind_names
    filled = compiled.insert_prefetch or compiled.update_prefetch
    return bool(late or filled) or not {b.key for b in compiled.post_compile_params} <= set(lists)


def _spread(compiled: Any, lists: Mapping[str, int]) -> tuple[str, Sequence[str], Any, Any]:
    """(SQL, names of its places in order, their processors, (list, number) of those of a list)."""
    processors = dict(compiled._bind_processors)
    if not compiled.post_compile_params:
        return compiled.string, compiled.positiontup or (), processors, {}
    given = compiled.construct_params({name: [None] * n for name, n in lists.items()}, _check=False)
    spread = compiled._process_parameters_for_postcompile(given)
    parts = {
        part: (name, at)
        for name, made in spread.parameter_expansion.items()
        for at, part in enumerate(made)
    }
    return spread.statement, spread.positiontup, processors | dict(spread.processors), parts
