"""Words of figures: a name, and rows of what was counted and how many, for cards and documents."""

from collections.abc import Iterator, Mapping

from cards.text import Text
from sspf.domain.figures import Cell, Figure, median_key
from sspf.domain.masking import Shown
from sspf.domain.metrics import BY_ID, Shape
from sspf.domain.tallies import UNKNOWN, Dimension
from sspf.domain.work_figures import OF_LEVEL

Row = tuple[str, str]
"""What was counted, and how many, in words."""
PARTIES = frozenset({"M14", "M31", "M33"})
GOALS = frozenset({"A3"})
MEDIANS = frozenset({"A4"})
CATALOGUE = {
    Dimension.OUTCOME: ("outcome",),
    Dimension.INTERVENTION: ("case.measure",),
    Dimension.REASON: ("case.reason", "entry.reason"),
    Dimension.BODY: ("case.receiver",),
}
"""Whose words the forms have already, where the model has none of its own."""


def name_of(metric: str, text: Text) -> str:
    return text(f"figures.{metric}")


def rows_of(figure: Figure, words: Mapping[str, str], limit: int, text: Text) -> list[Row]:
    """`words`: what keys are called here, as FiguresShown has them."""
    if figure.estimate is not None:
        low, high = figure.estimate
        return [(text("figures.estimate"), f"{low}–{high}")]
    rows = [
        (_label(figure, cell, words, text), value_of(figure.metric, cell, limit, text))
        for cell in figure.cells
    ]
    return [*rows, *_medians(figure, text), *_doubts(figure, text)]


def value_of(metric: str, cell: Cell, limit: int, text: Text) -> str:
    """`11 av 22 (50 %)`; what is hidden says so, and a share of something hidden has no share."""
    number = _number(cell.number, cell.how, limit, text)
    if metric in MEDIANS:
        return text("figures.days", n=cell.number)
    if cell.of is None:
        return number
    whole = _number(cell.of, cell.of_how, limit, text)
    if cell.percent is None:
        return (
            number
            if cell.how is not Shown.NUMBER
            else text("figures.of", number=number, whole=whole)
        )
    return text("figures.share", number=number, whole=whole, percent=cell.percent)


def _number(number: int, how: Shown, limit: int, text: Text) -> str:
    if how is Shown.FEW:
        return text("figures.few", limit=limit)
    return text("figures.hidden") if how is not Shown.NUMBER else text("figures.number", n=number)


def _label(figure: Figure, cell: Cell, words: Mapping[str, str], text: Text) -> str:
    named = _named(figure, cell, words, text)
    if not cell.column:
        return named
    return text("figures.column", name=named, what=text(f"figures.what.{cell.column}"))


def _named(figure: Figure, cell: Cell, words: Mapping[str, str], text: Text) -> str:
    if figure.metric in PARTIES:
        party, of_level, level = cell.key.partition(OF_LEVEL)
        name = words.get(f"party|{party}", party)
        return text("figures.of_level", name=name, level=level) if of_level else name
    if figure.metric in GOALS:
        return words.get(f"goal|{cell.key}", cell.key)
    if BY_ID[figure.metric].shape is Shape.TERMS:
        return text(f"figures.term.{cell.key[:2]}", year=cell.key[2:])
    if figure.metric == "A16" and cell.key == "watch":
        return text("figures.what.watch_item")
    if cell.dimension is None:
        return text(f"figures.what.{cell.key}")
    return word_of(cell.dimension, cell.key, words, text)


def word_of(dimension: Dimension, key: str, words: Mapping[str, str], text: Text) -> str:
    """The model's word, the catalogue's, or the key itself when a file brought it."""
    if key == UNKNOWN:
        return text("figures.unknown")
    if dimension is Dimension.RISKS:
        return " + ".join(words.get(f"{dimension}|{one}", one) for one in key.split("+"))
    known = words.get(f"{dimension}|{key}")
    if known is not None:
        return known
    if dimension is Dimension.SCHOOL_YEAR and key != "none":
        return text("figures.school_year", year=key.replace("_", "–").upper())
    if dimension is Dimension.MONTHS:
        return text("figures.months", n=int(key))
    for prefix in (*CATALOGUE.get(dimension, ()), f"figures.{dimension}"):
        if f"{prefix}.{key}" in text:
            return text(f"{prefix}.{key}")
    return key.replace("_", " ")


def _medians(figure: Figure, text: Text) -> Iterator[Row]:
    """In which class the middle one lies: days are counted in classes, so it is no number (A4)."""
    if BY_ID[figure.metric].shape is not Shape.WAITS:
        return
    for kind in BY_ID[figure.metric].kinds:
        middle = median_key(figure.cells, kind)
        if middle is not None:
            what = text(f"figures.what.{kind}")
            yield text("figures.median", what=what), word_of(Dimension.DAYS, middle, {}, text)


def _doubts(figure: Figure, text: Text) -> Iterator[Row]:
    """A balance that does not add up says so plainly (C8)."""
    if figure.stated is not None:
        yield text("figures.doubt"), text("figures.stated", n=figure.stated)
    if any(cell.number < 0 for cell in figure.cells):
        yield text("figures.doubt"), text("figures.below")
