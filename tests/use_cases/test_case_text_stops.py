"""What keeps a text on a case from going, and what becomes of it then."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.case_texts import Picks, TextState
from sspf.domain.consents import InfoArea
from sspf.domain.errors import NotAllowedError, StaleError
from sspf.domain.guards import Fault
from sspf.domain.messages.briefing import BriefingReceipt, BriefingRequest
from sspf.domain.messages.case_text import BeforeItGoes, TextStopped
from sspf.domain.organisation import IndividualMode, PartyKey
from sspf.domain.roads import Road
from sspf.use_cases.change_case_text import (
    change_case_text,
    find_draft,
    remove_case_text,
    write_case_text,
)
from sspf.use_cases.open_briefing import open_briefing
from sspf.use_cases.room import Who
from sspf.use_cases.write_briefing import submit_briefing
from tests.use_cases.individual import (
    OF_A_YOUTH,
    TEXTS,
    WITH_CONSENT,
    WITHOUT,
    about,
    part_3,
    save,
    send,
    texts,
    with_individuals,
    with_texts,
    withdraw,
)
from tests.use_cases.world import FRIDA, NORRSJO, PIA, RUT, SOL, Scene, local

SKOLA, SOC = PartyKey("skola"), PartyKey("socialtjanst")
SCHOOLS = TEXTS[RUT, WITH_CONSENT]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"names_others": True}, Fault.THIRD_PERSON),
        ({"is_protected": True}, Fault.PROTECTED),
        ({"known_by": None}, Fault.NOT_ANSWERED),
        ({"names_others": None}, Fault.NOT_ANSWERED),
        ({"is_protected": None}, Fault.NOT_ANSWERED),
        ({"text": "Ring 070-123 45 67."}, Fault.CONTACT),
        ({"text": "Född 20100101-1234."}, Fault.PERSONAL_NUMBER),
        ({"text": "å" * 1001}, Fault.TOO_LONG),
    ],
)
async def test_r_16_r_28_r_40_r_45_given_a_fault_when_sent_then_nothing_goes_and_all_is_kept(
    individuals: Scene, changes: dict[str, object], fault: Fault
) -> None:
    said = {"text": SCHOOLS} | changes
    form = await send(individuals, RUT, about(WITH_CONSENT, **said))  # type: ignore[arg-type]

    assert isinstance(form, BriefingRequest)
    assert fault in {found for found, _ in form.parts[2].faults}
    assert part_3(form).texts[0].text == said["text"]
    (text,) = texts(individuals)
    assert text.is_draft
    assert not individuals.state.briefings[individuals.first, SKOLA].is_submitted


async def test_r_44_given_a_crime_told_by_the_social_services_when_police_would_get_it_then_stopped(
    individuals: Scene,
) -> None:
    form = await send(individuals, SOL, about(WITH_CONSENT, "Lugnt.", tells_of_crime=True))

    assert isinstance(form, BriefingRequest)
    assert (Fault.CRIME, 0) in form.parts[2].faults
    assert all(text.is_draft for text in texts(individuals))


async def test_r_44_given_a_crime_told_by_another_agency_then_its_question_is_not_asked(
    individuals: Scene,
) -> None:
    form = await open_briefing(individuals.services, individuals.who(RUT), individuals.first)
    done = await send(individuals, RUT, about(WITH_CONSENT, SCHOOLS, tells_of_crime=None))

    assert not part_3(form).asks_of_crime
    assert isinstance(done, BriefingReceipt)


async def test_r_101_given_a_word_of_the_list_when_sent_then_a_step_comes_first(
    individuals: Scene,
) -> None:
    said = about(WITH_CONSENT, "Hen har blåmärken på armarna. Trivs i bild.")
    step = await send(individuals, RUT, said, step_taken=False)

    assert isinstance(step, BeforeItGoes)
    assert (step.asks_about_concern, step.is_ahead) == (True, True)
    assert not individuals.state.briefings[individuals.first, SKOLA].is_submitted
    done = await submit_briefing(
        individuals.services, individuals.who(RUT), individuals.first, step_taken=True
    )
    assert isinstance(done, BriefingReceipt)
    assert texts(individuals)[0].state is TextState.RELEASED


async def test_r_30_given_a_recipient_with_weak_secrecy_when_sent_then_the_sender_is_asked(
    individuals: Scene,
) -> None:
    step = await send(individuals, RUT, about(WITH_CONSENT, SCHOOLS), step_taken=False)

    assert isinstance(step, BeforeItGoes)
    assert step.weak == ("Ungas fritid",)
    await send(individuals, RUT)
    assert "case_text:transfer_confirmed" in individuals.tags()


async def test_given_an_area_that_the_consent_no_longer_covers_then_a_text_on_it_is_stopped(
    individuals: Scene,
) -> None:
    async with individuals.services.unit_of_work(NORRSJO) as uow:
        consent = (await uow.consents.of_case(WITH_CONSENT))[0]
        school = replace(consent, areas=frozenset({InfoArea.SCHOOL}), version=2)
        await uow.consents.put(school)
    drugs = await send(
        individuals, RUT, about(WITH_CONSENT, "Lugnt.", areas=frozenset({InfoArea.DRUGS}))
    )
    anything = await send(individuals, RUT, about(WITH_CONSENT, "Lugnt."))
    school_only = await send(
        individuals, RUT, about(WITH_CONSENT, "Lugnt.", areas=frozenset({InfoArea.SCHOOL}))
    )

    assert isinstance(drugs, TextStopped)
    assert isinstance(anything, TextStopped)
    assert isinstance(school_only, BriefingReceipt)


async def test_given_a_withdrawn_consent_when_a_text_is_sent_then_it_goes_to_nobody(
    individuals: Scene,
) -> None:
    await withdraw(individuals, 3, local(date(2027, 1, 19), "14.32"))
    done = await send(individuals, RUT, about(OF_A_YOUTH, TEXTS[RUT, OF_A_YOUTH]))

    assert isinstance(done, TextStopped)
    assert [t.recipients for t in texts(individuals)] == [()]


@pytest.mark.parametrize("road", [Road.WEB, Road.MAIL, Road.ORAL])
async def test_given_another_road_when_a_text_is_sent_then_it_is_refused(
    individuals: Scene, road: Road
) -> None:
    who = Who(municipality=NORRSJO, person=RUT, road=road)

    with pytest.raises(NotAllowedError):
        await submit_briefing(
            individuals.services, who, individuals.first, with_texts(about(WITH_CONSENT, SCHOOLS))
        )
    assert texts(individuals) == []


async def test_given_a_draft_when_the_rest_comes_by_the_web_then_the_draft_goes_nowhere(
    individuals: Scene,
) -> None:
    await save(individuals, RUT, about(WITH_CONSENT, SCHOOLS))
    who = Who(municipality=NORRSJO, person=RUT, road=Road.WEB)
    await submit_briefing(individuals.services, who, individuals.first, with_texts()[:2])

    assert [t.state for t in texts(individuals)] == [TextState.DRAFT]


async def test_given_a_stopped_text_when_changed_then_it_is_another_text_and_a_draft(
    individuals: Scene,
) -> None:
    stopped = await send(individuals, RUT, about(WITHOUT, "Hög frånvaro."))
    assert isinstance(stopped, TextStopped)
    (before,) = texts(individuals)
    await change_case_text(individuals.services, individuals.who(RUT), before.id, "Lägre frånvaro.")

    (after,) = texts(individuals)
    assert (after.content.text, after.is_draft) == ("Lägre frånvaro.", True)
    assert after.id != before.id
    with pytest.raises(StaleError):
        await change_case_text(individuals.services, individuals.who(SOL), after.id, "Vårt.")


async def test_given_a_stopped_text_when_removed_then_it_is_gone(individuals: Scene) -> None:
    await send(individuals, RUT, about(WITHOUT, "Hög frånvaro."))
    (text,) = texts(individuals)
    shown = await remove_case_text(individuals.services, individuals.who(RUT), text.id)

    assert isinstance(shown, BriefingReceipt)
    assert texts(individuals) == []


async def test_given_a_code_typed_when_it_may_be_written_of_then_it_is_a_draft(
    individuals: Scene,
) -> None:
    content = about(WITH_CONSENT, SCHOOLS).content
    form = await write_case_text(individuals.services, individuals.who(RUT), "N27-01", content)

    assert part_3(form).texts[0].text == SCHOOLS
    assert await find_draft(individuals.services, individuals.who(RUT), "N27-01")


@pytest.mark.parametrize("code", ["N27-02", "N27-99"])
async def test_r_32_given_a_code_of_no_case_of_mine_when_typed_then_the_same_as_for_none(
    individuals: Scene, code: str
) -> None:
    content = about(WITH_CONSENT, SCHOOLS).content
    before = len(individuals.state.entries)

    assert await write_case_text(individuals.services, individuals.who(PIA), code, content) is None
    assert individuals.tags()[before:] == ["case:sought"]


async def test_given_pointer_only_when_a_text_is_sent_then_no_word_is_kept(scene: Scene) -> None:
    await with_individuals(scene, IndividualMode.POINTER_ONLY)
    await send(scene, RUT, about(WITH_CONSENT, SCHOOLS))

    assert "idrott" not in repr(scene.state.case_texts)
    assert "idrott" not in repr(scene.state.briefings)


async def test_given_structured_when_a_text_is_sent_then_only_the_choices_are_kept(
    scene: Scene,
) -> None:
    await with_individuals(scene, IndividualMode.STRUCTURED)
    said = about(
        WITH_CONSENT, SCHOOLS, picks=Picks(concerns=("droger",), since="done", need="know")
    )
    done = await send(scene, RUT, said)

    assert isinstance(done, BriefingReceipt)
    (text,) = texts(scene)
    assert text.content == replace(said.content, text="")
    assert text.state is TextState.RELEASED


async def test_given_off_then_there_is_no_case_in_the_form(scene: Scene) -> None:
    await with_individuals(scene, IndividualMode.OFF)
    form = await open_briefing(scene.services, scene.who(FRIDA), scene.first)

    assert "N27" not in repr(form)
