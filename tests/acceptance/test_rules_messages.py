"""What may be shown on a locked screen, and when anything is sent (R-60, R-61, R-66, R-67)."""

import re
from datetime import datetime, time
from email import message_from_bytes
from email.policy import default
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal.journal import Message
from tests.journeys.play import EVERYONE, Play
from tests.journeys.reading import plain
from tests.journeys.stages import COMMITMENTS, DECISIONS, GENERAL, GROUP_LEVEL, brief

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TITLES = (
    "Det här kan jag hjälpa dig med",
    "Kallelse att skicka",
    "Kallelse till SSPF-möte",
    "Svar på kallelsen",
    "Förbered nästa SSPF-möte",
    "Underlaget är inskickat",
    "Läget inför SSPF-mötet",
    "Påminnelse inför SSPF-mötet",
    "Dagordning att godkänna",
    "Dagordning till SSPF-mötet",
    "SSPF-möte idag",
    "Beslut och åtaganden",
    "Närvaro på SSPF-mötet",
    "Åtgärdsplan från SSPF-mötet",
    "Åtaganden från SSPF-mötet",
    "Försenade åtaganden i gruppen",
    "Öppna åtaganden",
    "Försenade åtaganden",
    "Uppdatera åtagande",
    "Bekräfta ändringen",
    "Åtagandet är ändrat",
    "Nytt om ett åtagande",
    "SSPF-mötet är inställt",
    "Mandat inför SSPF-mötet",
    "Gallring",
)
"""DESIGN section 11, of the cards that this play meets."""
A_NUMBER = re.compile(r"Du har \d+ (åtagande|åtaganden) att uppdatera")
RED_DAYS = {
    "2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-01-06", "2027-03-26",
    "2027-03-29", "2027-05-06", "2027-06-25",
}  # fmt: skip
"""Weekdays of this half-year on which nobody works, written down from a calendar."""


async def whole_spring(chat: Play) -> None:
    """Two meetings with everything that hangs on them, then on to the summer."""
    for who in ("rut", "sol"):
        await chat.say(who, "mina åtaganden")
    await chat.say("rut", "flytta 4 till 4 mars")
    await chat.press("rut", "Ja, byt datum")
    await chat.say("pia", "behöver hjälp 3: Vi är för få på fredagarna.")
    await chat.press("pia", "Be om hjälp")
    for who in GENERAL:
        await brief(chat, who)
    await chat.to("2027-02-17 13:30")
    await chat.press("frida", "Godkänn och skicka")
    await chat.to("2027-03-19 12:00")


def words_typed() -> set[str]:
    """Every run of three words that somebody wrote in this play."""
    texts = [*GENERAL.values(), *GROUP_LEVEL.values(), *DECISIONS, "Vi är för få på fredagarna."]
    texts += [row[0] for row in COMMITMENTS]
    runs: set[str] = set()
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        runs |= {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    return runs


def messages(chat: Play) -> list[Message]:
    return [message for who in EVERYONE for message in chat.chat(who)]


def first_text(message: Message) -> str:
    if message.card is None:
        return plain(message.text)
    return plain(str(message.card["body"][0]["text"]))


@pytest.mark.accepts("R-60", "R-61")
@pytest.mark.stage("again")
async def test_given_two_meetings_then_the_push_text_is_a_fixed_title_and_nothing_else(
    chat: Play,
) -> None:
    await whole_spring(chat)

    cards = [message for message in messages(chat) if message.card]
    assert len(cards) > 100
    for message in cards:
        title = first_text(message)
        assert title in TITLES or A_NUMBER.fullmatch(title), title
        # A card that the person's own press has replaced in place makes no new notice.
        assert message.edited or plain(message.summary) == title
        assert message.card is not None
        assert title in plain(str(message.card["fallbackText"]))


@pytest.mark.accepts("R-60")
@pytest.mark.stage("again")
async def test_given_two_meetings_then_nothing_typed_leaves_in_a_notice_subject_or_file_name(
    chat: Play,
) -> None:
    await whole_spring(chat)

    shown = [m.summary for m in messages(chat)] + [first_text(m) for m in messages(chat) if m.card]
    for line in await chat.mails():
        content = await chat.run.rehearsal.mail(line.name)
        assert content is not None
        mail = message_from_bytes(content, policy=default)
        calendars = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
        events = re.sub(r"\r?\n ", "", "".join(str(p.get_content()) for p in calendars))
        shown += [line.name, str(mail["Subject"])]
        shown += re.findall(r"^(?:SUMMARY|LOCATION|URL)[^:]*:(.*)$", events, flags=re.MULTILINE)
        shown += [name for p in mail.walk() if (name := p.get_filename())]
        assert str(mail["Subject"]) == "SSPF-möte – Operativ grupp"
    said = [" ".join(re.findall(r"\w+", text.lower())) for text in shown]
    typed = words_typed()
    assert len(typed) > 50
    assert [run for run in typed for text in said if run in text] == []
    assert [text for text in shown if re.search(r"Å-\d|N\s?\d\d-\d\d", text)] == []


@pytest.mark.accepts("R-66")
@pytest.mark.stage("decided")
@pytest.mark.parametrize(
    ("who", "at", "title"),
    [
        ("tore", "2027-01-29 08:30", "Du har 1 åtagande att uppdatera"),
        ("frida", "2027-02-08 08:30", "Du har 2 åtaganden att uppdatera"),
    ],
)
async def test_given_a_reminder_then_the_locked_screen_shows_a_number_only(
    chat: Play, who: str, at: str, title: str
) -> None:
    """The number agrees with the noun; the rows are inside the card."""
    await chat.to(at)

    reminder = chat.chat(who)[-1]

    assert reminder.summary == title
    assert first_text(reminder) == title


@pytest.mark.accepts("R-67")
@pytest.mark.stage("again")
async def test_given_a_whole_spring_then_everything_is_sent_in_working_hours(chat: Play) -> None:
    """08–17 on working days, to the summer and through every holiday on the way."""
    await whole_spring(chat)
    await chat.to("2027-07-02 12:00")

    times = {line.at.astimezone(STOCKHOLM) for line in await chat.sent() if line.state == "sent"}
    times |= {message.at.astimezone(STOCKHOLM) for message in messages(chat)}
    assert len(times) > 40
    assert [at for at in times if not is_working(at)] == []


def is_working(at: datetime) -> bool:
    is_weekday = at.weekday() < 5 and at.date().isoformat() not in RED_DAYS
    return is_weekday and time(8) <= at.time() <= time(17)


@pytest.mark.accepts("R-67")
@pytest.mark.stage("again")
async def test_given_several_things_due_then_each_gets_at_most_one_digest_a_day(
    chat: Play,
) -> None:
    """15 February: Frida misses a briefing, and has two commitments late. One message."""
    await chat.to("2027-06-30 12:00")

    for who in EVERYONE:
        days = [
            m.at.astimezone(STOCKHOLM).date()
            for m in chat.chat(who)
            if A_NUMBER.fullmatch(first_text(m))
            or first_text(m) in ("Påminnelse inför SSPF-mötet", "Försenade åtaganden i gruppen")
        ]
        assert len(days) == len(set(days)), who
    monday = [text for text in chat.titled("frida", "Du har ") if "Vi saknar ert underlag" in text]
    assert any("har passerat sitt datum" in text for text in monday)
