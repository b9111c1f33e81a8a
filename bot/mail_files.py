"""Outgoing mail as files: the offline form of the kallelse, one .eml each (RFC 5546, RFC 5545)."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, quote
from hashlib import sha256
from pathlib import Path

from icalendar import Calendar, Event, vCalAddress, vText

from sspf.domain.organisation import Person
from sspf.ports import CalendarRequest

PRODUCT = "-//SSPF-stodet//SV"


class MailFiles:
    """Implements sspf.ports.Mail. The same key is the same file: written again, nothing changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, request: CalendarRequest) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / file_name(request.key)
        if file.exists():
            return
        fresh = file.with_suffix(".new")
        fresh.write_bytes(mail_of(request).as_bytes(policy=SMTP))
        fresh.replace(file)


def file_name(key: str) -> str:
    """Of the mail that was sent for this key."""
    return f"kallelse-{_neutral(key)}.eml"


def mail_of(request: CalendarRequest) -> EmailMessage:
    """Plain text for people, text/calendar for their calendar; nobody else's address is in it."""
    mail = EmailMessage()
    mail["From"] = _address(request.organizer)
    mail["To"] = _address(request.to)
    mail["Subject"] = request.subject
    mail["Date"] = format_datetime(request.at)
    mail["Message-ID"] = f"<{_neutral(request.key)}@sspf.invalid>"
    mail.set_content(request.body)
    method = "CANCEL" if request.is_cancelled else "REQUEST"
    mail.add_alternative(
        calendar_of(request, method).decode(),
        subtype="calendar",
        params={"method": method, "component": "VEVENT"},
    )
    return mail


def calendar_of(request: CalendarRequest, method: str) -> bytes:
    """One event of its own for each meeting: a moved one keeps its UID and raises SEQUENCE."""
    meeting = request.meeting
    event = Event()
    event.add("uid", f"{meeting.id}@sspf.invalid")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", request.at.astimezone(UTC))
    event.add("dtstart", _local(meeting.starts_at, request))
    event.add("dtend", _local(meeting.ends_at, request))
    event.add("summary", request.subject)
    event.add("description", request.body)
    event.add("location", "Microsoft Teams")
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if request.is_cancelled else "CONFIRMED")
    event.add("organizer", _calendar_address(request.organizer))
    event.add("attendee", _attendee(request.to))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _attendee(person: Person) -> vCalAddress:
    attendee = _calendar_address(person)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("TRUE")
    return attendee


def _calendar_address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = vText(person.name)
    return address


def _local(instant: datetime, request: CalendarRequest) -> datetime:
    return instant.astimezone(request.meeting.zone)


def _address(person: Person) -> str:
    return f'"{quote(person.name)}" <{person.email}>'


def _neutral(key: str) -> str:
    """A file name that tells nothing of who or what (R-60)."""
    return sha256(key.encode()).hexdigest()[:12]
