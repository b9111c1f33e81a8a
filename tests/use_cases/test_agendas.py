"""The agenda: made, approved, added to, and read by each with their own rights."""

from datetime import date

import pytest

from sspf.domain.agenda import FollowUp, Point
from sspf.domain.commitments import CommitmentId, Effect
from sspf.domain.errors import (
    MeetingOverError,
    NotAllowedError,
    NotConvenerError,
    StaleError,
    UnknownMeetingError,
)
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.agenda import AgendaApproval, AgendaDocument, AgendaEdit, PointLine
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.approve_agenda import add_item, approve_agenda, open_approval
from sspf.use_cases.change_commitment import (
    Postponement,
    complete_commitment,
    postpone_commitment,
    start_commitment,
)
from sspf.use_cases.change_meeting import cancel_meeting
from sspf.use_cases.show_agenda import open_agenda_edit, show_agenda, show_whole_text
from sspf.use_cases.write_briefing import submit_briefing
from tests.use_cases.world import (
    DISA,
    FIRST_DAY,
    FRIDA,
    GENERAL,
    KAJ,
    LEO,
    MEMBERS,
    PIA,
    RUT,
    SECOND_DAY,
    TORE,
    Scene,
    answers,
)

CALENDAR = Point.CALENDAR.value


async def the_point(scene: Scene, person: PersonId, key: Point) -> PointLine:
    shown = await show_agenda(scene.services, scene.who(person), scene.first)
    return next(p for p in shown.points if p.key == key)


async def test_given_an_approval_when_made_then_each_member_gets_an_agenda(scene: Scene) -> None:
    await scene.call()
    scene.at(date(2027, 1, 20), "13.30")
    await approve_agenda(scene.services, scene.who(FRIDA), scene.first)

    assert scene.waiting(Kind.AGENDA) == list(MEMBERS)


@pytest.mark.parametrize("person", [RUT, KAJ, DISA])
async def test_given_anybody_but_the_convener_when_approving_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await approve_agenda(scene.services, scene.who(person), scene.first)


@pytest.mark.parametrize("person", [RUT, KAJ])
async def test_given_anybody_but_the_convener_when_the_approval_is_opened_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await open_approval(scene.services, scene.who(person))


async def test_given_a_meeting_that_is_over_when_approving_then_it_is_refused(
    scene: Scene,
) -> None:
    scene.at(FIRST_DAY, "15.00")

    with pytest.raises(MeetingOverError):
        await approve_agenda(scene.services, scene.who(FRIDA), scene.first)


async def test_given_it_is_approved_when_opened_then_it_says_when(scene: Scene) -> None:
    await approve_agenda(scene.services, scene.who(LEO), scene.first)
    shown = await open_approval(scene.services, scene.who(FRIDA), scene.first)

    assert shown.approved_at == scene.clock.now()


async def test_given_who_has_answered_when_approving_then_the_missing_are_named(
    scene: Scene,
) -> None:
    await scene.submit(RUT, PIA)
    shown = await open_approval(scene.services, scene.who(FRIDA), scene.first)

    assert (shown.missing, shown.document.submitted) == (
        ("Ungas fritid", "Socialtjänst", "Säkerhet och beredskap"),
        2,
    )


async def test_given_a_text_when_each_reads_the_agenda_then_all_see_level_one(
    scene: Scene,
) -> None:
    await scene.submit(RUT)
    point = await the_point(scene, TORE, Point.SITUATION)

    assert [s.text for s in point.said] == ["", GENERAL, "", "", ""]


@pytest.mark.parametrize(("person", "somebody"), [(FRIDA, True), (PIA, False), (KAJ, False)])
async def test_given_something_is_raised_when_read_then_only_the_convener_sees_that_somebody_has(
    scene: Scene, person: PersonId, somebody: bool
) -> None:
    raised = (*answers()[:2], PartAnswer(number=3, raises=True))
    await submit_briefing(scene.services, scene.who(RUT), scene.first, raised)
    point = await the_point(scene, person, Point.INDIVIDUAL)

    assert (point.somebody_raised, point.raised) == (somebody, False)


async def test_given_the_agenda_when_somebody_outside_the_group_asks_then_it_is_refused(
    scene: Scene,
) -> None:
    with pytest.raises(NotAllowedError):
        await show_agenda(scene.services, scene.who(DISA), scene.first)


async def test_given_a_long_text_when_read_in_full_then_it_is_the_agencys_own(
    scene: Scene,
) -> None:
    await scene.submit(RUT)
    shown = await show_whole_text(
        scene.services, scene.who(PIA), scene.first, Point.SITUATION, PartyKey("skola")
    )

    assert (shown.party, shown.text) == ("Skola", GENERAL)


@pytest.mark.parametrize("point", [Point.INDIVIDUAL, "x"])
async def test_given_no_such_text_when_read_in_full_then_it_is_refused(
    scene: Scene, point: str
) -> None:
    with pytest.raises(NotAllowedError):
        await show_whole_text(scene.services, scene.who(PIA), scene.first, point, PartyKey("skola"))


async def test_given_the_model_when_adding_then_only_its_open_points_are_offered(
    scene: Scene,
) -> None:
    form = await open_agenda_edit(scene.services, scene.who(FRIDA), scene.first)

    assert form.points == ((Point.SITUATION, 3), (Point.GROUP_LEVEL, 4), (Point.CALENDAR, 5))


