"""The agenda: two halves, one order, and last meeting's plan (A9, A18, A21, R-121)."""

import re

import pytest

from tests.journeys.play import CALLED, SEATED, Play
from tests.journeys.stages import COMMITMENTS, GENERAL, GROUP_LEVEL, brief

POINTS = [
    "Öppning, närvaro, sekretess",
    "Uppföljning av åtaganden",
    "Nulägesbild",
    "Gruppnivå",
    "Universella åtgärder och gemensam kalender",
    "Ska något nytt ärende tas upp?",
    "Individnivå",
    "Beslut och åtaganden",
    "Nästa möte",
]


def points_of(agenda: str) -> list[str]:
    """The headings: a number, a space and words, alone on a line."""
    found = re.findall(r"^(\d+) (\S.*)$", agenda, flags=re.MULTILINE)
    return [words for number, words in found if words in POINTS or int(number) > len(POINTS)]


async def second_meeting(chat: Play) -> None:
    """The agenda of 18 February has gone out; only the police have answered."""
    await brief(chat, "pia")
    await chat.to("2027-02-17 13:30")
    await chat.press("frida", "Godkänn och skicka")


@pytest.mark.accepts("A9", "A18")
@pytest.mark.stage("again")
async def test_given_two_meetings_then_every_agenda_has_the_same_points_in_order(
    chat: Play,
) -> None:
    await second_meeting(chat)

    for who in CALLED:
        first, second = chat.titled(who, "Dagordning till SSPF-mötet")
        assert points_of(first) == POINTS
        assert points_of(second) == POINTS
        halves = [half for half in ("Allmänt", "Individarbete") if f"\n{half}\n" in second]
        assert halves == ["Allmänt", "Individarbete"]
        assert second.index("\nAllmänt\n") < second.index("3 Nulägesbild")
        assert second.index("5 Universella") < second.index("\nIndividarbete\n")
        assert second.index("\nIndividarbete\n") < second.index("7 Individnivå")


@pytest.mark.accepts("A18")
@pytest.mark.stage("again")
async def test_given_open_commitments_then_the_calendar_is_made_of_them(chat: Play) -> None:
    """What is done leaves the calendar by itself; what is open stands there with its day."""
    await chat.say("pia", "klart 3")
    await chat.press("pia", "Ja, det är klart")

    await second_meeting(chat)

    agenda = chat.titled("kaj", "Dagordning till SSPF-mötet")[-1]
    calendar = agenda.partition("5 Universella")[2].partition("6 Ska något")[0]
    assert "Torsdag 11 februari (vecka 6): Skolan håller föräldramöte om vejp." in calendar
    assert "Torsdag 18 februari (vecka 7): Fältgruppen är på Busstorget" in calendar
    assert "Polisen gör synlig tillsyn" not in calendar
    situation = agenda.partition("3 Nulägesbild")[2].partition("4 Gruppnivå")[0]
    assert f"Polis: {GENERAL['pia']}" in situation
    assert "Skola: Inget underlag har kommit in." in situation


@pytest.mark.accepts("A21", "R-121")
@pytest.mark.stage("again")
async def test_given_a_plan_when_the_next_agenda_is_made_then_it_is_point_two_row_by_row(
    chat: Play,
) -> None:
    """Nobody has put it there. Each row has its state, and the counts stand on top."""
    await chat.say("pia", "klart 3")
    await chat.press("pia", "Ja, det är klart")
    await second_meeting(chat)

    agenda = chat.titled("tore", "Dagordning till SSPF-mötet")[-1]
    followed = agenda.partition("2 Uppföljning")[2].partition("3 Nulägesbild")[0]

    assert "6 åtaganden: 1 klart, 5 pågår." in followed
    for text, *_ in COMMITMENTS:
        assert text in followed
    assert "Polis · Klart" in followed


@pytest.mark.accepts("A21")
@pytest.mark.stage("again")
async def test_given_the_plan_on_the_agenda_then_each_row_has_an_outcome_to_tick(
    chat: Play,
) -> None:
    """The owner ticks in the card before the meeting; the outcome is on everybody's agenda."""
    asked = chat.titled("rut", "Förbered nästa SSPF-möte")[-1]
    assert "Hur går det med Å-2027-004?" in asked
    nothing = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "inget"}

    await chat.press("rut", "Skicka in", {"Hur går det med Å-2027-004?": "Klart", **nothing})
    await second_meeting(chat)

    agenda = chat.titled("kaj", "Dagordning till SSPF-mötet")[-1]
    assert "Skolan håller föräldramöte om vejp.\nSkola · Klart" in agenda
    assert "1 klart" in agenda


@pytest.mark.accepts("A21")
@pytest.mark.stage("answered")
async def test_given_five_briefings_then_they_stand_before_the_plan_and_no_plan_is_needed(
    chat: Play,
) -> None:
    """A meeting that decides nothing: its agenda and its notes go out all the same."""
    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")
    agenda = chat.titled("kaj", "Dagordning till SSPF-mötet")[0]
    decided = agenda.index("8 Beslut och åtaganden")
    for who in SEATED:
        assert agenda.index(GENERAL[who]) < decided
        assert agenda.index(GROUP_LEVEL[who]) < decided

    await chat.to("2027-01-26 16:00")
    plan = chat.titled("kaj", "Åtgärdsplan från SSPF-mötet")[0]
    assert "Nya åtaganden: 0" in plan

    await chat.to("2027-02-18 08:00")
    again = chat.titled("kaj", "Dagordning till SSPF-mötet")[-1]
    assert "Inga åtaganden att följa upp." in again


@pytest.mark.accepts("A9")
@pytest.mark.stage("begun")
async def test_given_a_joint_commitment_then_one_agency_owns_it_and_others_take_part(
    chat: Play,
) -> None:
    typed = {
        "text": "Alla delar en kalender.",
        "party": "Skola",
        "due": "next",
        "level": "1",
        "prevention": "Universell",
        "taking_part": "Polis,Ungas fritid,Socialtjänst",
    }

    await chat.press("frida", "Spara åtagandet", typed)

    row = (await chat.say("kaj", "Å-2027-001")).partition("Alla delar en kalender.")[2]
    assert "Skola" in row
    assert "Deltar: Ungas fritid, Socialtjänst och Polis" in row.replace("deltar", "Deltar")
    mine = {who: await chat.say(who, "mina åtaganden") for who in SEATED}
    assert [who for who in SEATED if "Alla delar en kalender." in mine[who]] == ["rut"]
