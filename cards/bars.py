"""Bars: a chart where Teams can draw one, and the same figures in words where it cannot."""

from collections.abc import Sequence

from cards.parts import Element, heading, line
from cards.text import Text


def bars(title: str, rows: Sequence[tuple[str, int]], text: Text) -> Element:
    """Told by their words and numbers, never by colour; `title` is a key of the catalogue."""
    # Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/
    # charts-in-adaptive-cards. A host that draws version 1.5 alone shows the fallback.
    said = [line(text.md("chart.bar", name=name, n=n), spacing="None") for name, n in rows]
    fallback = {
        "type": "Container",
        "spacing": "Medium",
        "items": [heading(text.md(title)), *said],
    }
    return {
        "type": "Chart.HorizontalBar",
        "title": text(title),
        "spacing": "Medium",
        "displayMode": "AbsoluteWithAxis",
        "data": [{"x": name, "y": n} for name, n in rows],
        "fallback": fallback,
    }
