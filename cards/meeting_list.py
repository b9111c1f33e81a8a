"""SSPF-möten: soonest first, at most ten."""

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.lines import MAX_ROWS
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, bold, line, row, subtle
from cards.text import Text
from sspf.domain.messages.meeting import MeetingLine, MeetingList

TITLE = "title.meetings"


def render(message: MeetingList, text: Text, mint: Mint) -> Card:
    shown = message.meetings[:MAX_ROWS]
    body = [_first(message, text), *(_row(meeting, text) for meeting in shown)]
    left = len(message.meetings) - len(shown)
    if left:
        body.append(subtle(text.md("meetings.more", n=left)))
    if not message.drafts:
        return card(text, text(TITLE), body)
    body.append(line(text.md("meetings.drafts", n=message.drafts), separator=True))
    call = Buttons(mint, LIST)(text("calendar_call.open"), Act.CALENDAR_CALL_ASK, style=POSITIVE)
    return card(text, text(TITLE), body, [call])


def _first(message: MeetingList, text: Text) -> Element:
    n = len(message.meetings)
    if not n:
        return line(text.md("meetings.none", group=message.group))
    return line(text.md("meetings.count", n=n, group=message.group))


def _row(meeting: MeetingLine, text: Text) -> Element:
    facts = meeting.facts
    when = escaped(text.capital(text.day_week(facts.held_on)))
    status = text(f"meeting_status.{meeting.status}")
    clock = text.capital(text.span(facts.starts, facts.ends))
    return row(bold(when), line(text.md("row.two", first=clock, second=status), spacing="None"))
