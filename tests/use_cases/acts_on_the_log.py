"""Use cases about the audit log, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import date

from sspf.domain.organisation import AuthorityKey, PersonId
from sspf.use_cases import tick
from sspf.use_cases.draw_log_review import draw_log_review
from sspf.use_cases.extract_log import extract_log
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.replay_purges import replay_purges
from sspf.use_cases.review_log import open_log_review, sign_log_review
from sspf.use_cases.room import enter
from tests.factories import a_commitment
from tests.use_cases.world import NORRSJO, RUT, Scene

DAG = PersonId("dag")
Act = Callable[[Scene], Awaitable[object]]


async def nothing(_: Scene) -> None:
    """It needs no preparation."""


async def purged(scene: Scene) -> None:
    """A copy was put back that is older than the purge of one of its cases."""
    made = a_commitment(id="Å-2027-009", case="purged", controller=AuthorityKey("kommunstyrelsen"))
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.commitments.put(made)
    await scene.services.case_keys.destroy(NORRSJO, "purged", scene.clock.now())


async def read_in_january(scene: Scene) -> None:
    async with enter(scene.services, scene.who(RUT)) as room:
        await log_reading(room, case="c1", record="t1", purpose="agenda", ground="S2")
    scene.at(date(2027, 2, 1), "08.30")


async def drawn(scene: Scene) -> None:
    await read_in_january(scene)
    await draw_log_review(scene.services, NORRSJO)


WRITES: dict[str, tuple[Act, Act]] = {
    "extract_log": (
        nothing,
        lambda scene: extract_log(scene.services, NORRSJO, "c1", with_names=True),
    ),
    "draw_log_review": (
        read_in_january,
        lambda scene: draw_log_review(scene.services, NORRSJO),
    ),
    "open_log_review": (
        drawn,
        lambda scene: open_log_review(scene.services, scene.who(DAG)),
    ),
    "sign_log_review": (
        drawn,
        lambda scene: sign_log_review(scene.services, scene.who(DAG)),
    ),
    "tick": (nothing, lambda scene: tick.tick(scene.services)),
    "follow": (read_in_january, lambda scene: tick.follow(scene.services)),
    "replay_purges": (purged, lambda scene: replay_purges(scene.services)),
}
