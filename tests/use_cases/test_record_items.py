"""Who was there, and how each item is closed."""

import pytest

from sspf.domain.decisions import ItemId, Outcome
from sspf.domain.errors import NotConvenerError, UnknownMeetingError
from sspf.domain.messages.minutes import Capture, ItemForm
from sspf.domain.organisation import PersonId
from sspf.use_cases.record_meeting import (
    Closing,
    close_item,
    record_attendance,
)
from sspf.use_cases.show_capture import open_attendance, open_capture, open_item
from sspf.use_cases.write_briefing import submit_briefing
from tests.use_cases.world import (
    DISA,
    FRIDA,
    KAJ,
    KIM,
    PIA,
    RUT,
    Scene,
    answers,
)

CLOSING = Closing(outcome="watch", subject="area", prevention="universal")


async def test_given_who_is_there_when_recorded_then_every_seat_is_listed(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    form = await record_attendance(services, who, meeting_scene.first, frozenset({FRIDA, KIM}))

    assert [(s.party, s.present) for s in form.seats] == [
        ("fritid", (FRIDA,)),
        ("skola", (KIM,)),
        ("socialtjanst", ()),
        ("polis", ()),
        ("sakerhet_beredskap", ()),
    ]


async def test_given_who_is_there_when_recorded_anew_then_it_replaces_what_was_written(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    for present in ({FRIDA, KIM}, {RUT}):
        await record_attendance(services, who, meeting_scene.first, frozenset(present))

    assert [a.person for a in meeting_scene.state.attendance[meeting_scene.first]] == [RUT]


async def test_given_a_stranger_is_ticked_when_recorded_then_it_is_passed_over(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    strangers = frozenset({PersonId("nils"), DISA})
    await record_attendance(services, who, meeting_scene.first, strangers)

    assert meeting_scene.state.attendance[meeting_scene.first] == ()


@pytest.mark.parametrize("person", [RUT, DISA])
async def test_given_a_member_when_opening_the_attendance_then_it_is_refused(
    meeting_scene: Scene, person: PersonId
) -> None:
    with pytest.raises((NotConvenerError, UnknownMeetingError)):
        await open_attendance(meeting_scene.services, meeting_scene.who(person))


async def raised_item(scene: Scene) -> ItemId:
    """The school's group-level text as an item of the meeting."""
    services = scene.services
    await submit_briefing(services, scene.who(RUT), scene.first, answers())
    shown = await open_capture(services, scene.who(FRIDA), scene.first)
    (item,) = shown.items
    return item.id


async def test_given_a_group_text_when_the_meeting_is_captured_twice_then_it_is_one_item(
    meeting_scene: Scene,
) -> None:
    await raised_item(meeting_scene)
    shown = await open_capture(meeting_scene.services, meeting_scene.who(KAJ), meeting_scene.first)

    assert [(i.party, i.outcome) for i in shown.items] == [("skola", None)]


async def test_given_an_item_when_closed_then_its_outcome_is_kept(meeting_scene: Scene) -> None:
    item = await raised_item(meeting_scene)
    shown = await close_item(meeting_scene.services, meeting_scene.who(FRIDA), item, CLOSING)

    assert isinstance(shown, Capture)
    assert [i.outcome for i in shown.items] == [Outcome.WATCH]


async def test_given_an_item_when_closed_twice_then_the_second_changes_nothing(
    meeting_scene: Scene,
) -> None:
    item = await raised_item(meeting_scene)
    for _ in range(2):
        await close_item(meeting_scene.services, meeting_scene.who(FRIDA), item, CLOSING)

    assert meeting_scene.state.items[item].version == 2


async def test_given_nothing_is_chosen_when_closing_then_every_fault_is_named(
    meeting_scene: Scene,
) -> None:
    item = await raised_item(meeting_scene)
    form = await close_item(meeting_scene.services, meeting_scene.who(FRIDA), item, Closing())

    assert isinstance(form, ItemForm)
    assert form.faults == ("fault.outcome", "fault.subject", "fault.prevention")


async def test_given_a_member_when_opening_an_item_then_it_is_refused(
    meeting_scene: Scene,
) -> None:
    item = await raised_item(meeting_scene)

    with pytest.raises(NotConvenerError):
        await open_item(meeting_scene.services, meeting_scene.who(PIA), item)
