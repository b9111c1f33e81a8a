"""The plan and each one's word on it; who has answered, and reminding those who have not."""

from datetime import date

import pytest

from sspf.domain.errors import NotAllowedError, UnknownMeetingError
from sspf.domain.invitations import Response
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.commitment import Digest
from sspf.domain.messages.minutes import Objection
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.show_plan import check_plan, show_plan
from sspf.use_cases.show_standing import open_oral_form, remind_missing, show_standing
from sspf.use_cases.write_briefing import note_oral_briefing, save_draft
from tests.use_cases.world import (
    DISA,
    FRIDA,
    GENERAL,
    KAJ,
    KIM,
    LEO,
    PIA,
    RUT,
    SOL,
    TORE,
    Scene,
)

WRONG = "Datumet för tillsynen är fel."


async def objected(scene: Scene, words: str | None, person: PersonId = PIA) -> None:
    await check_plan(scene.services, scene.who(person), scene.first, words)


async def test_given_the_notes_when_a_member_agrees_then_nobody_is_told(
    meeting_scene: Scene,
) -> None:
    await objected(meeting_scene, None)

    assert meeting_scene.waiting(Kind.OBJECTION) == []


async def test_given_the_notes_when_a_member_objects_then_the_convener_is_told_what(
    meeting_scene: Scene,
) -> None:
    await objected(meeting_scene, WRONG)
    await meeting_scene.tick()

    told = [(p, w.payload["card"]) for p, w in meeting_scene.messenger.said]
    assert [(p, c.by, c.text) for p, c in told if isinstance(c, Objection)] == [
        (FRIDA, "Pia Områdesson", WRONG)
    ]


async def test_given_the_same_objection_twice_when_a_second_apart_then_the_convener_is_told_once(
    meeting_scene: Scene,
) -> None:
    await objected(meeting_scene, WRONG)
    meeting_scene.clock.advance(seconds=1)
    await objected(meeting_scene, WRONG)

    assert meeting_scene.waiting(Kind.OBJECTION) == [FRIDA]


async def test_given_another_objection_when_made_then_the_convener_is_told_again(
    meeting_scene: Scene,
) -> None:
    await objected(meeting_scene, WRONG)
    meeting_scene.clock.advance(minutes=1)
    await objected(meeting_scene, "Och platsen också.")

    assert meeting_scene.waiting(Kind.OBJECTION) == [FRIDA, FRIDA]


async def test_given_the_objection_is_withdrawn_when_it_was_to_be_told_then_it_is_not(
    meeting_scene: Scene,
) -> None:
    await objected(meeting_scene, WRONG)
    await objected(meeting_scene, None)
    await meeting_scene.tick()

    assert meeting_scene.said(Objection) == []


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", "fault.objection.empty"),
        (" \n", "fault.objection.empty"),
        ("x" * 1001, "fault.objection.long"),
    ],
    ids=["empty", "blank", "long"],
)
async def test_given_an_objection_with_a_fault_when_made_then_the_card_holds_it(
    meeting_scene: Scene, words: str, fault: str
) -> None:
    plan = await check_plan(
        meeting_scene.services, meeting_scene.who(PIA), meeting_scene.first, words
    )

    assert (plan.objection, plan.faults) == (words, (fault,))


async def test_given_somebody_outside_the_group_when_reading_the_plan_then_it_is_refused(
    meeting_scene: Scene,
) -> None:
    with pytest.raises(NotAllowedError):
        await show_plan(meeting_scene.services, meeting_scene.who(DISA), meeting_scene.first)


async def test_given_no_meeting_has_been_held_when_the_plan_is_asked_for_then_there_is_none(
    scene: Scene,
) -> None:
    with pytest.raises(UnknownMeetingError):
        await show_plan(scene.services, scene.who(RUT))


@pytest.mark.parametrize(
    ("day", "clock", "may_object"),
    [(22, "10.00", True), (26, "15.59", True), (26, "16.00", False)],
)
async def test_given_the_notes_when_read_then_until_when_one_may_object_is_said(
    meeting_scene: Scene, day: int, clock: str, may_object: bool
) -> None:
    meeting_scene.at(date(2027, 1, day), clock)
    plan = await show_plan(meeting_scene.services, meeting_scene.who(PIA))

    assert (plan.check_until is not None) is may_object


