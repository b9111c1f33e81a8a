"""What an agency says by word of mouth is noted by the convener, and takes nothing from it."""

import pytest

from sspf.domain.briefings import Briefing, PartState
from sspf.domain.errors import NotAllowedError, NotConvenerError, StaleError, UnknownPersonError
from sspf.domain.invitations import Response
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import OralForm
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.outbox import Kind
from sspf.domain.roads import Road
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.note_oral import Spoken, note_oral_answer
from sspf.use_cases.open_briefing import reopen_briefing
from sspf.use_cases.write_briefing import note_oral_briefing, save_draft
from tests.use_cases.world import (
    BO,
    DISA,
    FIRST_DAY,
    FRIDA,
    GENERAL,
    KAJ,
    KIM,
    LEO,
    PIA,
    RUT,
    SOL,
    Scene,
    local,
)

SOC = PartyKey("socialtjanst")
ONE_TEXT = (PartAnswer(number=1, text=GENERAL),)


def briefing(scene: Scene) -> Briefing:
    return scene.state.briefings[scene.first, SOC]


async def test_given_what_an_agency_said_when_noted_then_it_is_submitted_as_oral(
    scene: Scene,
) -> None:
    await note_oral_briefing(scene.services, scene.who(FRIDA), scene.first, SOC, ONE_TEXT)

    noted = briefing(scene)
    assert (noted.is_oral, noted.parts[0].text, noted.parts[1].state) == (
        True,
        GENERAL,
        PartState.NOTHING,
    )


@pytest.mark.parametrize("person", [RUT, KAJ, DISA])
async def test_given_anybody_but_the_convener_when_noting_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await note_oral_briefing(scene.services, scene.who(person), scene.first, SOC, ONE_TEXT)


async def test_given_an_agency_that_has_answered_when_noting_then_its_own_words_stand(
    scene: Scene,
) -> None:
    await scene.submit(SOL)
    typed = (PartAnswer(number=1, text="Något annat."),)
    form = await note_oral_briefing(scene.services, scene.who(FRIDA), scene.first, SOC, typed)

    assert isinstance(form, OralForm)
    assert (form.faults, briefing(scene).parts[0].text) == (("fault.oral.answered",), GENERAL)


async def test_given_something_is_wrong_when_noting_then_the_form_holds_what_was_typed(
    scene: Scene,
) -> None:
    typed = (PartAnswer(number=1, text="Ring 070-123 45 67."),)
    form = await note_oral_briefing(scene.services, scene.who(LEO), scene.first, SOC, typed)

    assert isinstance(form, OralForm)
    assert form.parts[0].text == "Ring 070-123 45 67."


async def test_given_the_agency_has_a_draft_when_noted_orally_then_its_draft_is_not_lost(
    scene: Scene,
) -> None:
    own = (PartAnswer(number=1, text="Vårt eget utkast."),)
    await save_draft(scene.services, scene.who(SOL), scene.first, own)
    await note_oral_briefing(scene.services, scene.who(FRIDA), scene.first, SOC, ONE_TEXT)

    form = await reopen_briefing(scene.services, scene.who(SOL), scene.first)
    assert form.parts[0].text == "Vårt eget utkast."


async def test_given_the_agency_has_a_draft_when_noted_orally_then_only_the_spoken_is_read(
    scene: Scene,
) -> None:
    own = (PartAnswer(number=1, text="Vårt eget utkast."),)
    await save_draft(scene.services, scene.who(SOL), scene.first, own)
    await note_oral_briefing(scene.services, scene.who(FRIDA), scene.first, SOC, ONE_TEXT)

    assert briefing(scene).parts[0].text == GENERAL


NINE_TEN = local(FIRST_DAY, "09.10")


