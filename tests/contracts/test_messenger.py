"""What every Messenger must do."""

import asyncio
from collections.abc import AsyncIterator
from copy import deepcopy

import pytest
import pytest_asyncio

from sspf.domain.organisation import Person
from sspf.ports import PermanentFailureError, Presented
from tests.contracts.messengers import (
    FRIDA_HERSELF,
    NOBODY,
    RUT_HERSELF,
    TENANT,
    WITHOUT_BOT,
    Place,
    Shown,
    by_the_sdk,
    in_the_channel,
    on_the_fake,
)

TITLE = "Påminnelse"


@pytest_asyncio.fixture(params=[on_the_fake, in_the_channel, by_the_sdk])
async def place(request: pytest.FixtureRequest) -> AsyncIterator[Place]:
    async with request.param() as made:
        yield made


def a_card(text: str = "Lämna underlag.") -> Presented:
    card = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "sv",
        "body": [{"type": "TextBlock", "text": text, "wrap": True}],
        "actions": [{"type": "Action.Execute", "verb": "x", "data": {"ref": "r", "n": 1}}],
    }
    return Presented(payload={"card": card}, summary=TITLE)


def a_text(text: str = "Hej!") -> Presented:
    return Presented(payload={"text": text}, summary=TITLE)


async def test_given_the_same_person_when_reached_again_then_it_is_the_same_conversation(
    place: Place,
) -> None:
    first = await place.messenger.reach(RUT_HERSELF, TENANT)
    await place.messenger.send(first, a_card())

    assert await place.messenger.reach(RUT_HERSELF, TENANT) == first


async def test_given_a_person_when_reached_then_it_is_their_own_chat_and_nobody_elses(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    frida = await place.messenger.reach(FRIDA_HERSELF, TENANT)

    assert (rut.person, rut.tenant, rut.kind) == (RUT_HERSELF.id, TENANT, "personal")
    assert rut.member == RUT_HERSELF.entra_object_id
    assert rut.conversation != frida.conversation


@pytest.mark.parametrize(
    ("person", "reason"),
    [(WITHOUT_BOT, "failed.not_installed"), (NOBODY, "failed.wrong_address")],
    ids=["without the bot", "without an account"],
)
async def test_given_somebody_who_cannot_be_reached_when_reached_then_it_is_for_good_and_named(
    place: Place, person: Person, reason: str
) -> None:
    with pytest.raises(PermanentFailureError) as refused:
        await place.messenger.reach(person, TENANT)
    assert refused.value.reason == reason


async def test_given_a_person_blocks_the_bot_when_sent_then_it_is_for_good_and_named(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    place.block(RUT_HERSELF)

    with pytest.raises(PermanentFailureError) as refused:
        await place.messenger.send(rut, a_card())
    assert refused.value.reason == "failed.blocked"
    assert place.shown(RUT_HERSELF) == []


async def test_given_the_bot_is_switched_off_when_sent_then_it_is_for_good_and_named(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    place.disable()

    with pytest.raises(PermanentFailureError) as refused:
        await place.messenger.send(rut, a_card())
    assert refused.value.reason == "failed.disabled"
    assert place.shown(RUT_HERSELF) == []


async def test_given_no_such_conversation_when_sent_then_it_is_for_good_and_named(
    place: Place,
) -> None:
    with pytest.raises(PermanentFailureError) as refused:
        await place.messenger.send(place.nowhere(), a_card())
    assert refused.value.reason == "failed.gone"


async def test_given_a_card_when_sent_then_that_is_shown_under_its_fixed_title_and_no_more(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)

    sent = await place.messenger.send(rut, a_card("Å 👩‍👩‍👧 <b>&amp;</b> **x**"))

    assert sent
    card = a_card("Å 👩‍👩‍👧 <b>&amp;</b> **x**").payload["card"]
    assert place.shown(RUT_HERSELF) == [Shown(sent, card, "", TITLE)]


async def test_given_a_text_when_sent_then_the_text_is_shown_and_nothing_else(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)

    sent = await place.messenger.send(rut, a_text("Hej å!\n\nRad två."))

    assert place.shown(RUT_HERSELF) == [Shown(sent, None, "Hej å!\n\nRad två.", "")]


async def test_given_two_people_when_one_is_sent_to_then_the_other_sees_nothing(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    await place.messenger.reach(FRIDA_HERSELF, TENANT)

    await place.messenger.send(rut, a_card())

    assert place.shown(FRIDA_HERSELF) == []


async def test_given_two_cards_when_one_is_updated_then_that_one_changes_where_it_stands(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    first = await place.messenger.send(rut, a_card("1"))
    second = await place.messenger.send(rut, a_card("2"))

    await place.messenger.update(rut, first, a_card("new"))

    assert first != second
    assert [(one.activity, one.card) for one in place.shown(RUT_HERSELF)] == [
        (first, a_card("new").payload["card"]),
        (second, a_card("2").payload["card"]),
    ]


async def test_given_a_card_when_updated_twice_alike_then_it_is_as_if_updated_once(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    sent = await place.messenger.send(rut, a_card("1"))

    for _ in range(2):
        await place.messenger.update(rut, sent, a_card("new"))

    assert place.shown(RUT_HERSELF) == [Shown(sent, a_card("new").payload["card"], "", TITLE)]


async def test_given_a_card_of_anothers_chat_when_updated_then_it_is_refused_and_stays(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    frida = await place.messenger.reach(FRIDA_HERSELF, TENANT)
    sent = await place.messenger.send(rut, a_card("1"))

    with pytest.raises(PermanentFailureError) as refused:
        await place.messenger.update(frida, sent, a_card("new"))
    assert refused.value.reason == "failed.message_gone"
    assert place.shown(RUT_HERSELF) == [Shown(sent, a_card("1").payload["card"], "", TITLE)]
    assert place.shown(FRIDA_HERSELF) == []


@pytest.mark.parametrize("activity", ["no-such-activity", ""])
async def test_given_no_such_message_when_updated_then_it_is_for_good_and_named(
    place: Place, activity: str
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)

    with pytest.raises(PermanentFailureError) as refused:
        await place.messenger.update(rut, activity, a_card())
    assert refused.value.reason == "failed.message_gone"


async def test_given_many_at_once_when_sent_then_each_is_shown_once(place: Place) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)

    sent = await asyncio.gather(
        *[place.messenger.send(rut, a_text(f"nr {number}")) for number in range(7)]
    )

    assert len(set(sent)) == 7
    assert {(one.activity, one.text) for one in place.shown(RUT_HERSELF)} == {
        (activity, f"nr {number}") for number, activity in enumerate(sent)
    }


async def test_given_a_card_when_sent_and_updated_then_it_is_not_changed_itself(
    place: Place,
) -> None:
    rut = await place.messenger.reach(RUT_HERSELF, TENANT)
    what = a_card()
    before = deepcopy(what)

    sent = await place.messenger.send(rut, what)
    await place.messenger.update(rut, sent, what)

    assert what == before
