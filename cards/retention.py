"""Gallring: the decision, what waits, the receipts, and the form that records a decision."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import date_field, short_field
from cards.mint import Mint
from cards.parts import Element, bold, box, heading, line, subtle
from cards.text import Text
from sspf.domain.messages.retention import (
    PurgeNews,
    ReceiptLine,
    RetentionForm,
    RetentionNews,
    RetentionStanding,
)
from sspf.domain.retention import Kept, Periods

TITLE = "title.retention"
TITLE_FORM = "title.retention_form"
TITLE_RECEIPT = "title.purge_receipt"
SUBJECT = "retention"
REFERENCE, DECIDED = "retention_reference", "retention_decided_on"
PERIODS = ("texts", "cases", "consents", "group_texts", "card_days")
LONG, SHORT = 40, 3


class Submission(BaseModel):
    """Numbers as they were typed; the date as ISO."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    retention_reference: str = ""
    retention_decided_on: str = ""
    retention_texts: str = ""
    retention_cases: str = ""
    retention_consents: str = ""
    retention_group_texts: str = ""
    retention_card_days: str = ""

    def form(self) -> RetentionForm:
        return RetentionForm(
            reference=self.retention_reference,
            decided_on=self.retention_decided_on,
            texts=self.retention_texts,
            cases=self.retention_cases,
            consents=self.retention_consents,
            group_texts=self.retention_group_texts,
            card_days=self.retention_card_days,
        )


def fields_of(form: RetentionForm) -> dict[str, Any]:
    """What the card would send back with this form in it."""
    periods = {f"retention_{name}": getattr(form, name) for name in PERIODS}
    return {REFERENCE: form.reference, DECIDED: form.decided_on, **periods}


def render(message: RetentionStanding, text: Text, mint: Mint) -> Card:
    body = [
        *_decision(message, text),
        box(*(line(words, spacing="Small") for words in _periods(message.periods, text))),
        heading(text.md("retention.waiting"), spacing="Large"),
        *_counts(message.waiting, text),
        *_others(message.left_open, message.held, text),
        heading(text.md("retention.receipts"), spacing="Large"),
        *([line(text.md("retention.no_receipts"))] if not message.receipts else []),
        *(element for receipt in message.receipts for element in _receipt(receipt, text)),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint), wide=True)


def render_form(message: RetentionForm, text: Text, mint: Mint) -> Card:
    press = Buttons(mint, LIST)
    body = [
        *fault_box(text.md("retention.not_saved"), message.faults, (), text),
        line(text.md("retention.form_intro")),
        short_field(
            REFERENCE,
            text("retention.reference"),
            text("fault.retention.reference"),
            LONG,
            value=message.reference,
        ),
        date_field(
            DECIDED,
            text("retention.decided"),
            text("fault.retention.date"),
            value=message.decided_on,
        ),
        *(_period(name, message, text) for name in PERIODS),
        subtle(text.md("retention.form_end")),
    ]
    buttons = [
        press.sending(text("retention.save"), Act.RETENTION_DECIDE, style=POSITIVE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]
    return card(text, text(TITLE_FORM), body, buttons)


def render_receipt(message: PurgeNews, text: Text, mint: Mint) -> Card:
    body = [line(text.md("retention.purged_intro")), *_receipt(message.receipt, text)]
    return card(text, text(TITLE_RECEIPT), body, [_open(text, mint)])


def render_news(message: RetentionNews, text: Text, mint: Mint) -> Card:
    lacks = [] if message.has_decision else [bold(text.md("retention.lacks_decision"))]
    see = "retention.how" if message.may_open else "retention.see_to_it"
    body = [
        *lacks,
        *(_counts(message.waiting, text) if message.waiting else []),
        *_others(message.left_open, 0, text),
        line(text.md(see)),
    ]
    return card(text, text(TITLE), body, [_open(text, mint)] if message.may_open else [])


def _open(text: Text, mint: Mint) -> Element:
    return Buttons(mint, SUBJECT)(text("retention.open"), Act.RETENTION_OPEN)


def _decision(message: RetentionStanding, text: Text) -> list[Element]:
    if not message.reference or message.decided_on is None:
        return [bold(text.md("retention.none")), line(text.md("retention.proposed"))]
    day = text.day(message.decided_on, year=True)
    said = [bold(text.md("retention.holds", reference=message.reference, day=day))]
    if message.begins_on is not None:
        begins = text.day(message.begins_on, year=True)
        said.append(line(text.md("retention.begins", day=begins)))
    return said


def _periods(periods: Periods, text: Text) -> list[Any]:
    return [text.md(f"retention.period.{name}", n=getattr(periods, name)) for name in PERIODS]


def _counts(counts: Mapping[str, int], text: Text) -> list[Element]:
    told = [text.md(f"retention.count.{what}", n=counts[what]) for what in Kept if what in counts]
    if not told:
        return [line(text.md("retention.nothing_waits"))]
    return [line(words, spacing="Small") for words in told]


def _others(left_open: int, held: int, text: Text) -> list[Element]:
    return [
        *([bold(text.md("retention.left_open", n=left_open))] if left_open else []),
        *([line(text.md("retention.held", n=held))] if held else []),
    ]


def _receipt(receipt: ReceiptLine, text: Text) -> list[Element]:
    day = text.capital(text.day(receipt.made_on, year=True))
    key = "retention.receipt" if receipt.reference else "retention.receipt_by_log"
    first = bold(text.md(key, day=day, reference=receipt.reference), spacing="Medium")
    return [first, *_counts(receipt.counts, text)]


def _period(name: str, message: RetentionForm, text: Text) -> Element:
    return short_field(
        f"retention_{name}",
        text(f"retention.field.{name}"),
        text("fault.retention.period"),
        SHORT,
        value=getattr(message, name),
    )


def _buttons(message: RetentionStanding, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, SUBJECT, message.version)
    taken = press(text("retention.withdraw"), Act.RETENTION_WITHDRAW)
    return [
        press(text("retention.record"), Act.RETENTION_FORM, style=POSITIVE),
        *([taken] if message.reference else []),
        press(text("retention.hold_open"), Act.RETENTION_HOLD_FORM),
    ]
