"""Förbered nästa SSPF-möte: own open commitments first, then the model's parts in order."""

from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.briefing_faults import part_fault_box
from cards.briefing_part import Parts, part_form
from cards.briefing_statuses import STATUS, status_box
from cards.envelope import LIMITS, Card, card, first_that_fits
from cards.facts import duty_line
from cards.lines import MAX_ROWS
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, line
from cards.text import Text
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.briefing import BriefingRequest, PartForm
from sspf.domain.organisation import IndividualMode

TITLE = "title.briefing_request"


@dataclass(frozen=True, slots=True)
class Room:
    """What is shown when not all can be: own texts are the last to be cut."""

    rows: int = MAX_ROWS
    commitment: int = LIMITS[0]
    field: int = LIMITS[0]


ROOMS = (
    Room(),
    Room(commitment=150),
    Room(rows=6, commitment=150),
    Room(rows=4, commitment=80),
    *(Room(rows=2, commitment=80, field=limit) for limit in LIMITS),
)


class Submission(Parts):
    """`statuses` is keyed as `status_keys` says: `004` for Å-2027-004."""

    statuses: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _statuses_gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "statuses" in sent:
            return sent
        said = {k.removeprefix(STATUS): v for k, v in sent.items() if k.startswith(STATUS)}
        rest = {k: v for k, v in sent.items() if not k.startswith(STATUS)}
        return {"statuses": said, **rest}


def render(message: BriefingRequest, text: Text, mint: Mint) -> Card:
    return first_that_fits(lambda room: _drawn(message, text, mint, room), ROOMS)


def _drawn(message: BriefingRequest, text: Text, mint: Mint, room: Room) -> Card:
    body = [
        *part_fault_box(message.parts, text.md("briefing.saved_not_sent"), text),
        *(line(words) for words in _first(message, text)),
        *status_box(message.open_commitments, text, room.rows, room.commitment),
        *_parts(message, text, room.field),
        line(text.md("briefing.legal"), spacing="Large", separator=True),
    ]
    press = Buttons(mint, message.meeting.id, message.version)
    buttons = [
        press.sending(text("briefing.submit"), Act.BRIEFING_SUBMIT, style=POSITIVE),
        press.sending(text("briefing.draft"), Act.BRIEFING_DRAFT),
    ]
    buttons += [
        press.sending(
            text("briefing.move", n=part.number), Act.CASE_TEXT_MOVE, value=str(part.number)
        )
        for part in message.parts
        if part.may_move
    ]
    if any(part.individual and part.individual.may_add for part in message.parts):
        buttons.append(press.sending(text("case_text.add"), Act.CASE_TEXT_ADD))
    return card(text, text(TITLE), body, buttons, wide=True)


def _first(message: BriefingRequest, text: Text) -> list[Markdown]:
    """When, until when, and what has already been saved or sent."""
    day, deadline = text.day(message.meeting.held_on), text.moment(message.deadline)
    is_new = message.draft_at is None and not message.was_submitted
    key = "briefing.intro" if is_new else "briefing.intro_again"
    return [
        *([text.md("briefing.stale")] if message.stale else []),
        text.md(key, day=day, deadline=deadline),
        *([text.md("briefing.late")] if message.is_late else []),
        *([text.md("briefing.was_submitted")] if message.was_submitted else []),
        *_draft(message, text),
    ]


def _draft(message: BriefingRequest, text: Text) -> list[Markdown]:
    """Who can see the draft stands at the top."""
    if message.draft_at is None:
        return []
    moment = text.moment(message.draft_at)
    saved = text.md("briefing.draft_saved", moment=moment, by=message.draft_by)
    if not message.draft_seen_by:
        return [saved]
    seen = text.md("briefing.seen_by", names=text.join(message.draft_seen_by))
    return [Markdown(f"{saved} {seen}")]


def _with_duty(part: PartForm, form: list[Element], duty: Element, text: Text) -> list[Element]:
    """Where people write about somebody it stands above the fields, and in full (R-100)."""
    full = line(text.md("concern.full", law=text.law("SoL_19_1")), spacing="Small")
    if part.individual is None:
        return [*form, duty]
    if part.individual.mode is IndividualMode.POINTER_ONLY:
        return [*form, duty, full]
    return [*form[:2], duty, full, *form[2:]]


def _parts(message: BriefingRequest, text: Text, limit: int) -> list[Element]:
    """The duty to report stands on the individual part, else after the last one (A22)."""
    duty = duty_line(text, message.concern_link, message.municipality, "Medium")
    drawn: list[Element] = []
    for part in message.parts:
        form = part_form(part, text, limit)
        if part.level is BriefingLevel.INDIVIDUAL:
            form = _with_duty(part, form, duty, text)
        drawn += form
    if not any(part.level is BriefingLevel.INDIVIDUAL for part in message.parts):
        drawn.append(duty)
    return drawn