async def test_given_an_item_when_added_then_it_stands_under_its_point(scene: Scene) -> None:
    await add_item(scene.services, scene.who(FRIDA), scene.first, "Valborg", CALENDAR)
    point = await the_point(scene, RUT, Point.CALENDAR)

    assert [item.title for item in point.items] == ["Valborg"]


async def test_given_an_item_when_added_twice_then_there_is_one(scene: Scene) -> None:
    for _ in range(2):
        await add_item(scene.services, scene.who(FRIDA), scene.first, "Valborg", CALENDAR)

    assert len(scene.state.items) == 1


@pytest.mark.parametrize(
    ("title", "point", "faults"),
    [
        ("", CALENDAR, ("fault.item.empty",)),
        ("x" * 201, CALENDAR, ("fault.item.long",)),
        ("Valborg", Point.OPENING, ("fault.item.point",)),
        ("Ring 070-123 45 67", CALENDAR, ("fault.contact@6",)),
        ("killen i 8B", CALENDAR, ("fault.points_out@1",)),
    ],
    ids=["empty", "long", "point", "phone", "pointing"],
)
async def test_given_an_item_with_a_fault_when_added_then_the_form_holds_it(
    scene: Scene, title: str, point: str, faults: tuple[str, ...]
) -> None:
    form = await add_item(scene.services, scene.who(FRIDA), scene.first, title, point)

    assert isinstance(form, AgendaEdit)
    assert (form.title, form.faults) == (title, faults)


@pytest.mark.parametrize("person", [RUT, KAJ])
@pytest.mark.parametrize("title", ["Valborg", ""])
async def test_given_anybody_but_the_convener_when_adding_then_it_is_refused(
    scene: Scene, person: PersonId, title: str
) -> None:
    with pytest.raises(NotConvenerError):
        await add_item(scene.services, scene.who(person), scene.first, title, CALENDAR)


async def test_given_a_cancelled_meeting_when_adding_then_it_is_stale(scene: Scene) -> None:
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)

    with pytest.raises(StaleError):
        await add_item(scene.services, scene.who(FRIDA), scene.first, "Valborg", CALENDAR)


async def test_given_nobody_approves_when_the_evening_comes_then_stand_in_and_then_unapproved(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick(date(2027, 1, 20), "13.00")
    await scene.tick(date(2027, 1, 20), "15.00")
    asked = scene.said(AgendaApproval)
    await scene.tick(FIRST_DAY, "08.00")

    sent = [w.payload["card"] for _, w in scene.messenger.said]
    agendas = [card for card in sent if isinstance(card, AgendaDocument)]
    assert (asked, [a.is_approved for a in agendas]) == ([FRIDA, LEO], [False] * len(MEMBERS))


async def test_given_it_is_approved_when_the_morning_comes_then_nobody_gets_it_twice(
    scene: Scene,
) -> None:
    await scene.call()
    scene.at(date(2027, 1, 20), "13.30")
    await approve_agenda(scene.services, scene.who(FRIDA), scene.first)
    await scene.tick()
    await scene.tick(FIRST_DAY, "08.00")

    assert scene.said(AgendaDocument) == list(MEMBERS)


async def test_given_the_former_plan_when_the_next_agenda_is_made_then_it_is_counted_by_k6(
    meeting_scene: Scene,
) -> None:
    """Six of levels 1 and 2: four done, one moved, one in progress."""
    services, rut = meeting_scene.services, meeting_scene.who(RUT)
    made = [await meeting_scene.commit(origin=f"p{n}") for n in range(6)]
    for id_ in made[:4]:
        await complete_commitment(services, rut, id_, Effect.YES)
    await postpone_commitment(services, rut, made[4], Postponement(date(2027, 3, 4)))
    await start_commitment(services, rut, made[5])
    meeting_scene.at(date(2027, 2, 11), "09.00")
    shown = await show_agenda(services, meeting_scene.who(TORE), meeting_scene.second)

    follow_up = next(p.follow_up for p in shown.points if p.key == Point.FOLLOW_UP)
    assert follow_up == FollowUp(total=6, done=4, moved=1, ongoing=1)


async def test_given_a_promise_of_this_meeting_when_its_own_agenda_is_read_then_it_is_not_followed(
    meeting_scene: Scene,
) -> None:
    await meeting_scene.commit()
    point = await the_point(meeting_scene, RUT, Point.FOLLOW_UP)

    assert point.commitments == ()


async def test_given_one_still_open_from_long_ago_when_the_agenda_is_made_then_it_is_followed(
    meeting_scene: Scene,
) -> None:
    """R-121: whatever is open, not only the former meeting's."""
    made: CommitmentId = await meeting_scene.commit(on="2027-03-31")
    meeting_scene.at(SECOND_DAY, "16.00")
    third = await show_agenda(meeting_scene.services, meeting_scene.who(RUT))

    followed = next(p for p in third.points if p.key == Point.FOLLOW_UP)
    assert [c.id for c in followed.commitments] == [made]


async def test_given_every_meeting_is_over_when_the_agenda_is_asked_for_then_there_is_none(
    scene: Scene,
) -> None:
    scene.at(date(2027, 7, 1), "09.00")

    with pytest.raises(UnknownMeetingError):
        await show_agenda(scene.services, scene.who(RUT))
