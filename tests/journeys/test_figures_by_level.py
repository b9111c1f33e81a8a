"""How the agencies' commitments went, by agency and level, in the figures of the year (M31)."""

import pytest

from tests.journeys.play import Play


@pytest.mark.stage("decided")
async def test_given_commitments_on_two_levels_then_each_agencys_are_told_by_level(
    chat: Play,
) -> None:
    """Leisure has promised one thing on each level; school one on the general level."""
    said = await chat.say("kaj", "siffror för 2027")
    told = said.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")
    kept = told[told.index("Åtaganden per verksamhet") :]

    assert "Ungas fritid, nivå 1, beslutade: 1" in kept
    assert "Ungas fritid, nivå 2, beslutade: 1" in kept
    assert "Skola, nivå 1, beslutade: 1" in kept
    assert "Skola, nivå 2, beslutade: 0" in kept
    assert "Skola, nivå 1, klara: 0 av 1" in kept


@pytest.mark.stage("decided")
async def test_given_two_meetings_then_promises_briefings_attendance_and_held_are_told(
    chat: Play,
) -> None:
    """M31 in time and late, M32, M33, M36: the second meeting is over, and nobody wrote to it."""
    await chat.say("frida", "klart 1 effekt ja")
    await chat.say("frida", "ja")
    await chat.to("2027-02-18 15:30")

    said = await chat.say("kaj", "siffror för 2027")
    told = said.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")

    for lines in (
        "Ungas fritid, klara: 1\nUngas fritid, klara i tid: 1\nUngas fritid, försenade: 1\n"
        "Ungas fritid, avbrutna: 0",
        "Underlag\nInlämnade: 5 av 10 (50 %)\nEfter sista tid: 0 av 5 (0 %)",
        "Närvaro per verksamhet\nUngas fritid: 1 av 2 (50 %)\nSkola: 1 av 2 (50 %)\n"
        "Socialtjänst: 0 av 2 (0 %)",
        "Möten som blev av\nHållna: 2 av 2 (100 %)",
    ):
        assert lines in told
