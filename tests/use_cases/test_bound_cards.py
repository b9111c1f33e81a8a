"""A card works for the one it was shown to, where it was shown (R-77)."""

import pytest

from sspf.domain.errors import (
    CardFromElsewhereError,
    CardOfPrivateChatError,
    CardOfSomeoneElseError,
)
from sspf.use_cases.handle_card import find_choice, receive_press, remember_buttons
from sspf.use_cases.room import Who
from tests.use_cases.acts import BUTTON, CARD
from tests.use_cases.world import FRIDA, NORRSJO, RUT, Scene

GROUP, OTHER = "19:group", "19:other"


def in_chat(conversation: str = "") -> Who:
    """Rut, in her own chat or a shared one."""
    return Who(
        municipality=NORRSJO, person=RUT, is_private=not conversation, conversation=conversation
    )


async def press(scene: Scene, who: Who) -> str:
    return (await receive_press(scene.services, who, "k1", {})).act


async def test_given_a_card_of_the_private_chat_when_pressed_there_then_it_works(
    scene: Scene,
) -> None:
    await remember_buttons(scene.services, in_chat(), CARD)

    assert await press(scene, in_chat()) == BUTTON.act


async def test_given_a_card_of_a_shared_chat_when_pressed_there_then_it_is_known(
    scene: Scene,
) -> None:
    await remember_buttons(scene.services, in_chat(GROUP), CARD)

    assert await press(scene, in_chat(GROUP)) == BUTTON.act
    assert await press(scene, in_chat(f"{GROUP};messageid=1")) == BUTTON.act


@pytest.mark.parametrize(
    ("shown", "pressed", "error"),
    [
        ("", GROUP, CardOfPrivateChatError),
        (GROUP, OTHER, CardFromElsewhereError),
        (GROUP, "", CardFromElsewhereError),
    ],
    ids=["forwarded to a group", "to another group", "taken home"],
)
async def test_given_a_card_when_pressed_elsewhere_then_refused_and_not_used(
    scene: Scene, shown: str, pressed: str, error: type[Exception]
) -> None:
    await remember_buttons(scene.services, in_chat(shown), CARD)
    with pytest.raises(error):
        await press(scene, in_chat(pressed))
    with pytest.raises(error):
        await find_choice(scene.services, in_chat(pressed), "k1", BUTTON.act)

    assert scene.state.references["k1"].used_at is None


async def test_given_another_persons_card_when_pressed_in_the_wrong_chat_then_only_whose_it_is(
    scene: Scene,
) -> None:
    await remember_buttons(scene.services, in_chat(GROUP), CARD)
    who = Who(municipality=NORRSJO, person=FRIDA, is_private=False, conversation=OTHER)

    with pytest.raises(CardOfSomeoneElseError):
        await press(scene, who)
