"""The school's own case and commitment, and what a decision opens of it."""

from datetime import date

from sspf.domain.errors import UnknownCommitmentError
from sspf.domain.messages.ground import (
    GroundForm,
    GroundRecorded,
)
from sspf.domain.organisation import PersonId
from sspf.ports import Presented
from sspf.use_cases.list_commitments import open_commitment
from sspf.use_cases.record_ground import record_ground
from tests.use_cases.acts_of_grounds import (
    OURS,
    WHOLE,
)
from tests.use_cases.individual import TEXTS, WITHOUT
from tests.use_cases.world import FRIDA, PIA, RUT, SOL, TORE, Scene

DAY = date(2027, 1, 25)
TEXT = TEXTS[RUT, WITHOUT]
CARD = Presented(payload={"card": "level 3"}, summary="")
TO_THE_POLICE = WHOLE | {"decided_on": "2027-01-18"}


async def recorded(scene: Scene, **said: str) -> GroundRecorded:
    done = await record_ground(scene.services, scene.who(RUT), OURS, WHOLE | said)
    assert isinstance(done, GroundRecorded), done
    return done


async def faults(scene: Scene, **said: str) -> tuple[str, ...]:
    form = await record_ground(scene.services, scene.who(RUT), OURS, WHOLE | said)
    assert isinstance(form, GroundForm)
    return form.faults


async def readers(scene: Scene) -> set[PersonId]:
    """Who may read the words of the school's commitment."""
    found = set()
    for person in (RUT, PIA, SOL, FRIDA, TORE):
        try:
            shown = await open_commitment(scene.services, scene.who(person), OURS)
        except UnknownCommitmentError:
            continue
        if "Kanariefågeln" in repr(shown):
            found.add(person)
    return found
