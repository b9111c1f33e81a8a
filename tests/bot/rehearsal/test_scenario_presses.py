"""A press of the scenario is a press on the person's own newest card, with what the card takes."""

from pathlib import Path

import pytest

from tests.bot.rehearsal.fakes import a_button, a_card
from tests.bot.rehearsal.staging import FIELDS, STEPS, a_stage


async def test_a_press_sends_every_field_as_it_stands_and_a_choice_by_its_words(
    tmp_path: Path,
) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.send_form()
        await stage.scenario.play_rest()

    sent = {"ref": "k-briefing.submit", "d1": "Text", "d2": "kvar sedan förut", "size": "5-9"}
    assert stage.pressed == [sent]
    assert stage.states == ["done", "here"]


async def test_given_two_cards_with_the_button_then_the_newest_is_pressed(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.send_form()
        newest = await stage.send_form()
        await stage.scenario.play_rest()

    assert [one["replyToId"] for one in stage.world.bot.heard if "replyToId" in one] == [newest]


@pytest.mark.parametrize(
    "folded",
    [
        {"type": "Action.ShowCard", "title": "Öppna"},
        {"type": "Container", "items": []},
    ],
)
async def test_a_folded_button_is_found_with_the_fields_around_it(
    tmp_path: Path, folded: dict[str, object]
) -> None:
    send = a_button("Skicka in", "briefing.submit")
    is_card = folded["type"] == "Action.ShowCard"
    inner = a_card("Mer", actions=[send]) if is_card else {}
    holder = folded | ({"card": inner} if is_card else {"items": [send]})
    async with a_stage(tmp_path) as stage:
        await stage.world.send_card("rut", a_card("Underlag", *FIELDS, holder))
        await stage.scenario.play_rest()

    assert stage.pressed[0]["size"] == "5-9"


async def test_given_the_button_is_gone_then_the_state_says_so_and_nothing_is_pressed(
    tmp_path: Path,
) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.world.send_card("rut", a_card("Underlaget är inskickat"))
        await stage.scenario.play_rest()
        state = stage.scenario.state()

    assert stage.pressed == []
    assert state.explanation == (
        "Rut har svarat. Det här var redan gjort: Rut har ingen sådan knapp nu."
    )
    assert stage.states == ["done", "here"]


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("{d1: ", "{d7: ", "i d7."),
        ('"Text"', '"En längre text"', "i d1."),
        ("fem till nio", "tre", "i size."),
    ],
)
async def test_what_the_card_does_not_take_is_never_sent(
    tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    async with a_stage(tmp_path, STEPS.replace(wrong, right)) as stage:
        await stage.send_form()
        await stage.scenario.play_rest()
        explanation = stage.scenario.state().explanation

    assert stage.pressed == []
    assert explanation.endswith(said)
