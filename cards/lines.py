"""Lines: one commitment as a row of a card."""

from collections import Counter
from collections.abc import Sequence

from cards.actions import Buttons, action_set
from cards.acts import Act
from cards.markdown import Markdown, escaped
from cards.mint import Mint
from cards.parts import Element, bold, paragraphs, rich, run, subtle
from cards.text import Text
from sspf.domain.commitments import OPEN, CommitmentId
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.minutes import DecisionLine

MAX_ROWS = 10


def is_closed_to_view(line: CommitmentLine) -> bool:
    """Its text may stand in no list and no reminder; only opening it shows it."""
    return line.is_hidden


def names(lines: Sequence[CommitmentLine]) -> dict[CommitmentId, str]:
    """`004` for Å-2027-004; with its year where two lines have the same number."""
    numbers = Counter(_number(line.id) for line in lines)
    return {
        line.id: _number(line.id) if numbers[_number(line.id)] == 1 else _dated(line.id)
        for line in lines
    }


def state(line: CommitmentLine, text: Text) -> str:
    """Status in words, never by colour (R-112)."""
    if line.days_late > 0:
        return text("commitment.late", n=line.days_late)
    return text(f"status.{line.status}")


def head(line: CommitmentLine, text: Text) -> Markdown:
    """`Å-2027-003 · Pågår`, or the level when the text is shown only where it is opened."""
    hidden = is_closed_to_view(line) and not line.is_locked
    return text.md(
        "commitment.head", id=line.id, state=_hidden(text) if hidden else state(line, text)
    )


def due(line: CommitmentLine, text: Text) -> str:
    """`klart senast torsdag 11 februari (vecka 6)`, in small letters for the middle of a line."""
    if line.days_late > 0:
        return text("commitment.was_due", date=text.day_week(line.due_on))
    if line.at_next_meeting:
        return text("commitment.due_next", date=text.day(line.due_on))
    return text("commitment.due", date=text.day_week(line.due_on))


def responsibility(line: CommitmentLine, text: Text) -> str:
    """Shared, and with whom, or one agency's (C25); in small letters for the middle of a line."""
    if line.taking_part:
        return text("commitment.taking_part", names=text.join(line.taking_part))
    return text("commitment.alone")


def whose_and_when(line: CommitmentLine, text: Text) -> Markdown:
    return text.md("row.two", first=line.party, second=due(line, text))


def decided(decision: DecisionLine, group: str, text: Text) -> str:
    """Day, who decided, who presented; that it is not known is said too (R-86)."""
    return text(
        "decision.decided",
        day=text.day(decision.decided_on),
        group=group,
        name=decision.presented_by or text("decision.presenter_unknown"),
    )


def brief_row(line: CommitmentLine, text: Text, limit: int) -> list[Element]:
    """Id and text in one block, then whose and when; for lists inside a box."""
    if is_closed_to_view(line):
        return [bold(head(line, text), spacing="Small"), _when(line, text)]
    identity = run(f"{line.id}  ", weight="Bolder")
    said = paragraphs(line.text, limit, identity)
    return [*said, subtle(whose_and_when(line, text), spacing="None")]


def full_row(line: CommitmentLine, text: Text, limit: int) -> list[Element]:
    """Head, text, whose and when; without the text where it may not be shown."""
    if is_closed_to_view(line):
        why = "commitment.locked" if line.is_locked else "commitment.hidden"
        return [bold(head(line, text)), rich(run(text(why)), spacing="None"), _when(line, text)]
    said = paragraphs(line.text, limit, spacing="None")
    moved = [_moved(line, text)] if line.moved else []
    return [
        bold(head(line, text)),
        *said,
        subtle(whose_and_when(line, text), spacing="None"),
        *moved,
    ]


def listed_row(line: CommitmentLine, text: Text, limit: int) -> list[Element]:
    """A full row that also tells where it was decided."""
    if is_closed_to_view(line) or line.decided_on is None:
        return full_row(line, text, limit)
    key = "row.decided_at" if line.from_meeting else "row.decided_on"
    decided = subtle(text.md(key, date=text.day(line.decided_on)), spacing="None")
    return [*full_row(line, text, limit), decided]


def own_row(line: CommitmentLine, text: Text, limit: int) -> list[Element]:
    """A full row to somebody of the owner agency, who need not be told whose it is."""
    if is_closed_to_view(line):
        return full_row(line, text, limit)
    said = paragraphs(line.text, limit, spacing="None")
    return [bold(head(line, text)), *said, _when(line, text)]


def buttons_of(line: CommitmentLine, name: str, text: Text, mint: Mint) -> Element:
    """What the reader can do with this line at once; the number makes each name unique."""
    press = Buttons(mint, line.id, line.version)
    if is_closed_to_view(line):
        return action_set(press(text("commitment.open", name=name), Act.COMMITMENT_OPEN))
    if line.status not in OPEN or not (line.mine or line.may_change):
        return action_set(press(text("commitment.show", name=name), Act.COMMITMENT_OPEN))
    first = (
        press(text("commitment.done_now", name=name), Act.COMMITMENT_DONE_NOW)
        if line.mine
        else press(text("commitment.ask_about", name=name), Act.COMMITMENT_ASK)
    )
    return action_set(first, press(text("commitment.update", name=name), Act.COMMITMENT_OPEN))


def _when(line: CommitmentLine, text: Text) -> Element:
    return subtle(escaped(text.capital(due(line, text))), spacing="None")


def _moved(line: CommitmentLine, text: Text) -> Element:
    return subtle(text.md("commitment.moved_times", n=line.moved), spacing="None")


def _hidden(text: Text) -> str:
    return text("level.individual")


def _number(id: CommitmentId) -> str:
    return id.rsplit("-", 1)[-1]


def _dated(id: CommitmentId) -> str:
    return id.split("-", 1)[-1]
