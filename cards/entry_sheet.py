"""One entry of a list that two agencies keep together."""

from cards.actions import POSITIVE, Buttons, action_set, short
from cards.acts import Act
from cards.concern import concern_note
from cards.entry_steps import fields, follow_up, forms, save
from cards.envelope import Card, card, fitted
from cards.faults import fault_box
from cards.list_board import facts_of, heading_of
from cards.mint import Mint
from cards.parts import Element, heading, line, rich, row, run, subtle
from cards.text import Text
from sspf.domain.messages.lists import EntrySheet, EntryStepForm, MeasureLine, TalkLine

TITLE = "title.entry_sheet"


def render(message: EntrySheet, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: EntrySheet, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        *fault_box(text.md("entry.not_saved"), message.faults, (), text),
        heading_of(message.line, text),
        subtle(text.md("entry.on_list", name=message.line.list_name), spacing="None"),
        *facts_of(message.line, text),
        *_origin(message, text),
        *_measures(message, text, mint, limit),
        *_talks(message, text, mint, limit),
        *_moves(message, text, mint),
        subtle(text.md("pair.logged"), spacing="Small"),
        *concern_note(text),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def _buttons(message: EntrySheet, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, message.line.id, message.line.version)
    if message.may_confirm:
        return [press(text("entry.confirm"), Act.ENTRY_CONFIRM, style=POSITIVE)]
    return forms(message, text, mint) if message.may_write else []


def _moves(message: EntrySheet, text: Text, mint: Mint) -> list[Element]:
    """To the other list: a step of its own (Y2)."""
    if not message.may_write or not message.other_lists:
        return []
    press = Buttons(mint, message.line.id, message.line.version)
    buttons = [
        press(short(text("entry.move", name=c.name)), Act.ENTRY_MOVE, value=c.key)
        for c in message.other_lists
    ]
    return [action_set(*buttons)]


def _origin(message: EntrySheet, text: Text) -> list[Element]:
    found: list[Element] = []
    if message.proposed_on is not None:
        day = text.day(message.proposed_on, year=True)
        found.append(line(text.md("entry.proposed", name=message.proposed_by, date=day)))
    if message.ground:
        found.append(
            line(
                text.md(f"listground.{message.ground}", law=text.law(message.ground)),
                spacing="None",
            )
        )
    if message.let_in:
        names = text.join(message.let_in)
        found.append(line(text.md("entry.seen_by", names=names), spacing="None"))
    return found


def _measures(message: EntrySheet, text: Text, mint: Mint, limit: int) -> list[Element]:
    if not message.measures:
        return []
    rows = [_measure(message, each, text, mint, limit) for each in message.measures]
    return [heading(text.md("entry.measures"), spacing="Large"), *rows]


def _measure(message: EntrySheet, each: MeasureLine, text: Text, mint: Mint, limit: int) -> Element:
    press = Buttons(mint, message.line.id, message.line.version)
    due = text.day(each.due)
    said = (
        line(text.md("entry.measure_done", date=text.day(each.done_on)), spacing="None")
        if each.done_on
        else line(text.md("entry.measure_by", name=each.party, date=due), spacing="None")
    )
    done = press(
        text("entry.is_done", number=each.number),
        Act.ENTRY_STEP,
        value=f"measure_done:{each.number}",
    )
    is_open = each.done_on is None and message.may_write
    return row(
        rich(run(each.text[:limit]), spacing="None"),
        said,
        *([action_set(done)] if is_open else []),
    )


def _talks(message: EntrySheet, text: Text, mint: Mint, limit: int) -> list[Element]:
    if not message.talks:
        return []
    rows = [_talk(message, each, text, mint, limit) for each in message.talks]
    return [heading(text.md("entry.talks"), spacing="Large"), *rows]


def _talk(message: EntrySheet, each: TalkLine, text: Text, mint: Mint, limit: int) -> Element:
    place = text("entry.at_home") if each.at_home else text("entry.elsewhere")
    here = [text(f"entry.present.{w}") for w in ("guardians", "youth") if getattr(each, w)]
    day = text.day(each.held_on, year=True)
    items = [
        line(text.md("entry.talk_was", date=day, place=place, names=text.join(each.parties))),
        *(
            [line(text.md("entry.talk_with", names=text.join(here)), spacing="None")]
            if here
            else []
        ),
        *(rich(run(f"– {measure[:limit]}"), spacing="None") for measure in each.measures),
        _state(each, text),
    ]
    first_open = next((t.number for t in message.talks if t.closed_on is None), 0)
    if (
        each.number == first_open and message.may_write
    ):  # the fields of a card have names of their own
        items.append(action_set(follow_up(message, each, text, mint)))
    return row(*items)


def _with(here: list[str], text: Text) -> list[Element]:
    if not here:
        return []
    return [line(text.md("entry.talk_with", names=text.join(here)), spacing="None")]


def _state(each: TalkLine, text: Text) -> Element:
    if each.closed_on is not None:
        return line(text.md("entry.talk_closed", date=text.day(each.closed_on)), spacing="None")
    if each.follow_up_on is not None:
        return line(text.md("entry.talk_booked", date=text.day(each.follow_up_on)), spacing="None")
    return line(text.md("entry.talk_unbooked"), spacing="None")


def render_step(message: EntryStepForm, text: Text, mint: Mint) -> Card:
    """One step as it was typed, with what it is about above it."""
    sheet = message.sheet
    step = f"{message.step}:{message.number}" if message.number else message.step
    about = [m for m in sheet.measures if message.step == "measure_done"]
    body = [
        heading_of(sheet.line, text),
        line(text.md(f"entry.step.{message.step}"), spacing="Small"),
        *(rich(run(m.text), spacing="Small") for m in about if m.number == message.number),
        *fields(sheet, message.step, message.number, text),
        *concern_note(text),
    ]
    press = Buttons(mint, sheet.line.id, sheet.line.version)
    buttons = [save(sheet, step, text, mint), press(text("cancel"), Act.CHANGE_DISMISS)]
    return card(text, text(TITLE), body, buttons)
