"""Bekräfta ändringen: what was typed in chat changes nothing before a press (R-55)."""

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.lines import is_closed_to_view, state
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import WARNING, Element, box, line, paragraphs
from cards.text import Text
from sspf.domain.messages.commitment import CommitmentLine, ConfirmChange, ConfirmPostponement

TITLE = "title.confirm"


def render_postponement(message: ConfirmPostponement, text: Text, mint: Mint) -> Card:
    each = message.line
    now, new = text.day_week(each.due_on), text.day_week(message.to)
    press = Buttons(mint, each.id, each.version)
    yes = press(
        text("confirm.yes_postpone"),
        Act.COMMITMENT_CONFIRM,
        value=message.to.isoformat(),
        style=POSITIVE,
    )
    buttons = [yes, press(text("cancel"), Act.CHANGE_DISMISS)]

    def drawn(limit: int) -> Card:
        body = [
            line(text.md("confirm.postpone", id=each.id)),
            *_text(each, limit),
            _now_and_new(now, new, text),
            *_off_work(message, text),
            line(text.md("confirm.postpone_told")),
        ]
        return card(text, text(TITLE), body, buttons)

    return fitted(drawn)


def render_change(message: ConfirmChange, text: Text, mint: Mint) -> Card:
    each = message.line

    def drawn(limit: int) -> Card:
        body = [
            line(text.md(f"confirm.{message.change}", id=each.id)),
            *_text(each, limit),
            _now_and_new(state(each, text), text(f"changed_to.{message.change}"), text),
            *paragraphs(message.note, limit),
            line(text.md("confirm.undo")),
        ]
        return card(text, text(TITLE), body, _buttons(message, text, mint))

    return fitted(drawn)


def _buttons(message: ConfirmChange, text: Text, mint: Mint) -> list[Element]:
    """The one that takes away stands last."""
    press = Buttons(mint, message.line.id, message.line.version)
    is_cancel = message.change == "cancel"
    yes = press(
        text(f"confirm.yes_{message.change}"),
        Act.COMMITMENT_CONFIRM,
        value=message.change,
        style=DESTRUCTIVE if is_cancel else POSITIVE,
    )
    no = press(text("confirm.keep" if is_cancel else "cancel"), Act.CHANGE_DISMISS)
    return [no, yes] if is_cancel else [yes, no]


def _text(each: CommitmentLine, limit: int) -> list[Element]:
    return [] if is_closed_to_view(each) else paragraphs(each.text, limit)


def _now_and_new(now: str, new: str, text: Text) -> Element:
    first: Markdown = text.md("change.now", what=now)
    return box(line(first), line(text.md("change.new", what=new), spacing="Small"))


def _off_work(message: ConfirmPostponement, text: Text) -> list[Element]:
    if not message.reason:
        return []
    day = text.capital(text.day(message.to))
    words = text.md("confirm.off_work", day=day, reason=text.worded(message.reason))
    return [box(line(words), style=WARNING)]
