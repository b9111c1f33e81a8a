"""The points of the agenda with all that belongs to each, in the reader's own version."""

from datetime import date

from cards.actions import Buttons, action_set, short
from cards.acts import Act
from cards.agenda_cases import case_rows
from cards.agenda_words import counts, point_name, standing_words
from cards.lines import due, is_closed_to_view, state
from cards.markdown import escaped
from cards.mint import Mint
from cards.pages import ROW_LIMIT, Row, Section
from cards.parts import Element, bold, heading, line, paragraphs, rich, run, shown, subtle
from cards.text import Text
from sspf.domain.agenda import Half, Point
from sspf.domain.commitments import OPEN
from sspf.domain.decisions import Item
from sspf.domain.messages.agenda import AgendaDocument, PointLine, SaidLine
from sspf.domain.messages.commitment import CommitmentLine

SAID_LIMIT = 300
"""Characters of one agency's text; the rest by "Läs hela"."""


def sections(message: AgendaDocument, text: Text, mint: Mint) -> list[Section]:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    heads = _halves(message, text)
    return [
        Section(head=[*heads[point.number], _title(point, text)], rows=_rows(point, text, press))
        for point in message.points
    ]


def _halves(message: AgendaDocument, text: Text) -> dict[int, Row]:
    """Before which points the two halves begin (A18), and what comes after them."""
    if not any(point.half is Half.INDIVIDUAL for point in message.points):
        return {point.number: [] for point in message.points}
    found: dict[int, Row] = {}
    half, key = "", ""
    for point in message.points:
        is_after = point.half is Half.GENERAL and half in (Half.INDIVIDUAL, "closing")
        key = "closing" if is_after else str(point.half)
        found[point.number] = [] if key == half else [_half(key, text)]
        half = key
    return found


def _half(key: str, text: Text) -> Element:
    return bold(text.md(f"agenda.half.{key}"), size="Medium", spacing="Large", isSubtle=True)


def _title(point: PointLine, text: Text) -> Element:
    return heading(point_name(point, text), separator=True, spacing="Medium")


def _rows(point: PointLine, text: Text, press: Buttons) -> tuple[Row, ...]:
    words: list[Row] = [[line(said, spacing="Small")] for said in standing_words(point, text)]
    if point.follow_up is not None:
        words.append([line(counts(point.follow_up, text), spacing="Small")])
    said: list[Row] = [_said(point, each, text, press) for each in point.said]
    is_calendar = point.key == Point.CALENDAR
    row = _dated if is_calendar else _followed
    lines = sorted(point.commitments, key=_day) if is_calendar else point.commitments
    return (
        *words,
        *said,
        *case_rows(point, text, press),
        *(row(each, text) for each in lines),
        *(_item(item) for item in point.items),
    )


def _said(point: PointLine, said: SaidLine, text: Text, press: Buttons) -> Row:
    party = run(f"{said.party}: ", weight="Bolder")
    late = [subtle(text.md("agenda.late"), spacing="None")] if said.is_late else []
    if said.saying != "text":
        return [rich(party, run(text(f"agenda.said_{said.saying}"))), *late]
    row = paragraphs(said.text, SAID_LIMIT, party)
    if len(shown(said.text)) <= SAID_LIMIT:
        return [*row, *late]
    title = short(text("agenda.whole", number=point.number, party=said.party))
    return [*row, *late, action_set(press(title, Act.AGENDA_WHOLE, value=said.ref))]


def _followed(each: CommitmentLine, text: Text) -> Row:
    """The former plan, row by row, each with what has become of it (A21)."""
    identity = run(f"{each.id}  ", weight="Bolder")
    words = "" if is_closed_to_view(each) else each.text
    known = [each.party, state(each, text)]
    if each.status in OPEN:
        known.append(due(each, text))
    who = subtle(escaped(" · ".join(known)), spacing="None")
    return [*paragraphs(words, ROW_LIMIT, identity), who]


def _dated(each: CommitmentLine, text: Text) -> Row:
    """The calendar of joint commitments: the day first."""
    day = run(f"{text.capital(text.day_week(each.due_on))}: ", weight="Bolder")
    words = "" if is_closed_to_view(each) else each.text
    who = escaped(text("row.two", first=each.party, second=str(each.id)))
    return [*paragraphs(words, ROW_LIMIT, day), subtle(who, spacing="None")]


def _day(each: CommitmentLine) -> date:
    return each.due_on


def _item(item: Item) -> Row:
    return paragraphs(item.title, ROW_LIMIT, run("• "))
