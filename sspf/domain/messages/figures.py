"""What is said in figures: of a period, exact or as it may be shown outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sspf.domain.figures import Figure, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresShown:
    """Numbers only. `is_masked`: small counts are hidden, for whoever is outside."""

    period: Period
    figures: tuple[Figure, ...]
    is_masked: bool
    limit: int
    words: Mapping[str, str] = field(default_factory=dict)
    """`party|skola` to what people read; what is not here is a word of the catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCounted:
    """One more was counted, or one fewer: what kind, and in which month."""

    kind: str
    body: str
    month: date
    is_undone: bool = False
