"""Dates that were decided, and who may call to them (A13, A25, A28)."""

import re
from email import message_from_bytes
from email.policy import default

import pytest

from tests.journeys.play import CALLED, EVERYONE, NORRSJO, Play

AIM = "Målet är att ungdomarna ska ha en fungerande skolgång och ett liv fritt från kriminalitet"
DATES = "dates: [2027-01-21, 2027-02-18, 2027-03-18, 2027-04-15, 2027-05-13, 2027-06-10]"


def listed(meetings: str) -> list[str]:
    return re.findall(r"^\w+dag \d+ \w+(?= \(vecka)", meetings, flags=re.MULTILINE)


@pytest.mark.accepts("A13")
async def test_given_a_list_of_irregular_dates_then_those_are_the_meetings(chat: Play) -> None:
    """Two days apart, then seven weeks: no cadence is filled in between or after."""
    own = NORRSJO.read_text(encoding="utf-8").replace(
        DATES, "dates: [2027-04-20, 2027-01-21, 2027-01-26, 2027-03-16]"
    )
    await chat.move_to_municipality(own)

    four = ["Torsdag 21 januari", "Tisdag 26 januari", "Tisdag 16 mars", "Tisdag 20 april"]
    assert listed(await chat.say("rut", "möten")) == four

    await chat.to("2027-05-03 09:00")
    meetings = await chat.say("rut", "möten")
    assert listed(meetings) == four
    assert meetings.count("hållet") == len(four)
    for day in ("21 januari", "26 januari", "16 mars", "20 april"):
        called = [text for text in chat.titled("rut", "Kallelse till") if day in text]
        assert len(called) == 1, day


@pytest.mark.accepts("A13")
@pytest.mark.stage("called")
async def test_given_dates_are_pasted_and_edited_then_the_calendar_follows(chat: Play) -> None:
    """A list is pasted with two dates that are there; one meeting is moved, one cancelled."""
    pasted = "nya möten:\n2027-03-02 kl. 10.00\n18 mars\n22 juni 2027\n10 juni"
    preview = await chat.say("frida", pasted)
    assert preview.index("Ingen får något mejl än.") < preview.index("4 möten hittades.")
    assert "Tisdag 2 mars 2027, vecka 9\nKl. 10.00–12.00" in preview
    assert preview.count("Mötet finns redan i kalendariet.") == 2
    assert "2 mars" not in await chat.say("frida", "möten")
    before = chat.counts()
    await chat.say("frida", "ja")
    assert "Tisdag 2 mars" not in await chat.say("rut", "möten")
    await chat.say("frida", "skicka kallelse")
    await chat.say("frida", "ja")
    await chat.to("2027-01-19 08:00")

    assert listed(await chat.say("rut", "möten")) == [
        "Torsdag 21 januari",
        "Torsdag 18 februari",
        "Tisdag 2 mars",
        "Torsdag 18 mars",
        "Torsdag 15 april",
        "Torsdag 13 maj",
        "Torsdag 10 juni",
        "Tisdag 22 juni",
    ]
    assert before["rut"] < chat.counts()["rut"]
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.press("frida", "Ja, flytta mötet")
    assert listed(await chat.say("rut", "möten"))[0] == "Torsdag 28 januari"
    await chat.to("2027-01-29 08:00")
    await chat.say("frida", "ställ in mötet")
    await chat.press("frida", "Ja, ställ in mötet")
    assert "Tisdag 2 mars kl. 10.00" in await chat.say("rut", "nästa möte")


@pytest.mark.accepts("A25")
@pytest.mark.parametrize("who", [one for one in EVERYONE if one not in ("frida", "leo")])
@pytest.mark.stage("called")
async def test_given_anybody_else_then_calling_moving_and_cancelling_is_refused(
    chat: Play, who: str
) -> None:
    before = chat.counts()
    for typed in ("skicka kallelse", "flytta mötet till 28 januari", "ställ in mötet"):
        answer = await chat.say(who, typed)
        no_group = "Du har inte behörighet till det här." in answer
        assert "sammankallande" in answer or "Jag hittar inget sådant möte." in answer or no_group
        assert "[" not in answer
    for button in ("Skicka kallelsen", "Ja, flytta", "Ja, ställ in"):
        assert not chat.has_button(who, button)

    after = chat.counts()
    assert after.pop(who) == before.pop(who) + 3
    assert after == before
    assert "21 januari" in await chat.say("frida", "nästa möte")


