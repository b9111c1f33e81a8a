"""What an agency says by word of mouth is noted by the convener, and takes nothing from it."""

import pytest

from sspf.domain.briefings import Briefing, PartState
from sspf.domain.errors import NotConvenerError
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import OralForm
from sspf.domain.organisation import PartyKey, PersonId
from sspf.use_cases.open_briefing import reopen_briefing
from sspf.use_cases.write_briefing import note_oral_briefing, save_draft
from tests.use_cases.world import DISA, FRIDA, GENERAL, KAJ, LEO, RUT, SOL, Scene

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
    assert (form.faults, briefing(scene).parts[0].text) == (("fault.owner",), GENERAL)


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
