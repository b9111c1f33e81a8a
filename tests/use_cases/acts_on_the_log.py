"""Use cases about the audit log, ready to be done once."""

from collections.abc import Awaitable, Callable

from sspf.use_cases.extract_log import extract_log
from tests.use_cases.world import NORRSJO, Scene

Act = Callable[[Scene], Awaitable[object]]


async def nothing(_: Scene) -> None:
    """It needs no preparation."""


WRITES: dict[str, tuple[Act, Act]] = {
    "extract_log": (
        nothing,
        lambda scene: extract_log(scene.services, NORRSJO, "c1", with_names=True),
    ),
}