@pytest.mark.accepts("A25")
async def test_given_the_stand_in_then_calling_moving_and_cancelling_work(chat: Play) -> None:
    """Leo is recorded as Frida's stand-in."""
    await chat.say("leo", "skicka kallelse")
    await chat.press("leo", "Skicka kallelsen nu")
    assert [len(chat.titled(who, "Kallelse till")) for who in CALLED] == [1] * len(CALLED)

    await chat.say("leo", "flytta mötet till 28 januari")
    await chat.press("leo", "Ja, flytta mötet")
    assert "28 januari" in await chat.say("rut", "nästa möte")

    await chat.say("leo", "ställ in mötet")
    await chat.press("leo", "Ja, ställ in mötet")
    assert "18 februari" in await chat.say("rut", "nästa möte")


@pytest.mark.accepts("A25")
async def test_given_only_the_convener_has_the_button_when_it_is_pressed_then_all_are_called(
    chat: Play,
) -> None:
    holders = [who for who in EVERYONE if chat.has_button(who, "Skicka kallelsen")]
    assert holders == ["frida"]

    await chat.press("frida", "Skicka kallelsen nu")

    called = [who for who in EVERYONE if chat.titled(who, "Kallelse till SSPF-möte")]
    assert sorted(called) == sorted(CALLED)
    assert len(await chat.mails()) == len(CALLED)


@pytest.mark.accepts("A28")
@pytest.mark.stage("approved")
async def test_given_a_kallelse_and_an_agenda_then_both_hold_the_aim(chat: Play) -> None:
    assert AIM in chat.titled("kaj", "Kallelse till SSPF-möte")[0]
    assert AIM in chat.titled("kaj", "Dagordning till SSPF-mötet")[0]
    for line in await chat.mails():
        content = await chat.run.rehearsal.mail(line.name)
        assert content is not None
        assert AIM in body_of(content)


def body_of(mail: bytes) -> str:
    message = message_from_bytes(mail, policy=default)
    plain = message.get_body(("plain",))
    assert plain is not None
    return re.sub(r"\s+", " ", str(plain.get_content()))


@pytest.mark.accepts("A25")
@pytest.mark.stage("called")
async def test_given_the_kallelse_left_as_mail_then_it_is_a_calendar_request(chat: Play) -> None:
    """The offline form: each of the called gets one that a calendar can open."""
    for line in await chat.mails():
        content = await chat.run.rehearsal.mail(line.name)
        assert content is not None
        mail = message_from_bytes(content, policy=default)
        calendars = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
        assert [p.get_param("method") for p in calendars] == ["REQUEST"]
        event = calendars[0].get_content()
        assert "BEGIN:VEVENT" in event
        assert re.search(r"DTSTART[^:]*:20270121T1[23]0000Z?", event)


@pytest.mark.accepts("A28")
async def test_given_the_steering_group_words_the_aim_anew_then_kallelse_and_agenda_have_it(
    chat: Play,
) -> None:
    """Nobody else can, and a restart keeps the new words."""
    new = "Alla unga i Norrsjö ska ha en trygg fritid."
    for who in ("frida", "rut", "kaj", "dag"):
        await chat.say(who, f"övergripande mål: {new}")
        await chat.say(who, "ja")
    await chat.press("frida", "Skicka kallelsen nu")
    assert new not in chat.titled("rut", "Kallelse till")[-1]

    await chat.say("disa", f"övergripande mål: {new}")
    await chat.say("disa", "ja")
    await chat.restart()

    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")
    await chat.to("2027-02-01 09:00")
    for who in CALLED:
        kallelse = chat.titled(who, "Kallelse till SSPF-möte")[-1]
        assert "18 februari" in kallelse
        assert new in kallelse
        assert new in chat.titled(who, "Dagordning till SSPF-mötet")[-1]
