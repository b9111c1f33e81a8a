"""What each replica does now and then: plan, then deliver, for every municipality."""

from sspf.ports import Services
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.plan_messages import plan_messages


async def tick(services: Services) -> int:
    """How many messages were sent."""
    sent = 0
    for municipality in services.municipalities():
        await plan_messages(services, municipality)
        sent += await deliver_messages(services, municipality)
    return sent
