"""Annan laglig grund: who has decided, on what, for how long. One item, one recipient (R-20)."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, action_set, unfold
from cards.acts import Act
from cards.case_parts import of_case
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import choice, date_field, radio, short_field, text_field, toggle
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line, subtle
from cards.text import Text
from sspf.domain.consent_forms import YES
from sspf.domain.ground_forms import TITLE_LIMIT, WEIGHING_LIMIT
from sspf.domain.grounds import MOST_DAYS
from sspf.domain.messages.ground import GroundForm

TITLE = "title.ground"
OUTSIDE = "elsewhere"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str | None = None
    recipient: str | None = None
    decided_by: str | None = None
    delegation: str | None = None
    decided_on: str | None = None
    expires_on: str | None = None
    weighing: str | None = None
    goes_on: str | None = None

    def typed(self) -> dict[str, str]:
        """What came, in the shape of GroundTyped."""
        return self.model_dump(exclude_none=True)


def render(message: GroundForm, text: Text, mint: Mint) -> Card:
    body = [
        *fault_box(text.md("ground.not_recorded"), message.faults, _values(message), text),
        *_asked(message, text),
        *of_case(message.code, text),
        line(text.md("ground.covers", about=text.phrase(message.about))),
        line(text.md("ground.help")),
        *_what(message, text),
        *_who_and_when(message, text),
        *_why(message, text),
        *_weak(message, text),
        *_elsewhere(message, text),
        *concern_note(text),
    ]
    press = Buttons(mint, message.item)
    buttons = [
        press.sending(text("ground.record"), Act.GROUND_RECORD, style=POSITIVE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]
    return card(text, text(TITLE), body, buttons)


def _values(message: GroundForm) -> tuple[tuple[str, str], ...]:
    return (
        ("last", message.last_day.isoformat()),
        ("most_days", str(MOST_DAYS)),
        ("title_limit", str(TITLE_LIMIT)),
        ("weighing_limit", str(WEIGHING_LIMIT)),
    )


def _asked(message: GroundForm, text: Text) -> list[Element]:
    """What was chosen is never done here: where instead (R-21)."""
    if message.asked is None:
        return []
    said = text.md(f"ground.outside.{message.asked.code}", law=message.asked.words)
    return [box(bold(text.md("ground.instead")), line(said, spacing="Small"), style=WARNING)]


def _what(message: GroundForm, text: Text) -> list[Element]:
    typed = message.typed
    codes = [
        (text("ground.choice", law=each.words, hint=text(f"ground.hint.{each.code}")), each.code)
        for each in message.provisions
    ]
    seats = [(seat.name, seat.key) for seat in message.seats]
    code, to = text("fault.ground.unknown"), text("fault.ground.recipient")
    return [
        radio("code", text("ground.code"), code, codes, value=typed.code),
        choice("recipient", text("ground.recipient"), to, seats, value=typed.recipient),
    ]


def _who_and_when(message: GroundForm, text: Text) -> list[Element]:
    typed, limit = message.typed, TITLE_LIMIT
    by = text("fault.ground.decided_by", title_limit=limit)
    delegation = text("fault.ground.delegation", title_limit=limit)
    on = text("fault.ground.decided_on", most_days=MOST_DAYS)
    last = text.day(message.last_day, year=True)
    until = text("fault.ground.expires_on", last=text.capital(last))
    return [
        short_field("decided_by", text("ground.decided_by"), by, limit, value=typed.decided_by),
        short_field(
            "delegation", text("ground.delegation"), delegation, limit, value=typed.delegation
        ),
        date_field("decided_on", text("ground.decided_on"), on, value=typed.decided_on),
        date_field("expires_on", text("ground.expires_on"), until, value=typed.expires_on),
    ]


def _why(message: GroundForm, text: Text) -> list[Element]:
    wrong = text("fault.ground.weighing", weighing_limit=WEIGHING_LIMIT)
    label = text("ground.weighing", weighing_limit=WEIGHING_LIMIT)
    return [
        text_field("weighing", label, wrong, WEIGHING_LIMIT, value=message.typed.weighing),
        subtle(text.md("ground.weighing_help"), spacing="Small"),
    ]


def _weak(message: GroundForm, text: Text) -> list[Element]:
    """R-30: said once more, and confirmed with a tick of its own."""
    if not message.weak:
        return []
    tick = toggle(
        "goes_on",
        text("transfer.goes_on"),
        text("fault.ground.goes_on"),
        is_on=message.typed.goes_on == YES,
    )
    words = [line(text.md("transfer.warn", party=name)) for name in message.weak]
    return [box(bold(text.md("transfer.first")), *words, tick, style=WARNING)]


def _elsewhere(message: GroundForm, text: Text) -> list[Element]:
    """Folded: the grounds that no one records here, and where each is used."""
    lines = [
        line(text.md(f"ground.outside.{each.code}", law=each.words), spacing="Small")
        for each in message.outside
    ]
    folded = {"type": "Container", "id": OUTSIDE, "isVisible": False, "items": lines}
    return [action_set(unfold(text("ground.elsewhere"), OUTSIDE)), folded]
