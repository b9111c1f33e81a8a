"""Use cases of other legal grounds: the form, recording one, what stands, and ending it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sspf.domain.cases import CaseState
from sspf.domain.commitments import CommitmentId
from sspf.domain.consents import GroundId, LegalGround
from sspf.domain.organisation import PersonId
from sspf.use_cases import record_ground, revoke_ground, show_grounds
from tests.factories_cases import a_ground
from tests.use_cases.cased import (
    BOARD,
    CODE,
    N27_03,
    POLIS,
    SKOLA,
    a_promise,
    n27_03,
    put,
    with_individuals,
)
from tests.use_cases.world import FIRST_DAY, RUT, Scene, local

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
OURS = CommitmentId("Å-2027-030")
GROUND = GroundId("ground-3")
WHOLE: dict[str, str] = {
    "code": "OSL_10_15a",
    "recipient": POLIS,
    "decided_by": "rektor",
    "delegation": "delegationsordning 4.2",
    "decided_on": "2027-01-20",
    "expires_on": "2027-02-15",
    "weighing": "Behövs för att hindra brott.",
}
"""Everything that the form asks for, of the school's commitment, to the police."""


def ours(**changes: Any) -> LegalGround:
    ground = a_ground(
        id=GROUND,
        code="OSL_10_15a",
        case=N27_03,
        sender=SKOLA,
        recipient=POLIS,
        item=OURS,
        decided_on=FIRST_DAY,
        expires_on=date(2027, 2, 20),
        recorded_by=RUT,
        recorded_at=local(FIRST_DAY, "12.00"),
        controller=BOARD,
    )
    return replace(ground, **changes)


async def nobody_consented(scene: Scene) -> None:
    """The school's own case and commitment: nobody else may know of either."""
    await with_individuals(scene)
    await put(
        scene,
        case=n27_03(state=CaseState.RAISED),
        promises=[a_promise(OURS, RUT, SKOLA)],
    )


async def decided(scene: Scene) -> None:
    await nobody_consented(scene)
    await put(scene, grounds=[ours()])


def _by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


def acts(canary: str) -> dict[str, Prepared]:
    said = {**WHOLE, "weighing": canary}
    return {
        "open_ground_form": (
            nobody_consented,
            _by(RUT, record_ground.open_ground_form, OURS, said),
        ),
        "record_ground": (nobody_consented, _by(RUT, record_ground.record_ground, OURS, said)),
        "find_own_text": (nobody_consented, _by(RUT, record_ground.find_own_text, CODE)),
        "show_grounds": (decided, _by(RUT, show_grounds.show_grounds, CODE)),
        "show_grounds_by_id": (decided, _by(RUT, show_grounds.show_grounds_by_id, N27_03)),
        "ask_to_revoke": (decided, _by(RUT, revoke_ground.ask_to_revoke, CODE, 1)),
        "open_revoking": (decided, _by(RUT, revoke_ground.open_revoking, GROUND)),
        "revoke_ground": (decided, _by(RUT, revoke_ground.revoke_ground, GROUND)),
    }
