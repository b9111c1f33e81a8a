"""Use cases about retention, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import date

from sspf.domain.disclosure import Wanted
from sspf.domain.messages.retention import HoldForm
from sspf.domain.retention import HoldReason
from sspf.use_cases.decide_retention import (
    decide_retention,
    open_retention_form,
    withdraw_retention,
)
from sspf.use_cases.disclose import disclose
from sspf.use_cases.hold_case import hold_by_code, hold_case, open_hold_form, release_case
from sspf.use_cases.purge import purge
from sspf.use_cases.replay_purges import forget_purged
from sspf.use_cases.show_retention import retention_of, show_retention
from sspf.use_cases.warn_retention import warn_retention
from tests.use_cases.acts_on_the_log import WRITES as OF_THE_LOG
from tests.use_cases.acts_on_the_log import purged
from tests.use_cases.individual import with_individuals
from tests.use_cases.retained import DECIDED, decided, with_files
from tests.use_cases.world import KAJ, NORRSJO, Scene

Act = Callable[[Scene], Awaitable[object]]
CODE = "N27-01"
HOLD = HoldForm(code=CODE, reason=HoldReason.REQUEST)


async def cases(scene: Scene) -> None:
    await with_individuals(scene)
    await with_files(scene)


async def in_march(scene: Scene) -> None:
    scene.at(date(2027, 3, 16), "08.00")


async def held(scene: Scene) -> None:
    await cases(scene)
    await hold_case(scene.services, scene.who(KAJ), HOLD)


async def old(scene: Scene) -> None:
    await cases(scene)
    scene.at(date(2028, 3, 1), "08.00")


async def to_be_purged(scene: Scene) -> None:
    await cases(scene)
    await decided(scene)
    scene.at(date(2028, 3, 1), "08.00")


WRITES: dict[str, tuple[Act, Act]] = {
    "decide_retention": (
        in_march,
        lambda scene: decide_retention(scene.services, scene.who(KAJ), DECIDED),
    ),
    "withdraw_retention": (
        decided,
        lambda scene: withdraw_retention(scene.services, scene.who(KAJ)),
    ),
    "hold_case": (cases, lambda scene: hold_case(scene.services, scene.who(KAJ), HOLD)),
    "release_case": (held, lambda scene: release_case(scene.services, scene.who(KAJ), HOLD)),
    "hold_by_code": (
        cases,
        lambda scene: hold_by_code(scene.services, NORRSJO, CODE, HoldReason.APPEAL),
    ),
    "purge": (to_be_purged, lambda scene: purge(scene.services, NORRSJO)),
    "forget_purged": (purged, lambda scene: forget_purged(scene.services, NORRSJO)),
    "warn_retention": (old, lambda scene: warn_retention(scene.services, NORRSJO)),
    "disclose": (
        cases,
        lambda scene: disclose(scene.services, NORRSJO, Wanted(code=CODE)),
    ),
    "show_retention": (old, lambda scene: show_retention(scene.services, scene.who(KAJ))),
}
OF_RETENTION: dict[str, tuple[Act, Act]] = {
    "retention_of": (old, lambda scene: retention_of(scene.services, NORRSJO)),
    "open_retention_form": (
        decided,
        lambda scene: open_retention_form(scene.services, scene.who(KAJ)),
    ),
    "open_hold_form": (
        cases,
        lambda scene: open_hold_form(scene.services, scene.who(KAJ), HOLD),
    ),
}
ON_THE_LOG = OF_THE_LOG | WRITES
