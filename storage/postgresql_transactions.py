"""A transaction on PostgreSQL: begun with what is asked first, kept without a detour.

SQLAlchemy begins with the first statement, and whatever it waits for takes a greenlet more. What
goes wrong on the short way gets the name that SQLAlchemy has for it, and costs the connection when
it would there.
"""

import re
from asyncio import CancelledError
from collections.abc import Awaitable, Callable
from typing import Any, NoReturn, TypeGuard, TypeVar

from asyncpg import Connection, InternalClientError
from sqlalchemy import CursorResult
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from storage.failures import CUT, TransactionUndoneError, undone, unreachable
from storage.postgresql_guard import Guard
from storage.postgresql_links import Link, Links, link_of

PLAIN = re.compile(r"[\w-]{1,100}", re.ASCII)
"""A municipality's id that needs no quoting; any other is entered the long way."""
BEGIN_IN = "BEGIN; SET LOCAL sspf.municipality = '{}'"
KEEP, UNDO = "COMMIT", "ROLLBACK"
FAILED = "failed"
"""A statement failed and nobody minded; PostgreSQL keeps nothing of such a transaction."""
Found = TypeVar("Found")


class _Begun:
    """What SQLAlchemy's adapter asks of a transaction that it has begun itself."""

    def __init__(self, driver: Connection) -> None:
        self._driver = driver

    async def commit(self) -> None:
        if await self._driver.execute(KEEP) != KEEP:
            raise TransactionUndoneError(FAILED)

    async def rollback(self) -> None:
        await self._driver.execute(UNDO)


