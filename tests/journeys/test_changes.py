"""Meetings that move, are cancelled, or go on without an approved agenda; people who are away."""

import re
from email import message_from_bytes
from email.policy import default

import pytest

from tests.journeys.play import CALLED, EVERYONE, SEATED, Play
from tests.journeys.stages import GENERAL, brief

NOTHING = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "inget"}
LATE = "Inkom efter sista tid."


def got(chat: Play, title: str) -> list[str]:
    return [who for who in EVERYONE for _ in chat.titled(who, title)]


@pytest.mark.stage("called")
async def test_given_a_moved_meeting_then_each_is_told_once_and_everything_follows(
    chat: Play,
) -> None:
    """From 21 to 28 January: request, deadline, agenda, meeting and plan each a week later."""
    before = chat.counts()
    asked = await chat.say("frida", "flytta mötet till 28 januari")
    assert "6 personer får veta det." in asked
    assert chat.counts() == before | {"frida": before["frida"] + 1}
    await chat.press("frida", "Ja, flytta mötet")
    await chat.restart()
    await chat.settle()

    for who in CALLED:
        told = [t for t in chat.titled(who, "Kallelse till SSPF-möte") if "är flyttat" in t]
        assert len(told) == 1, who
        assert "Torsdag 28 januari kl. 13.00" in told[0]
        assert "onsdag 27 januari kl. 12.00" in told[0]
    await chat.to("2027-01-19 08:00")
    assert got(chat, "Förbered nästa") == []
    await chat.to("2027-01-19 08:30")
    assert sorted(got(chat, "Förbered nästa")) == sorted(SEATED)
    assert "Lämna underlag senast **onsdag 27 januari kl. 12.00**" in chat.last("rut")
    await chat.to("2027-01-21 18:00")
    assert got(chat, "SSPF-möte idag") == []
    await chat.to("2027-01-28 13:00")
    assert sorted(got(chat, "SSPF-möte idag")) == sorted(CALLED)
    assert "torsdag 28 januari" in chat.last("frida")
    await chat.to("2027-01-29 10:00")
    assert "tisdag 2 februari kl. 16.00" in chat.titled("rut", "Åtgärdsplan")[0]


@pytest.mark.stage("called")
async def test_given_a_moved_meeting_then_the_calendars_get_a_newer_request(chat: Play) -> None:
    """The same event with a higher sequence, not a second event."""
    await chat.say("frida", "flytta mötet till 28 januari kl. 10.00")
    await chat.press("frida", "Ja, flytta mötet")
    await chat.settle()

    events = [await event_of(chat, line.name) for line in await chat.mails() if "Rut" in line.to]
    assert len({field(event, "UID") for event in events}) == 1
    sequences = sorted(int(field(event, "SEQUENCE")) for event in events)
    assert len(sequences) == 2
    assert sequences[0] < sequences[1]
    newest = max(events, key=lambda event: int(field(event, "SEQUENCE")))
    assert "20270128T" in field(newest, "DTSTART")


def _told(chat: Play) -> dict[str, list[str]]:
    """Titles to all but the convener, without the monthly one of retention."""
    return {w: [t for t in chat.titles(w) if t != "Gallring"] for w in EVERYONE if w != "frida"}


@pytest.mark.stage("called")
async def test_given_a_cancelled_meeting_then_nothing_more_is_sent_about_it(chat: Play) -> None:
    await chat.press("rut", "Jag kommer")
    await chat.say("frida", "ställ in mötet")
    await chat.press("frida", "Ja, ställ in mötet")
    await chat.settle()

    assert sorted(got(chat, "SSPF-mötet är inställt")) == sorted(CALLED)
    mails = [await event_of(chat, line.name) for line in await chat.mails()]
    assert sum("METHOD:CANCEL" in mail for mail in mails) == len(CALLED)
    before = _told(chat)
    await chat.to("2027-01-27 12:00")
    assert _told(chat) == before
    assert "18 februari" in await chat.say("rut", "nästa möte")


@pytest.mark.stage("fixed")
@pytest.mark.parametrize("change", ["move", "cancel"])
async def test_given_a_commitment_due_at_the_meeting_then_it_follows_the_meeting(
    chat: Play, change: str
) -> None:
    """Å-2027-005 is due at the next meeting; the others have days of their own and stay."""
    typed = "flytta mötet till 25 februari" if change == "move" else "ställ in mötet"
    await chat.say("frida", typed)
    await chat.say("frida", "ja")

    day = "torsdag 25 februari" if change == "move" else "torsdag 18 mars"
    assert f"klart till nästa möte, {day}" in await chat.say("sol", "mina åtaganden")
    assert "torsdag 11 februari" in await chat.say("rut", "mina åtaganden")
    await chat.to("2027-02-18 17:00")
    assert "Å-2027-005" not in await chat.say("kaj", "försenade")


