"""Skicka kallelse till utkastets möten: whom it goes to and how many, before it goes."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.markdown import Markdown, escaped
from cards.mint import Mint
from cards.parts import Element, bold, heading, line, subtle
from cards.text import Text
from sspf.domain.messages.calendar import CalendarCall, CalendarKallelse
from sspf.domain.messages.meeting import MeetingFacts

TITLE = "title.calendar_call"
TITLE_KALLELSE = "title.calendar_kallelse"
MOST_SHOWN = 30
"""Lines of meetings; of more it is told how many."""


def render(message: CalendarCall, text: Text, mint: Mint) -> Card:
    people, n = len(message.recipients), len(message.meetings)
    said = text(
        "calendar_call.goes_to",
        people=text.plural("calendar_call.people", people),
        meetings=text.plural("calendar_call.meetings", n),
    )
    names = text.md("recipients.names", names=text.join(message.recipients))
    body = [
        line(text.md("calendar_call.sent" if message.is_sent else "calendar_call.nothing_sent")),
        bold(escaped(said)),
        subtle(text.md("calendar_call.group", group=message.group)),
        heading(Markdown(text.plural("recipients.count", people)), spacing="Large", separator=True),
        line(names, spacing="Small"),
        heading(text.md("calendar_call.which"), spacing="Large", separator=True),
        *_meetings(message.meetings, text),
    ]
    if message.past:
        body.append(subtle(text.md("calendar_call.past", n=message.past)))
    body.append(line(text.md("calendar_call.then"), separator=True, spacing="Medium"))
    if message.is_sent:
        return card(text, text(TITLE), body)
    press = Buttons(mint, message.batch)
    send = press(text("calendar_call.send"), Act.CALENDAR_CALL, style=POSITIVE)
    return card(text, text(TITLE), body, [send, press(text("cancel"), Act.CHANGE_DISMISS)])


def render_kallelse(message: CalendarKallelse, text: Text, mint: Mint) -> Card:
    n = len(message.meetings)
    body = [
        line(text.md("calendar_kallelse.called", n=n, group=message.group)),
        *_meetings(message.meetings, text),
        line(text.md("calendar_kallelse.then"), separator=True, spacing="Medium"),
    ]
    return card(text, text(TITLE_KALLELSE), body)


def _meetings(meetings: tuple[MeetingFacts, ...], text: Text) -> list[Element]:
    lines = [line(_when(facts, text), spacing="Small") for facts in meetings[:MOST_SHOWN]]
    left = len(meetings) - MOST_SHOWN
    if left > 0:
        lines.append(subtle(text.md("calendar_call.more", n=left)))
    return lines


def _when(facts: MeetingFacts, text: Text) -> Markdown:
    day = text.capital(text.day(facts.held_on, year=True))
    hours = text.span(facts.starts, facts.ends)
    week = text.week(facts.held_on)
    if facts.place:
        return text.md("calendar_call.line_at", day=day, week=week, hours=hours, place=facts.place)
    return text.md("calendar_call.line", day=day, week=week, hours=hours)
