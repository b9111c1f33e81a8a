"""What stands below a list: those due at the meeting itself, a chart, a table to copy."""

from cards.actions import action_set, unfold
from cards.bars import bars
from cards.lines import MAX_ROWS, brief_row
from cards.markdown import escaped
from cards.parts import Element, box, heading, rich, run, subtle
from cards.text import Text
from sspf.domain.messages.commitment import CommitmentLine, CommitmentList

TABLE = "late_table"
FEWEST = 2
"""Agencies; one bar alone tells nothing that the list does not."""


def followed_up(message: CommitmentList, text: Text, limit: int) -> list[Element]:
    """Both readings of "before the next meeting": these are due at it."""
    following = message.following
    if following is None:
        return []
    lines = following.lines[:MAX_ROWS]
    left = following.total - len(lines)
    return [
        heading(text.md("list.following"), spacing="Large", separator=True),
        subtle(
            text.md("list.following_on", n=following.total, date=text.day_week(following.on)),
            spacing="Small",
        ),
        box(*(element for each in lines for element in brief_row(each, text, limit))),
        *([subtle(text.md("list.following_more", n=left))] if left else []),
    ]


def late_chart(message: CommitmentList, text: Text) -> list[Element]:
    """How many each agency has, as bars where Teams can draw them, else in words; and a table."""
    if message.scope.status != "overdue" or not message.lines:
        return []
    chart = [bars("chart.late", message.late_of, text)] if len(message.late_of) >= FEWEST else []
    return [*chart, *_table(message.lines[:MAX_ROWS], text)]


def _table(lines: tuple[CommitmentLine, ...], text: Text) -> list[Element]:
    """Semicolons, as a spreadsheet takes them in Swedish; unfolded by who wants it."""
    rows = [text("table.head"), *(_columns(each, text) for each in lines)]
    shown = [rich(run(each, fontType="Monospace"), spacing="None") for each in rows]
    told = subtle(escaped(text("table.how")))
    folded = {"type": "Container", "id": TABLE, "isVisible": False, "items": [told, *shown]}
    return [action_set(unfold(text("table.show"), TABLE), spacing="Medium"), folded]


def _columns(each: CommitmentLine, text: Text) -> str:
    return ";".join(
        (
            each.id,
            each.party,
            each.due_on.isoformat(),
            str(each.days_late),
            text(f"status.{each.status}"),
        )
    )
