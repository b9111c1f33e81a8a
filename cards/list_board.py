"""A list that two agencies keep together: who stands on it, and what is to be done."""

from cards.actions import POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.lines import MAX_ROWS
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line, rich, row, run, subtle
from cards.text import Text
from sspf.domain.messages.lists import EntryLine, ListBoard

TITLE = "title.list_board"


def render(message: ListBoard, text: Text, mint: Mint) -> Card:
    shown = message.entries[:MAX_ROWS]
    left = len(message.entries) - len(shown)
    body: list[Element] = [
        rich(run(message.name, weight="Bolder", size="Medium"), spacing="None"),
        *_standing(message, text),
        *([] if shown else [line(text.md("pair.none"))]),
        *(_row(each, text, mint) for each in shown),
        *([subtle(text.md("pair.more", n=left))] if left else []),
        subtle(text.md("pair.logged")),
        *concern_note(text),
    ]
    press = Buttons(mint, f"list-{message.key}")
    buttons = [
        press(text("pair.propose"), Act.ENTRY_NEW, style=POSITIVE),
        press(text("pair.select"), Act.SELECTION_OPEN),
    ]
    return card(text, text(TITLE), body, buttons)


def heading_of(entry: EntryLine, text: Text) -> Element:
    """The code and, of a theme, its words."""
    words = [run(entry.code, weight="Bolder")]
    if entry.title:
        words.append(run(f" {entry.title}"))
    return rich(*words, spacing="None")


def facts_of(entry: EntryLine, text: Text) -> list[Element]:
    """Words first: nothing here is said by a colour alone."""
    lines = [line(text.md(f"entry.state.{entry.state}"), spacing="None")]
    if entry.problems:
        lines.append(
            line(text.md("entry.problems", names=text.join(entry.problems)), spacing="None")
        )
    if entry.waits_for:
        lines.append(
            line(text.md("entry.waits_for", names=text.join(entry.waits_for)), spacing="None")
        )
    if entry.above_age is not None:
        lines.append(line(text.md("entry.above_age", age=entry.above_age), spacing="None"))
    if entry.lacks_measure:
        lines.append(bold(text.md("entry.no_measure"), spacing="None"))
    if entry.to_follow_up:
        lines.append(bold(text.md("entry.to_follow_up", n=entry.to_follow_up), spacing="None"))
    return lines


def _row(entry: EntryLine, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, entry.id, entry.version)
    return row(
        heading_of(entry, text),
        *facts_of(entry, text),
        action_set(press(text("entry.open", code=entry.code), Act.ENTRY_OPEN)),
    )


def _standing(message: ListBoard, text: Text) -> list[Element]:
    found: list[Element] = []
    if message.slots is not None:
        found.append(line(text.md("pair.slots", used=message.used, slots=message.slots)))
    if message.last_on is not None:
        outcome = text(f"selection.outcome.{message.last_outcome}").lower()
        day = text.day(message.last_on, year=True)
        found.append(line(text.md("pair.last", date=day, outcome=outcome), spacing="Small"))
    if message.select_by is not None:
        day = text.day_week(message.select_by)
        if message.is_late:
            found.append(box(bold(text.md("pair.late", date=day)), style=WARNING))
        else:
            found.append(line(text.md("pair.select_by", date=day), spacing="Small"))
    return found
