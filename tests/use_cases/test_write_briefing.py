"""Saving, submitting and noting by word of mouth: nothing that was typed is ever lost."""

from datetime import date

import pytest

from sspf.domain.briefings import Briefing, PartState
from sspf.domain.errors import NotAllowedError, StaleError
from sspf.domain.guards import Fault
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import (
    BriefingReceipt,
    BriefingRequest,
    DraftSaved,
)
from sspf.domain.organisation import PartyKey, PersonId
from sspf.use_cases.change_meeting import cancel_meeting
from sspf.use_cases.open_briefing import open_briefing, reopen_briefing
from sspf.use_cases.write_briefing import save_draft, submit_briefing
from tests.use_cases.world import (
    DISA,
    FIRST_DAY,
    FRIDA,
    GENERAL,
    GROUP,
    KAJ,
    KIM,
    PIA,
    RUT,
    SOL,
    Scene,
    answers,
)

SKOLA, SOC = PartyKey("skola"), PartyKey("socialtjanst")
ONE_TEXT = (PartAnswer(number=1, text=GENERAL),)


def briefing(scene: Scene, party: PartyKey = SKOLA) -> Briefing:
    return scene.state.briefings[scene.first, party]


async def draft(scene: Scene, person: PersonId, text: str, version: int | None = None) -> object:
    typed = (PartAnswer(number=1, text=text),)
    return await save_draft(scene.services, scene.who(person), scene.first, typed, version)


async def test_given_a_text_when_saved_as_draft_then_it_waits_and_is_not_submitted(
    scene: Scene,
) -> None:
    saved = await draft(scene, RUT, GENERAL)

    assert isinstance(saved, DraftSaved)
    assert briefing(scene).shown_in_form[0].text == GENERAL
    assert not briefing(scene).is_submitted


async def test_given_a_draft_when_saved_then_it_says_who_can_see_it(scene: Scene) -> None:
    saved = await draft(scene, SOL, GENERAL)

    assert isinstance(saved, DraftSaved)
    assert saved.seen_by == ("Sol", "Bo")


async def test_given_a_draft_of_a_colleague_when_opened_then_the_form_holds_it(
    scene: Scene,
) -> None:
    await draft(scene, SOL, GENERAL)
    form = await open_briefing(scene.services, scene.who(PersonId("bo")), scene.first)

    assert isinstance(form, BriefingRequest)
    assert (form.parts[0].text, form.draft_by) == (GENERAL, "Sol Sekreterare-Ek")


async def test_given_one_part_is_sent_when_saved_then_the_others_are_untouched(
    scene: Scene,
) -> None:
    await draft(scene, RUT, GENERAL)
    typed = (PartAnswer(number=2, text=GROUP),)
    await save_draft(scene.services, scene.who(RUT), scene.first, typed)

    assert [p.text for p in briefing(scene).shown_in_form] == [GENERAL, GROUP, ""]


@pytest.mark.parametrize("person", [KAJ, DISA])
async def test_given_somebody_without_a_seat_when_writing_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await draft(scene, person, GENERAL)


@pytest.mark.parametrize("person", [KAJ, DISA])
async def test_given_somebody_without_a_seat_when_reopening_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await reopen_briefing(scene.services, scene.who(person), scene.first)


async def test_given_all_parts_are_answered_when_submitted_then_the_receipt_holds_no_text(
    scene: Scene,
) -> None:
    receipt = await submit_briefing(scene.services, scene.who(RUT), scene.first, answers())

    assert isinstance(receipt, BriefingReceipt)
    assert [p.state for p in receipt.parts] == [PartState.TEXT, PartState.TEXT, PartState.NOTHING]
    assert GENERAL not in str(receipt)


async def test_given_nothing_to_report_when_submitted_then_it_counts_as_answered(
    scene: Scene,
) -> None:
    await submit_briefing(scene.services, scene.who(RUT), scene.first, answers("", ""))

    assert briefing(scene).is_submitted


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (ONE_TEXT, Fault.UNANSWERED),
        (answers("Ring 070-123 45 67."), Fault.CONTACT),
        (answers("Det var 100101-1234."), Fault.PERSONAL_NUMBER),
        (answers(group="killen i 8B som alltid leder gänget"), Fault.POINTS_OUT),
        (answers("x" * 2001), Fault.TOO_LONG),
        (
            (*answers()[:1], PartAnswer(number=2, text=GROUP, size="lt5"), answers()[2]),
            Fault.SMALL_GROUP,
        ),
        ((PartAnswer(number=1, text=GENERAL, nothing=True), *answers()[1:]), Fault.BOTH),
    ],
    ids=lambda value: value.value if isinstance(value, Fault) else "",
)
async def test_given_something_is_wrong_when_submitted_then_the_form_says_what(
    scene: Scene, typed: tuple[PartAnswer, ...], fault: Fault
) -> None:
    form = await submit_briefing(scene.services, scene.who(RUT), scene.first, typed)

    assert isinstance(form, BriefingRequest)
    assert fault in {kind for part in form.parts for kind, _ in part.faults}