class PostgresqlAsyncConnection(AsyncConnection):
    """SQLAlchemy's own, with a shorter way for what every transaction does."""

    engine: "PostgresqlEngine"
    has_turn = False
    """Whether it was taken for one transaction, and the next one waits for it to end."""
    link: Link
    """What it is made of, while it has its turn."""
    to_enter = ""
    """The municipality, until the server is told that a transaction begins there."""

    async def start(self, is_ctxmanager: bool = False) -> "PostgresqlAsyncConnection":
        self.engine.links.make_room()
        await super().start(is_ctxmanager)
        return self

    async def take(self) -> None:
        """As `start`, for one transaction; PoolTimeoutError when nobody has given one back."""
        links = self.engine.links
        link = await links.take()
        if link is None:
            try:
                await self.start()
                link = link_of(self._proxied)
            except BaseException:
                links.give(None)
                raise
        self.sync_connection, self.link = link.sync, link
        self.has_turn = True

    @property
    def is_heard(self) -> bool:
        """Somebody listens to what the engine does, and shall hear all of it."""
        heard: bool = self.sync_engine._has_events
        return heard

    @property
    def is_begun(self) -> bool:
        """Whether a transaction is open on the link that this one took."""
        return self.has_turn and self.link.adapter._transaction is not None

    def enters(self, municipality: str | None) -> TypeGuard[str]:
        """Whether it is begun there the short way: its name needs no quoting, nobody listens."""
        is_plain = municipality is not None and PLAIN.fullmatch(municipality) is not None
        return is_plain and self.has_turn and not self.is_heard

    def begin_in(self, municipality: str) -> None:
        """`municipality`: one that `enters`. The server is told with what is asked first."""
        self.link.sync.begin()
        self.link.adapter._transaction = _Begun(self.link.driver)
        self.to_enter = municipality

    async def entered(self) -> None:
        """For whatever cannot bring BEGIN along."""
        if self.to_enter:
            await self.first(_enter)

    async def first(self, ask: Callable[[Link, str], Awaitable[Found]]) -> Found:
        """`ask`: on this link, after these words, in the same journey.

        On a link that turns out to be cut nothing can have been done yet: another takes its place
        and nobody notices.
        """
        words, self.to_enter = BEGIN_IN.format(self.to_enter), ""
        try:
            return await self.named(ask(self.link, words))
        except (DBAPIError, InternalClientError) as error:
            found = undone(error)
            if found is None or found.why != CUT:
                raise
        await self._take_another()
        return await self.named(ask(self.link, words))

    async def _take_another(self) -> None:
        self.link.adapter._transaction = None
        await self.rollback()
        await self.invalidate()
        try:
            await greenlet_spawn(getattr, self._proxied, "connection")
        except (OSError, DBAPIError) as error:
            raise (unreachable(error) or error) from error
        self.link = link_of(self._proxied)
        self.link.sync.begin()
        self.link.adapter._transaction = _Begun(self.link.driver)

    async def execute(self, *asked: Any, **options: Any) -> CursorResult[Any]:
        await self.entered()
        found: CursorResult[Any] = await super().execute(*asked, **options)
        return found

    async def exec_driver_sql(self, *asked: Any, **options: Any) -> CursorResult[Any]:
        await self.entered()
        found: CursorResult[Any] = await super().exec_driver_sql(*asked, **options)
        return found

    async def run_sync(self, *asked: Any, **options: Any) -> Any:
        await self.entered()
        return await super().run_sync(*asked, **options)

    def stream(self, *asked: Any, **options: Any) -> NoReturn:
        """Nobody reads in pieces here; it would not be entered."""
        raise NotImplementedError

    async def rollback(self) -> None:
        self._leave()
        await super().rollback()

    def _leave(self) -> None:
        """What the server was never told of need not be undone."""
        if self.to_enter:
            self.to_enter = ""
            self.link.adapter._transaction = None

    async def keep(self) -> None:
        """As `commit`; where nothing was asked there is nothing to say."""
        self._leave()
        begun = self.link.adapter._transaction if self.has_turn else None
        if not isinstance(begun, _Begun) or self.is_heard:
            await self.commit()
            return
        try:
            await self.named(begun.commit())
        finally:
            self.link.adapter._transaction = None
        self.link.sync.commit()

    async def named(self, asked: Awaitable[Found]) -> Found:
        """What was found; what went wrong under SQLAlchemy's name for it.

        An answer that does not come cuts the link.
        """
        link, guard = self.link, self.engine.guard
        link.driver._config = link.guarded
        guard.asks(link.driver)
        try:
            return await asked
        except (Exception, CancelledError) as error:  # cancelled: in what state is it left?
            guard.answered(link.driver)
            await greenlet_spawn(self._name, error)
            raise
        finally:
            guard.answered(link.driver)
            link.driver._config = link.timed

    def _name(self, error: BaseException) -> NoReturn:
        try:
            if isinstance(error, Exception):
                self.link.adapter._handle_exception(error)
            raise error
        except BaseException as named:  # noqa: BLE001  # SQLAlchemy's own place for this
            self._proxied._handle_dbapi_exception(named, None, None, None, None)

    async def __aexit__(self, type_: Any, value: Any, traceback: Any) -> None:
        if not self.has_turn:
            await super().__aexit__(type_, value, traceback)
            return
        self.has_turn = False
        if _is_over(self.link):
            self.sync_connection = None  # another has it from now on
            self.engine.links.give(self.link)
            return
        try:
            await super().__aexit__(type_, value, traceback)
        finally:
            self.engine.links.give(None)


async def _enter(link: Link, words: str) -> str:
    said: str = await link.driver.execute(words)
    return said


def _is_over(link: Link) -> bool:
    """Nothing is left to be undone, which would have to be waited for."""
    sync = link.sync
    if sync.closed or sync.invalidated or sync.in_transaction():
        return False
    return link.adapter._transaction is None


class PostgresqlEngine(AsyncEngine):
    """SQLAlchemy's own, with our connections."""

    _connection_cls = PostgresqlAsyncConnection

    def __init__(self, sync_engine: Engine, links: Links, guard: Guard) -> None:
        super().__init__(sync_engine)
        self.links = links
        self.guard = guard

    async def taken(self) -> PostgresqlAsyncConnection:
        """A connection for one transaction, to be closed at its end."""
        connection = PostgresqlAsyncConnection(self)
        await connection.take()
        return connection

    async def dispose(self, close: bool = True) -> None:
        self.links.rest()
        self.guard.rest()
        await super().dispose(close)
