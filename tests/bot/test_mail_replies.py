"""A calendar's reply: what is read of it, whom it is believed from, and what is left unread."""

import re
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from bot.links import SignedLinks
from bot.mail_commands import NOT_TAKEN, WELL, hand_in
from bot.mail_replies import NotAReplyError, read_reply
from bot.settings import Settings
from sspf.domain.invitations import Response
from storage.keys import StaticKeys
from tests.fakes.clock import FakeClock
from tests.fixtures_play import Cli
from tests.journeys.play import Play

COMMENT = "Kanariefågeln sjunger"
MAILBOX = "svar@norrsjo.example.org"
PIA = "pia.omradesson@polis.example.org"
CALENDAR = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:{method}
BEGIN:VEVENT
UID:{meeting}@sspf.invalid
SEQUENCE:{sequence}
DTSTAMP:20261217T100000Z
ORGANIZER:mailto:{organizer}
ATTENDEE;CN=Pia;PARTSTAT={answer}{more}:mailto:{attendee}
SUMMARY:Accepterat: SSPF-möte
COMMENT:{comment}
END:VEVENT
END:VCALENDAR
"""
MAIL = """From: {sender}
To: {to}
Subject: Accepterat: SSPF-m=?utf-8?q?=C3=B6?=te
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"

{comment}
--b
Content-Type: text/calendar; charset="utf-8"; method={method}

{calendar}
--b--
"""


def a_mail(
    meeting: str = "m1", to: str = "svar+k1.abcdefgh@x.example.org", **changes: str
) -> bytes:
    given = {
        "method": "REPLY",
        "meeting": meeting,
        "sequence": "0",
        "organizer": to,
        "answer": "ACCEPTED",
        "more": "",
        "attendee": PIA,
        "comment": COMMENT,
        "sender": f"Pia <{PIA}>",
        "to": f"Frida <{to}>",
    } | changes
    return MAIL.format(calendar=CALENDAR.format(**given), **given).encode()


@pytest.mark.parametrize(
    ("said", "response"),
    [
        ("ACCEPTED", Response.ACCEPTED),
        ("TENTATIVE", Response.TENTATIVE),
        ("DECLINED", Response.DECLINED),
        ("DELEGATED", Response.DECLINED),
    ],
)
def test_given_a_reply_when_read_then_it_says_who_to_what_and_how(
    said: str, response: Response
) -> None:
    reply = read_reply(a_mail(answer=said, sequence="3"))

    assert (reply.meeting, reply.attendee, reply.sequence, reply.response) == (
        "m1",
        PIA,
        3,
        response,
    )
    assert "k1.abcdefgh" in reply.tags
    assert COMMENT not in repr(reply)


def test_given_somebody_is_sent_instead_when_read_then_the_address_is_there() -> None:
    more = ';DELEGATED-TO="mailto:bo@norrsjo.example.org"'

    assert read_reply(a_mail(answer="DELEGATED", more=more)).deputy == "bo@norrsjo.example.org"


def test_given_the_calendar_alone_when_read_then_its_organizer_tells_the_address() -> None:
    raw = a_mail().partition(b"\n\nBEGIN")[2].partition(b"--b--")[0]

    assert read_reply(b"BEGIN" + raw).tags == ("k1.abcdefgh",)


@pytest.mark.parametrize(
    "raw",
    [
        a_mail(method="REQUEST"),
        a_mail(method="COUNTER"),
        a_mail(answer="NEEDS-ACTION"),
        a_mail(answer="X"),
        a_mail().replace(b"@sspf.invalid", b"@elsewhere.example.org"),
        a_mail().replace(b"UID:", b"X-UID:"),
        a_mail().replace(b"ATTENDEE", b"X-ATTENDEE"),
        a_mail().replace(b"SEQUENCE:0", b"SEQUENCE:x"),
        b"",
        b"Subject: hej\n\nJag kommer.",
        b"BEGIN:VCALENDAR\n",
        b"x" * (1024 * 1024 + 1),
    ],
)
def test_given_something_else_when_read_then_it_is_no_reply(raw: bytes) -> None:
    with pytest.raises(NotAReplyError):
        read_reply(raw)


@given(st.binary(max_size=300), st.booleans())
def test_given_anything_at_all_when_read_then_nothing_breaks(raw: bytes, inside: bool) -> None:
    whole = a_mail().replace(COMMENT.encode(), raw) if inside else raw
    try:
        read_reply(whole)
    except NotAReplyError:
        """That is all it may say."""


@pytest_asyncio.fixture
async def replies(chat: Play) -> AsyncIterator["Replies"]:
    """The product stopped, as when a mail server's pipe hands in a mail beside it."""
    services = chat.run.house.services
    municipality = services.municipalities()[0]
    async with services.unit_of_work(municipality) as uow:
        meetings = await uow.meetings.held_since(date.min)
        first = next(m for m in meetings if m.called_at)
        link = (await uow.web_links.of("pia", first.id))[-1]  # type: ignore[arg-type]  # a person's id
    links = SignedLinks(StaticKeys(chat.folder / "sspf.keys"), mailbox=MAILBOX)
    now = chat.run.rehearsal.now()
    await chat.close()
    yield Replies(chat, first.id, links.reply_address(municipality, link), FakeClock(now))


