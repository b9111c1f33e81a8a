"""A mail as it is written: words for people, an entry for their calendar (RFC 5545, RFC 5546)."""

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from html import escape

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from bot.present import words
from sspf.domain.organisation import Person
from sspf.ports import CalendarRequest, Letter

PRODUCT = "-//SSPF-stodet//SV"
DOMAIN = "sspf.invalid"
UID_ENDS = f"@{DOMAIN}"
Mailed = CalendarRequest | Letter


def mail_of(request: Mailed, sender: str = "") -> EmailMessage:
    """Nobody else's address is in it. `sender`: the house's own; empty: the organizer's.

    The same key has the same Message-ID, so that a mail that came twice is known as one.
    """
    mail = EmailMessage()
    mail["From"] = _from(request, sender)
    mail["To"] = _address(request.to)
    if sender:
        mail["Reply-To"] = _address(request.organizer)
    mail["Subject"] = one_line(request.subject)
    mail["Date"] = format_datetime(request.at)
    domain = sender.rpartition("@")[2] or DOMAIN
    mail["Message-ID"] = f"<{neutral(request.key)}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = request.to.language
    text = _words(request)
    mail.set_content(text)
    mail.add_alternative(_html(request), subtype="html")
    if isinstance(request, CalendarRequest):
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
    event.add("uid", f"{meeting.id}{UID_ENDS}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", request.at.astimezone(UTC))
    event.add("dtstart", _local(meeting.starts_at, request))
    event.add("dtend", _local(meeting.ends_at, request))
    event.add("summary", request.subject)
    event.add("description", _words(request))
    event.add("location", "Microsoft Teams")
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if request.is_cancelled else "CONFIRMED")
    event.add("organizer", _calendar_address(request.organizer, request.reply_to))
    event.add("attendee", _attendee(request.to))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    zones = b"".join(map(_zone, sorted(calendar.get_missing_tzids())))
    lead, begin, rest = calendar.to_ical().partition(b"BEGIN:VEVENT")
    return bytes(lead + zones + begin + rest)


@cache
def _zone(name: str) -> bytes:
    """All clock changes of a zone, written once: it takes longer than all the rest of a mail."""
    return bytes(Timezone.from_tzid(name).to_ical())


def neutral(key: str) -> str:
    """Names a mail, and tells nothing of who or what (R-60)."""
    return sha256(key.encode()).hexdigest()[:12]


def one_line(text: str) -> str:
    """What stands in a header begins no other one."""
    return " ".join(text.split())


def _words(request: Mailed) -> str:
    if not request.link:
        return request.body
    return f"{request.body}\n\n{words(request.to.language, 'mail.link')}\n{request.link}"


def _html(request: Mailed) -> str:
    language = request.to.language
    said = "".join(f"<p>{escape(part)}</p>" for part in request.body.split("\n\n"))
    if request.link:
        lead, name = words(language, "mail.link"), words(language, "mail.link_name")
        said += f'<p>{escape(lead)}<br><a href="{escape(request.link)}">{escape(name)}</a></p>'
    title = escape(one_line(request.subject))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body>{said}</body></html>\n"
    )


def _attendee(person: Person) -> vCalAddress:
    attendee = _calendar_address(person)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("TRUE")
    return attendee


def _calendar_address(person: Person, instead: str = "") -> vCalAddress:
    address = vCalAddress(f"mailto:{instead or person.email}")
    address.params["CN"] = vText(one_line(person.name))
    return address


def _local(instant: datetime, request: CalendarRequest) -> datetime:
    return instant.astimezone(request.meeting.zone)


def _from(request: Mailed, sender: str) -> Address:
    if not sender:
        return _address(request.organizer)
    name = words(request.to.language, "mail.from", name=one_line(request.organizer.name))
    return Address(display_name=name, addr_spec=sender)


def _address(person: Person) -> Address:
    return Address(display_name=one_line(person.name), addr_spec=person.email)
