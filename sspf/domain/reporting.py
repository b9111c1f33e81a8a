"""Counters in, figures out. Pure: the same counters always give the same report."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sspf.domain.figures import REST, Cell, Figure, share
from sspf.domain.ledger import Ledger
from sspf.domain.masking import Sum
from sspf.domain.metrics import BY_ID, EARLY, EVERY, Metric, Shape
from sspf.domain.tallies import DAYS, UNKNOWN, Dimension, TallyKind

K = TallyKind
AUTUMN = 7
"""The first month of the autumn term, as the calendars of the groups have it."""
PART_OF_A_CLASS = re.compile(r"[0-9]+[a-z]")
"""A reason that is one of several under the same number."""
IN, OUT, HANDLED = "carried_in", "carried_out", "handled"


def figures(
    ledger: Ledger, work: Mapping[str, Figure], metrics: Iterable[str] = EVERY
) -> tuple[Figure, ...]:
    """In the order asked for. `work`: figures of meetings and commitments, by their metric."""
    return tuple(
        work.get(metric.id, Figure(metric=metric.id, is_personal=False))
        if metric.shape is Shape.WORK
        else SHAPES[metric.shape](metric, ledger)
        for metric in (BY_ID[one] for one in metrics if one in BY_ID)
    )


def _estimate(metric: Metric, ledger: Ledger) -> Figure:
    """The newest of those within the period."""
    said = [e for e in ledger.estimates if e.metric == metric.id]
    newest = max(said, key=lambda e: (e.last, e.first), default=None)
    return Figure(
        metric=metric.id, estimate=(newest.low, newest.high) if newest else None, is_personal=False
    )


def _count(metric: Metric, ledger: Ledger) -> Figure:
    kinds = [kind for kind in metric.kinds if ledger.is_counted(kind)]
    if metric.dimension is not None:
        by = {kind: ledger.by(kind, metric.dimension) for kind in kinds}
        cells = [
            Cell(
                key=word,
                number=by[kind].get(word, 0),
                dimension=metric.dimension,
                name=f"{kind}|{metric.dimension}|{word}",
            )
            for kind in kinds
            for word in sorted(metric.words)
        ]
        return Figure(metric=metric.id, cells=tuple(cells))
    cells = [Cell(key=kind, number=ledger.total(kind), name=kind) for kind in kinds]
    return Figure(metric=metric.id, cells=tuple(cells))


def _by(metric: Metric, ledger: Ledger) -> Figure:
    """A part of all for each word; what stands without a word is unknown, so that it adds up.

    More with a word than in all: a year's figures from a file, asked for one term. Then no shares.
    """
    (kind,), dimension = metric.kinds, metric.dimension
    if dimension is None or not ledger.is_counted(kind, dimension):
        return Figure(metric=metric.id)
    words, whole = {**_always(dimension), **ledger.by(kind, dimension)}, ledger.total(kind)
    without = whole - sum(words.values())
    if without > 0:
        words[UNKNOWN] = words.get(UNKNOWN, 0) + without
    cells = tuple(
        Cell(
            key=word,
            number=number,
            of=whole if without >= 0 else None,
            dimension=dimension,
            name=f"{kind}|{dimension}|{word}",
            of_name=kind if without >= 0 else "",
        )
        for word, number in sorted(words.items(), key=lambda item: (-item[1], item[0]))
        if number or word != UNKNOWN
    )
    parts = tuple(cell.name for cell in cells)
    sums = (Sum((kind,), parts),) if parts and without >= 0 else ()
    classes, more = _classes(cells) if dimension is Dimension.REASON else ((), ())
    return Figure(metric=metric.id, cells=(*cells, *classes), sums=(*sums, *more))


def _classes(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], tuple[Sum, ...]]:
    """Reasons that share a number, as 3a and 3b, together too (C19)."""
    alike: dict[str, list[Cell]] = {}
    for cell in cells:
        if PART_OF_A_CLASS.fullmatch(cell.key):
            alike.setdefault(cell.key[:-1], []).append(cell)
    own = {cell.key for cell in cells}
    whole = {key: of for key, of in alike.items() if len(of) > 1 and key not in own}
    made = tuple(
        replace(
            theirs[0],
            key=key,
            number=sum(c.number for c in theirs),
            name=f"{theirs[0].name}+",
        )
        for key, theirs in whole.items()
    )
    sums = (
        Sum((cell.name,), tuple(c.name for c in theirs))
        for cell, theirs in zip(made, whole.values(), strict=True)
    )
    return made, tuple(sums)


def _always(dimension: Dimension) -> dict[str, int]:
    """Both of the two that are asked for are told, also when one of them is none."""
    return {"boy": 0, "girl": 0} if dimension is Dimension.GENDER else {}


def _share(metric: Metric, ledger: Ledger) -> Figure:
    kind, whole = metric.kinds
    if not ledger.is_counted(kind):
        return Figure(metric=metric.id)
    number, name, key = ledger.total(kind), str(kind), str(kind)
    sums: tuple[Sum, ...] = ()
    if metric.dimension is not None:
        words = {w: n for w, n in ledger.by(kind, metric.dimension).items() if w in metric.words}
        number, key = sum(words.values()), "5_6" if metric.words == EARLY else str(kind)
        name = f"{kind}|{metric.dimension}|{'+'.join(sorted(words)) or key}"
        parts = tuple(f"{kind}|{metric.dimension}|{word}" for word in words)
        sums = (Sum((name,), parts),) if len(parts) > 1 else ()
    cell = Cell(
        key=key,
        number=number,
        of=max(ledger.total(whole), number),
        dimension=metric.dimension,
        name=name,
        of_name=whole if number <= ledger.total(whole) else "",
    )
    return Figure(metric=metric.id, cells=(cell,), sums=(*sums, *share(cell)))


def _terms(metric: Metric, ledger: Ledger) -> Figure:
    (kind,) = metric.kinds
    if not ledger.is_counted(kind):
        return Figure(metric=metric.id)
    in_all = ledger.all_of(kind)
    first, last = ledger.period.first, ledger.period.last
    terms: dict[str, int] = {}
    month = first
    while month <= last:
        number = sum(c.number for c in in_all if c.month == month)
        terms[_term(month)] = terms.get(_term(month), 0) + number
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    cells = tuple(
        Cell(key=term, number=n, of=ledger.total(kind), name=f"{kind}|{term}", of_name=kind)
        for term, n in terms.items()
    )
    return Figure(metric=metric.id, cells=cells, sums=(Sum((kind,), tuple(c.name for c in cells)),))


def _term(month: date) -> str:
    """As `vt2027`."""
    return f"{'ht' if month.month >= AUTUMN else 'vt'}{month.year}"


def _closed(metric: Metric, ledger: Ledger) -> Figure:
    if not ledger.is_counted(K.CASE_RAISED):
        return Figure(metric=metric.id)
    balance = balance_of(ledger)
    cell = Cell(
        key=K.CASE_CLOSED,
        number=balance.closed,
        of=max(balance.handled, balance.closed),
        name=K.CASE_CLOSED,
        of_name=HANDLED if balance.out >= 0 else "",
    )
    whole = Sum((HANDLED,), (IN, K.CASE_RAISED))
    rest = Sum((f"{K.CASE_CLOSED}{REST}",), (OUT,))
    sums = (whole, rest, *share(cell)) if balance.out >= 0 else ()
    return Figure(metric=metric.id, cells=(cell,), sums=sums)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    carried: int
    new: int
    closed: int
    stated: int | None

    @property
    def handled(self) -> int:
        return self.carried + self.new

    @property
    def out(self) -> int:
        """Below zero when more were closed than there were: something was never counted."""
        return self.handled - self.closed

    @property
    def adds_up(self) -> bool:
        return self.out >= 0 and self.stated in (None, self.out)


def balance_of(ledger: Ledger) -> Balance:
    """In + new − closed = out, and what the cases themselves say of it (C8)."""
    carried = ledger.before(K.CASE_CARRIED) + ledger.total(K.CASE_CARRIED)
    last = date(ledger.period.last.year, ledger.period.last.month, 1)
    stated = [c.number for c in ledger.all_of(K.CASE_OPEN) if c.month == last]
    return Balance(
        carried=carried + ledger.before(K.CASE_RAISED) - ledger.before(K.CASE_CLOSED),
        new=ledger.total(K.CASE_RAISED),
        closed=ledger.total(K.CASE_CLOSED),
        stated=sum(stated) if stated else None,
    )


def _balance(metric: Metric, ledger: Ledger) -> Figure:
    if not (ledger.is_counted(K.CASE_RAISED) or ledger.is_counted(K.CASE_CARRIED)):
        return Figure(metric=metric.id)
    balance = balance_of(ledger)
    cells = (
        Cell(key=IN, number=balance.carried, name=IN),
        Cell(key=K.CASE_RAISED, number=balance.new, name=K.CASE_RAISED),
        Cell(key=K.CASE_CLOSED, number=balance.closed, name=K.CASE_CLOSED),
        Cell(key=OUT, number=balance.out, name=OUT),
    )
    return Figure(
        metric=metric.id,
        cells=cells,
        sums=(Sum((IN, K.CASE_RAISED), (K.CASE_CLOSED, OUT)),),
        stated=None if balance.adds_up else balance.stated,
    )


def _still(metric: Metric, ledger: Ledger) -> Figure:
    came, left = metric.kinds
    if not ledger.is_counted(came):
        return Figure(metric=metric.id)
    still = sum(
        sign * (ledger.before(kind) + ledger.total(kind)) for kind, sign in ((came, 1), (left, -1))
    )
    before = ledger.before(came) - ledger.before(left)
    cells = (
        Cell(key="still", number=max(still, 0), name=f"{came}|still"),
        Cell(key=left, number=ledger.total(left), name=left),
    )
    whole = Sum((came,), (f"{came}|still", left))
    return Figure(metric=metric.id, cells=cells, sums=(whole,) if before == 0 else ())


def _in_order(counted: tuple[str, int]) -> int:
    return DAYS.index(counted[0])


def _waits(metric: Metric, ledger: Ledger) -> Figure:
    cells = [
        Cell(
            key=word,
            number=number,
            of=ledger.total(kind),
            dimension=Dimension.DAYS,
            column=kind,
            name=f"{kind}|days|{word}",
            of_name=kind,
        )
        for kind in metric.kinds
        for word, number in sorted(ledger.by(kind, Dimension.DAYS).items(), key=_in_order)
    ]
    sums = [
        Sum((kind,), parts)
        for kind in metric.kinds
        if (parts := tuple(c.name for c in cells if c.column == kind))
    ]
    return Figure(metric=metric.id, cells=tuple(cells), sums=tuple(sums))


SHAPES: Mapping[Shape, Callable[[Metric, Ledger], Figure]] = {
    Shape.ESTIMATE: _estimate,
    Shape.COUNT: _count,
    Shape.BY: _by,
    Shape.SHARE: _share,
    Shape.TERMS: _terms,
    Shape.CLOSED: _closed,
    Shape.BALANCE: _balance,
    Shape.STILL: _still,
    Shape.WAITS: _waits,
}
