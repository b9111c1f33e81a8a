"""Use cases about the audit log, ready to be done once."""

from collections.abc import Awaitable, Callable

from sspf.use_cases.extract_log import extract_log
from sspf.use_cases.replay_purges import replay_purges
from tests.factories import a_commitment
from tests.use_cases.world import NORRSJO, Scene

Act = Callable[[Scene], Awaitable[object]]


async def nothing(_: Scene) -> None:
    """It needs no preparation."""


async def purged(scene: Scene) -> None:
    """A copy was put back that is older than the purge of one of its cases."""
    made = a_commitment(id="Å-2027-009", case="purged")
    scene.state.commitments[made.id] = made
    await scene.services.case_keys.destroy(NORRSJO, "purged", scene.clock.now())


WRITES: dict[str, tuple[Act, Act]] = {
    "extract_log": (
        nothing,
        lambda scene: extract_log(scene.services, NORRSJO, "c1", with_names=True),
    ),
    "replay_purges": (purged, lambda scene: replay_purges(scene.services)),
}
