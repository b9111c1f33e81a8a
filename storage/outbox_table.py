"""The table of the outbox, what may stand in it, and the steps that each send takes."""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    UniqueConstraint,
    Update,
    bindparam,
    func,
    or_,
    text,
    update,
)

from sspf.domain.outbox import Delivery, Message
from storage.database import listed_table, refers
from storage.database_time import database_time
from storage.plans import MADE_ONCE
from storage.types import Document, UtcDateTime, one_of

LEASE = timedelta(seconds=60)
NOT_PROSE = re.compile(r"[\w:.,;/+=@|~-]{0,200}")
UNNAMED = "other"
AT_ONCE = 500
"""Keys asked for in one statement; databases have a limit."""
WAITING = text("state IN ('due', 'leased', 'sending')")
WAITING_AHEAD = text("state IN ('due', 'leased', 'sending') AND kind = 'replace'")
"""The words for AHEAD: an index's condition takes no list."""
NOT_AHEAD = text("outbox.kind <> 'replace'")
"""Of the rows that are asked for; a list of values would be written anew each time."""
HELD = text("state IN ('leased', 'sending')")
SHORT = [CheckConstraint(f"length({name}) <= 200", name=name) for name in ("key", "why", "reason")]

outbox = listed_table(
    "outbox",
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("send_at", UtcDateTime, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("why", String, nullable=False),
    Column("values", Document, nullable=False),
    Column("state", one_of(Delivery, "state"), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("holder", String),
    Column("begun_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("reason", String, nullable=False),
    UniqueConstraint("municipality_id", "key"),
    refers("recipient", to="people"),
    Index(
        "ix_outbox_waiting",
        "municipality_id",
        "send_at",
        "sequence",
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    ),
    Index(
        "ix_outbox_ahead",
        "municipality_id",
        "send_at",
        "sequence",
        sqlite_where=WAITING_AHEAD,
        postgresql_where=WAITING_AHEAD,
    ),
    Index(
        "ix_outbox_held", "municipality_id", "recipient", sqlite_where=HELD, postgresql_where=HELD
    ),
    Index("ix_outbox_waiting_anywhere", "send_at", sqlite_where=WAITING, postgresql_where=WAITING),
    Index(None, "municipality_id", "send_at", "sequence"),
    Index(None, "municipality_id", "subject"),
    Index(None, "municipality_id", "recipient"),
    *SHORT,
)


def refuse_prose(message: Message) -> None:
    """ValueError when a field holds what is not a key or an id; it could be somebody's text."""
    words = (message.key, message.subject, message.why, *map(str, message.values.values()))
    for word in words:
        if not NOT_PROSE.fullmatch(word):
            raise ValueError(f"not a key or an id, in message of kind {message.kind}")


def named(reason: str) -> str:
    """The reason when it is a catalogue key, else `other`: an error may quote what it choked on."""
    return reason if NOT_PROSE.fullmatch(reason) else UNNAMED


def still_open(holder: Any) -> ColumnElement[bool]:
    """Nobody holds it, or this program does: its lease may be over, if nobody has taken the row.

    A row that has ended has no holder. The state is not asked for: PostgreSQL would look in the
    partial index of what is held, where each row leaves three dead entries behind.
    """
    return or_(outbox.c.state == Delivery.DUE, outbox.c.holder == holder)


# Made once: two of these are asked for each message, and to build one takes longer than to ask it.
_THE_ROW = (
    outbox.c.municipality_id == bindparam("in_municipality"),
    outbox.c.key == bindparam("of_key"),
)
_ENDED = {
    "state": bindparam("ended_as", type_=outbox.c.state.type),
    "ended_at": bindparam("at", type_=UtcDateTime()),
    "reason": bindparam("because"),
    "lease_until": None,
    "holder": None,
}
BEGIN: Update = (
    update(outbox)
    .where(*_THE_ROW, outbox.c.holder == bindparam("held_by"))
    .values(
        state=Delivery.SENDING,
        begun_at=database_time(),
        lease_until=database_time(LEASE),
        reason=func.coalesce(bindparam("because", type_=String()), outbox.c.reason),
    )
    .execution_options(**MADE_ONCE)
)
SENT: Update = (
    update(outbox)
    .where(*_THE_ROW, outbox.c.state != Delivery.SENT)
    .values(_ENDED)
    .execution_options(**MADE_ONCE)
)
ENDED: Update = (
    update(outbox)
    .where(*_THE_ROW, still_open(bindparam("held_by")))
    .values(_ENDED)
    .execution_options(**MADE_ONCE)
)
