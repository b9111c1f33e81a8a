"""Outgoing mail as the page lists it, read from the files themselves."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from functools import lru_cache
from pathlib import Path

from icalendar import Calendar

from bot.rehearsal.house import MailLine
from cards.text import Text
from sspf.domain.organisation import Organisation


def mail_lines(folder: Path, organisation: Organisation) -> tuple[MailLine, ...]:
    """Newest first."""
    lines = [_line(file, organisation) for file in sorted(folder.glob("*.eml"))]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _line(file: Path, organisation: Organisation) -> MailLine:
    mail = message_from_bytes(file.read_bytes(), policy=default)
    name, address = parseaddr(str(mail["To"]))
    text = Text.load("sv")
    return MailLine(
        name=file.name,
        subject=str(mail["Subject"]),
        to=f"{name}, {address.partition('@')[2]}",
        about=_about(mail, organisation, text),
        at=mail["Date"].datetime.astimezone(UTC),
    )


def _about(mail: EmailMessage, organisation: Organisation, text: Text) -> str:
    found = _event(mail)
    if found is None:
        return text("mail.about.letter")
    method, starts = found
    moment = text.moment(starts.astimezone(organisation.time_zone))
    return text(f"mail.about.{method.lower()}", moment=moment)


SEEN = 1_024
"""Mails of which it is remembered what stands in their calendars: the page asks for all anew."""


def _event(mail: EmailMessage) -> tuple[str, datetime] | None:
    """(method, start) of the calendar part; None: it has none."""
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            return _method_and_start(part.get_content())
    return None


@lru_cache(maxsize=SEEN)
def _method_and_start(content: str) -> tuple[str, datetime]:
    calendar = Calendar.from_ical(content)
    event = calendar.walk("VEVENT")[0]
    return str(calendar["METHOD"]), event.decoded("dtstart")
