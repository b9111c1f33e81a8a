"""Förhandsvisning av kalendarium: good dates are one line, doubtful ones are asked about."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.calendar_entries import KEEP, REMOVE, encoded, entries_of
from cards.envelope import Card, card
from cards.facts import beside
from cards.inputs import radio
from cards.lines import MAX_ROWS
from cards.markdown import escaped
from cards.mint import Mint
from cards.notes import said
from cards.parts import WARNING, Element, bold, box, line, rich, row, run, subtle
from cards.text import Text
from sspf.domain.calendar_lists import Asked
from sspf.domain.calendar_warnings import CalendarWarning
from sspf.domain.calendars import Planned
from sspf.domain.messages.calendar import CalendarPreview

TITLE = "title.calendar_preview"
FIELD, LEFT = "m", "left"
MOST_UNREADABLE = 5
"""Lines that are said again; of more it is told how many."""
MOST_LEFT = 10


class Submission(BaseModel):
    """`answers` maps the place of a doubtful date in the list to what was chosen for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answers: dict[str, str] = {}
    left: str = KEEP

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "answers" in sent:
            return sent
        mine = {k: v for k, v in sent.items() if k.startswith(FIELD) and k[1:].isdigit()}
        rest = {k: v for k, v in sent.items() if k not in mine and v != ""}
        return {"answers": {k[1:]: v for k, v in mine.items()}, **rest}


def render(message: CalendarPreview, text: Text, mint: Mint) -> Card:
    if message.fault:
        return card(text, text(TITLE), [line(text.md(message.fault))])
    pages = max(1, -(-len(message.planned) // MAX_ROWS))
    page = min(max(message.page, 1), pages)
    start = (page - 1) * MAX_ROWS
    shown = list(enumerate(message.planned))[start : start + MAX_ROWS]
    body = [*_first(message, text, page), *(_row(n, planned, text) for n, planned in shown)]
    if pages > 1:
        body.append(subtle(text.md("calendar.page", page=page, pages=pages)))
    is_last = page == pages
    if is_last and message.left:
        body.append(_left(message.left, text))
    body.append(line(text.md("calendar.next"), separator=True))
    rest = message.planned[start + MAX_ROWS :]
    return card(
        text,
        text(TITLE),
        body,
        _buttons(message, Buttons(mint, LIST), text, page=page, rest=rest),
        wide=True,
    )


def _first(message: CalendarPreview, text: Text, page: int) -> list[Element]:
    if page > 1:
        return [line(text.md("calendar.nobody_told"))]
    doubtful = sum(one.is_doubtful for one in message.planned)
    unclear = message.unreadable
    body = [
        line(text.md("calendar.nobody_told")),
        line(text.md("calendar.found", n=len(message.planned)), spacing="None"),
        line(text.md("calendar.doubtful", n=doubtful), spacing="None"),
        subtle(text.md("calendar.where", group=message.group)),
        *(line(said(note, text), spacing="Small") for note in message.notes),
    ]
    if unclear:
        unread = [rich(run(words), spacing="None") for words in unclear[:MOST_UNREADABLE]]
        more = len(unclear) - MOST_UNREADABLE
        if more > 0:
            unread.append(subtle(text.md("calendar.unreadable_more", n=more), spacing="None"))
        body.append(
            box(line(text.md("calendar.unreadable", n=len(unclear))), *unread, style=WARNING)
        )
    return body


def _buttons(
    message: CalendarPreview,
    press: Buttons,
    text: Text,
    *,
    page: int,
    rest: tuple[Planned, ...],
) -> list[Element]:
    """The whole list stands behind each button: pages are only for reading and answering."""
    no = press(text("cancel"), Act.CHANGE_DISMISS)
    if not message.planned:
        return [no]
    value = encoded(entries_of(message.planned, message.left, message.group_key))
    save = press.sending(text("calendar.save"), Act.CALENDAR_SAVE, value=value, style=POSITIVE)
    if not rest:
        return [save, no]
    onward = press.sending(text("calendar.onward"), Act.CALENDAR_PAGE, value=f"{page + 1} {value}")
    if any(one.is_doubtful for one in rest):
        return [onward, no]
    return [save, onward, no]


def _row(number: int, planned: Planned, text: Text) -> Element:
    when = f"{text.capital(text.day(planned.on, year=True))}, {text.week(planned.on)}"
    clock = text.capital(text.span(planned.starts, planned.ends))
    head = [bold(escaped(when)), line(escaped(clock), spacing="None")]
    head += beside(planned.beside.place, planned.beside.remark, text)
    if planned.is_there:
        return row(*head, subtle(text.md("calendar.there"), spacing="None"))
    told = _told(planned, text)
    if not planned.is_doubtful:
        return row(*head, *told)
    return row(*head, box(*told, _question(number, planned, text), style=WARNING))


def _told(planned: Planned, text: Text) -> list[Element]:
    """Each warning in words, with the day's own name where it has one."""
    said = [text.md(f"calendar.asked.{question.code}") for question in planned.questions]
    if planned.is_double:
        said.append(text.md("calendar.double"))
    named = (CalendarWarning.HOLIDAY, CalendarWarning.EVE, CalendarWarning.HALF_DAY)
    for warning in planned.warnings:
        key = f"calendar.warning.{warning}"
        if warning in (*named, CalendarWarning.SQUEEZE_DAY, CalendarWarning.BREAK):
            said.append(text.md(key, name=", ".join(planned.names) or text("calendar.unnamed")))
        else:
            said.append(text.md(key))
    return [line(words, spacing="None") for words in said]


def _question(number: int, planned: Planned, text: Text) -> Element:
    day = text.day(planned.on)
    hours = [q for q in planned.questions if q.code is Asked.TIME]
    clocks = [
        (text("calendar.at", clock=text.clock(at)), f"t{at:%H:%M}")
        for q in hours
        for at in q.starts
    ]
    other = [
        (text("calendar.move_to", day=_dated(on, text)), on.isoformat()) for on in planned.instead
    ]
    keep = [(text("calendar.keep", day=day), KEEP)]
    if planned.is_hopeless or clocks:
        keep = []
    return radio(
        f"{FIELD}{number}",
        text("calendar.question", day=day),
        text("calendar.question_error", day=day),
        [*clocks, *keep, *other, (text("calendar.remove"), REMOVE)],
        isRequired=True,
    )


def _left(days: tuple[date, ...], text: Text) -> Element:
    names = text.join([text.day(day) for day in days[:MOST_LEFT]])
    return box(
        line(text.md("calendar.left", n=len(days))),
        line(escaped(text.capital(names)), spacing="None"),
        radio(
            LEFT,
            text("calendar.left_question"),
            text("calendar.left_error"),
            [(text("calendar.left_keep"), KEEP), (text("calendar.left_remove"), REMOVE)],
            value=KEEP,
            isRequired=True,
        ),
    )


def _dated(on: date, text: Text) -> str:
    return f"{text.day(on, year=True)} ({text.week(on)})"
