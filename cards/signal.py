"""Signal mellan mötena: what, to whom, sent; and the signal as the named agencies get it (A10)."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.facts import about
from cards.faults import cut_note, fault_box
from cards.inputs import picked, radio, text_field, ticks
from cards.mint import Mint
from cards.parts import Element, line, paragraphs, subtle
from cards.text import Text
from sspf.domain.decisions import ITEM_LIMIT
from sspf.domain.messages.answers import Signal, SignalForm, SignalSaved

TITLE, TITLE_SAVED, TITLE_NEWS = "title.signal_form", "title.signal_saved", "title.signal"
WHAT, PARTIES, LEVEL = "signal", "parties", "level"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    signal: str = ""
    parties: str = ""
    level: str = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        return picked(self.parties)


def render(message: SignalForm, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: SignalForm, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        *fault_box(text.md("signal.not_sent"), message.faults, (), text),
        line(text.md("signal.lands")),
        line(about(message.meeting, text), spacing="Small"),
        *_fields(message, text, limit),
        subtle(text.md("signal.care")),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    send = press.sending(text("signal.send"), Act.SIGNAL_SEND, style=POSITIVE)
    return card(text, text(TITLE), body, [send, press(text("cancel"), Act.CHANGE_DISMISS)])


def _fields(message: SignalForm, text: Text, limit: int) -> list[Element]:
    parties = [(party.name, str(party.key)) for party in message.parties]
    levels = [(text(f"level.{n}"), n) for n in ("1", "2")]
    return [
        text_field(
            WHAT,
            text("signal.what", limit=ITEM_LIMIT),
            text("fault.signal.empty"),
            ITEM_LIMIT,
            isRequired=True,
            value=message.text[:limit],
        ),
        *cut_note(message.text, limit, text),
        radio(
            LEVEL,
            text("signal.level"),
            text("fault.level"),
            levels,
            isRequired=True,
            value=message.level,
        ),
        ticks(
            PARTIES,
            text("signal.parties"),
            text("signal.parties_error"),
            parties,
            value=",".join(message.chosen),
        ),
    ]


def render_saved(message: SignalSaved, text: Text, mint: Mint) -> Card:
    told = (
        text.md("signal.told", names=text.join(message.parties))
        if message.parties
        else text.md("signal.told_nobody")
    )
    on_agenda = text.md("signal.saved", date=text.day_week(message.meeting.held_on))
    return card(text, text(TITLE_SAVED), [line(on_agenda), line(told)])


def render_news(message: Signal, text: Text, mint: Mint) -> Card:
    def drawn(limit: int) -> Card:
        on_agenda = text.md("signal.taken_up", date=text.day_week(message.meeting.held_on))
        body = [
            line(text.md("signal.from", by=message.by)),
            *paragraphs(message.text, limit),
            line(on_agenda, spacing="Medium"),
            subtle(text.md("concern.short")),
        ]
        press = Buttons(mint, message.item)
        buttons = [press(text("case.from_item"), Act.CASE_NEW)] if message.item else []
        return card(text, text(TITLE_NEWS), body, buttons)

    return fitted(drawn)
