"""Failure modes 7 and 9 of comparable products, each by the road that people take.

7: double submit, double message. 9: time zone and daylight saving.
"""

import re
from email import message_from_bytes
from email.policy import default

import pytest

from tests.journeys.play import CALLED, NORRSJO, SEATED, Play
from tests.journeys.reading import filled

DATES = "dates: [2027-01-21, 2027-02-18, 2027-03-18, 2027-04-15, 2027-05-13, 2027-06-10]"


@pytest.mark.stage("called")
async def test_7_given_a_confirmation_pressed_twice_and_typed_then_there_is_one_change(
    chat: Play,
) -> None:
    """Failure mode 7: the same press again, as after a timeout, has the same answer and effect."""
    await chat.say("frida", "flytta mötet till 28 januari")
    message, button = chat.find("frida", "Ja, flytta mötet")
    answers = [
        await chat.press_in("frida", message.activity_id, button.action, {}) for _ in range(3)
    ]
    assert all("Mötet är flyttat till torsdag 28 januari" in answer for answer in answers[:1])
    before = chat.counts()
    await chat.settle()
    await chat.restart()
    await chat.settle()

    after = chat.counts()
    assert {who: after[who] - before[who] for who in CALLED} == dict.fromkeys(CALLED, 1)
    requests = [line for line in await chat.mails() if "Rut" in line.to]
    assert len(requests) == 2


@pytest.mark.stage("called")
async def test_7_given_a_guest_and_an_answer_pressed_twice_then_each_is_there_once(
    chat: Play,
) -> None:
    """Failure mode 7."""
    await chat.say("frida", "bjud in Disa till punkt 3")
    message, button = chat.find("frida", "Ja, bjud in")
    for _ in range(2):
        await chat.press_in("frida", message.activity_id, button.action, {})
    assert len(chat.titled("disa", "Inbjudan till SSPF-möte")) == 1
    message, button = chat.find("rut", "Skicka svar")
    sent = filled(button, {"Vem kommer i ditt ställe?": "Kim Skolvärdh"})
    for _ in range(2):
        await chat.press_in("rut", message.activity_id, button.action, sent)
    assert len(chat.titled("kim", "Kallelse till SSPF-möte")) == 1


@pytest.mark.parametrize(
    ("meeting", "asked", "agenda", "offset"),
    [
        ("2027-04-01", "2027-03-19 08:30", "2027-03-31 13:00", "T11"),
        ("2027-11-04", "2027-10-26 08:30", "2027-11-03 13:00", "T12"),
    ],
    ids=["spring", "autumn"],
)
async def test_9_given_a_changeover_inside_the_cycle_then_every_job_keeps_its_wall_time(
    chat: Play, meeting: str, asked: str, agenda: str, offset: str
) -> None:
    """Failure mode 9: the last Sundays of March and October lie between request and meeting."""
    own = NORRSJO.read_text(encoding="utf-8").replace(DATES, f"dates: [{meeting}]")
    await chat.move_to_municipality(own)
    await chat.say("frida", "skicka kallelse")
    await chat.say("frida", "ja")
    content = await chat.run.rehearsal.mail((await chat.mails())[0].name)
    assert content is not None
    starts = re.search(r"DTSTART[^:]*:\d{8}(T\d\d)0000(Z?)", event_of(content))
    assert starts is not None
    assert starts[1] in ("T13", offset)
    await chat.to(f"{asked[:10]} 08:29")
    assert [who for who in SEATED if chat.titled(who, "Förbered nästa")] == []
    await chat.to(asked)
    assert [who for who in SEATED if chat.titled(who, "Förbered nästa")] == list(SEATED)
    await chat.to(f"{agenda[:10]} 12:59")
    assert chat.titled("frida", "Dagordning att godkänna") == []
    await chat.to(agenda)
    assert len(chat.titled("frida", "Dagordning att godkänna")) == 1
    await chat.to(f"{meeting} 07:59")
    assert chat.titled("kaj", "SSPF-möte idag") == []
    await chat.to(f"{meeting} 08:00")
    assert "kl. 13.00" in chat.titled("kaj", "SSPF-möte idag")[0]


@pytest.mark.stage("fixed")
async def test_9_given_a_meeting_moved_over_the_changeover_then_it_keeps_its_wall_time(
    chat: Play,
) -> None:
    """Failure mode 9: from winter time to summer time; 13.00 stays 13.00."""
    await chat.to("2027-03-04 09:00")
    await chat.say("frida", "flytta 18 mars till 1 april")
    await chat.say("frida", "ja")
    await chat.settle()

    told = chat.titled("rut", "Kallelse till SSPF-möte")[-1]
    assert "Torsdag 1 april kl. 13.00–15.00" in told
    assert "Lämna underlag senast **onsdag 31 mars kl. 12.00**" in told
    assert "Torsdag 1 april kl. 13.00" in await chat.say("rut", "nästa möte")


def event_of(mail: bytes) -> str:
    message = message_from_bytes(mail, policy=default)
    parts = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    text = re.sub(r"\r?\n ", "", str(parts[0].get_content()))
    return text.partition("BEGIN:VEVENT")[2]
