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
