"""Boards of rows, small forms and news of the groups together: one look for all of them."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from cards.actions import POSITIVE, Buttons, action_sets
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.inputs import choice, date_field, text_field, ticks
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line, paragraphs, row, subtle
from cards.text import Text
from sspf.domain.messages.board import (
    ASKED,
    Board,
    BoardField,
    BoardForm,
    BoardRow,
    Do,
    Doing,
    FieldKind,
    GroupNews,
)
from sspf.domain.messages.general import Phrase

TITLE = "title.board"
TITLE_FORM = "title.board_form"
TITLE_NEWS = "title.group_news"

ACT_OF: dict[Doing, Act] = {doing: Act(doing.value.replace("_", ".", 1)) for doing in Doing}


class Submission(BaseModel):
    """What any of the forms sends back; a form has some of these fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str = ""
    to_group: str = ""
    level: str = ""
    owner: str = ""
    due: str = ""
    lead: str = ""
    with_parties: str = ""
    focus: str = ""
    serves: str = ""
    trial: str = ""
    year: str = ""
    part: str = ""
    contributor: str = ""
    source: str = ""
    link: str = ""
    review: str = ""
    held: str = ""
    for_group: str = ""
    answers: dict[str, str] = {}
    """To questions that are counted out, by the id of each."""

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "answers" in sent:
            return sent
        asked = {k.removeprefix(ASKED): v for k, v in sent.items() if k.startswith(ASKED)}
        rest = {k: v for k, v in sent.items() if not k.startswith(ASKED)}
        return {"answers": asked, **rest} if asked else rest


def render(message: Board, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _board(message, text, mint, limit))


def render_form(message: BoardForm, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _form(message, text, mint, limit))


def render_news(message: GroupNews, text: Text, mint: Mint) -> Card:
    def drawn(limit: int) -> Card:
        body = [line(_md(message.said, text)), *paragraphs(message.text, limit)]
        buttons = _buttons((message.opens,) if message.opens else (), text, mint)
        return card(text, text(TITLE_NEWS), body, buttons)

    return fitted(drawn)


def _board(message: Board, text: Text, mint: Mint, limit: int) -> Card:
    body: list[Element] = [line(_md(said, text), spacing="Small") for said in message.intro]
    for one in message.rows:
        body.append(_row(one, text, mint, limit))
    if not message.rows and message.empty:
        body.append(line(text.md(message.empty)))
    return card(text, text(message.title), body, _buttons(message.does, text, mint))


def _row(one: BoardRow, text: Text, mint: Mint, limit: int) -> Element:
    return row(
        bold(_md(one.heading, text)),
        *(paragraphs(one.text, limit) if one.text else ()),
        *(subtle(_md(fact, text), spacing="Small") for fact in one.facts),
        *(box(bold(_md(f, text)), style=WARNING, spacing="Small") for f in one.flags),
        *action_sets(_buttons(one.does, text, mint)),
    )


def _buttons(does: tuple[Do, ...], text: Text, mint: Mint) -> list[Element]:
    return [
        Buttons(mint, do.subject, do.version)(
            text(f"board.do.{do.what}"), ACT_OF[do.what], value=do.value
        )
        for do in does
    ]


def _form(message: BoardForm, text: Text, mint: Mint, limit: int) -> Card:
    faults = [line(_md(fault, text), spacing="Small") for fault in message.faults]
    warned = [box(bold(text.md("board.not_saved")), *faults, style=WARNING)] if faults else []
    body = [
        *warned,
        *(line(_md(said, text), spacing="Small") for said in message.intro),
        *(_field(one, text, limit) for one in message.fields),
        subtle(text.md("signal.care")),
    ]
    press = Buttons(mint, message.saves.subject, message.saves.version)
    does = message.saves.what
    save = press.sending(
        text(f"board.do.{does}"), ACT_OF[does], value=message.saves.value, style=POSITIVE
    )
    return card(text, text(message.title), body, [save, press(text("cancel"), Act.CHANGE_DISMISS)])


def _field(one: BoardField, text: Text, limit: int) -> Element:
    label, wrong = _label(one, text)
    more: dict[str, Any] = {"isRequired": one.is_required, "value": one.value}
    if one.kind is FieldKind.TEXT:
        more["value"] = one.value[:limit]
        return text_field(one.name, label, wrong, one.limit, **more)
    if one.kind is FieldKind.DAY:
        return date_field(one.name, label, wrong, **more)
    options = [(str(text.worded(name)), value) for name, value in one.options]
    draw = ticks if one.kind is FieldKind.MANY else choice
    return draw(one.name, label, wrong, options, **more)


def _label(one: BoardField, text: Text) -> tuple[str, str]:
    if one.label is None:
        return text(f"board.field.{one.id}"), text(f"board.wrong.{one.id}")
    return str(_plain(one.label, text)), text("board.wrong.answer")


def _plain(said: Phrase, text: Text) -> Any:
    return text(said.key, **{name: text.worded(value) for name, value in said.values})


def _md(said: Phrase, text: Text) -> Any:
    return text.md(said.key, **{name: text.worded(value) for name, value in said.values})
