"""Microsoft's side fails while a message is sent: how its row ends, and what people then see."""

import sqlite3
from dataclasses import dataclass

import pytest

from bot.rehearsal.channel_faults import Fault
from tests.journeys.play import CALLED, Play

KALLELSE = "Kallelse till SSPF-möte"


@dataclass(frozen=True, kw_only=True)
class Ends:
    """What is left of a fault an hour later."""

    fault: Fault
    state: str = "sent"
    reason: str = ""
    copies: int = 1
    reached: str = "skickat, jag vet inte om det är läst"
    is_held_up: bool = False
    """Whether it has not come at once."""


def fault(**how: object) -> Fault:
    return Fault(user="rut", operation="post", **how)  # type: ignore[arg-type]


NOT_INSTALLED = "har inte SSPF-stödet installerat"
CASES: dict[str, Ends] = {
    "429": Ends(fault=fault(status=429)),
    "429 in 1 s": Ends(fault=fault(status=429, retry_after=1)),
    "429 in 60 s": Ends(fault=fault(status=429, retry_after=60), is_held_up=True),
    "412": Ends(fault=fault(status=412)),
    "503": Ends(fault=fault(status=503)),
    "403 not in roster": Ends(
        fault=fault(status=403, code="BotNotInConversationRoster"),
        state="dead",
        reason="failed.not_installed",
        copies=0,
        reached=NOT_INSTALLED,
    ),
    "403 blocked": Ends(
        fault=fault(status=403, code="ConversationBlockedByUser"),
        state="dead",
        reason="failed.blocked",
        copies=0,
        reached="har blockerat SSPF-stödet",
    ),
    "403 disabled": Ends(
        fault=fault(status=403, code="BotDisabledByAdmin"),
        state="dead",
        reason="failed.disabled",
        copies=0,
        reached="har SSPF-stödet avstängt av en administratör",
    ),
    "403 another": Ends(
        fault=fault(status=403, code="NotEnoughPermissions"),
        state="dead",
        reason="failed.refused",
        copies=0,
        reached="kom inte fram",
    ),
    "404": Ends(fault=fault(status=404)),
    "413": Ends(
        fault=fault(status=413),
        state="dead",
        reason="failed.too_large",
        copies=0,
        reached="kom inte fram",
    ),
    "redirect": Ends(
        fault=fault(how="redirect", location="https://elsewhere.example/"),
        state="dead",
        reason="failed.refused",
        copies=0,
        reached="kom inte fram",
    ),
    "500": Ends(fault=fault(status=500), is_held_up=True),
    "500 after the work": Ends(fault=fault(status=500, after_work=True), copies=2),
    "502": Ends(fault=fault(status=502), is_held_up=True),
    "reset": Ends(fault=fault(how="reset"), is_held_up=True),
    "reset after the work": Ends(fault=fault(how="reset", after_work=True), copies=2),
}
SLOW: dict[str, Ends] = {
    "hang": Ends(fault=fault(how="hang", seconds=30), is_held_up=True),
    "hang after the work": Ends(fault=fault(how="hang", seconds=30, after_work=True), copies=2),
    "drip": Ends(fault=fault(how="drip", seconds=60), copies=2),
}
SHORT = ("429", "403 blocked", "404", "reset after the work")


def rows_to(chat: Play, who: str, kind: str) -> list[tuple[str, str]]:
    with sqlite3.connect(chat.folder / "sspf.db") as db:
        found = db.execute(
            "SELECT state, reason FROM outbox WHERE recipient = ? AND kind = ?", (who, kind)
        ).fetchall()
    db.close()
    return found


def cases(*names: str) -> pytest.MarkDecorator:
    known = CASES | SLOW
    return pytest.mark.parametrize("ends", [known[name] for name in names], ids=names)


@cases(*SHORT)
async def test_given_a_fault_when_the_kallelse_is_sent_then_it_ends_and_all_others_get_theirs(
    chat: Play, ends: Ends
) -> None:
    await the_kallelse_meets(chat, ends)


@pytest.mark.long
@cases(*sorted(set(CASES) - set(SHORT)), *SLOW)
async def test_given_any_fault_when_the_kallelse_is_sent_then_it_ends_and_others_get_theirs(
    chat: Play, ends: Ends
) -> None:
    await the_kallelse_meets(chat, ends)


async def the_kallelse_meets(chat: Play, ends: Ends) -> None:
    chat.run.channel.faults.add(ends.fault)
    await chat.press("frida", "Skicka kallelsen nu")
    at_once = {who: len(chat.titled(who, KALLELSE)) for who in CALLED}
    await chat.to("2026-12-17 09:40")

    assert len(chat.run.channel.faults.met) == 1
    assert all(at_once[who] == 1 for who in CALLED if who != "rut")
    assert at_once["rut"] == (0 if ends.is_held_up else min(ends.copies, 1))
    assert rows_to(chat, "rut", "invitation") == [(ends.state, ends.reason)]
    assert len(chat.titled("rut", KALLELSE)) == ends.copies
    told = await chat.say("frida", "vem har nåtts")
    assert f"**Rut Rektorsdotter (Skola):** {ends.reached}, torsdag 17 december." in told


@pytest.mark.stage("called")
@cases("429", "500", "reset after the work")
async def test_given_a_fault_when_a_request_is_sent_then_it_ends_and_is_answered_once(
    chat: Play, ends: Ends
) -> None:
    """Two copies bear the same references: pressing both has one effect."""
    await the_request_meets(chat, ends)


@pytest.mark.stage("called")
@pytest.mark.long
@cases(*sorted(set(CASES) - {"429", "500", "reset after the work"}), *SLOW)
async def test_given_any_fault_when_a_request_is_sent_then_it_ends_as_a_kallelse_does(
    chat: Play, ends: Ends
) -> None:
    await the_request_meets(chat, ends)


async def the_request_meets(chat: Play, ends: Ends) -> None:
    chat.run.channel.faults.add(ends.fault)
    await chat.to("2027-01-12 08:30")
    await chat.to("2027-01-12 09:40")

    assert len(chat.run.channel.faults.met) == 1
    assert rows_to(chat, "rut", "briefing_request") == [(ends.state, ends.reason)]
    asked = chat.titled("rut", "Förbered nästa SSPF-möte")
    assert len(asked) == ends.copies
    for who in ("frida", "sol", "pia", "tore"):
        assert len(chat.titled(who, "Förbered nästa SSPF-möte")) == 1
