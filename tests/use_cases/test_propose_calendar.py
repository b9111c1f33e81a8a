"""Dates that follow from something else that is held: so long after it, and not before it is."""

from dataclasses import replace
from datetime import date

from sspf.domain.cadence import Cadence, Kind, Unit
from sspf.domain.cadence_dates import Span
from sspf.domain.organisation import GroupKey
from sspf.use_cases.propose_calendar import Proposed, propose_calendar
from tests.factories import OPERATIVE
from tests.use_cases.world import FIRST_DAY, FRIDA, NORRSJO, SECOND_DAY, Scene

YEAR = Span(first=date(2027, 1, 1), last=date(2028, 6, 30))
OTHER = GroupKey("annan")


async def proposed(scene: Scene, after: str = "") -> Proposed:
    """The operative group meets four months after the latest meeting of a group."""
    cadence = Cadence(kind=Kind.OFFSET_AFTER, count=4, unit=Unit.MONTH, after=after)
    async with scene.services.unit_of_work(NORRSJO) as uow:
        there = await uow.organisations.get()
        groups = tuple(
            replace(g, cadence=cadence) if g.key == OPERATIVE else g for g in there.groups
        )
        await uow.organisations.put(replace(there, groups=groups))
    return await propose_calendar(scene.services, scene.who(FRIDA), YEAR, None)


async def test_given_an_offset_then_one_date_after_the_groups_latest_meeting(scene: Scene) -> None:
    latest = max(m.held_on for m in scene.state.meetings.values())
    found = await proposed(scene)

    assert FIRST_DAY < SECOND_DAY <= latest
    (day,) = (on for on, _ in found.wanted)
    assert (day.year, day.month, day.day) == (latest.year, latest.month + 4, latest.day)
    assert [note.key for note in found.notes] == ["propose.after.month"]


async def test_given_an_offset_after_a_group_that_has_not_met_then_it_is_said(scene: Scene) -> None:
    found = await proposed(scene, after=OTHER)

    assert found.wanted == ()
    assert found.instead is not None
    assert found.instead.key == "propose.not_yet"
