"""Transactions on SQLite that follow one another are written to the disk together.

To write to the disk takes longer than all that a turn does, and SQLite has one connection. So a
transaction that ends while the next one waits is not kept by itself: the next one is begun inside
it, as a part that can be undone alone, and the last of them is kept with all before it. Nobody is
told that anything is kept before it is: each waits for its own end (storage/database.py).
"""

import asyncio
from collections.abc import Sequence

from storage.failures import CommitUnknownError, TransactionUndoneError, undone

Kept = asyncio.Future[None]
"""Ends when it is on the disk; with an error when it is not, and will not be."""
MOST = 16
"""Transactions that are kept together, though more are waiting."""
TOGETHER = "together"
BEGIN_PART = "SAVEPOINT part"
END_PART = "RELEASE part"
UNDO_PART = "ROLLBACK TO part"


class Together:
    """Of one connection: those that have ended and are not kept yet."""

    def __init__(self) -> None:
        self._ended: list[Kept] = []
        self.has_part = False
        """Another one is under way inside them."""

    @property
    def is_open(self) -> bool:
        return bool(self._ended)

    @property
    def is_full(self) -> bool:
        return len(self._ended) >= MOST

    @property
    def are_several(self) -> bool:
        return len(self._ended) > 1

    def end(self) -> Kept:
        """One more has ended, after all before it."""
        mine: Kept = asyncio.get_running_loop().create_future()
        self._ended.append(mine)
        self.has_part = False
        return mine

    def take(self) -> Sequence[Kept]:
        """All that have ended: they are being kept, or are lost. The next one begins anew."""
        taken, self._ended = self._ended, []
        self.has_part = False
        return taken


def tell(those: Sequence[Kept], error: BaseException | None) -> None:
    """What became of them. Several that were undone together may each be done again."""
    for one in those:
        if one.done():  # whoever waited for it has gone
            continue
        if error is None:
            one.set_result(None)
        else:
            one.set_exception(error if len(those) == 1 else _each(error))


def _each(error: BaseException) -> BaseException:
    if isinstance(error, CommitUnknownError):
        return error
    return undone(error) or TransactionUndoneError(TOGETHER)
