"""Outgoing mail as the page lists it, read from the files themselves."""

from dataclasses import dataclass
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

SEEN = 1_024
"""Mails of which it is remembered what stands in them: the page asks for all of them anew."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a mail's calendar part says."""

    method: str
    starts: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mail:
    subject: str
    to: str
    at: datetime
    entry: _Entry | None


def mail_lines(folder: Path, organisation: Organisation) -> tuple[MailLine, ...]:
    """Newest first."""
    lines = [_line(file, organisation) for file in sorted(folder.glob("*.eml"))]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _line(file: Path, organisation: Organisation) -> MailLine:
    mail = _read(file.read_bytes())
    about = _about(mail.entry, organisation, Text.load("sv"))
    return MailLine(name=file.name, subject=mail.subject, to=mail.to, about=about, at=mail.at)


def _about(entry: _Entry | None, organisation: Organisation, text: Text) -> str:
    if entry is None:
        return text("mail.about.letter")
    moment = text.moment(entry.starts.astimezone(organisation.time_zone))
    return text(f"mail.about.{entry.method.lower()}", moment=moment)


@lru_cache(maxsize=SEEN)
def _read(content: bytes) -> _Mail:
    mail = message_from_bytes(content, policy=default)
    name, address = parseaddr(str(mail["To"]))
    return _Mail(
        subject=str(mail["Subject"]),
        to=f"{name}, {address.partition('@')[2]}",
        at=mail["Date"].datetime.astimezone(UTC),
        entry=_entry(mail),
    )


def _entry(mail: EmailMessage) -> _Entry | None:
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            calendar = Calendar.from_ical(part.get_content())
            event = calendar.walk("VEVENT")[0]
            return _Entry(str(calendar["METHOD"]), event.decoded("dtstart"))
    return None
