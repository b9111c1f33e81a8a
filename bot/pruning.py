"""What nobody needs any more is removed: by every replica, each hour, to the same end."""

from datetime import timedelta

from bot.limits import TENANT, THREAD
from bot.wiring import House
from sspf.ports import Clock
from storage.alarms import StoredAlarms
from storage.group_commit import DATABASE_IS_AWAY
from storage.pacing import Pacing

EVERY = timedelta(hours=1)
ACTIVITIES_KEPT = timedelta(hours=24)
"""Teams repeats an activity for minutes; a day is what bot/door/repeats.py promises."""


async def prune(house: House, clock: Clock) -> int:
    """How many rows were removed; when the database is away, the next hour will do."""
    try:
        removed = await house.activities.forget_before(clock.now() - ACTIVITIES_KEPT)
        removed += await Pacing(house.database, thread=THREAD, tenant=TENANT).forget()
        return removed + await StoredAlarms(house.database).forget()
    except DATABASE_IS_AWAY:
        return 0
