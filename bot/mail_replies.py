"""A calendar's reply (RFC 5546 REPLY), read out of a mail or an .ics; its comment stays unread."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from icalendar import Calendar

from bot.mail_message import UID_ENDS
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.use_cases.take_reply import Reply

MOST_BYTES = 1024 * 1024
SENT_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
"""Where a mail server writes the address that it took the mail for. From: is not asked."""
TAG = re.compile(r"\+([a-z0-9]{1,32}\.[a-z2-7]{8,64})@", re.IGNORECASE)
RESPONSES = {
    "ACCEPTED": Response.ACCEPTED,
    "TENTATIVE": Response.TENTATIVE,
    "DECLINED": Response.DECLINED,
    "DELEGATED": Response.DECLINED,
}


class NotAReplyError(Exception):
    """Too large, not a mail, no calendar in it, or one that answers nothing."""


def read_reply(raw: bytes) -> Reply:
    """`raw`: a whole mail, or the calendar alone."""
    if len(raw) > MOST_BYTES:
        raise NotAReplyError
    if raw.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        return _read(raw, "")
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)  # noqa: S101 of the default policy
    try:
        addresses = " ".join(str(value) for name in SENT_TO for value in mail.get_all(name, []))
        parts = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
        calendars = [part.get_payload(decode=True) for part in parts]
    except (LookupError, ValueError, TypeError) as odd:
        raise NotAReplyError from odd
    for content in calendars:
        if isinstance(content, bytes):
            return _read(content, addresses)
    raise NotAReplyError


def _read(content: bytes, addresses: str) -> Reply:
    try:
        calendar = Calendar.from_ical(content.decode("utf-8", "replace"))
        event = calendar.walk("VEVENT")[0]
        return _reply(calendar, event, addresses)
    except NotAReplyError:
        raise
    except Exception as odd:  # a calendar from anywhere: whatever it breaks, it is no reply
        raise NotAReplyError from odd


def _reply(calendar: Any, event: Any, addresses: str) -> Reply:
    attendee = event["ATTENDEE"]
    uid = str(event["UID"])
    response = RESPONSES.get(str(attendee.params.get("PARTSTAT", "")).upper())
    is_reply = str(calendar.get("METHOD", "")).upper() == "REPLY"
    if not is_reply or response is None or not uid.endswith(UID_ENDS):
        raise NotAReplyError
    return Reply(
        meeting=MeetingId(uid.removesuffix(UID_ENDS)),
        attendee=_address(str(attendee)),
        sequence=int(event.get("SEQUENCE", 0)),
        response=response,
        deputy=_address(_first(attendee.params.get("DELEGATED-TO", ""))),
        tags=tuple(TAG.findall(f"{addresses} {event.get('ORGANIZER', '')}")),
    )


def _first(value: object) -> str:
    return str(value[0]) if isinstance(value, list | tuple) and value else str(value)


def _address(said: str) -> str:
    return re.sub(r"(?i)^mailto:", "", said.strip().strip('"')).strip()
