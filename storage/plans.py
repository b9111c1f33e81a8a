"""Statements that are made once: as SQLAlchemy's compiler writes them, kept with what is read.

SQLAlchemy seeks each statement anew, copies what it is given and wraps what it finds, which takes
many times as long as the database does. Its compiler and its types stay: what is known of a
statement beforehand is worked out once. See storage/sqlite_statements.py and
storage/postgresql_statements.py for who asks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Executable

MADE_ONCE = {"made_once": True}
"""Option of a statement that is kept and asked again; one made anew each time would fill KNOWN."""
KNOWN = 512
"""Statements that are kept compiled, each with its lists as long as they were."""
LISTS = (list, tuple)
Row = Mapping[str, Any]
Processor = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at one question mark: a value by name, or one of a list."""

    name: str
    process: Processor
    at: int | None = None

    def value(self, given: Row) -> Any:
        value = given[self.name] if self.at is None else given[self.name][self.at]
        return value if self.process is None else self.process(value)


@dataclass(frozen=True, slots=True)
class Plan:
    sql: str
    always: tuple[Any, ...]
    """All values in order, those that are given each time left out (None)."""
    places: tuple[tuple[int, _Place], ...]
    """Where those stand."""
    taken: Callable[[Row], tuple[Any, ...]] | None
    """All values by their names at once; None where one stands in a list or is always the same."""
    names: tuple[str, ...]
    found: tuple[tuple[str, Callable[[Any], Any]], ...]
    """Which columns are read in another form."""

    def values(self, given: Row) -> Sequence[Any]:
        if self.taken is not None and not self.places:
            return self.taken(given)
        values = list(self.always if self.taken is None else self.taken(given))
        for at, place in self.places:
            values[at] = place.value(given)
        return values

    def read(self, row: Sequence[Any]) -> dict[str, Any]:
        found = dict(zip(self.names, row, strict=True))
        for name, process in self.found:
            found[name] = process(found[name])
        return found


def plan_to_ask(statement: Executable, given: Row, dialect: Any) -> Plan | None:
    """For a statement that is kept and given its values by name; None when it has to go
    SQLAlchemy's own way."""
    if "made_once" not in statement.get_execution_options():
        return None
    lists = tuple([(name, len(v)) for name, v in given.items() if isinstance(v, LISTS)])
    return _plan(statement, (), tuple(given), lists, dialect)


def plan_to_write(statement: Executable, row: Row, dialect: Any) -> Plan | None:
    """For rows with these columns."""
    columns = tuple(row)
    return _plan(statement, columns, columns, (), dialect)


@lru_cache(maxsize=KNOWN)
def _plan(
    statement: Any,
    columns: tuple[str, ...],
    given: tuple[str, ...],
    lists: tuple[tuple[str, int], ...],
    dialect: Any,
) -> Plan | None:
    """A statement as SQLAlchemy's compiler writes it; None for what is written when it is asked.

    `columns`: of the rows to be written. `lists`: how many values stand in each list.
    """
    written: dict[str, Any] = {"column_keys": columns, "for_executemany": True} if columns else {}
    compiled = statement.compile(dialect=dialect, **written)
    if _is_written_late(compiled, dict(lists)):
        return None
    sql, order, processors, parts = _spread(compiled, dict(lists))
    keys = {name: bind.key for bind, name in compiled.bind_names.items()}
    always: dict[int, Any] = {}
    places: dict[int, _Place] = {}
    for stands_at, k in enumerate(order):
        name, at = parts.get(k, (k, None))
        process = processors.get(k)
        if at is not None or compiled.binds[k].required or keys[k] in given:
            places[stands_at] = _Place(keys[name], process, at)
        else:
            value = compiled.binds[k].effective_value
            always[stands_at] = value if process is None else process(value)
    return _planned(sql, always, places, _ways(compiled, dialect))


def _ways(compiled: Any, dialect: Any) -> list[tuple[str, Processor]]:
    """The columns that are found, and in which other form each of them is read."""
    columns = compiled._result_columns
    return [(c.keyname, c.type._cached_result_processor(dialect, None)) for c in columns]


def _planned(
    sql: str,
    always: Mapping[int, Any],
    places: Mapping[int, _Place],
    ways: Sequence[tuple[str, Processor]],
) -> Plan:
    """What can be settled once for all of what is written and read each time."""
    is_plain = not always and len(places) > 1 and all(p.at is None for p in places.values())
    names = [places[at].name for at in sorted(places)]
    return Plan(
        sql=sql,
        always=tuple([always.get(at) for at in range(len(always) + len(places))]),
        places=tuple([(at, p) for at, p in places.items() if p.process or not is_plain]),
        taken=itemgetter(*names) if is_plain else None,
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
