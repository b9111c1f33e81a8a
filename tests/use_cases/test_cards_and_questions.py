"""What a press does first, and an open question that a typed ja answers."""

from collections.abc import Mapping
from typing import Any

import pytest

from sspf.domain.errors import CardOfSomeoneElseError, UnknownPersonError, UnknownReferenceError
from sspf.domain.organisation import PersonId
from sspf.domain.references import Ref, Reference
from sspf.ports import Presented
from sspf.use_cases.ask_and_answer import Typeable, take_question
from sspf.use_cases.handle_card import (
    find_choice,
    receive_press,
    remember_buttons,
    remember_card,
)
from tests.use_cases.world import KIM, RUT, Scene

TYPED = {"part1_text": "Frånvaro på eftermiddagar."}
BUTTON = Reference(ref=Ref("k1"), person=RUT, act="briefing.draft", subject="m")
SHOWN = Presented(payload={"card": {}}, summary="Titel", references=(BUTTON,))


@pytest.fixture
async def shown(scene: Scene) -> Scene:
    """Rut has a card with one button in front of her."""
    await remember_buttons(scene.services, scene.who(RUT), SHOWN)
    return scene


async def _ask(shown: Scene, ref: str, typed: Mapping[str, Any]) -> None:
    question = Typeable(yes=ref, typed=typed)
    await remember_buttons(shown.services, shown.who(RUT), SHOWN, question)


async def test_given_ones_own_button_when_pressed_then_it_means_what_it_meant(
    shown: Scene,
) -> None:
    found = await receive_press(shown.services, shown.who(RUT), "k1", TYPED)

    assert (found.act, found.subject) == (BUTTON.act, BUTTON.subject)


@pytest.mark.parametrize(
    ("person", "ref", "refusal"),
    [(RUT, "k2", UnknownReferenceError), (KIM, "k1", CardOfSomeoneElseError)],
    ids=["no such button", "another's"],
)
async def test_given_a_button_that_is_not_ones_own_when_pressed_then_refused_and_the_text_kept(
    shown: Scene, person: PersonId, ref: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await receive_press(shown.services, shown.who(person), ref, TYPED)
    async with shown.units(shown.who(person).municipality) as uow:
        assert await uow.cards.kept(person, ref) == TYPED


async def test_given_anothers_button_when_pressed_then_it_is_not_marked_as_used(
    shown: Scene,
) -> None:
    with pytest.raises(CardOfSomeoneElseError):
        await receive_press(shown.services, shown.who(KIM), "k1", {})

    assert shown.state.references["k1"].used_at is None


async def test_given_a_press_when_made_twice_then_the_first_hour_stands(shown: Scene) -> None:
    first = shown.clock.now()
    await receive_press(shown.services, shown.who(RUT), "k1", {})
    shown.clock.advance(minutes=1)
    await receive_press(shown.services, shown.who(RUT), "k1", {})

    assert shown.state.references["k1"].used_at == first


async def test_given_a_stranger_when_pressing_then_it_is_refused(shown: Scene) -> None:
    with pytest.raises(UnknownPersonError):
        await receive_press(shown.services, shown.who(PersonId("nils")), "k1", TYPED)


@pytest.mark.parametrize(
    ("person", "ref", "act", "refusal"),
    [
        (RUT, "k2", "briefing.draft", UnknownReferenceError),
        (RUT, "k1", "invitation.deputy", UnknownReferenceError),
        (KIM, "k1", "briefing.draft", CardOfSomeoneElseError),
    ],
    ids=["no such", "another act", "another's"],
)
async def test_given_a_choice_that_does_not_fit_when_looked_up_then_it_is_refused(
    shown: Scene, person: PersonId, ref: str, act: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await find_choice(shown.services, shown.who(person), ref, act)


async def test_given_a_card_stood_there_when_another_is_answered_then_the_former_is_replaced(
    shown: Scene,
) -> None:
    for kind in ("Help", "Plan"):
        place = ("conversation", "activity")
        await remember_card(shown.services, shown.who(RUT), SHOWN, kind, place)

    cards = sorted(shown.state.cards.values(), key=lambda c: c.id)
    there = [c.kind for c in cards if c.conversation == "conversation" and not c.replaced_at]
    assert there == ["Plan"]


async def test_given_a_question_when_taken_then_it_holds_the_button_and_what_was_typed(
    shown: Scene,
) -> None:
    await _ask(shown, "k1", TYPED)
    question = await take_question(shown.services, shown.who(RUT))

    assert question is not None
    assert (question.reference.ref, question.typed) == ("k1", TYPED)


async def test_given_a_question_when_taken_then_it_is_closed(shown: Scene) -> None:
    await _ask(shown, "k1", TYPED)
    await take_question(shown.services, shown.who(RUT))

    assert await take_question(shown.services, shown.who(RUT)) is None


async def test_given_two_questions_when_taken_then_the_newest_is_open(shown: Scene) -> None:
    other = Reference(ref=Ref("k9"), person=RUT, act="commitment.done", subject="c")
    await remember_buttons(
        shown.services, shown.who(RUT), Presented(payload={}, summary="", references=(other,))
    )
    for ref in ("k1", "k9"):
        await _ask(shown, ref, {})

    question = await take_question(shown.services, shown.who(RUT))
    assert question is not None
    assert question.reference.ref == "k9"


@pytest.mark.parametrize(("minutes", "is_open"), [(30, True), (31, False)])
async def test_given_a_question_when_half_an_hour_has_passed_then_it_is_no_longer_open(
    shown: Scene, minutes: int, is_open: bool
) -> None:
    await _ask(shown, "k1", {})
    shown.clock.advance(minutes=minutes)

    assert (await take_question(shown.services, shown.who(RUT)) is not None) is is_open


async def test_given_a_question_of_ones_own_when_a_colleague_says_ja_then_it_is_not_theirs(
    shown: Scene,
) -> None:
    await _ask(shown, "k1", {})

    assert await take_question(shown.services, shown.who(KIM)) is None


async def test_given_nothing_was_asked_when_taken_then_there_is_none(scene: Scene) -> None:
    assert await take_question(scene.services, scene.who(RUT)) is None


async def test_given_a_question_when_the_same_ja_comes_twice_then_it_is_taken_both_times(
    shown: Scene,
) -> None:
    await _ask(shown, "k1", TYPED)
    asked = [
        await take_question(shown.services, shown.who(RUT), cause)
        for cause in ("f:1", "f:1", "f:2", "")
    ]

    assert [one is not None for one in asked] == [True, True, False, False]