async def test_given_the_plan_when_read_then_every_seat_is_listed_also_the_empty(
    meeting_scene: Scene,
) -> None:
    plan = await show_plan(meeting_scene.services, meeting_scene.who(PIA))

    assert [(line.party, line.people) for line in plan.attendance] == [
        ("Ungas fritid", ()),
        ("Skola", ()),
        ("Socialtjänst", ()),
        ("Polis", ()),
        ("Säkerhet och beredskap", ()),
    ]


async def states(scene: Scene) -> dict[str, str]:
    shown = await show_standing(scene.services, scene.who(FRIDA), scene.first)
    return {seat.party: seat.state for seat in shown.seats}


async def test_given_one_submitted_one_drafted_one_spoken_when_shown_then_a_draft_is_missing(
    scene: Scene,
) -> None:
    await scene.submit(RUT)
    typed = (PartAnswer(number=1, text=GENERAL),)
    await save_draft(scene.services, scene.who(SOL), scene.first, typed)
    frida = scene.who(FRIDA)
    await note_oral_briefing(scene.services, frida, scene.first, PartyKey("polis"), typed)

    assert await states(scene) == {
        "Ungas fritid": "missing",
        "Skola": "submitted",
        "Socialtjänst": "missing",
        "Polis": "oral",
        "Säkerhet och beredskap": "missing",
    }


@pytest.mark.parametrize("person", [RUT, PIA, DISA])
async def test_given_a_member_when_asking_who_has_answered_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await show_standing(scene.services, scene.who(person), scene.first)


@pytest.mark.parametrize("person", [RUT, DISA])
async def test_given_a_member_when_reminding_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await remind_missing(scene.services, scene.who(person), scene.first)


@pytest.mark.parametrize("person", [FRIDA, LEO, KAJ])
async def test_given_some_have_answered_when_reminding_then_only_the_missing_are_reminded(
    scene: Scene, person: PersonId
) -> None:
    await scene.call()
    await scene.submit(RUT, PIA)
    scene.at(date(2027, 1, 19), "10.00")
    shown = await remind_missing(scene.services, scene.who(person), scene.first)

    assert (scene.waiting(Kind.DIGEST), shown.just_reminded) == ([FRIDA, SOL, TORE], 3)


async def test_given_they_were_reminded_when_reminded_the_same_day_then_nobody_is(
    scene: Scene,
) -> None:
    await scene.call()
    scene.at(date(2027, 1, 19), "10.00")
    await remind_missing(scene.services, scene.who(FRIDA), scene.first)
    shown = await remind_missing(scene.services, scene.who(FRIDA), scene.first)

    assert shown.just_reminded == 0


async def test_given_the_days_reminder_went_out_when_reminding_by_hand_then_nobody_gets_two(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick(date(2027, 1, 18), "08.30")
    scene.at(date(2027, 1, 18), "14.00")
    await remind_missing(scene.services, scene.who(FRIDA), scene.first)
    await scene.tick()

    digests = scene.said(Digest)
    assert len(digests) == len(set(digests))


async def test_given_they_were_reminded_when_shown_then_the_day_stands_there(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick(date(2027, 1, 18), "08.30")
    shown = await show_standing(scene.services, scene.who(FRIDA), scene.first)

    assert {seat.reminded_on for seat in shown.seats} == {date(2027, 1, 18)}


async def test_given_the_oral_form_when_opened_then_every_seat_is_offered_and_no_third_part(
    scene: Scene,
) -> None:
    await scene.submit(FRIDA, RUT, SOL, PIA, TORE)
    form = await open_oral_form(scene.services, scene.who(FRIDA), scene.first)

    assert len(form.parties) == 5
    assert [part.number for part in form.parts] == [1, 2]
    assert [person.id for person in form.people] == [FRIDA, RUT, SOL, PIA, TORE]


async def test_given_the_plan_is_fixed_when_its_hour_comes_then_once(
    meeting_scene: Scene,
) -> None:
    await meeting_scene.commit()
    for _ in range(2):
        await meeting_scene.tick(date(2027, 1, 26), "16.00")

    assert meeting_scene.tags().count("plan:fix") == 1


async def test_given_a_member_sends_a_deputy_when_shown_then_both_stand_there(
    scene: Scene,
) -> None:
    await scene.call()
    await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.DECLINED, KIM)
    shown = await show_standing(scene.services, scene.who(KAJ), scene.first)

    assert shown.seats[1].coming == (
        ("Rut Rektorsdotter, rektor", "declined"),
        ("Kim Skolvärdh, skolvärd", "deputy"),
    )
