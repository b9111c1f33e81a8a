"""Figures of meetings, briefings and commitments: counts in, figures out. Pure.

None of them tells of a person or a case, so they are shown as they are (RULES R-95).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sspf.domain.commitments import OPEN, CommitmentStatus
from sspf.domain.decisions import Outcome
from sspf.domain.figures import Cell, Figure
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.domain.work_counts import CommitmentsCounted, WorkCounts

DONE = frozenset({CommitmentStatus.DONE, CommitmentStatus.FOLLOWED_UP})
LEFT = frozenset({CommitmentStatus.CANCELLED, CommitmentStatus.REPLACED, CommitmentStatus.DROPPED})

OF_LEVEL = "|"
"""In a cell's key, between an agency and a level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the counts are held against: who sits where, and which goals there are."""

    seats: Mapping[GroupKey, tuple[PartyKey, ...]]
    goals: tuple[str, ...]


def work_figures(counts: WorkCounts, frame: Frame) -> dict[str, Figure]:
    """By metric. One that nothing was counted for has no cells."""
    return {
        metric: Figure(metric=metric, cells=tuple(make(counts, frame)), is_personal=False)
        for metric, make in MAKERS.items()
    }


def median(counted: Iterable[tuple[int, int]]) -> int | None:
    """Of so many days, so many times each; between two it is rounded half up. None of nothing."""
    ordered = sorted(pair for pair in counted if pair[1])
    total = sum(number for _, number in ordered)
    if not total:
        return None
    low, high = _nth(ordered, (total - 1) // 2), _nth(ordered, total // 2)
    return (low + high + 1) // 2


def _nth(ordered: Sequence[tuple[int, int]], place: int) -> int:
    for days, number in ordered:
        if place < number:
            return days
        place -= number
    raise IndexError(place)


def _parties(counts: WorkCounts, frame: Frame) -> tuple[PartyKey, ...]:
    """Every agency that has a seat, and after them any other that has promised something."""
    seated = [party for seats in frame.seats.values() for party in seats]
    return tuple(dict.fromkeys([*seated, *(c.party for c in counts.commitments)]))


def _sum(counted: Iterable[CommitmentsCounted]) -> int:
    return sum(c.number for c in counted)


def _carried(counts: WorkCounts, frame: Frame) -> Iterable[Cell]:
    """M14, C9: which agencies carry the commitments, and which have done theirs."""
    total = _sum(counts.commitments)
    for party in _parties(counts, frame) if total else ():
        theirs = [c for c in counts.commitments if c.party == party]
        yield Cell(key=party, column="decided", number=_sum(theirs), of=total)
        done = _sum(c for c in theirs if c.status in DONE)
        yield Cell(key=party, column="done", number=done, of=_sum(theirs))


def _kept(counts: WorkCounts, frame: Frame) -> Iterable[Cell]:
    """M31: how each agency's commitments went; in time is of those that are done."""
    for party in _parties(counts, frame) if counts.commitments else ():
        theirs = [c for c in counts.commitments if c.party == party]
        done = [c for c in theirs if c.status in DONE]
        yield Cell(key=party, column="decided", number=_sum(theirs))
        yield Cell(key=party, column="done", number=_sum(done))
        in_time = _sum(c for c in done if not c.is_late)
        yield Cell(key=party, column="in_time", number=in_time)
        late = _sum(c for c in theirs if c.is_late and c.status in OPEN)
        yield Cell(key=party, column="overdue", number=late)
        yield Cell(
            key=party, column="cancelled", number=_sum(c for c in theirs if c.status in LEFT)
        )
    yield from _kept_by_level(counts, frame)


def _kept_by_level(counts: WorkCounts, frame: Frame) -> Iterable[Cell]:
    """How many of each agency's on each level, and how many of these are done."""
    for party in _parties(counts, frame):
        for level in sorted({c.level for c in counts.commitments}):
            theirs = [c for c in counts.commitments if (c.party, c.level) == (party, level)]
            total, key = _sum(theirs), f"{party}{OF_LEVEL}{level}"
            yield Cell(key=key, column="decided", number=total)
            done = _sum(c for c in theirs if c.status in DONE)
            yield Cell(key=key, column="done", number=done, of=total)


def _answers(counts: WorkCounts, frame: Frame) -> Iterable[Cell]:
    """M32."""
    expected = sum(m.held * len(frame.seats.get(m.group, ())) for m in counts.meetings)
    submitted = sum(m.submitted for m in counts.meetings)
    if expected:
        yield Cell(key="submitted", number=submitted, of=expected)
        late = sum(m.late for m in counts.meetings)
        yield Cell(key="late", number=late, of=submitted)


def _attendance(counts: WorkCounts, frame: Frame) -> Iterable[Cell]:
    """M33: of the held meetings of the groups in which an agency sits."""
    held = {m.group: m.held for m in counts.meetings}
    for party in _parties(counts, frame):
        of = sum(held.get(group, 0) for group, seats in frame.seats.items() if party in seats)
        was = sum(a.meetings for a in counts.attendance if a.party == party)
        if of:
            yield Cell(key=party, number=was, of=of)


def _held(counts: WorkCounts, _: Frame) -> Iterable[Cell]:
    """M36."""
    planned = sum(m.planned for m in counts.meetings)
    if planned:
        yield Cell(key="held", number=sum(m.held for m in counts.meetings), of=planned)


def _goals(counts: WorkCounts, frame: Frame) -> Iterable[Cell]:
    """A3: every goal of the model, also one that nothing serves."""
    for goal in frame.goals if counts.commitments else ():
        serving = [g for g in counts.goals if goal in g.goals]
        total = sum(g.number for g in serving)
        yield Cell(key=goal, column="decided", number=total)
        done = sum(g.number for g in serving if g.status in DONE)
        yield Cell(key=goal, column="done", number=done, of=total)
        effects = {g.effect for g in serving if g.effect is not None and g.status in DONE}
        for effect in sorted(effects):
            number = sum(g.number for g in serving if g.effect is effect and g.status in DONE)
            yield Cell(key=goal, column=f"effect_{effect}", number=number)


def _speed(counts: WorkCounts, _: Frame) -> Iterable[Cell]:
    """A4: median days from raised to decided, and from decided to done."""
    raised = [
        (i.days, i.number)
        for i in counts.items
        if i.outcome is Outcome.ACTION and i.days is not None
    ]
    done = [
        (c.days, c.number) for c in counts.commitments if c.status in DONE and c.days is not None
    ]
    for key, counted in (("raised_decided", raised), ("decided_done", done)):
        days = median(counted)
        if days is not None:
            yield Cell(key=key, number=days)


def _outcomes(counts: WorkCounts, _: Frame) -> Iterable[Cell]:
    """A16: of the points that are closed, how many led to a measure."""
    closed = [i for i in counts.items if i.outcome is not None]
    total = sum(i.number for i in closed)
    for outcome in Outcome if total else ():
        number = sum(i.number for i in closed if i.outcome is outcome)
        yield Cell(key=outcome, number=number, of=total)
    still = sum(i.number for i in counts.items if i.outcome is None)
    if still:
        yield Cell(key="not_closed", number=still)


MAKERS: Mapping[str, Callable[[WorkCounts, Frame], Iterable[Cell]]] = {
    "M14": _carried,
    "M31": _kept,
    "M32": _answers,
    "M33": _attendance,
    "M36": _held,
    "A3": _goals,
    "A4": _speed,
    "A16": _outcomes,
}
