"""The scenario's cases, long after: N27-01 was never closed, the two others were."""

from dataclasses import replace
from datetime import date

from sspf.domain.case_files import CaseFile, Closing, Intake
from sspf.domain.cases import CaseId, CaseState
from sspf.domain.messages.retention import RetentionForm
from sspf.domain.retention import HoldReason
from sspf.use_cases.decide_retention import decide_retention
from sspf.use_cases.hold_case import put_hold
from sspf.use_cases.room import enter_alone
from tests.use_cases.individual import (
    BOARD,
    OF_A_YOUTH,
    WITH_CONSENT,
    WITHOUT,
    House,
    everything_said,
    with_individuals,
)
from tests.use_cases.world import FIRST_DAY, KAJ, NORRSJO, Scene, a_scene

CLOSED_ON = date(2027, 2, 18)
DECIDED = RetentionForm(
    reference="GB-2027-3",
    decided_on="2027-03-15",
    texts="3",
    cases="12",
    consents="24",
    group_texts="24",
    card_days="30",
)
NOTE = "Vill spela gitarr igen."


async def with_files(house: House) -> None:
    """A file in each case; those of N27-02 and N27-03 have been closed."""
    async with house.services.unit_of_work(NORRSJO) as uow:
        for case in (WITH_CONSENT, WITHOUT, OF_A_YOUTH):
            closing = None if case == WITH_CONSENT else Closing(reason="1", closed_on=CLOSED_ON)
            file = CaseFile(case=case, controller=BOARD, intake=Intake(note=NOTE), closing=closing)
            await uow.case_files.put(file)
            if closing:
                kept = await uow.cases.get(case)
                closed = replace(kept, state=CaseState.CLOSED, version=kept.version + 1)
                await uow.cases.put(closed)


async def a_scene_with_cases() -> Scene:
    """After the first meeting, with what was said before it and the closings after it."""
    scene = await a_scene()
    await scene.call()
    await with_individuals(scene)
    scene.at(date(2027, 1, 19), "10.00")
    await everything_said(scene)
    scene.at(FIRST_DAY, "15.30")
    await with_files(scene)
    return scene


async def decided(scene: Scene) -> None:
    """Recorded on 16 March 2027; it holds from the day after."""
    scene.at(date(2027, 3, 16), "09.00")
    await decide_retention(scene.services, scene.who(KAJ), DECIDED)


async def held(scene: Scene, case: CaseId) -> None:
    async with enter_alone(scene.services, NORRSJO) as room:
        await put_hold(room, await room.uow.cases.get(case), HoldReason.INSPECTION)
