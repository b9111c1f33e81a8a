"""Närvaro på SSPF-mötet: every seat of the model, ticked person by person (A24)."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.inputs import picked, ticks
from cards.mint import Mint
from cards.parts import Element, bold, box, group, line, subtle
from cards.text import Text
from sspf.domain.messages.minutes import AttendanceForm, SeatAttendance

TITLE = "title.attendance"
SEAT = "seat_"


class Submission(BaseModel):
    """`seats` maps the key of each party to the ids of those who are here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seats: dict[str, tuple[str, ...]] = {}

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "seats" in sent:
            return sent
        seats = {k.removeprefix(SEAT): v for k, v in sent.items() if k.startswith(SEAT)}
        rest = {k: v for k, v in sent.items() if not k.startswith(SEAT)}
        chosen = {k: picked(v) if isinstance(v, str) else v for k, v in seats.items()}
        return {"seats": chosen, **rest}


def render(message: AttendanceForm, text: Text, mint: Mint) -> Card:
    body = [
        line(about(message.meeting, text)),
        *([box(bold(text.md("attendance.saved")))] if message.saved else []),
        line(text.md("attendance.intro")),
        *(_seat(seat, text) for seat in message.seats),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    buttons = [
        press.sending(text("attendance.save"), Act.ATTENDANCE_SAVE, style=POSITIVE),
        press(text("attendance.capture"), Act.CAPTURE_OPEN),
    ]
    return card(text, text(TITLE), body, buttons, wide=True)


def _seat(seat: SeatAttendance, text: Text) -> Element:
    if not seat.people:
        return group(line(text.md("attendance.nobody", party=seat.name)))
    people = [(f"{person.name}, {person.title}", str(person.id)) for person in seat.people]
    field = ticks(
        SEAT + seat.party,
        _who(seat, text),
        text("attendance.error"),
        people,
        value=",".join(seat.present),
    )
    mandate = [] if seat.has_mandate else [subtle(text.md("attendance.mandate"), spacing="None")]
    named = [
        subtle(
            text.md(
                "attendance.delegated",
                name=f"{person.name}, {person.title},",
                by=person.delegated_by,
                date=text.day(person.delegated_from),
            ),
            spacing="None",
        )
        for person in seat.people
        if person.delegated_by and person.delegated_from
    ]
    return group(field, *named, *mandate)


def _who(seat: SeatAttendance, text: Text) -> str:
    if not seat.roles:
        return text("attendance.who", party=seat.name)
    roles = text.join(text(f"chain_role.{role}") for role in seat.roles)
    return text("attendance.who_with_role", party=seat.name, roles=roles)