@pytest.mark.parametrize("text", ["Det var 100101-1234.", "x" * 100_000, "**fet** <at>x</at> 🙂"])
async def test_given_something_is_wrong_when_submitted_then_the_text_is_kept_as_a_draft(
    scene: Scene, text: str
) -> None:
    typed = (PartAnswer(number=1, text=text),)
    await submit_briefing(scene.services, scene.who(RUT), scene.first, typed)

    assert briefing(scene).shown_in_form[0].text == text
    assert not briefing(scene).is_submitted


@pytest.mark.parametrize(
    ("day", "clock", "late"),
    [(20, "11.58", False), (20, "12.00", False), (20, "12.20", True)],
)
async def test_given_the_deadline_when_submitted_then_late_ones_are_taken_and_marked(
    scene: Scene, day: int, clock: str, late: bool
) -> None:
    scene.at(date(2027, 1, day), clock)
    receipt = await submit_briefing(scene.services, scene.who(PIA), scene.first, answers())

    assert isinstance(receipt, BriefingReceipt)
    assert receipt.is_late is late


async def test_given_the_meeting_is_over_when_submitted_then_it_is_stale(scene: Scene) -> None:
    scene.at(FIRST_DAY, "15.00")

    with pytest.raises(StaleError):
        await submit_briefing(scene.services, scene.who(RUT), scene.first, answers())


async def test_given_the_meeting_is_cancelled_when_submitted_then_it_is_stale(
    scene: Scene,
) -> None:
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)

    with pytest.raises(StaleError):
        await submit_briefing(scene.services, scene.who(RUT), scene.first, answers())


async def test_given_a_text_on_individual_level_when_saved_then_no_text_is_kept(
    scene: Scene,
) -> None:
    """Pointer only, whatever was sent."""
    typed = (PartAnswer(number=3, text="Elev i åk 7, 40 % frånvaro.", raises=True),)
    await save_draft(scene.services, scene.who(RUT), scene.first, typed)

    part = briefing(scene).shown_in_form[2]
    assert (part.state, part.text) == (PartState.RAISE, "")


async def test_given_two_write_the_same_part_when_the_second_saves_then_both_texts_stand(
    scene: Scene,
) -> None:
    await draft(scene, KIM, "Kims text.", version=0)
    form = await draft(scene, RUT, "Ruts text.", version=0)

    assert isinstance(form, BriefingRequest)
    assert (form.stale, form.parts[0].text) == (True, "Kims text.\n\nRuts text.")


async def test_given_two_write_the_same_part_when_the_second_submits_then_it_is_not_sent(
    scene: Scene,
) -> None:
    await draft(scene, KIM, "Kims text.", version=0)
    typed = answers("Ruts text.")
    form = await submit_briefing(scene.services, scene.who(RUT), scene.first, typed, version=0)

    assert isinstance(form, BriefingRequest)
    assert not briefing(scene).is_submitted


async def test_given_both_texts_stand_when_the_old_card_is_pressed_again_then_no_text_is_doubled(
    scene: Scene,
) -> None:
    await draft(scene, KIM, "Kims text.", version=0)
    for _ in range(2):
        await draft(scene, RUT, "Ruts text.", version=0)

    assert briefing(scene).shown_in_form[0].text == "Kims text.\n\nRuts text."


async def test_given_both_texts_stand_when_submit_is_pressed_twice_then_they_are_not_sent_unread(
    scene: Scene,
) -> None:
    await draft(scene, KIM, "Kims text.", version=0)
    for _ in range(2):
        typed = answers("Ruts text.")
        await submit_briefing(scene.services, scene.who(RUT), scene.first, typed, version=0)

    assert not briefing(scene).is_submitted


async def test_given_two_write_different_parts_when_saved_then_neither_is_asked_anything(
    scene: Scene,
) -> None:
    await draft(scene, KIM, "Kims text.", version=0)
    typed = (PartAnswer(number=2, text=GROUP),)
    saved = await save_draft(scene.services, scene.who(RUT), scene.first, typed, version=0)

    assert isinstance(saved, DraftSaved)


async def test_given_a_colleague_has_the_form_when_one_submits_then_that_card_is_replaced(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick(date(2027, 1, 12), "08.30")
    await submit_briefing(scene.services, scene.who(KIM), scene.first, answers())
    await scene.tick()

    replaced = [(p, type(w.payload["card"])) for p, _, w in scene.messenger.updated]
    assert replaced == [(RUT, BriefingReceipt)]


async def test_given_one_is_submitted_when_opened_then_the_receipt_is_shown(scene: Scene) -> None:
    await scene.submit(RUT)
    shown = await open_briefing(scene.services, scene.who(KIM), scene.first)

    assert isinstance(shown, BriefingReceipt)
    assert shown.by == "Rut Rektorsdotter"
