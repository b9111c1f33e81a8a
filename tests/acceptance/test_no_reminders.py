"""No reminders for who has said so, until they are asked for again (R-67)."""

import pytest

from tests.journeys.play import Play


@pytest.mark.accepts("R-67")
@pytest.mark.stage("fixed")
async def test_given_reminders_are_declined_then_only_what_is_not_a_reminder_comes(
    chat: Play,
) -> None:
    """The kallelse still comes; the digest does not, until it is asked for again."""
    await chat.say("tore", "inga påminnelser")
    await chat.to("2027-02-05 12:00")
    assert not chat.titled("tore", "Du har ")
    assert "18 februari" in chat.titled("tore", "Kallelse till SSPF-möte")[-1]

    await chat.say("tore", "påminnelser")
    await chat.to("2027-02-08 12:00")
    assert "har passerat sitt datum" in chat.titled("tore", "Du har 1 åtagande")[-1]
