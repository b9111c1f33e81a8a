"""The Teams manifest holds what Teams asks of every app; ids are filled in when it is packed."""

import json
import struct
from pathlib import Path

import pytest

from bot.commands.ways import WAYS
from bot.understand import understand

MANIFEST = Path(__file__).parents[1] / "manifest"
MANIFEST_TEXT = (MANIFEST / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("icon", "side"), [("color.png", 192), ("outline.png", 32)])
def test_given_an_icon_then_it_has_the_size_that_teams_asks_for(icon: str, side: int) -> None:
    head = (MANIFEST / icon).read_bytes()[:24]

    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == (side, side)


def test_given_the_texts_then_they_fit_and_english_has_the_same() -> None:
    told = json.loads(MANIFEST_TEXT)
    english = json.loads((MANIFEST / "en.json").read_text(encoding="utf-8"))

    assert len(told["name"]["short"]) <= 30
    assert len(told["description"]["short"]) <= 80
    assert len(english["name.short"]) <= 30
    assert len(english["description.short"]) <= 80
    assert told["localizationInfo"]["defaultLanguageTag"] == "sv"


def test_given_the_listed_commands_then_the_bot_understands_each() -> None:
    told = json.loads(MANIFEST_TEXT)
    titles = [c["title"] for c in told["bots"][0]["commandLists"][0]["commands"]]

    assert [title for title in titles if understand(title, WAYS) is None] == []
