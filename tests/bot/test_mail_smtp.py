"""Mail by SMTP against a real server in this process: taken, refused, put off, or nobody knows."""

import ssl
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.limits import A_MINUTE, NoLimits, SlidingLimits
from bot.mail_smtp import Relay, SmtpMail, relay_of
from bot.settings import Settings
from sspf.domain.outbox import NO_ANSWER
from sspf.ports import (
    CalendarRequest,
    Letter,
    PermanentFailureError,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from tests.bot.test_mail_files import AT, CANCEL, FRIDA, MOVE, REQUEST, SUBJECT, a_request
from tests.factories import a_person
from tests.fakes.mail_server import MailServer, a_mail_server
from tests.fakes.passing_time import PassingTime

SENDER = "sspf@norrsjo.example.org"
LINK = "https://sspf.example.org/r/abc.def"
REPLY_TO = "svar+k1.tag@norrsjo.example.org"


def a_relay(port: int, **changes: Any) -> Relay:
    given: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "sender": SENDER,
        "is_tls": False,
        "must_start_tls": False,
        "user": None,
        "password": None,
        "trust": ssl.create_default_context(),
    }
    return Relay(**given | changes)


def mail_of(server: MailServer) -> EmailMessage:
    raw = server.taken[-1].content
    assert isinstance(raw, bytes)
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


async def sent(server: MailServer, request: CalendarRequest | Letter) -> None:
    await SmtpMail(a_relay(server.port), NoLimits(), seconds=2).send(request)


def parts(mail: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in mail.walk()]


async def test_given_a_kallelse_when_sent_then_it_comes_to_its_reader_alone() -> None:
    async with a_mail_server() as server:
        await sent(server, REQUEST)

    (envelope,) = server.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == (SENDER, [a_person().email])


