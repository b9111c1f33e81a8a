"""Bekräfta ändringen: before a meeting is moved or cancelled, and who will be told."""

from datetime import date

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.mint import Mint
from cards.parts import WARNING, Element, box, line
from cards.text import Text
from sspf.domain.messages.meeting import ConfirmMeetingChange

TITLE = "title.confirm"


def render(message: ConfirmMeetingChange, text: Text, mint: Mint) -> Card:
    draw = _cancel if message.to is None else _move
    key = "meeting_change.cancel" if message.to is None else "meeting_change.move"
    body, buttons = draw(message, message.to or message.meeting.held_on, text, mint)
    first = [line(text.md(key)), line(about(message.meeting, text), spacing="Small")]
    told = line(
        text.md(f"{key}_told" if message.people else "meeting_change.nobody_told", n=message.people)
    )
    return card(text, text(TITLE), [*first, *body, told], buttons)


def _move(
    message: ConfirmMeetingChange, to: date, text: Text, mint: Mint
) -> tuple[list[Element], list[Element]]:
    facts, starts = message.meeting, message.starts or message.meeting.starts
    now = text.md("change.now", what=_at(text, facts.held_on, text.clock(facts.starts)))
    new = text.md("change.new", what=_at(text, to, text.clock(starts)))
    body = [box(line(now), line(new, spacing="Small")), *_warnings(message, text)]
    press = Buttons(mint, facts.id, facts.version)
    value = f"{to.isoformat()} {starts:%H:%M}"
    return body, [
        press(text("meeting_change.yes_move"), Act.MEETING_MOVE, value=value, style=POSITIVE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]


def _cancel(
    message: ConfirmMeetingChange, on: date, text: Text, mint: Mint
) -> tuple[list[Element], list[Element]]:
    facts = message.meeting
    now = text.md("change.now", what=_at(text, on, text.clock(facts.starts)))
    new = text.md("change.new", what=text("meeting_status.cancelled"))
    press = Buttons(mint, facts.id, facts.version)
    return [box(line(now), line(new, spacing="Small"))], [
        press(text("meeting_change.keep"), Act.CHANGE_DISMISS),
        press(text("meeting_change.yes_cancel"), Act.MEETING_CANCEL, style=DESTRUCTIVE),
    ]


def _warnings(message: ConfirmMeetingChange, text: Text) -> list[Element]:
    if not message.warnings:
        return []
    names = text.worded(message.warnings)
    return [box(line(text.md("meeting_change.warning", names=names)), style=WARNING)]


def _at(text: Text, day: date, clock: str) -> str:
    return text("date.moment", day=text.day_week(day), clock=clock)
