"""What a plan holds: commitments, decisions, items with their outcomes, and who was there."""

from cards.lines import decided, due, head, is_closed_to_view, responsibility
from cards.markdown import Markdown, escaped
from cards.pages import ROW_LIMIT, Row, Section
from cards.parts import Element, bold, heading, line, paragraphs, rich, run, subtle
from cards.text import Text
from sspf.domain.commitments import CommitmentStatus
from sspf.domain.decisions import Item, share_with_action
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.minutes import AttendanceLine, DecisionLine, Plan


def sections(message: Plan, text: Text) -> list[Section]:
    found = [_commitments(message, text), _decisions(message, text)]
    if message.items:
        found.append(_items(message, text))
    return [*found, _attendance(message, text)]


def _commitments(message: Plan, text: Text) -> Section:
    n = len(message.commitments)
    title = heading(text.md("plan.commitments", n=n), spacing="Large")
    return Section(head=[title], rows=tuple(_commitment(c, text) for c in message.commitments))


def _commitment(each: CommitmentLine, text: Text) -> Row:
    who = text.md("row.two", first=each.party, second=due(each, text))
    top = bold(_name(each, text), separator=True, spacing="Medium")
    if is_closed_to_view(each):
        return [top, subtle(who, spacing="None")]
    said = paragraphs(each.text, ROW_LIMIT, spacing="None")
    return [top, *said, subtle(who, spacing="None"), _extra(each, text)]


def _name(each: CommitmentLine, text: Text) -> Markdown:
    """The id; with its state once it is no longer only planned."""
    is_new = each.status is CommitmentStatus.NOT_STARTED and not each.days_late
    return escaped(each.id) if is_new and not is_closed_to_view(each) else head(each, text)


def _extra(each: CommitmentLine, text: Text) -> Element:
    """Goals, other agencies and prevention level, where they were written down."""
    words = [text(f"prevention.{each.prevention}"), responsibility(each, text)]
    if each.goals:
        words.append(text("commitment.goals", names=text.join(each.goals)))
    return subtle(escaped(" · ".join(words)), spacing="None")


def _decisions(message: Plan, text: Text) -> Section:
    top = [heading(text.md("plan.decisions"), spacing="Large", separator=True)]
    if not message.decisions:
        return Section(head=[*top, line(text.md("plan.no_decisions"), spacing="Small")])
    rows = (_decision(d, message.meeting.group, text) for d in message.decisions)
    return Section(head=top, rows=tuple(rows))


def _decision(decision: DecisionLine, group: str, text: Text) -> Row:
    number = run(f"{decision.number}  ", weight="Bolder")
    said = [
        *paragraphs(decision.text, ROW_LIMIT, number),
        subtle(escaped(decided(decision, group, text)), spacing="None"),
    ]
    if not decision.waits_for:
        return said
    waits = text.md("plan.waits", names=text.join(decision.waits_for))
    how = text.md("plan.waits_how", number=str(decision.number))
    return [*said, line(waits, spacing="None"), subtle(how, spacing="None")]


def _items(message: Plan, text: Text) -> Section:
    done, total = share_with_action(message.items)
    top = [
        heading(text.md("plan.items"), spacing="Large", separator=True),
        line(text.md("plan.share", n=total, done=done), spacing="Small"),
    ]
    return Section(head=top, rows=tuple(_item(item, text) for item in message.items))


def _item(item: Item, text: Text) -> Row:
    outcome = text(f"outcome.{item.outcome}") if item.outcome else text("outcome.none")
    number = run(f"{item.number}  ", weight="Bolder")
    return [
        *paragraphs(item.title, ROW_LIMIT, number),
        subtle(text.md("plan.outcome", outcome=outcome), spacing="None"),
    ]


def _attendance(message: Plan, text: Text) -> Section:
    top = [heading(text.md("plan.attendance"), spacing="Large", separator=True)]
    return Section(head=top, rows=tuple(_seat(seat, text) for seat in message.attendance))


def _seat(seat: AttendanceLine, text: Text) -> Row:
    """Every seat is named; nobody is written as absent, not left out."""
    people = text.join(seat.people) if seat.people else text("plan.nobody")
    return [rich(run(f"{seat.party}: ", weight="Bolder"), run(people))]