async def test_given_a_kallelse_when_read_then_it_has_words_for_people_and_for_a_calendar() -> None:
    async with a_mail_server() as server:
        await sent(server, a_request(link=LINK, reply_to=REPLY_TO))

    mail = mail_of(server)
    assert parts(mail) == [
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert (mail["Subject"], mail["Auto-Submitted"]) == (SUBJECT, "auto-generated")
    assert mail["From"].addresses[0].addr_spec == SENDER
    assert mail["Reply-To"].addresses[0].addr_spec == FRIDA.email
    html = mail.get_body(("html",))
    assert html is not None
    assert f'<a href="{LINK}">' in html.get_content()


async def test_given_a_calendar_when_it_replies_then_it_is_to_the_readers_own_address() -> None:
    async with a_mail_server() as server:
        await sent(server, a_request(link=LINK, reply_to=REPLY_TO))

    (part,) = [p for p in mail_of(server).walk() if p.get_content_type() == "text/calendar"]
    (event,) = Calendar.from_ical(part.get_content()).walk("VEVENT")
    assert str(event["ORGANIZER"]) == f"mailto:{REPLY_TO}"
    assert LINK in str(event["DESCRIPTION"])


@pytest.mark.parametrize("request_", [MOVE, CANCEL], ids=["move", "cancel"])
async def test_given_it_is_sent_once_more_then_its_number_is_the_same(
    request_: CalendarRequest,
) -> None:
    """Whoever gets two copies can tell that they are one."""
    async with a_mail_server() as server:
        await sent(server, request_)
        first = mail_of(server)["Message-ID"]
        await sent(server, request_)
        second = mail_of(server)["Message-ID"]
        await sent(server, REQUEST)

    assert first == second
    assert mail_of(server)["Message-ID"] != first
    assert first.endswith("@norrsjo.example.org>")


async def test_given_a_letter_when_sent_then_it_has_no_entry_for_a_calendar() -> None:
    letter = Letter(
        key="letter", to=a_person(), organizer=FRIDA, subject="S", body="<b>&", at=AT, link=LINK
    )
    async with a_mail_server() as server:
        await sent(server, letter)

    mail = mail_of(server)
    assert parts(mail) == ["multipart/alternative", "text/plain", "text/html"]
    html = mail.get_body(("html",))
    assert html is not None
    assert "&lt;b&gt;&amp;" in html.get_content()


@pytest.mark.parametrize("evil", ["A\r\nBcc: x@example.org", "A\nSubject: annat", "A\r\n\r\nbody"])
async def test_given_a_name_with_line_breaks_then_it_begins_no_header(evil: str) -> None:
    person = a_person(name=evil)
    async with a_mail_server() as server:
        await sent(server, a_request(organizer=person, to=a_person(name=evil), subject=evil))

    mail = mail_of(server)
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject", [])) == 1
    assert server.taken[0].rcpt_tos == [a_person().email]


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
async def test_given_the_server_says_later_then_it_is_tried_again(step: str) -> None:
    async with a_mail_server(says={step: "451 later"}) as server:
        with pytest.raises(TemporaryFailureError) as failure:
            await sent(server, REQUEST)

    assert failure.value.reason == "failed.mail_later"
    assert server.taken == []


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
async def test_given_the_recipient_is_refused_then_it_is_not_tried_again(step: str) -> None:
    async with a_mail_server(says={step: "550 no such user"}) as server:
        with pytest.raises(PermanentFailureError) as failure:
            await sent(server, REQUEST)

    assert failure.value.reason == "failed.mail_refused"


async def test_given_our_own_sender_is_refused_then_nothing_is_said_of_the_recipient() -> None:
    async with a_mail_server(says={"MAIL": "553 not yours"}) as server:
        with pytest.raises(TemporaryFailureError):
            await sent(server, REQUEST)


@pytest.mark.parametrize("step", ["MAIL", "RCPT"])
async def test_given_the_line_is_cut_before_the_mail_then_nothing_was_delivered(step: str) -> None:
    async with a_mail_server(cuts=step) as server:
        with pytest.raises(TemporaryFailureError):
            await sent(server, REQUEST)

    assert server.taken == []


async def test_given_the_line_is_cut_after_the_mail_then_nobody_knows() -> None:
    async with a_mail_server(cuts="DATA") as server:
        with pytest.raises(UnknownOutcomeError) as failure:
            await sent(server, REQUEST)

    assert failure.value.reason == NO_ANSWER
    assert len(server.taken) == 1


async def test_given_nobody_listens_then_it_is_tried_again() -> None:
    async with a_mail_server() as server:
        port = server.port
    with pytest.raises(TemporaryFailureError):
        await SmtpMail(a_relay(port), NoLimits(), seconds=2).send(REQUEST)


async def test_given_a_server_outside_without_encryption_then_nothing_is_said_to_it() -> None:
    async with a_mail_server() as server:
        mail = SmtpMail(a_relay(server.port, must_start_tls=True), NoLimits(), seconds=2)
        with pytest.raises(TemporaryFailureError):
            await mail.send(REQUEST)

    assert server.taken == []


async def test_given_thirty_in_a_minute_then_the_next_waits_its_turn() -> None:
    time = PassingTime()
    limits = SlidingLimits(clock=time.now, sleep=time.sleep, thread=A_MINUTE, tenant=A_MINUTE)
    async with a_mail_server() as server:
        mail = SmtpMail(a_relay(server.port), limits, seconds=2)
        for _ in range(30):
            await mail.send(REQUEST)
        with pytest.raises(TemporaryFailureError) as failure:
            await mail.send(REQUEST)

    assert failure.value.reason == "failed.paced"
    assert len(server.taken) == 30


def some_settings(tmp_path: Path, **given: Any) -> Settings:
    return Settings(auth="anonymous", data=tmp_path, **given)


def test_given_no_server_then_mail_is_written_as_files(tmp_path: Path) -> None:
    assert relay_of(some_settings(tmp_path)) is None


@pytest.mark.parametrize(
    ("url", "port", "is_tls", "must_start"),
    [
        ("smtps://mail.example.org", 465, True, False),
        ("smtp://mail.example.org", 587, False, True),
        ("smtp://mail.example.org:25", 25, False, True),
        ("smtp://127.0.0.1:2525", 2525, False, False),
    ],
)
def test_given_an_address_then_everything_outside_this_machine_is_encrypted(
    tmp_path: Path, url: str, port: int, is_tls: bool, must_start: bool
) -> None:
    relay = relay_of(some_settings(tmp_path, smtp_url=url, mail_from=SENDER))

    assert relay is not None
    assert (relay.port, relay.is_tls, relay.must_start_tls) == (port, is_tls, must_start)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"smtp_url": "smtps://mail.example.org"}, "SSPF_MAIL_FROM saknas"),
        ({"smtp_url": "https://mail.example.org", "mail_from": SENDER}, "smtps://"),
        ({"smtp_url": "smtps://u:p@mail.example.org", "mail_from": SENDER}, "SSPF_SMTP_USER"),
        ({"mail_from": "a@example.org, b@example.org"}, "e-postadress"),
        ({"mail_replies": "svar@example.org\r\nBcc: b@example.org"}, "e-postadress"),
        ({"public_url": "http://sspf.example.org"}, "https"),
    ],
)
def test_given_settings_that_do_not_hold_then_the_start_is_stopped_with_what_to_do(
    tmp_path: Path, given: dict[str, str], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        some_settings(tmp_path, **given)
