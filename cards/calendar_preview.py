"""Förhandsvisning av kalendarium: good dates are one line, doubtful ones are asked about."""

from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.inputs import radio
from cards.lines import MAX_ROWS
from cards.markdown import escaped
from cards.mint import Mint
from cards.notes import said
from cards.parts import WARNING, Element, bold, box, line, row, subtle
from cards.text import Text
from sspf.domain.calendars import Doubt, Planned
from sspf.domain.messages.meeting import CalendarPreview

TITLE = "title.calendar_preview"
FIELD = "m"
KEEP, REMOVE = "keep", "remove"
HOPELESS = frozenset({Doubt.PAST, Doubt.TAKEN})
"""Such a date can be moved or left out, never kept."""


class Submission(BaseModel):
    """`answers` maps the place of a doubtful date in the list to what was chosen for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answers: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "answers" in sent:
            return sent
        mine = {k: v for k, v in sent.items() if k.startswith(FIELD) and k[1:].isdigit()}
        rest = {k: v for k, v in sent.items() if k not in mine}
        return {"answers": {k[1:]: v for k, v in mine.items()}, **rest}


def render(message: CalendarPreview, text: Text, mint: Mint) -> Card:
    shown = message.planned[:MAX_ROWS]
    doubtful = sum(p.doubt is not None for p in shown)
    body = [
        line(text.md("calendar.found", n=len(message.planned))),
        line(text.md("calendar.doubtful", n=doubtful), spacing="None"),
        subtle(text.md("calendar.where", group=message.group)),
        *(line(said(note, text), spacing="Small") for note in message.notes),
        *(_row(number, planned, text) for number, planned in enumerate(shown)),
    ]
    left = len(message.planned) - len(shown)
    if left:
        body.append(subtle(text.md("calendar.more", n=left)))
    body.append(line(text.md("calendar.next"), separator=True))
    press = Buttons(mint, LIST)
    if not shown:
        return card(text, text(TITLE), body, [press(text("cancel"), Act.CHANGE_DISMISS)])
    save = press.sending(
        text("calendar.save"), Act.CALENDAR_SAVE, value=encoded(shown), style=POSITIVE
    )
    no = press(text("cancel"), Act.CHANGE_DISMISS)
    return card(text, text(TITLE), body, [save, no], wide=True)


def encoded(planned: tuple[Planned, ...]) -> str:
    """The list as it stands behind the button: dates and hours, nothing else."""
    return ",".join(f"{p.on.isoformat()}T{p.starts:%H:%M}{'?' if p.doubt else ''}" for p in planned)


def chosen(value: str, answers: dict[str, str]) -> list[tuple[date, time]]:
    """What is to be saved: good dates, and doubtful ones as they were answered."""
    found = []
    for number, entry in enumerate(value.split(",")):
        at = datetime.fromisoformat(entry.rstrip("?"))
        answer = answers.get(str(number), REMOVE) if entry.endswith("?") else KEEP
        if answer == REMOVE:
            continue
        found.append((at.date() if answer == KEEP else date.fromisoformat(answer), at.time()))
    return found


def _row(number: int, planned: Planned, text: Text) -> Element:
    when = f"{text.capital(text.day(planned.on))}, {text.week(planned.on)}"
    clock = text.clock(planned.starts)
    head = [bold(escaped(when)), line(escaped(text.capital(clock)), spacing="None")]
    if planned.doubt is None:
        return row(*head)
    said = line(text.md(f"calendar.doubt.{planned.doubt}", name=planned.name))
    return row(*head, box(said, _question(number, planned, text), style=WARNING))


def _question(number: int, planned: Planned, text: Text) -> Element:
    day = text.day(planned.on)
    other = [
        (text("calendar.move_to", day=text.day_week(on)), on.isoformat()) for on in planned.instead
    ]
    keep = [] if planned.doubt in HOPELESS else [(text("calendar.keep", day=day), KEEP)]
    return radio(
        f"{FIELD}{number}",
        text("calendar.question", day=day),
        text("calendar.question_error", day=day),
        [*other, *keep, (text("calendar.remove"), REMOVE)],
        isRequired=True,
    )
