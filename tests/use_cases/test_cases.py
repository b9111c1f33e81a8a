"""Cases through the use cases: the same steps for what is hidden and what is not there, the link
back, the lock, and an item about a single person."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from sspf.domain.case_files import Measure
from sspf.domain.case_work import Section
from sspf.domain.cases import CaseState
from sspf.domain.decisions import ItemId
from sspf.domain.errors import UnknownItemError
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.minutes import Capture, ItemForm
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.ports import UnitOfWork
from sspf.use_cases.hand_over import hand_over
from sspf.use_cases.raise_case import raise_case
from sspf.use_cases.record_meeting import Closing, close_item
from sspf.use_cases.show_capture import open_item
from sspf.use_cases.show_case import show_case
from sspf.use_cases.work_on_case import open_section
from tests.contracts.watched import Watched
from tests.factories import NOW, an_item
from tests.use_cases.acts_of_cases import CASE, TYPED
from tests.use_cases.world import FRIDA, KAJ, NORRSJO, RUT, TORE, Scene, a_scene_during_the_meeting

CODE = "N27-01"


async def a_case_of_ruts() -> Scene:
    scene = await a_scene_during_the_meeting()
    await raise_case(scene.services, scene.who(RUT), TYPED, "press")
    return scene


async def steps(scene: Scene, person: PersonId, code: str) -> tuple[object, list[str], int]:
    """What was answered, every repository's method in order of name, and entries written."""
    used: set[str] = set()
    before = len(scene.state.entries)

    @asynccontextmanager
    async def watched(municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with scene.units(municipality) as uow:
            yield Watched(uow, used)

    services = replace(scene.services, unit_of_work=watched)
    found = await show_case(services, scene.who(person), code=code)
    return found, sorted(used), len(scene.state.entries) - before


async def test_r32_given_hidden_or_missing_then_the_same_steps_and_the_same_audit_write() -> None:
    scene = await a_case_of_ruts()

    hidden = await steps(scene, TORE, CODE)
    missing = await steps(scene, TORE, "N27-99")

    assert hidden == missing
    assert hidden[0] is None
    assert hidden[2] == 1
    assert scene.state.entries[-1].tag == scene.state.entries[-2].tag == "case:refuse"


async def test_r70_given_it_is_shown_then_the_reading_is_written_down_first() -> None:
    scene = await a_case_of_ruts()

    await show_case(scene.services, scene.who(RUT), code=CODE)

    assert "case:read" in scene.tags()
    assert scene.state.entries[-1].subject == CASE


async def test_r17_given_it_is_locked_then_it_can_only_be_closed() -> None:
    scene = await a_case_of_ruts()
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.cases.put((await uow.cases.get(CASE)).lock())

    seen = await show_case(scene.services, scene.who(KAJ), code=CODE)
    assert seen
    assert seen.head.state is CaseState.LOCKED
    assert seen.sections == (Section.CLOSE,)
    assert await show_case(scene.services, scene.who(TORE), code=CODE) is None
    own = await show_case(scene.services, scene.who(RUT), code=CODE)
    assert own
    assert own.sections == ()
    with pytest.raises(Exception, match=CASE):
        await open_section(scene.services, scene.who(KAJ), Section.PLAN, id=CASE)


async def test_a17_given_an_item_of_a_case_then_no_measure_without_one_of_its_own() -> None:
    scene = await a_case_of_ruts()
    item = an_item(id=ItemId("i"), meeting=scene.first, level=BriefingLevel.INDIVIDUAL, case=CASE)
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.minutes.put_item(replace(item, controller=scene.organisation.controller))
    closing = Closing(outcome="action", subject="individual", prevention="individual")

    asked = await close_item(scene.services, scene.who(KAJ), item.id, closing)

    assert isinstance(asked, ItemForm)
    assert asked.faults == ("fault.case.own_measure",)
    measure = Measure(number=1, kind="talks", owner="skola", due_on=NOW.date(), basis="c:droger")
    async with scene.services.unit_of_work(NORRSJO) as uow:
        file = await uow.case_files.find(CASE)
        assert file
        await uow.case_files.put(file.changed(plan=replace(file.plan, measures=(measure,))))
    done = await close_item(scene.services, scene.who(KAJ), item.id, closing)
    assert isinstance(done, Capture)


@pytest.mark.parametrize("act", ["open", "close"])
async def test_r23_given_an_item_of_a_case_then_the_convener_closes_it_only_with_a_right_to_read_it(
    act: str,
) -> None:
    """The role alone gives nothing: it is as an item that there is not."""
    scene = await a_case_of_ruts()
    item = an_item(id=ItemId("i"), meeting=scene.first, level=BriefingLevel.INDIVIDUAL, case=CASE)
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.minutes.put_item(replace(item, controller=scene.organisation.controller))

    frida, services = scene.who(FRIDA), scene.services
    for asked in (item.id, ItemId("none")):
        doing = (
            open_item(services, frida, asked)
            if act == "open"
            else close_item(services, frida, asked, Closing(outcome="action"))
        )
        with pytest.raises(UnknownItemError):
            await doing


async def test_r23_given_the_coordinator_leaves_then_whoever_raised_it_goes_on_and_no_heir() -> (
    None
):
    scene = await a_case_of_ruts()

    for _ in range(2):
        await hand_over(scene.services, NORRSJO, KAJ, FRIDA)

    assert scene.state.cases[CASE].coordinator is None
    assert await show_case(scene.services, scene.who(FRIDA), code=CODE) is None
    own = await show_case(scene.services, scene.who(RUT), code=CODE)
    assert own
    assert own.sections[0] is Section.STEP
    assert Section.CLOSE in own.sections