async def test_given_the_hour_was_noted_when_read_then_it_stands_with_who_wrote_it(
    scene: Scene,
) -> None:
    noting = note_oral_briefing(
        scene.services, scene.who(FRIDA), scene.first, SOC, ONE_TEXT, NINE_TEN
    )
    await noting

    noted = briefing(scene)
    assert (noted.road, noted.said_at, noted.submitted_by) == (Road.ORAL, NINE_TEN, FRIDA)


async def test_given_what_was_noted_then_the_agency_is_told_and_not_its_deputy(
    scene: Scene,
) -> None:
    await note_oral_briefing(scene.services, scene.who(FRIDA), scene.first, SOC, ONE_TEXT)

    assert scene.waiting(Kind.ORAL_NOTED) == [SOL]


async def test_given_something_of_individuals_when_noting_then_it_is_left_out(
    scene: Scene,
) -> None:
    said = (*ONE_TEXT, PartAnswer(number=3, text="Om en enskild.", raises=True))
    await note_oral_briefing(scene.services, scene.who(FRIDA), scene.first, SOC, said)

    assert (briefing(scene).parts[2].state, briefing(scene).parts[2].text) == (
        PartState.NOTHING,
        "",
    )


async def test_given_what_somebody_said_when_noted_then_it_is_their_whole_answer(
    scene: Scene,
) -> None:
    await scene.call()
    said = Spoken(person=PIA, response=Response.ACCEPTED, said_at=NINE_TEN)
    await note_oral_answer(scene.services, scene.who(FRIDA), scene.first, said)

    answer = scene.state.answers[scene.first, PIA]
    assert (answer.response, answer.road, answer.noted_by, answer.said_at) == (
        Response.ACCEPTED,
        Road.ORAL,
        FRIDA,
        NINE_TEN,
    )
    assert "invitation:answer:oral" in scene.tags()


async def test_given_they_send_a_deputy_when_noted_then_the_deputy_is_called(
    scene: Scene,
) -> None:
    await scene.call()
    said = Spoken(person=SOL, response=Response.DECLINED, deputy=BO)
    await note_oral_answer(scene.services, scene.who(FRIDA), scene.first, said)

    assert BO in scene.waiting(Kind.INVITATION)


@pytest.mark.parametrize("person", [RUT, KAJ, DISA, PIA])
async def test_given_anybody_but_the_convener_when_noting_an_answer_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    said = Spoken(person=PIA, response=Response.ACCEPTED)
    with pytest.raises(NotConvenerError):
        await note_oral_answer(scene.services, scene.who(person), scene.first, said)


async def test_given_somebody_of_another_seat_as_deputy_then_it_is_refused(scene: Scene) -> None:
    said = Spoken(person=SOL, response=Response.DECLINED, deputy=KIM)
    with pytest.raises(UnknownPersonError):
        await note_oral_answer(scene.services, scene.who(FRIDA), scene.first, said)


async def test_given_somebody_outside_the_group_then_it_is_refused(scene: Scene) -> None:
    with pytest.raises(NotAllowedError):
        await note_oral_answer(
            scene.services,
            scene.who(FRIDA),
            scene.first,
            Spoken(person=DISA, response=Response.ACCEPTED),
        )


async def test_given_the_meeting_is_over_when_noting_an_answer_then_it_is_too_late(
    meeting_scene: Scene,
) -> None:
    meeting_scene.at(FIRST_DAY, "15.00")
    said = Spoken(person=PIA, response=Response.ACCEPTED)
    with pytest.raises(StaleError):
        await note_oral_answer(
            meeting_scene.services, meeting_scene.who(FRIDA), meeting_scene.first, said
        )


async def test_given_they_have_answered_the_same_themselves_then_their_own_answer_stands(
    scene: Scene,
) -> None:
    await scene.call()
    mine = scene.who(PIA)
    await answer_invitation(scene.services, mine, scene.first, Response.ACCEPTED)
    said = Spoken(person=PIA, response=Response.ACCEPTED)
    await note_oral_answer(scene.services, scene.who(FRIDA), scene.first, said)

    assert scene.state.answers[scene.first, PIA].road is Road.TEAMS
