"""Åtgärdsplan från SSPF-mötet: commitments first, apart from decisions and notes (A15, A21)."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, show
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.facts import how
from cards.faults import OBJECTION_LIMIT, cut_note, fault_box
from cards.inputs import text_field
from cards.markdown import Markdown
from cards.mint import Mint
from cards.pages import page_of, paged
from cards.parts import Element, bold, box, line, subtle
from cards.plan_sections import sections
from cards.text import Text
from sspf.domain.documents import DocumentKind
from sspf.domain.messages.minutes import Plan

TITLE = "title.plan"
OBJECTION = "objection"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    objection: str = ""


def render(message: Plan, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: Plan, text: Text, mint: Mint, limit: int) -> Card:
    pages = paged(sections(message, text))
    # A fault is answered on the last page, where the form stands.
    rows, place = page_of(pages, len(pages) if message.faults else message.page)
    is_last = place == len(pages)
    body = [*_first(message, text), *rows]
    if len(pages) > 1:
        body.append(subtle(text.md("page.of", page=place, pages=len(pages)), spacing="Large"))
    if is_last:
        body.append(_remember(message, text))
    turn = _turning(message, text, mint, place, len(pages))
    answer = _answering(message, text, mint, limit) if is_last else []
    return card(
        text, text(TITLE), [*body, *_form(message, text, limit)], [*answer, *turn], wide=True
    )


def _first(message: Plan, text: Text) -> list[Element]:
    day = text.day(message.meeting.held_on)
    words = text.md("plan.from", day=day, group=message.meeting.group)
    faults = fault_box(text.md("plan.not_sent"), message.faults, (), text)
    said = [*faults, line(words)]
    if message.check_until and not message.answered:
        until = text.md("plan.check", until=text.moment(message.check_until))
        said.append(line(until, spacing="Small"))
    if message.answered:
        said.append(bold(text.md(f"plan.answered_{message.answered}"), spacing="Small"))
    return said


def _remember(message: Plan, text: Text) -> Element:
    """Every note says the duty to report, in short and in full (R-100)."""
    full = text.md("concern.full", law=text.law("SoL_19_1"))
    address = message.concern_link
    said = Markdown(f"{full} {how(text, address, '')}") if address else full
    return box(
        line(text.md("plan.own_system")),
        line(text.md("concern.short"), spacing="Small"),
        line(said, spacing="Small"),
        spacing="Large",
    )


def _answering(message: Plan, text: Text, mint: Mint, limit: int) -> list[Element]:
    if message.check_until is None or message.answered:
        return []
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    right = press(text("plan.right"), Act.PLAN_RIGHT, style=POSITIVE)
    send = press.sending(text("plan.send"), Act.PLAN_WRONG, style=POSITIVE)
    if message.faults:
        return [send, press(text("plan.right"), Act.PLAN_RIGHT)]
    return [right, show(text("plan.wrong"), [_field(message, text, limit)], send)]


def _form(message: Plan, text: Text, limit: int) -> list[Element]:
    """After a fault the question stands in the card itself, filled in."""
    if not message.faults or message.check_until is None or message.answered:
        return []
    return [_field(message, text, limit), *cut_note(message.objection, limit, text)]


def _field(message: Plan, text: Text, limit: int) -> Element:
    return text_field(
        OBJECTION,
        text("plan.what_wrong"),
        text("plan.what_wrong_error"),
        OBJECTION_LIMIT,
        isRequired=True,
        value=message.objection[:limit],
    )


def _turning(message: Plan, text: Text, mint: Mint, place: int, pages: int) -> list[Element]:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    turn = []
    if place < pages:
        turn.append(press(text("page.next"), Act.PLAN_PAGE, value=str(place + 1)))
    if place > 1:
        turn.append(press(text("page.former"), Act.PLAN_PAGE, value=str(place - 1)))
    return [*turn, press(text("document.get"), Act.DOCUMENT_GET, value=DocumentKind.PLAN)]
