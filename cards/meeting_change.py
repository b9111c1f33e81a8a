"""Bekräfta ändringen: before meetings are moved or cancelled, and who will be told."""

from datetime import date, time

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.facts import about
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line, row
from cards.text import Text
from sspf.domain.messages.meeting import ConfirmMeetingChange, ConfirmMeetingChanges

TITLE = "title.confirm"
CANCELLED = "-"


def render(message: ConfirmMeetingChange, text: Text, mint: Mint) -> Card:
    key = _key(message)
    first = [line(text.md(key)), line(about(message.meeting, text), spacing="Small")]
    told = f"{key}_told" if message.people else "meeting_change.nobody_told"
    body = [*first, *_change(message, text), line(text.md(told, n=message.people))]
    if message.people:
        body.append(line(text.md("recipients.names", names=text.join(message.names))))
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def render_several(message: ConfirmMeetingChanges, text: Text, mint: Mint) -> Card:
    body = [line(text.md("meeting_changes.intro", n=len(message.changes)))]
    for change in message.changes:
        when = text.capital(text.day(change.meeting.held_on))
        named = text.md("meeting_changes.which", when=when, group=change.meeting.group)
        body.append(row(bold(named), *_lines(change, text)))
    told = "meeting_changes.told" if message.people else "meeting_change.nobody_told"
    body.append(line(text.md(told, n=message.people)))
    press = Buttons(mint, LIST)
    value = ";".join(_one(change) for change in message.changes)
    return card(
        text,
        text(TITLE),
        body,
        [
            press(text("meeting_changes.yes"), Act.MEETINGS_CHANGE, value=value, style=POSITIVE),
            press(text("cancel"), Act.CHANGE_DISMISS),
        ],
    )


def _key(message: ConfirmMeetingChange) -> str:
    if message.to is None:
        return "meeting_change.cancel"
    same_day = message.to == message.meeting.held_on
    return "meeting_change.hours" if same_day else "meeting_change.move"


def _change(message: ConfirmMeetingChange, text: Text) -> list[Element]:
    """Now and new, under each other, and what speaks against the new."""
    now, new = _now_and_new(message, text)
    against = [box(line(words), style=WARNING) for words in _against(message, text)]
    return [box(line(now), line(new, spacing="Small")), *against]


def _lines(message: ConfirmMeetingChange, text: Text) -> list[Element]:
    """The same where there are several: without boxes, which would be too many."""
    said = [*_now_and_new(message, text), *_against(message, text)]
    return [line(words, spacing="None") for words in said]


def _now_and_new(message: ConfirmMeetingChange, text: Text) -> tuple[Markdown, Markdown]:
    facts = message.meeting
    now = text.md("change.now", what=_at(text, facts.held_on, facts.starts, facts.ends))
    if message.to is None:
        new = text.md("change.new", what=text("meeting_status.cancelled"))
    else:
        starts, ends = hours_after(message)
        new = text.md("change.new", what=_at(text, message.to, starts, ends))
    return now, new


def hours_after(message: ConfirmMeetingChange) -> tuple[time, time]:
    return message.starts or message.meeting.starts, message.ends or message.meeting.ends


def _against(message: ConfirmMeetingChange, text: Text) -> list[Markdown]:
    found: list[Markdown] = []
    if message.warnings:
        found.append(text.md("meeting_change.warning", names=text.worded(message.warnings)))
    if message.clashes:
        found.append(text.md("meeting_change.clash", names=text.join(message.clashes)))
    return found


def _buttons(message: ConfirmMeetingChange, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    if message.to is None:
        return [
            press(text("meeting_change.keep"), Act.CHANGE_DISMISS),
            press(text("meeting_change.yes_cancel"), Act.MEETING_CANCEL, style=DESTRUCTIVE),
        ]
    title = text(f"{_key(message).replace('change.', 'change.yes_')}")
    return [
        press(title, Act.MEETING_MOVE, value=_value(message, message.to), style=POSITIVE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]


def _value(message: ConfirmMeetingChange, to: date) -> str:
    """`2027-02-25 13:00-14:30`."""
    starts, ends = hours_after(message)
    return f"{to.isoformat()} {starts:%H:%M}-{ends:%H:%M}"


def _one(message: ConfirmMeetingChange) -> str:
    """`id|sequence|what is to become of it`."""
    became = CANCELLED if message.to is None else _value(message, message.to)
    return f"{message.meeting.id}|{message.meeting.version}|{became}"


def _at(text: Text, day: date, starts: time, ends: time) -> str:
    return text("date.hours", day=text.day_week(day), span=text.span(starts, ends))
