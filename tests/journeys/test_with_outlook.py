"""A rehearsal whose organiser has a mailbox: the kallelse, the link, and the day it is moved."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.clock import RehearsalClock
from bot.rehearsal.outlook import Outlook
from bot.rehearsal.outlook_routes import PREFIX
from bot.rehearsal.server import _outlook, start
from bot.settings import Settings
from tests.journeys.play import CALLED, Play, free_port
from tests.use_cases.world import norrsjo

MAILBOX = "0b1c2d3e-0000-4000-8000-0000000000ff"


class PlayWithOutlook(Play):
    """The same people and the same channel; their meetings stand in a calendar."""

    @property
    def outlook(self) -> Outlook:
        assert self.run.outlook is not None
        return self.run.outlook

    async def open(self) -> None:
        loaded = self._loaded()
        settings = Settings(
            auth="anonymous",
            port=self.port,
            data=self.folder,
            microsoft_tenant_id=min(loaded.organisation.tenants),
            graph_organizer=MAILBOX,
            graph_url=f"http://127.0.0.1:{self.port}{PREFIX}",
        )
        self._running = await start(settings, loaded)


@pytest.fixture
async def play(tmp_path: Path) -> AsyncIterator[PlayWithOutlook]:
    made = PlayWithOutlook(tmp_path / "data", free_port(), auth="anonymous")
    await made.open()
    yield made
    await made.close()


async def test_given_the_convener_calls_and_moves_then_one_event_and_a_link_on_each_card(
    play: PlayWithOutlook,
) -> None:
    await play.press("frida", "Skicka kallelsen nu")
    await play.run.rehearsal.tick()

    (event,) = play.outlook.standing()
    link = event["onlineMeeting"]["joinUrl"]
    for who in CALLED:
        (kallelse,) = play.titled(who, "Kallelse till SSPF-möte")
        assert "Gå till mötet i Teams" in kallelse
    assert link.startswith("https://")
    assert not await play.mails()
    assert event["subject"] == "SSPF-möte – Operativ grupp"
    assert "Dagordning:" in event["body"]["content"]

    await play.say("frida", "flytta mötet till 28 januari")
    await play.press("frida", "Ja, flytta mötet")
    await play.settle()
    await play.run.rehearsal.tick()
    (moved,) = play.outlook.standing()
    assert moved["id"] == event["id"]
    assert moved["start"]["dateTime"].startswith("2027-01-28T12:00")


async def test_given_it_was_taken_away_then_the_convener_puts_it_back_in_words(
    play: PlayWithOutlook,
) -> None:
    await play.press("frida", "Skicka kallelsen nu")
    await play.run.rehearsal.tick()
    (event,) = play.outlook.standing()
    play.outlook.remove(event["id"])
    await play.say("frida", "flytta mötet till 28 januari")
    await play.press("frida", "Ja, flytta mötet")
    await play.settle()
    await play.run.rehearsal.tick()
    assert play.outlook.standing() == []
    assert play.titled("frida", "Kalendern behöver din hjälp")

    assert "Jag lägger in mötet i kalendern igen." in await play.say(
        "frida", "lägg in mötet i kalendern igen"
    )
    await play.run.rehearsal.tick()
    assert len(play.outlook.standing()) == 1
    assert "sammankallande" in await play.say("rut", "lägg in mötet i kalendern igen")


def test_given_a_real_graph_then_a_rehearsal_refuses_to_begin(tmp_path: Path) -> None:
    loaded = norrsjo()
    assert loaded.clock_start is not None
    clock = RehearsalClock(tmp_path / "clock.txt", loaded.clock_start)
    settings = Settings(auth="anonymous", microsoft_tenant_id="tenant", graph_organizer=MAILBOX)
    with pytest.raises(ValueError, match="stand-in"):
        _outlook(settings, clock, "http://127.0.0.1:1")
