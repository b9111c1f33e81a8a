"""The statements by which a program takes what is due, made once: building them takes longer."""

from typing import Any

from sqlalchemy import Select, Update, and_, bindparam, exists, func, or_, select, text, update

from sspf.domain.outbox import Delivery
from storage.database_time import database_time
from storage.outbox_table import LEASE, NOT_AHEAD, WAITING, WAITING_AHEAD, outbox
from storage.plans import MADE_ONCE
from storage.scope import HERE, prepared

FREE = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= database_time())
NEXT_DUE = (
    select(func.min(outbox.c.send_at).label("earliest"))
    .where(outbox.c.municipality_id == bindparam(HERE), WAITING, FREE)
    .execution_options(**MADE_ONCE)
)
"""Rows that somebody holds are left out, until their lease has run out."""


def _being_sent_to() -> Select[Any]:
    """Those to whom a message is on its way: the next one waits, so that order is kept."""
    other = outbox.alias("held")
    held = text("held.state IN ('leased', 'sending')")
    here = other.c.municipality_id == bindparam(HERE)
    return select(other.c.recipient).where(here, held, other.c.lease_until > database_time())


def _claimable(*of: Any) -> Select[Any]:
    """Left open: `now` and `at_most`."""
    return (
        prepared(outbox, *of)
        .where(outbox.c.send_at <= bindparam("now"), FREE)
        .where(outbox.c.recipient.not_in(_being_sent_to()))
        .order_by(outbox.c.send_at, outbox.c.sequence)
        .limit(bindparam("at_most"))
        .with_for_update(skip_locked=True)
    )


CLAIMABLE_AHEAD = _claimable(WAITING_AHEAD)
CLAIMABLE = _claimable(WAITING, NOT_AHEAD)


def _is_overtaking() -> Any:
    """Whether somebody else has an earlier row to the same person in hand.

    What goes ahead of all others waits only while something is being sent to that person.
    """
    other = outbox.alias("other")
    earlier = or_(
        other.c.send_at < outbox.c.send_at,
        and_(other.c.send_at == outbox.c.send_at, other.c.sequence < outbox.c.sequence),
    )
    here = other.c.municipality_id == bindparam(HERE)
    same = here, other.c.recipient == outbox.c.recipient
    waits = text("other.state IN ('due', 'leased', 'sending')")
    not_ours = other.c.sequence.not_in(bindparam("locked", expanding=True))
    waits_its_turn = and_(earlier, NOT_AHEAD)
    blocks = or_(other.c.lease_until > database_time(), waits_its_turn)
    return exists().where(*same, waits, not_ours, blocks)


TAKE: Update = (
    update(outbox)
    .where(outbox.c.municipality_id == bindparam(HERE))
    .where(outbox.c.sequence.in_(bindparam("locked", expanding=True)), ~_is_overtaking())
    .values(
        state=Delivery.LEASED,
        lease_until=database_time(LEASE),
        holder=bindparam("held_by"),
        attempts=outbox.c.attempts + 1,
    )
    .returning(outbox.c.sequence)
    .execution_options(**MADE_ONCE)
)
"""Left open: `locked`, the rows that were claimable, and who takes them."""
