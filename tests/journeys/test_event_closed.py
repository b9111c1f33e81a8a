"""What stands in everybody's calendar, and that nobody records the meeting (R-63, R-64)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.rehearsal.outlook import addresses
from tests.journeys.play import CALLED, free_port
from tests.journeys.test_with_outlook import PlayWithOutlook
from tests.use_cases.world import norrsjo

CANARY = "Kanariefågeln på Busstorget"
WRITTEN = {
    "d1": f"{CANARY}, allmänt.",
    "d2": f"{CANARY}, grupp.",
    "d3_raise": "Ja, vi har något",
}
NEUTRAL = "SSPF-möte – Operativ grupp"


@pytest_asyncio.fixture
async def chat(tmp_path: Path) -> AsyncIterator[PlayWithOutlook]:
    """The product with a mailbox for its organiser."""
    made = PlayWithOutlook(tmp_path / "data", free_port(), auth="anonymous")
    await made.open()
    yield made
    await made.close()


async def called(chat: PlayWithOutlook) -> None:
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.run.rehearsal.tick()


@pytest.mark.accepts("R-63")
async def test_given_a_kallelse_and_its_change_then_the_event_is_neutral_private_and_bare(
    chat: PlayWithOutlook,
) -> None:
    """As it is made, and again when the meeting has been written for and moved."""
    await called(chat)
    await chat.to("2027-01-12 08:30")
    await chat.press("rut", "Skicka in", WRITTEN)
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.press("frida", "Ja, flytta mötet")
    await chat.settle()
    await chat.run.rehearsal.tick()

    (event,) = chat.outlook.standing()
    members = [p for p in norrsjo().organisation.people if p.id in CALLED]
    assert event["subject"] == NEUTRAL
    assert event["sensitivity"] == "private"
    assert not event.get("attachments")
    assert not event.get("hasAttachments")
    assert not event.get("location", {}).get("displayName")
    assert addresses(event) == {person.email.casefold() for person in members}
    body = event["body"]["content"]
    for heading in ("Dagordning:", "Nulägesbild", "Uppföljning av åtaganden"):
        assert heading in body, heading
    for hidden in (CANARY, "Polis", "Skola", "Rut", "N27-"):
        assert hidden not in body.replace("Microsoft Teams", ""), hidden


@pytest.mark.accepts("R-64")
async def test_given_a_meeting_with_an_individual_part_then_nobody_records_or_transcribes(
    chat: PlayWithOutlook,
) -> None:
    """The room is closed to it, and the agenda says so too."""
    await called(chat)
    await chat.to("2027-01-12 08:30")
    await chat.press("rut", "Skicka in", WRITTEN)

    (room,) = chat.outlook.rooms.values()
    assert room["allowRecording"] is False
    assert room["allowTranscription"] is False
    assert room["recordAutomatically"] is False
    said = "Mötet spelas inte in, det transkriberas inte och inga AI-anteckningar görs."
    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")
    for who in CALLED:
        assert said in await chat.say(who, "dagordning"), who
