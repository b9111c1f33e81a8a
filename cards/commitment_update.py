"""Uppdatera åtagande: status first, the question after."""

from cards.actions import Buttons, action_set, show
from cards.acts import Act
from cards.commitment_forms import FORMS, fields, save
from cards.concern import concern_note
from cards.envelope import Card, card, fitted
from cards.faults import cut_note, fault_box
from cards.lines import due, responsibility, state
from cards.markdown import Markdown, escaped
from cards.mint import Mint
from cards.parts import Element, bold, box, line, paragraphs, subtle
from cards.text import Text
from sspf.domain.commitments import OPEN, CommitmentStatus
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.commitment import CommitmentLine, CommitmentUpdate

TITLE = "title.update"


def render(message: CommitmentUpdate, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CommitmentUpdate, text: Text, mint: Mint, limit: int) -> Card:
    each = message.line
    faults = fault_box(text.md("update.not_saved"), message.faults, message.fault_values, text)
    body = [*faults, summary(each, text, limit)]
    if each.status not in OPEN:
        return card(text, text(TITLE), [*body, line(text.md("update.closed"))])
    if message.open_form:
        return _one_form(message, body, text, mint, limit)
    body += [bold(text.md("update.ask"), spacing="Medium"), *_roads(message, text, mint, limit)]
    return card(text, text(TITLE), body)


def summary(each: CommitmentLine, text: Text, limit: int) -> Element:
    """What the commitment is, in the grey box."""
    # Opening it is the act that shows a text of any level: whoever may not read it has none here.
    said = paragraphs(each.text, limit) if not each.is_hidden else []
    return box(
        bold(text.md("commitment.head", id=each.id, state=state(each, text))),
        *said,
        subtle(escaped(text.capital(due(each, text))), spacing="Small"),
        *(subtle(words, spacing="None") for words in _known(each, text)),
        *(concern_note(text) if each.level is BriefingLevel.INDIVIDUAL else []),
    )


def _known(each: CommitmentLine, text: Text) -> list[Markdown]:
    party = text("row.owner", party=each.party, owner=each.owner) if each.owner else each.party
    if each.decided_on:
        decided = text("update.decided", date=text.day(each.decided_on))
        party = text("row.two", first=party, second=decided)
    words = [party]
    if each.moved:
        words.append(text("commitment.moved_times", n=each.moved))
    if each.subject:
        words.append(text("update.subject", subject=text(f"subject.{each.subject}")))
    words.append(text.capital(responsibility(each, text)))
    if each.goals:
        words.append(text.capital(text("commitment.goals", names=text.join(each.goals))))
    return [escaped(said) for said in words]


def _one_form(
    message: CommitmentUpdate, body: list[Element], text: Text, mint: Mint, limit: int
) -> Card:
    """After a fault: that form as a card of its own, filled in."""
    each = message.line
    back = Buttons(mint, each.id, each.version)(text("update.all_choices"), Act.COMMITMENT_OPEN)
    form = fields(message.open_form, message, text, limit)
    form += cut_note(message.typed, limit, text)
    return card(
        text, text(TITLE), [*body, *form], [save(message.open_form, each, text, mint), back]
    )


def _roads(message: CommitmentUpdate, text: Text, mint: Mint, limit: int) -> list[Element]:
    each = message.line
    start = Buttons(mint, each.id, each.version)(text("update.start"), Act.COMMITMENT_START)

    def road(form: str) -> Element:
        drawn = fields(form, message, text, limit)
        return show(text(f"update.{form}"), drawn, save(form, each, text, mint))

    done, postpone, help_, cancel = (road(form) for form in FORMS)
    under_way = each.status is CommitmentStatus.IN_PROGRESS
    own = [done, *([] if under_way else [start])] if message.may_complete else []
    ask = [help_] if message.may_complete else []
    return [action_set(*own, postpone, *ask), action_set(cancel)]
