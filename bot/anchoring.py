"""Drops an anchor for each municipality's audit log once a day, outside the database."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.anchors import AnchorFile
from bot.wiring import House
from sspf.domain.audit import Anchor
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Clock
from storage.audit_verify import Head, head_of
from storage.group_commit import DATABASE_IS_AWAY

LOOK_EVERY = timedelta(hours=1)
EVERY = timedelta(days=1)

log = logging.getLogger(__name__)


async def drop_anchors(house: House, anchors: AnchorFile, clock: Clock) -> int:
    """How many were dropped; when the database is away, the next hour will do."""
    try:
        return sum([await _drop(house, anchors, clock, m) for m in tuple(house.installed)])
    except DATABASE_IS_AWAY:
        return 0


async def _drop(house: House, anchors: AnchorFile, clock: Clock, of: MunicipalityId) -> int:
    """An anchor that no longer holds is said aloud, and none is dropped above it."""
    known = await asyncio.to_thread(anchors.of, of)
    last = known[-1] if known else None
    now = clock.now()
    if last is not None and now - last.at < EVERY:
        return 0
    head = await head_of(house.database, of, last.position if last else None)
    if last is not None and head.at_position != last.hash:
        log.error("audit_anchor_broken")
        return 0
    if head.position == (last.position if last else 0):
        return 0
    await asyncio.to_thread(anchors.add, of, anchor_of(head, now))
    return 1


async def begin_again(house: House, anchors: AnchorFile, of: MunicipalityId) -> None:
    """A copy was put back, or everything erased: the log goes on from where it stands now."""
    head = await head_of(house.database, of)
    if await asyncio.to_thread(anchors.of, of):
        at = house.services.clock.now()
        await asyncio.to_thread(anchors.begin_again, of, anchor_of(head, at))


def anchor_of(head: Head, at: datetime) -> Anchor:
    return Anchor(position=head.position, hash=head.hash, at=at)
