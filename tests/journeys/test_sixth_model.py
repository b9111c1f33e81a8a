"""A sixth model written as YAML by docs/models.md alone: read, checked against, and played."""

import re

import pytest

from bot.organisations.schema import GroupModel, Preset
from tests.journeys.play import ROOT, Play

DOCS = (ROOT / "docs" / "models.md").read_text("utf-8")
MODEL, MUNICIPALITY = re.findall(r"```yaml\n(.*?)```", DOCS, flags=re.DOTALL)


def test_given_the_manual_then_it_names_every_key_of_a_model_and_of_a_group() -> None:
    for of in (Preset, GroupModel):
        keys = {field.alias or name for name, field in of.model_fields.items()}
        assert {key for key in keys if f"`{key}`" not in DOCS} - {"inferred", "intake"} == set()


async def test_given_the_examples_of_the_manual_then_a_meeting_is_held_with_them(
    chat: Play,
) -> None:
    chat.folder.with_name("egen.yaml").write_text(MODEL, "utf-8")
    await chat.move_to_municipality(MUNICIPALITY)

    model = await chat.say("rut", "så arbetar vi")
    assert "Skola och bibliotek tillsammans" in model
    assert "Mallens ägare: Samverkansrådet." in model
    assert "Rundan: nivåer 1, 2" in await chat.say("bibbi", "förslag")
    await chat.to("2027-01-27 09:00")
    form = await chat.say("bibbi", "lämna underlag")
    assert "Läget hos oss" in form
    assert "Platser och tider" in form
    await chat.say("bibbi", "underlag 1: Öppet till åtta.")
    await chat.say("bibbi", "underlag 2 inget")
    await chat.say("bibbi", "skicka in underlag")
    await chat.to("2027-02-03 13:30")
    assert "Öppet till åtta." in await chat.say("rut", "dagordning")
    await chat.press("rut", "Godkänn och skicka")
    await chat.to("2027-02-04 13:15")
    await chat.say("rut", "nytt åtagande: Läxhjälp; bibliotek; 15 februari; nivå 1; universell")
    await chat.say("rut", "ja")
    await chat.to("2027-02-15 09:00")

    assert "Läxhjälp" in await chat.say("bibbi", "mina åtaganden")
    refused = await chat.say("rut", "ny planrad 2027: Öppet; drivande Bibliotek")
    assert "Det saknas: Skola." in refused


@pytest.mark.parametrize("wrong", ["levels: [1, 2]\n    colour: blue", "levels: [3, 1]"])
async def test_given_a_mistake_in_the_model_then_file_and_line_are_said(
    chat: Play, wrong: str
) -> None:
    spoilt = MODEL.replace("levels: [1, 2]", wrong)
    chat.folder.with_name("egen.yaml").write_text(spoilt, "utf-8")

    with pytest.raises(Exception, match=r"egen\.yaml, rad \d+"):
        await chat.move_to_municipality(MUNICIPALITY)
