"""What a database may do to a transaction through no fault of whoever asked for it.

Two names, because two things follow. Everything else a database says passes through as it is:
sspf's Temporary- and PermanentFailureError speak of messages, and a send must not be repeated
because its record could not be written.
"""

from asyncpg import InternalClientError
from sqlalchemy.exc import DBAPIError

from sspf.ports import NotKeptError

UNDONE = {
    "40001": "serialization_failure",
    "40P01": "deadlock",
    "53100": "disk_full",
    "53300": "too_many_connections",
    "55P03": "lock_timeout",
    "57014": "statement_timeout",
    "57P01": "shutdown",
    "57P02": "crash",
    "57P03": "starting_up",
}
"""SQLSTATEs after which nothing was kept and the same may well succeed. Source: PostgreSQL, A."""
CUT = "connection_cut"
SQLITE_SAYS = {
    "database is locked": "locked",
    "database or disk is full": "disk_full",
    "disk I/O error": "disk_failed",
    "unable to open database file": "no_file",
}
"""Source: sqlite.org, "Result and Error Codes": BUSY, FULL, IOERR, CANTOPEN."""


class TransactionUndoneError(NotKeptError):
    """Nothing of it was kept; the same may be done again from its beginning."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class CommitUnknownError(NotKeptError):
    """The link was cut while it was being kept: all of it stands, or nothing does.

    Do the same again from its beginning. Every write has a business key or a version, so what was
    kept after all is met, not doubled.
    """


def undone(error: BaseException) -> TransactionUndoneError | None:
    """For an error before the commit: what to say instead, or None to let it pass.

    asyncpg 0.32 raises InternalClientError, which no class of a database's errors holds, when the
    server has said goodbye and the socket is not shut yet.
    """
    if isinstance(error, InternalClientError):
        return TransactionUndoneError(CUT)
    why = _why(error) if isinstance(error, DBAPIError) else None
    return TransactionUndoneError(why) if why else None


def unreachable(error: Exception) -> TransactionUndoneError | None:
    """For an error while connecting, when nothing can have been done yet."""
    return TransactionUndoneError(CUT) if isinstance(error, OSError) else undone(error)


def uncertain(error: BaseException) -> bool:
    """For an error of the commit itself: whether nobody can say what became of it."""
    if isinstance(error, DBAPIError):
        return _is_cut(error)
    return isinstance(error, OSError | InternalClientError)


def _why(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    if state in UNDONE:
        return UNDONE[state]
    if _is_cut(error):
        return CUT
    said = str(error.orig)
    return next((why for words, why in SQLITE_SAYS.items() if words in said), None)


def _is_cut(error: DBAPIError) -> bool:
    # SQLSTATE class 08: the connection itself. Source: PostgreSQL, appendix A.
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or state.startswith("08")
