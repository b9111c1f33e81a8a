"""Commits that go wrong on demand, and what the database holds afterwards."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, event

from storage.database import Database

How = Literal["kept", "undone"]
SAME_TWICE = ("card:", "question:", "list:", "conversation:", "reach:")
"""Of these the log may hold one entry more: what was typed is kept each time it comes."""
COUNTED = (
    *("commitments", "commitment_changes", "briefings", "answers", "meetings", "incidents"),
    *("decisions", "attendance", "items", "sent_cards", "counters"),
)


class LinkCutError(ConnectionResetError):
    """As asyncio raises it."""


@dataclass(eq=False)
class Commits:
    """Counted; the one of this number is kept, or not, and in both cases nobody is told."""

    cut_at: int = 0
    how: How = "kept"
    seen: int = 0

    def __call__(self, connection: Connection) -> None:
        self.seen += 1
        if self.seen == self.cut_at:
            if self.how == "kept":
                connection.connection.dbapi_connection.commit()  # type: ignore[union-attr]
            raise LinkCutError


@contextmanager
def commits(database: Database, cut_at: int = 0, how: How = "kept") -> Iterator[Commits]:
    """`cut_at`: 1 is the first; 0: none."""
    counted = Commits(cut_at, how)
    event.listen(database.engine.sync_engine, "commit", counted)
    try:
        yield counted
    finally:
        event.remove(database.engine.sync_engine, "commit", counted)


def effects(file: Path) -> dict[str, Any]:
    """Everything that an act could have done twice, by business keys."""
    with sqlite3.connect(file) as db:
        found: dict[str, Any] = {
            name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 our own names
            for name in COUNTED
        }
        found["versions"] = sorted(db.execute("SELECT id, version, status FROM commitments"))
        found["outbox"] = sorted(db.execute("SELECT key, state FROM outbox"))
        tags = (row[0] for row in db.execute("SELECT tag FROM audit"))
        found["audit"] = Counter(tag for tag in tags if not tag.startswith(SAME_TWICE))
    db.close()
    return found
