"""What is said by word of mouth, typed by the convener as it is said."""

import pytest

from tests.journeys.play import Play

STAGE = pytest.mark.stage("called")
TEXT = "Färre ordningsstörningar i centrum."


@STAGE
async def test_given_an_hour_when_typed_then_the_form_holds_the_agency_and_the_hour(
    chat: Play,
) -> None:
    await chat.to("2027-01-12 10:00")
    await chat.say("frida", "lämnat muntligt av Polis kl 09:10")

    values = {e["id"]: e.get("value") for e in chat.card("frida")["body"] if "id" in e}
    assert (values["party"], values["said_at"]) == ("polis", "09:10")
    assert "d3_raise" not in values


@STAGE
async def test_given_parts_and_an_hour_when_typed_then_laget_says_who_and_when(
    chat: Play,
) -> None:
    await chat.to("2027-01-12 10:00")
    typed = f"lämnat muntligt av Polis kl 09:10 1: {TEXT} 2: inget"
    answer = await chat.say("frida", typed)

    assert "Polis: lämnat muntligt kl. 09.10" in answer
    assert "Antecknat av Frida Gårdman" in answer
    assert TEXT in await chat.say("rut", "dagordning")
    noted = chat.titled("pia", "Underlaget är inskickat")[-1]
    assert "Frida Gårdman har antecknat ert muntliga underlag" in noted
    assert TEXT not in noted


@STAGE
async def test_given_the_card_when_filled_in_then_answer_and_briefing_are_noted(
    chat: Play,
) -> None:
    await chat.to("2027-01-12 10:00")
    await chat.say("frida", "muntligt polis")
    typed = {
        "party": "polis",
        "said_at": "09:10",
        "response": "accepted",
        "d1": TEXT,
        "d2_nothing": "ja",
    }
    answer = await chat.press("frida", "Spara svaret", typed)

    assert "Polis: lämnat muntligt kl. 09.10" in answer
    assert "Pia Områdesson, områdespolis: kommer till mötet. Svarade muntligt kl. 09.10." in answer


@STAGE
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "muntligt: Pia kommer",
            "Pia Områdesson, områdespolis: kommer till mötet. Svarade muntligt.",
        ),
        (
            "muntligt polis kan inte",
            "Pia Områdesson, områdespolis: kommer inte till mötet. Svarade muntligt.",
        ),
        (
            "lämnat muntligt av Sol kl. 8.15: kommer inte, Bo kommer",
            "Sol Sekreterare-Ek, socialsekreterare: kommer inte till mötet."
            " Svarade muntligt kl. 08.15.",
        ),
    ],
)
async def test_given_an_answer_when_typed_then_it_is_noted_as_such(
    chat: Play, typed: str, said: str
) -> None:
    await chat.to("2027-01-12 10:00")

    assert said in await chat.say("frida", typed)


@STAGE
async def test_given_an_hour_that_has_not_been_when_typed_then_it_is_asked_about(
    chat: Play,
) -> None:
    await chat.to("2027-01-12 10:00")

    answer = await chat.say("frida", "lämnat muntligt av Polis kl 23:10 1: Något.")
    assert "Klockslaget har inte varit än." in answer
    assert "Polis: saknas" in await chat.say("frida", "läget")


@STAGE
@pytest.mark.parametrize("who", ["rut", "kaj", "pia"])
async def test_given_anybody_but_the_convener_then_nothing_is_noted(chat: Play, who: str) -> None:
    await chat.say(who, f"muntligt polis 1: {TEXT}")

    assert "Polis: saknas" in await chat.say("frida", "läget")


@STAGE
async def test_given_text_without_a_part_when_typed_then_the_form_holds_all_of_it(
    chat: Play,
) -> None:
    await chat.to("2027-01-12 10:00")
    await chat.say("frida", f"muntligt av områdespolisen kl 9: {TEXT}")

    values = {e["id"]: e.get("value") for e in chat.card("frida")["body"] if "id" in e}
    assert (values["party"], values["said_at"], values["d1"]) == ("polis", "09:00", TEXT)