@pytest.mark.stage("answered")
async def test_given_nobody_approves_then_the_stand_in_is_asked_and_it_goes_out_marked(
    chat: Play,
) -> None:
    """The convener at 13.00, the stand-in at 15.00, and everybody at 08.00 the next day."""
    await chat.to("2027-01-20 14:59")
    assert got(chat, "Dagordning att godkänna") == ["frida"]
    await chat.to("2027-01-20 15:00")
    assert sorted(got(chat, "Dagordning att godkänna")) == ["frida", "leo"]
    await chat.to("2027-01-21 07:59")
    assert got(chat, "Dagordning till") == []

    await chat.to("2027-01-21 08:00")

    assert sorted(got(chat, "Dagordning till")) == sorted(CALLED)
    for who in CALLED:
        assert "inte godkänd" in chat.titled(who, "Dagordning till")[0]


@pytest.mark.stage("answered")
async def test_given_the_stand_in_approves_then_it_goes_out_as_approved_and_once(
    chat: Play,
) -> None:
    await chat.to("2027-01-20 15:30")
    await chat.press("leo", "Godkänn och skicka")
    await chat.to("2027-01-21 12:00")

    assert sorted(got(chat, "Dagordning till")) == sorted(CALLED)
    assert not any("inte godkänd" in text for text in chat.titled("rut", "Dagordning till"))


@pytest.mark.stage("called")
async def test_given_a_deputy_named_then_the_deputy_gets_the_kallelse_and_the_card(
    chat: Play,
) -> None:
    """Rut cannot come; Kim is called in her place, is asked for the briefing, and may answer."""
    await chat.press("rut", "Skicka svar", {"Vem kommer i ditt ställe?": "Kim Skolvärdh"})
    kallelse = chat.titled("kim", "Kallelse till SSPF-möte")
    assert len(kallelse) == 1
    assert "Du är ersättare för Rut Rektorsdotter." in kallelse[0]
    assert any(line.to.startswith("Kim") for line in await chat.mails())

    await chat.to("2027-01-12 08:30")
    assert got(chat, "Förbered nästa").count("kim") == 1
    await chat.press("kim", "Skicka in", NOTHING)
    assert "Skola: inskickat" in await chat.say("frida", "läget")
    await chat.to("2027-01-21 08:00")
    assert "SSPF-möte idag" not in chat.titles("rut")


@pytest.mark.stage("called")
async def test_given_an_absence_then_the_deputy_gets_the_card_only_meanwhile(chat: Play) -> None:
    """Rut is away on the day of the request; when the reminder is due she is back."""
    assert got(chat, "Förbered nästa") == []
    answer = await chat.say("rut", "borta 11 januari till 15 januari")
    assert "11 januari" in answer
    assert "15 januari" in answer

    await chat.to("2027-01-12 08:30")
    assert "kim" in got(chat, "Förbered nästa")

    await chat.to("2027-01-18 08:30")
    assert "rut" in got(chat, "Påminnelse inför")
    assert "kim" not in got(chat, "Påminnelse inför")


@pytest.mark.stage("asked")
async def test_given_a_late_briefing_then_it_is_taken_and_marked(chat: Play) -> None:
    """Twelve o'clock is the last time; Tore is twenty minutes late."""
    for who in ("frida", "rut", "sol", "pia"):
        await brief(chat, who)
    await chat.to("2027-01-20 12:20")
    receipt = await brief(chat, "tore")
    assert "Det kom in efter sista tid och tas med ändå." in receipt

    standing = await chat.say("frida", "läget")
    seat = standing.partition("Säkerhet och beredskap: inskickat")[2]
    assert LATE in seat
    assert standing.count(LATE) == 1
    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")
    agenda = chat.titled("kaj", "Dagordning till")[0]
    assert re.search(re.escape(GENERAL["tore"]) + rf"\n{re.escape(LATE)}", agenda)


async def event_of(chat: Play, name: str) -> str:
    content = await chat.run.rehearsal.mail(name)
    assert content is not None
    mail = message_from_bytes(content, policy=default)
    parts = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    return re.sub(r"\r?\n ", "", str(parts[0].get_content()))


def field(event: str, name: str) -> str:
    found = re.search(rf"^{name}[^:\n]*:(.*)$", event.partition("BEGIN:VEVENT")[2], re.MULTILINE)
    assert found is not None
    return found[1].strip()
