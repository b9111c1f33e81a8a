"""What stands in the organiser's calendar, and that nothing is recorded (R-63, R-64)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sspf.domain.organisation import PersonId
from tests.journeys.play import CALLED, free_port
from tests.journeys.stages import GENERAL, GROUP_LEVEL, brief
from tests.journeys.test_with_outlook import PlayWithOutlook
from tests.use_cases.individual import with_individuals
from tests.use_cases.world import norrsjo


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[PlayWithOutlook]:
    """The product, whose organiser has a mailbox."""
    made = PlayWithOutlook(tmp_path / "data", free_port(), auth="anonymous")
    await made.open()
    yield made
    await made.close()


@pytest.mark.accepts("R-63")
async def test_given_a_called_meeting_then_its_event_is_neutral_private_and_for_the_group(
    chat: PlayWithOutlook,
) -> None:
    await with_individuals(chat.run.house)
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2027-01-20 11:00")
    for who in GENERAL:
        await chat.say(who, f"underlag 1: {GENERAL[who]}")
    await chat.run.rehearsal.tick()

    (event,) = chat.outlook.standing()
    people = {str(p.id): p.email.casefold() for p in norrsjo().organisation.people}
    said = event["subject"] + event["body"]["content"]
    assert event["subject"] == "SSPF-möte – Operativ grupp"
    assert "Individnivå" in said
    for hidden in ("N27-0", *GENERAL.values(), *GROUP_LEVEL.values(), "@"):
        assert hidden not in said, hidden
    assert event["sensitivity"] == "private"
    assert not event.get("hasAttachments")
    assert not event.get("attachments")
    invited = {a["emailAddress"]["address"].casefold() for a in event["attendees"]}
    assert {people[PersonId(who)] for who in CALLED} <= invited | {people[PersonId("frida")]}
    assert invited <= set(people.values())


async def test_r_64_given_a_meeting_then_recording_and_transcription_are_off_and_it_is_said(
    chat: PlayWithOutlook,
) -> None:
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.run.rehearsal.tick()
    await chat.to("2027-01-20 11:00")
    for who in GENERAL:
        await brief(chat, who)
    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")

    (room,) = chat.outlook.rooms.values()
    assert (room["allowRecording"], room["allowTranscription"]) == (False, False)
    for who in CALLED:
        assert "Mötet spelas inte in, det transkriberas inte" in await chat.say(who, "dagordning")
