"""Återkalla samtycke: who took it back and how much, and afterwards what cannot be recalled."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from cards.actions import DESTRUCTIVE, Buttons
from cards.acts import Act
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import choice, radio
from cards.mint import Mint
from cards.parts import Element, bold, heading, line, subtle
from cards.text import Text
from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import GivenHow, GiverRole, Scope
from sspf.domain.messages.consent import ConsentWithdrawn, CopyLine, WithdrawForm

TITLE = "title.consent_withdraw"
TITLE_DONE = "title.consent_withdrawn"
MOST_COPIES = 12


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    taken_by: str = ""
    taken_how: str = GivenHow.ORAL.value
    taken_scope: str = Scope.ALL.value
    taken_from: str = ""
    taken_to: str = ""
    taken_area: str = ""

    def typed(self) -> WithdrawalTyped:
        return WithdrawalTyped(
            by=self.taken_by,
            how=self.taken_how,
            scope=self.taken_scope,
            sender=self.taken_from,
            recipient=self.taken_to,
            area=self.taken_area,
        )


def fields_of(typed: WithdrawalTyped) -> dict[str, str]:
    """What the card would send back with this in it."""
    return {
        "taken_by": typed.by,
        "taken_how": typed.how,
        "taken_scope": typed.scope,
        "taken_from": typed.sender,
        "taken_to": typed.recipient,
        "taken_area": typed.area,
    }


def render(message: WithdrawForm, text: Text, mint: Mint) -> Card:
    body = [
        *fault_box(text.md("consent.not_withdrawn"), message.faults, (), text),
        bold(text.md("consent.of_case", code=message.code)),
        line(text.md("consent.withdraw.help")),
        *_who_and_how(message.typed, text),
        *_how_much(message, text),
        *concern_note(text),
    ]
    press = Buttons(mint, message.case)
    buttons = [
        press(text("cancel"), Act.CHANGE_DISMISS),
        press.sending(text("consent.withdraw"), Act.CONSENT_WITHDRAW, style=DESTRUCTIVE),
    ]
    return card(text, text(TITLE), body, buttons)


def _who_and_how(typed: WithdrawalTyped, text: Text) -> list[Element]:
    roles = [(text(f"consent.taken_by.{role}"), role.value) for role in GiverRole]
    ways = [(text(f"consent.how.{how}"), how.value) for how in GivenHow]
    by, how = text("fault.consent.withdrawn_by"), text("fault.consent.how")
    return [
        radio("taken_by", text("consent.taken_by"), by, roles, value=typed.by, isRequired=True),
        radio("taken_how", text("consent.taken_how"), how, ways, value=typed.how),
    ]


def _how_much(message: WithdrawForm, text: Text) -> list[Element]:
    typed, pair = message.typed, text("fault.consent.pair")
    scopes = [(text(f"consent.scope.{scope}"), scope.value) for scope in Scope]
    seats = [(seat.name or text("consent.the_coordinator"), seat.key) for seat in message.seats]
    everyone = [(text("consent.anyone"), ""), *seats]
    areas = [(text(f"consent.area.{area}"), area.value) for area in message.areas]
    which = [(text("consent.no_area"), ""), *areas]
    much, area = text("consent.taken_scope"), text("consent.taken_area")
    return [
        radio("taken_scope", much, text("fault.consent.scope"), scopes, value=typed.scope),
        choice("taken_from", text("consent.taken_from"), pair, everyone, value=typed.sender),
        choice("taken_to", text("consent.taken_to"), pair, everyone, value=typed.recipient),
        choice("taken_area", area, text("fault.consent.area"), which, value=typed.area),
    ]


def render_done(message: ConsentWithdrawn, text: Text, mint: Mint) -> Card:
    key = "consent.withdraw.done" if message.is_all else "consent.withdraw.partly_done"
    numbers = (
        ("consent.cancelled", message.cancelled),
        ("consent.replaced", message.replaced),
        ("consent.stopped", message.stopped),
    )
    body = [
        bold(text.md("consent.of_case", code=message.code)),
        line(
            text.md(
                key, date=text.day(message.at.date(), year=True), time=text.clock(message.at.time())
            )
        ),
        *(line(text.md(key, n=n), spacing="Small") for key, n in numbers if n),
        *copies_part(message.copies, text),
        subtle(text.md("consent.withdraw.help")),
        *concern_note(text),
    ]
    return card(text, text(TITLE_DONE), body)


def copies_part(copies: Sequence[CopyLine], text: Text) -> list[Element]:
    """What was read, printed or taken out cannot be called back; it is said, and by whom."""
    if not copies:
        return []
    shown = copies[:MOST_COPIES]
    left = len(copies) - len(shown)
    return [
        heading(text.md("consent.copies"), separator=True),
        line(text.md("consent.copies_help"), spacing="Small"),
        *(_copy(each, text) for each in shown),
        *([subtle(text.md("consents.more", n=left))] if left else []),
    ]


def _copy(each: CopyLine, text: Text) -> Element:
    agency = each.agency or text.capital(text("consent.the_coordinator"))
    said = text.md(
        f"consent.copy.{each.how}", agency=agency, n=each.times, at=text.moment(each.last_at)
    )
    return line(said, spacing="Small")
