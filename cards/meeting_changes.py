"""Ändrade SSPF-möten: everything that has become otherwise since the reader last heard of it."""

from cards.actions import Buttons, action_set
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.lines import MAX_ROWS
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, bold, line, row, subtle
from cards.text import Text
from sspf.domain.messages.meeting import MeetingChange, MeetingChanges

TITLE = "title.meeting_changes"


def render(message: MeetingChanges, text: Text, mint: Mint) -> Card:
    body = [
        line(text.md("changed.intro", n=len(message.changes))),
        *(_row(change, text, mint) for change in message.changes[:MAX_ROWS]),
    ]
    left = len(message.changes) - MAX_ROWS
    if left > 0:
        body.append(subtle(text.md("meetings.more", n=left)))
    if any(change.may_answer for change in message.changes):
        body.append(line(text.md("changed.answer"), spacing="Medium"))
    press = Buttons(mint, LIST)
    return card(text, text(TITLE), body, [press(text("meeting.next"), Act.MEETING_NEXT)])


def what_changed(change: MeetingChange, text: Text) -> Markdown:
    """`Mötet är flyttat från torsdag 18 februari kl. 13.00–15.00.`"""
    former = text.hours(change.former_on, change.former_starts, change.former_ends)
    if change.is_cancelled:
        return text.md("changed.cancelled")
    return text.md("changed.hours" if change.is_same_day else "changed.moved", former=former)


def followed(change: MeetingChange, text: Text) -> list[Markdown]:
    """Where the commitments of that day have gone."""
    if not change.carried:
        return []
    if not change.is_cancelled:
        return [text.md("changed.follows", n=change.carried)]
    if change.moved_to is None:
        return [text.md("cancelled.no_date", n=change.carried)]
    day = text.day_week(change.moved_to)
    return [text.md("cancelled.moved", n=change.carried, date=day)]


def _row(change: MeetingChange, text: Text, mint: Mint) -> Element:
    facts = change.meeting
    if change.is_cancelled:
        former = change.former_on, change.former_starts, change.former_ends
        when = text.hours(*former)
    else:
        when = text.hours(facts.held_on, facts.starts, facts.ends)
    named = text.md("meeting_changes.which", when=text.capital(when), group=facts.group)
    said = [what_changed(change, text), *followed(change, text)]
    return row(
        bold(named),
        *(line(words, spacing="None") for words in said),
        *([action_set(_answer(change, text, mint))] if change.may_answer else []),
    )


def _answer(change: MeetingChange, text: Text, mint: Mint) -> Element:
    """Opens the kallelse to the meeting as it is now."""
    _, day = text.day(change.meeting.held_on).split(" ", 1)
    press = Buttons(mint, change.meeting.id, change.meeting.version)
    return press(text("changed.reply", day=day), Act.INVITATION_CHANGE)
