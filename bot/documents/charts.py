"""A chart and, below it, the same figures as a table: whoever does not see it misses nothing."""

from collections.abc import Iterator, Sequence

from bot.documents.blocks import Block, Chart, Table
from cards.text import Text
from sspf.domain.agenda import FollowUp

STATES = ("done", "ongoing", "moved", "cancelled")


def standing_bars(counts: FollowUp, text: Text) -> tuple[tuple[str, int], ...]:
    """How many commitments are done, going on, moved and cancelled."""
    return tuple((text(f"document.state.{each}"), getattr(counts, each)) for each in STATES)


def charted(
    title: str, bars: Sequence[tuple[str, int]], of_what: str, text: Text
) -> Iterator[Block]:
    if not any(n for _, n in bars):
        return
    alt = text("document.chart_alt", title=title, bars=text.join(f"{a} {n}" for a, n in bars))
    yield Chart(title, tuple(bars), alt)
    rows = tuple((name, str(n)) for name, n in bars)
    yield Table((of_what, text("document.count")), rows, (7, 2))