class Replies:
    def __init__(self, chat: Play, meeting: str, address: str, clock: FakeClock) -> None:
        self.chat, self.meeting, self.address, self.clock = chat, meeting, address, clock

    async def hand_in(self, **changes: str) -> int:
        given = {"meeting": self.meeting, "to": self.address} | changes
        settings = Settings(auth="anonymous", data=self.chat.folder, mail_replies=MAILBOX)
        return await hand_in(settings, a_mail(**given), self.clock)

    async def standing(self) -> str:
        await self.chat.open()
        return await self.chat.say("frida", "läget")


STAGE = pytest.mark.stage("called")
PIA_COMES = "Pia Områdesson, områdespolis: kommer till mötet. Svarade via e-post."
PIA_SILENT = "Pia Områdesson, områdespolis: har inte svarat på kallelsen."


@STAGE
async def test_given_a_reply_when_handed_in_then_it_is_a_full_answer_marked_as_mail(
    replies: Replies,
) -> None:
    assert await replies.hand_in() == WELL
    assert await replies.hand_in() == WELL

    assert PIA_COMES in await replies.standing()


@STAGE
async def test_given_whoever_it_says_it_is_from_then_that_is_not_asked(replies: Replies) -> None:
    assert await replies.hand_in(sender="Någon annan <annan@example.org>") == WELL

    assert PIA_COMES in await replies.standing()


@STAGE
@pytest.mark.parametrize(
    "forged",
    [
        {"to": MAILBOX},
        {"to": "svar+k1.abcdefghabcdefghabcdefgh@norrsjo.example.org"},
        {"attendee": "rut.rektorsdotter@norrsjo.example.org"},
        {"attendee": "nobody@example.org"},
        {"meeting": "another"},
    ],
    ids=["no tag", "made up", "somebody else's", "nobody's", "another meeting"],
)
async def test_given_a_reply_that_was_forged_then_nothing_is_written(
    replies: Replies, forged: dict[str, str]
) -> None:
    """From: is right in all of them."""
    assert await replies.hand_in(**forged) == NOT_TAKEN

    assert PIA_SILENT in await replies.standing()


@STAGE
async def test_given_the_meeting_has_moved_then_an_answer_to_the_former_day_is_not_taken(
    replies: Replies, capsys: pytest.CaptureFixture[str]
) -> None:
    await replies.chat.open()
    await replies.chat.say("frida", "flytta mötet till 20 januari")
    await replies.chat.say("frida", "ja")
    await replies.chat.settle()
    await replies.chat.close()
    capsys.readouterr()

    assert await replies.hand_in() == NOT_TAKEN
    assert "Mötet har ändrats eller är över." in capsys.readouterr().err
    assert PIA_SILENT in await replies.standing()


@STAGE
async def test_given_the_convener_took_the_link_back_then_its_mail_is_not_believed(
    replies: Replies,
) -> None:
    await replies.chat.open()
    await replies.chat.say("frida", "dra in länken till Polis")
    await replies.chat.close()

    assert await replies.hand_in() == NOT_TAKEN
    assert PIA_SILENT in await replies.standing()


@STAGE
async def test_given_a_reply_then_nothing_that_was_written_is_told_or_kept(
    replies: Replies, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    await replies.hand_in()
    await replies.hand_in(to=MAILBOX)
    told = capsys.readouterr()
    kept = b"".join(f.read_bytes() for f in replies.chat.folder.glob("sspf.db*"))

    said = told.out + told.err + caplog.text
    assert [word for word in (COMMENT, PIA, "pia", replies.meeting) if word in said] == []
    assert COMMENT.encode() not in kept
    assert re.search(r"svar\+", said) is None


@STAGE
async def test_given_a_mail_file_when_handed_in_by_the_command_then_it_answers_with_a_code(
    chat: Play, cli: Cli, tmp_path: Path
) -> None:
    await chat.close()
    file = tmp_path / "reply.eml"
    file.write_bytes(b"Subject: hej\n\nJag kommer.")
    ran = await cli.at(chat.folder)("mail-reply", "--file", str(file))

    assert (ran.code, ran.err.strip().splitlines()[-1]) == (1, "Det är inget svar på en kallelse.")
