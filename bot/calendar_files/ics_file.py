"""A calendar as iCalendar (RFC 5545), for a program that subscribes to it or reads it once.

An event holds when, where and which group; nothing of what is talked about (R-63).
"""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from bot.mail_message import PRODUCT
from bot.present import words
from sspf.domain.feeds import FeedCalendar, FeedDay, FeedLine
from sspf.domain.meetings import MeetingStatus

ASK_AGAIN = timedelta(hours=1)
"""How often a program that subscribes is asked to look."""
STATUS = {
    MeetingStatus.PLANNED: "TENTATIVE",
    MeetingStatus.CALLED: "CONFIRMED",
    MeetingStatus.CANCELLED: "CANCELLED",
}


def ics_of(calendar: FeedCalendar, at: datetime) -> bytes:
    """`at`: when it was written."""
    out = Calendar()
    out.add("prodid", PRODUCT)
    out.add("version", "2.0")
    out.add("x-wr-calname", words(calendar.language, "feed.name"))
    out.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    out.add("x-published-ttl", "PT1H")
    for line in calendar.lines:
        out.add_component(_event(line, calendar.language, at))
    for day in calendar.days:
        out.add_component(_whole_day(day, calendar.language, at))
    if calendar.lines:
        years = [line.meeting.held_on.year for line in calendar.lines]
        first, last = date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1)
        out.add_missing_timezones(first_date=first, last_date=last)
    return bytes(out.to_ical())


def _event(line: FeedLine, language: str, at: datetime) -> Event:
    meeting = line.meeting
    event = Event()
    event.add("uid", f"{meeting.id}@sspf.invalid")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(meeting.zone))
    event.add("dtend", meeting.ends_at.astimezone(meeting.zone))
    event.add("summary", words(language, "calendar.subject", group=line.group))
    event.add("location", words(language, "feed.place"))
    event.add("class", "PRIVATE")
    event.add("status", STATUS[meeting.status])
    return event


def _whole_day(day: FeedDay, language: str, at: datetime) -> Event:
    """The title is the same for every training; an end is the day after (RFC 5545 §3.6.1)."""
    event = Event()
    event.add("uid", f"{day.id}@sspf.invalid")
    event.add("sequence", day.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", day.held_on)
    event.add("dtend", day.held_on + timedelta(days=1))
    event.add("summary", words(language, "feed.training"))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if day.is_cancelled else "CONFIRMED")
    return event
