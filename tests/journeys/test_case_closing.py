"""A case is closed, watched and guided on, by the public road."""

import pytest

from tests.journeys.play import EVERYONE, Play
from tests.journeys.stages import called, commit
from tests.journeys.test_case_work import CODE, consented, planned
from tests.journeys.test_cases import raised


@pytest.mark.accepts("B31")
async def test_given_the_concern_remains_then_it_closes_with_a_tick_and_a_date_only(
    chat: Play,
) -> None:
    await planned(chat)

    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 8")
    assert "orosanmälan är gjord och ange dagen" in await chat.say("kaj", "ja")
    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 8; orosanmälan gjord 2026-12-16")
    closed = await chat.say("kaj", "ja")

    assert "Oron kvarstår och orosanmälan är gjord" in closed
    assert "Orosanmälan gjord onsdag 16 december" in closed


@pytest.mark.accepts("C16", "B28")
async def test_given_an_eye_is_kept_then_only_the_coordinator_is_reminded_when_it_ends(
    chat: Play,
) -> None:
    await raised(chat)
    await chat.settle()  # the coordinator is told that it was raised
    before = chat.titles("kaj").count("Något att stämma av")
    await chat.say("kaj", f"inställningar {CODE}: hålla koll till 2027-01-11; avstämning 2 veckor")
    assert "Hålla koll till måndag 11 januari" in await chat.say("kaj", "ja")

    await chat.to("2027-01-12 10:00")

    assert "Tiden för att hålla koll är slut" in chat.everything("kaj")
    assert "Dags att stämma av i ett ärende" in chat.everything("kaj")
    assert chat.titles("kaj").count("Något att stämma av") == before + 2
    assert not any("Något att stämma av" in chat.titles(w) for w in EVERYONE if w != "kaj")
    assert all(CODE not in repr(line) for line in await chat.sent())
    assert f"{CODE} · " in await chat.press("kaj", "Visa ärendet")


@pytest.mark.accepts("B30", "C27")
async def test_given_a_case_without_measures_then_it_is_open_and_may_be_closed(chat: Play) -> None:
    """A case may be open without any measure; what goes on after it is not closed by it."""
    await raised(chat)
    assert f"{CODE} · Aktualiserat" in await chat.say("kaj", f"ärende {CODE}")

    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 1")

    assert f"{CODE} · Avslutat" in await chat.say("kaj", "ja")


@pytest.mark.accepts("C20")
async def test_given_a_commitment_goes_on_then_somebody_is_to_watch_it_and_it_stays_open(
    chat: Play,
) -> None:
    """It is decided at a meeting, as every other; the case is closed and the commitment is not."""
    await consented(chat)
    await called(chat)
    await chat.to("2027-01-21 13:00")
    await chat.say("frida", "nytt åtagande")
    saved = await commit(
        chat, "Skolan ordnar läxhjälp.", "Skola", "2027-02-11", "", "Individuell", case=CODE
    )
    assert "Å-2027-001" in saved

    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 1")
    assert "Välj vem som följer åtagandena" in await chat.say("kaj", "ja")
    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 1; följs av skolan")
    assert "Åtagandena följs av: Skola" in await chat.say("kaj", "ja")

    assert "Å-2027-001" in await chat.say("rut", "öppna åtaganden")
    assert "Å-2027-001" in await chat.say("rut", "klart 1")


@pytest.mark.accepts("C28", "C29")
async def test_given_it_is_nothing_for_sspf_then_guided_on_with_the_receiving_body(
    chat: Play,
) -> None:
    await raised(chat, case_why_here="parents_want,high_risk")
    assert "Föräldrarna vill ha samverkan." in await chat.say("rut", f"ärende {CODE}")

    await chat.say("kaj", f"avsluta ärende {CODE}: orsak guided; lotsad till BUP")

    assert "Lotsad till: BUP" in await chat.say("kaj", "ja")
