"""Use cases about calendars, breaks and feeds, ready to be done once."""

from collections.abc import Awaitable, Callable

from sspf.domain.organisation import PersonId
from sspf.use_cases.check_calendar import check_calendar
from sspf.use_cases.propose_calendar import propose_calendar
from tests.use_cases.world import FRIDA, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    return (
        {},
        {
            "check_calendar": (_nothing, _by(FRIDA, check_calendar)),
            "propose_calendar": (_nothing, _by(FRIDA, propose_calendar, None, None)),
        },
    )


def _by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""
