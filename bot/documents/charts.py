"""A chart and, below it, the same figures as a table: whoever does not see it misses nothing."""

from collections.abc import Iterator, Sequence

from bot.documents.blocks import Block, Chart, Table
from cards.text import Text
from sspf.domain.agenda import FollowUp
from sspf.domain.figures import Figure
from sspf.domain.masking import Shown

FEWEST, MOST = 3, 12
"""Bars of a figure: of two the table says as much, and of many nothing is seen."""
STATES = ("done", "ongoing", "moved", "cancelled")


def standing_bars(counts: FollowUp, text: Text) -> tuple[tuple[str, int], ...]:
    """How many commitments are done, going on, moved and cancelled."""
    return tuple((text(f"document.state.{each}"), getattr(counts, each)) for each in STATES)


def charted(
    title: str, bars: Sequence[tuple[str, int]], of_what: str, text: Text
) -> Iterator[Block]:
    if not any(n for _, n in bars):
        return
    yield chart(title, bars, text)
    rows = tuple((name, str(n)) for name, n in bars)
    yield Table((of_what, text("document.count")), rows, (7, 2))


def chart(title: str, bars: Sequence[tuple[str, int]], text: Text) -> Chart:
    alt = text("document.chart_alt", title=title, bars=text.join(f"{a} {n}" for a, n in bars))
    return Chart(title, tuple(bars), alt)


def bars_of(figure: Figure, rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    """Empty where there is nothing to compare, or where a bar would tell what is hidden.

    rows: the figure's cells in words, in their order.
    """
    cells = figure.cells
    is_plain = all(c.how is Shown.NUMBER and not c.column and c.dimension for c in cells)
    if not FEWEST <= len(cells) <= MOST or not is_plain or not any(c.number for c in cells):
        return ()
    return tuple((rows[n][0], cell.number) for n, cell in enumerate(cells))
