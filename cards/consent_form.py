"""Samtycke till att häva sekretess: four short steps, each of which fits a phone."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import choice, date_field, picked, radio, text_field, ticks, toggle
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line, subtle
from cards.text import Text
from sspf.domain.consent_forms import (
    DIRECTED,
    EVERY_WAY,
    EVIDENCE_LIMIT,
    EXCEPTIONS,
    HEARD,
    NOT_HEARD,
    YES,
    YOUTH,
)
from sspf.domain.consents import GivenHow, InfoArea
from sspf.domain.messages.consent import ConsentForm

TITLE = "title.consent_form"
LISTS = ("givers", "parties", "senders", "recipients", "areas")


class Submission(BaseModel):
    """The fields of one step; those of the other steps are None. Lists have commas between."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    givers: str | None = None
    given_on: str | None = None
    how: str | None = None
    evidence: str | None = None
    exception: str | None = None
    template: str | None = None
    parties: str | None = None
    senders: str | None = None
    recipients: str | None = None
    coordination: str | None = None
    areas: str | None = None
    valid_to: str | None = None
    collected_by: str | None = None
    interpreter: str | None = None
    child: str | None = None
    informed: str | None = None
    goes_on: str | None = None

    def typed(self) -> dict[str, Any]:
        """What the step brought, in the shape of ConsentTyped."""
        sent = self.model_dump(exclude_none=True)
        return {name: picked(value) if name in LISTS else value for name, value in sent.items()}


