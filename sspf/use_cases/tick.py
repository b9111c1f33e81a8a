"""What each replica does now and then: plan, then deliver, for every municipality."""

import logging

from sspf.ports import Services
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.faults import described
from sspf.use_cases.plan_messages import plan_messages

log = logging.getLogger(__name__)


async def tick(services: Services) -> int:
    """How many messages were sent."""
    sent = 0
    for municipality in services.municipalities():
        try:
            await plan_messages(services, municipality)
            sent += await deliver_messages(services, municipality)
        except Exception as fault:  # noqa: BLE001  # the edge of a job: the others are served
            log.error("tick failed: %s", described(fault))
    return sent
