"""What each replica does now and then: plan for every municipality; the rehearsal delivers too."""

import logging
from collections.abc import Awaitable, Callable

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.close_months import close_months
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.draft_reports import draft_reports
from sspf.use_cases.draw_log_review import draw_log_review
from sspf.use_cases.end_assignments import end_assignments
from sspf.use_cases.faults import described
from sspf.use_cases.fold_overdue import fold_overdue
from sspf.use_cases.plan_messages import plan_messages
from sspf.use_cases.purge import purge

log = logging.getLogger(__name__)


async def tick(services: Services) -> int:
    """Plan, then deliver; how many messages were sent."""

    async def turn(municipality: MunicipalityId) -> int:
        await _follow(services, municipality)
        await _plan(services, municipality)
        return await deliver_messages(services, municipality)

    return await _each(services, turn)


async def plan(services: Services) -> int:
    """Plan only, for whoever has a dispatcher; how many messages were queued."""
    return await _each(services, lambda municipality: _plan(services, municipality))


async def follow(services: Services) -> int:
    """What has a day and no hour: ends of assignments and months, log reviews, reports, purges."""
    return await _each(services, lambda municipality: _follow(services, municipality))


async def _plan(services: Services, municipality: MunicipalityId) -> int:
    await fold_overdue(services, municipality)
    return await plan_messages(services, municipality)


async def _follow(services: Services, municipality: MunicipalityId) -> int:
    await end_assignments(services, municipality)
    await draw_log_review(services, municipality)
    await close_months(services, municipality)
    await draft_reports(services, municipality)
    await purge(services, municipality)
    return 0


async def _each(services: Services, turn: Callable[[MunicipalityId], Awaitable[int]]) -> int:
    done = 0
    for municipality in services.municipalities():
        try:
            done += await turn(municipality)
        except Exception as fault:  # noqa: BLE001  # the edge of a job: the others are served
            log.error("tick_failed", extra=described(fault))
    return done
