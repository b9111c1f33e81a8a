"""SSPF-möten: soonest first, at most ten."""

from datetime import date

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.facts import beside
from cards.lines import MAX_ROWS
from cards.markdown import escaped
from cards.mint import Mint
from cards.notes import warned
from cards.parts import Element, bold, line, row, subtle
from cards.text import Text
from sspf.domain.messages.meeting import MeetingLine, MeetingList

TITLE = "title.meetings"
MAX_TRAININGS = 3


def render(message: MeetingList, text: Text, mint: Mint) -> Card:
    shown = message.meetings[:MAX_ROWS]
    body = [_first(message, text), *warned("limit.heading", message.lacks, text)]
    body += [_row(meeting, text) for meeting in shown]
    left = len(message.meetings) - len(shown)
    if left:
        body.append(subtle(text.md("meetings.more", n=left)))
    body += [_training(day, title, text) for day, title in message.trainings[:MAX_TRAININGS]]
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


def _training(day: date, title: str, text: Text) -> Element:
    when = escaped(text.capital(text.day_week(day)))
    return row(bold(when), line(text.md("meetings.training", title=title), spacing="None"))


def _row(meeting: MeetingLine, text: Text) -> Element:
    facts = meeting.facts
    when = escaped(text.capital(text.day_week(facts.held_on)))
    status = text(f"meeting_status.{meeting.status}")
    clock = text.capital(text.span(facts.starts, facts.ends))
    said = line(text.md("row.two", first=clock, second=status), spacing="None")
    return row(bold(when), said, *beside(facts.place, facts.remark, text))
