"""The product's own transactions, with a point before and after each commit that writes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from inspect import iscoroutinefunction
from typing import Any, cast

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery, Message, Sent
from sspf.ports import UnitOfWork
from storage.database import Database
from tests.crash.points import CALLED, TURN, Points

STEP: "ContextVar[_Step | None]" = ContextVar("step", default=None)
"""The unit of work whose transaction is being opened."""

WRITTEN = "written"
WRITES = ("INSERT", "UPDATE", "DELETE")
ANSWERED = "UPDATE activities"
"""The commit after which the same activity gets the answer that is kept."""
Begin = Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]


class WatchedDatabase(Database):
    """Every transaction of the product passes here, whoever begins it."""

    def __init__(self, url: str, points: Points) -> None:
        super().__init__(url)
        self._points = points
        event.listen(self.engine.sync_engine, "after_cursor_execute", _note)

    @asynccontextmanager
    async def transaction(self, municipality: str | None = None) -> AsyncIterator[AsyncConnection]:
        written: list[str] = []
        step = STEP.get()
        async with super().transaction(municipality) as connection:
            connection.info[WRITTEN] = written
            yield connection
            self._pass("before commit", written)
        if any(ANSWERED in name for name in written):
            self._points.ended(f"answer:{TURN.get()}")
        if step is not None:
            step.is_kept()
        self._pass("after commit", written)

    def _pass(self, when: str, written: list[str]) -> None:
        if written:
            self._points.here(f"{when}: {' + '.join(dict.fromkeys(written))}")


def _note(connection: Any, cursor: Any, statement: str, *more: object) -> None:
    verb, rest = statement.lstrip().split(maxsplit=1)
    written = connection.info.get(WRITTEN)
    if verb.upper() not in WRITES or written is None or cursor.rowcount == 0:
        return
    table = rest.removeprefix("INTO ").removeprefix("FROM ").split()[0].strip('"')
    written.append(CALLED.get() or f"{verb.upper()} {table}")


def watched(begin: Begin, points: Points) -> Begin:
    """The same units of work, whose repositories say which of them is at work."""

    @asynccontextmanager
    async def begin_watched(municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        step = _Step(points)
        unit = begin(municipality)
        token = STEP.set(step)
        try:
            uow = await unit.__aenter__()
        finally:
            STEP.reset(token)
        async with _closing(unit):
            yield cast(UnitOfWork, _Watched(uow, step))

    return begin_watched


@asynccontextmanager
async def _closing(unit: AbstractAsyncContextManager[UnitOfWork]) -> AsyncIterator[None]:
    """The rest of a block that has been entered."""
    async with AsyncExitStack() as stack:
        stack.push_async_exit(unit.__aexit__)
        yield


class _Step:
    """What one transaction says of messages, which counts once it is committed."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self._begun: list[str] = []
        self._ended: list[str] = []

    def called(self, name: str, given: tuple[Any, ...], found: Any) -> None:
        if name == "outbox.claim":
            self._points.kinds |= {s.message.key: s.message.kind.value for s in _sent(found)}
        if name == "outbox.begin":
            self._begun += keys_in(given)
        if name in ("outbox.finish", "outbox.postpone"):
            self._ended += keys_in(given)

    def is_kept(self) -> None:
        self._points.begun.update(self._begun)
        for key in self._ended:
            self._points.ended(key)

    def about(self, name: str, given: tuple[Any, ...]) -> str:
        """`outbox.finish sent invitation`: the method, the state and the kinds it is about."""
        if not name.startswith("outbox."):
            return name
        states = [one.value for one in given if isinstance(one, Delivery)]
        kinds = {m.kind.value for m in given if isinstance(m, Message)}
        known = {self._points.kinds[k] for k in keys_in(given) if k in self._points.kinds}
        return " ".join([name, *states, *sorted(kinds | known)])


def keys_in(given: tuple[Any, ...]) -> list[str]:
    """The first argument, one key or several."""
    first = given[0] if given else ()
    if isinstance(first, str):
        return [first]
    return [k for k in first if isinstance(k, str)] if isinstance(first, list | tuple) else []


def _sent(found: Any) -> list[Sent]:
    return [one for one in found or () if isinstance(one, Sent)]


class _Watched:
    """A unit of work or one of its repositories."""

    def __init__(self, inner: Any, step: _Step, name: str = "") -> None:
        self._inner, self._step, self._name = inner, step, name

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if self._name:
            return self._watch(name, found) if iscoroutinefunction(found) else found
        return found if isinstance(found, str) else _Watched(found, self._step, name)

    def _watch(self, name: str, method: Any) -> Any:
        called = f"{self._name}.{name}"

        async def call(*given: Any, **named: Any) -> Any:
            token = CALLED.set(self._step.about(called, given))
            try:
                found = await method(*given, **named)
            finally:
                CALLED.reset(token)
            self._step.called(called, given, found)
            return found

        return call
