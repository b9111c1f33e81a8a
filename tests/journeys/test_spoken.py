"""Asked as people speak, with the product running: a no changes nothing, a list says its order."""

from pathlib import Path

import pytest

from tests.journeys.play import Play

STAGE = pytest.mark.stage("fixed")
SAID = Path(__file__).parents[1] / "bot" / "understanding" / "no_acts.txt"
BEGUN = ("Bekräfta ändringen", "Kallelse att skicka", "Påminnelse skickad", "Nu påminner jag")
NO_CASE = "Jag hittar inget ärende som du kan se."


@STAGE
@pytest.mark.long
async def test_given_a_question_or_a_no_when_typed_then_nothing_is_begun(chat: Play) -> None:
    """To the convener, who may most."""
    begun = []
    for text in SAID.read_text(encoding="utf-8").splitlines():
        answer = await chat.say("frida", text)
        if any(words in answer for words in BEGUN):
            begun.append((text, answer))

    assert begun == []


@STAGE
async def test_given_a_not_when_typed_then_the_commitment_is_shown_as_it_is(chat: Play) -> None:
    shown = await chat.say("rut", "ta inte bort 4")
    again = await chat.say("rut", "flytta inte 4 till fredag")

    for answer in (shown, again):
        assert "Å-2027-004 · Planerat" in answer
        assert "Bekräfta ändringen" not in answer
    assert "Bekräfta ändringen" in await chat.say("rut", "flytta 4 till fredag")


@STAGE
async def test_given_a_list_when_sorted_by_agency_then_it_says_so(chat: Play) -> None:
    first = await chat.say("kaj", "alla öppna")
    by_agency = await chat.say("kaj", "sortera på verksamhet")

    assert "De som ska vara klara först står överst." in first
    assert "ordnade efter verksamhet" in by_agency
    assert "står överst" not in by_agency


@STAGE
async def test_given_the_dates_of_a_list_are_asked_for_then_its_keepers_alone_see_it(
    chat: Play,
) -> None:
    kept = await chat.say("sol", "när är nästa urval till top 5")
    not_theirs = await chat.say("rut", "när är nästa urval till top 5")

    assert "Top 5" in kept
    assert NO_CASE in not_theirs
    assert not_theirs == await chat.say("rut", "visa ärende N27-99")


@STAGE
async def test_given_somebody_who_keeps_no_commitments_then_help_has_no_button_for_them(
    chat: Play,
) -> None:
    await chat.say("dag", "hjälp")
    of_the_auditor = chat.buttons("dag")
    await chat.say("rut", "hjälp")

    assert of_the_auditor == []
    assert chat.buttons("rut")[0] == "Mina åtaganden"


@STAGE
async def test_given_days_are_said_when_meetings_are_asked_for_then_only_those_are_shown(
    chat: Play,
) -> None:
    before = await chat.say("rut", "möten före sportlovet")
    after = await chat.say("rut", "möten efter sportlovet")
    of_a_day = await chat.say("rut", "har vi möte den 18 mars")

    assert "18 februari" in before
    assert "18 mars" not in before
    assert "18 mars" in after
    assert "18 februari" not in after
    assert "18 mars" in of_a_day
    assert "15 april" not in of_a_day


@STAGE
@pytest.mark.parametrize("typed", ["klart 4 och 5", "flytta 4 nej 5 till fredag"])
async def test_given_two_commitments_in_one_change_when_typed_then_nothing_is_begun(
    chat: Play, typed: str
) -> None:
    answer = await chat.say("rut", typed)

    assert "ett åtagande i taget" in answer
    assert "Bekräfta ändringen" not in answer
