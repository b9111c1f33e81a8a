"""How many somebody believes are at risk, as a range in a period: never a count (C1)."""

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import Role
from sspf.domain.tallies import Estimate
from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def keep_estimate(services: Services, who: Who, estimate: Estimate) -> Notice:
    """In place of what was believed of the same period. By the coordinator alone."""
    async with enter(services, who) as room:
        if not room.asker.is_private or Role.COORDINATOR not in room.me.roles:
            raise NotAllowedError(room.me.id)
        first, last = estimate.first, estimate.last
        known = await room.uow.estimates.between(first, last)
        if estimate not in known:
            await room.uow.estimates.put(estimate)
            await room.note("tallies:estimate", f"{first:%Y-%m}")
        return Notice.of(
            "answer.estimate_kept", low=estimate.low, high=estimate.high, first=first, last=last
        )