def render(message: ConsentForm, text: Text, mint: Mint) -> Card:
    steps = (_givers, _parties, _extent, _circumstances)
    body = [
        *fault_box(text.md("consent.not_saved"), message.faults, _limits(message), text),
        bold(text.md("consent.of_case", code=message.code)),
        *_where(message, text),
        *steps[message.step - 1](message, text),
        *concern_note(text),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def _where(message: ConsentForm, text: Text) -> list[Element]:
    if message.adds_to:
        return [line(text.md("consent.adds_to"))]
    where = subtle(text.md("consent.step", step=message.step, steps=message.steps), spacing="None")
    first = [line(text.md("consent.help"))] if message.step == 1 else []
    return [where, *first]


def _own_consent(message: ConsentForm, text: Text) -> list[Markdown]:
    """Why the youth's own is needed; nothing is said of an age that nobody has told."""
    if not message.youth_needed:
        return []
    if not message.youth_from:
        return [text.md("consent.youth_always")]
    key = "consent.youth" if message.age_known else "consent.youth_unsure"
    return [text.md(key, age=message.youth_from)]


def _givers(message: ConsentForm, text: Text) -> list[Element]:
    typed = message.typed
    who = [
        (text("consent.giver.guardian", n=n), f"guardian-{n}")
        for n in range(1, message.guardians + 1)
    ]
    hints = [
        *([text.md("consent.twoguardians")] if message.guardians > 1 else []),
        *_own_consent(message, text),
    ]
    return [
        *(line(hint, spacing="Small") for hint in hints),
        ticks(
            "givers",
            text("consent.who"),
            text("fault.consent.giver"),
            [*who, (text("consent.giver.youth"), YOUTH)],
            value=",".join(typed.givers),
        ),
        *_how_given(message, text),
    ]


def _how_given(message: ConsentForm, text: Text) -> list[Element]:
    typed, where, why = message.typed, "fault.consent.evidence", "fault.consent.exception"
    ways = [(text(f"consent.how.{how}"), how.value) for how in GivenHow]
    reasons = [(text(f"consent.exception.{key}"), key) for key in EXCEPTIONS]
    none = (text("consent.exception.none"), "")
    day, on = text("consent.given_on"), text("fault.consent.given_on")
    return [
        date_field("given_on", day, on, value=typed.given_on),
        radio("how", text("consent.how"), text("fault.consent.how"), ways, value=typed.how),
        text_field(
            "evidence",
            text("consent.evidence"),
            text(where),
            EVIDENCE_LIMIT,
            value=typed.evidence,
        ),
        choice(
            "exception",
            text("consent.exception"),
            text(why),
            [none, *reasons],
            value=typed.exception,
        ),
    ]


def _parties(message: ConsentForm, text: Text) -> list[Element]:
    typed = message.typed
    seats = [(seat.name, seat.key) for seat in message.seats]
    wrong = text("fault.consent.parties")
    ways = [(text(f"consent.way.{way}"), way) for way in (EVERY_WAY, DIRECTED)]
    return [
        line(text.md("consent.own_decision")),
        radio("template", text("consent.way"), wrong, ways, value=typed.template),
        ticks("parties", text("consent.parties"), wrong, seats, value=",".join(typed.parties)),
        ticks("senders", text("consent.senders"), wrong, seats, value=",".join(typed.senders)),
        ticks(
            "recipients", text("consent.recipients"), wrong, seats, value=",".join(typed.recipients)
        ),
        toggle(
            "coordination", text("consent.coordination"), wrong, is_on=typed.coordination == YES
        ),
    ]


def _extent(message: ConsentForm, text: Text) -> list[Element]:
    typed = message.typed
    areas = [(text(f"consent.area.{area}"), area.value) for area in InfoArea]
    return [
        ticks(
            "areas",
            text("consent.areas"),
            text("fault.consent.areas"),
            areas,
            value=",".join(typed.areas),
        ),
        line(text.md("consent.purpose.sspf")),
        date_field(
            "valid_to",
            text("consent.valid_to"),
            text("fault.consent.valid_to", max_months=message.max_months),
            value=typed.valid_to,
        ),
    ]


def _circumstances(message: ConsentForm, text: Text) -> list[Element]:
    typed = message.typed
    seats = [(seat.name, seat.key) for seat in message.seats]
    child = [(text(f"consent.child.{key}"), key) for key in (HEARD, *NOT_HEARD)]
    wrong = text("fault.consent.child")
    return [
        *_turns(message, text),
        choice(
            "collected_by",
            text("consent.collected_by"),
            text("fault.consent.collected_by"),
            seats,
            value=typed.collected_by,
        ),
        radio("child", text("consent.child"), wrong, child, value=typed.child),
        toggle("interpreter", text("consent.interpreter"), wrong, is_on=typed.interpreter == YES),
        toggle("informed", text("consent.informed"), wrong, is_on=typed.informed == YES),
        *_weak(message, text),
    ]


def _turns(message: ConsentForm, text: Text) -> list[Element]:
    if message.adult_on is None:
        return []
    return [line(text.md("consent.eighteen", on=text.day(message.adult_on, year=True)))]


def _weak(message: ConsentForm, text: Text) -> list[Element]:
    """R-30: said once more, and confirmed with a tick of its own."""
    words: list[Markdown] = [
        *(text.md("transfer.warn", party=name) for name in message.weak),
        *(text.md("consent.unbound", party=name) for name in message.unbound),
    ]
    first = bold(text.md("transfer.first"))
    if not message.weak:
        return [box(first, *map(line, words), style=WARNING)] if words else []
    tick = toggle(
        "goes_on",
        text("transfer.goes_on"),
        text("fault.consent.goes_on"),
        is_on=message.typed.goes_on == YES,
    )
    return [box(first, *map(line, words), tick, style=WARNING)]


def _buttons(message: ConsentForm, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, message.case)
    here = str(message.step)
    if message.adds_to:
        return [
            press.sending(text("consent.sign"), Act.CONSENT_SIGN, style=POSITIVE),
            press(text("cancel"), Act.CHANGE_DISMISS),
        ]
    is_last = message.step == message.steps
    on = (
        press.sending(text("consent.register"), Act.CONSENT_REGISTER, style=POSITIVE)
        if is_last
        else press.sending(text("consent.next"), Act.CONSENT_NEXT, value=here, style=POSITIVE)
    )
    back = press.sending(text("back"), Act.CONSENT_BACK, value=here)
    return [on, *([back] if message.step > 1 else []), press(text("cancel"), Act.CHANGE_DISMISS)]


def _limits(message: ConsentForm) -> tuple[tuple[str, str], ...]:
    return (("max_months", str(message.max_months)), ("evidence_limit", str(EVIDENCE_LIMIT)))
