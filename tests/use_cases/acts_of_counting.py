"""Use cases about figures and reports, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from sspf.domain.tallies import TallyKind, tally
from sspf.use_cases.close_months import close_months
from tests.use_cases.world import NORRSJO, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts_of_counting(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    return (
        {
            "close_months": (
                _counted_long_ago,
                lambda scene: close_months(scene.services, NORRSJO),
            ),
        },
        {},
    )


async def _counted_long_ago(scene: Scene) -> None:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        then = scene.clock.now() - timedelta(days=70)
        await uow.tallies.add(tally(TallyKind.CONTACT, then), origin="press")
