"""What the reports show, as data: which counters each figure is made of. Source: DOMAIN 13.

To add one more: a line here, and its words in cards/locale/*/figures.po.
"""

from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.tallies import Dimension, TallyKind


class Shape(StrEnum):
    ESTIMATE = "estimate"
    """A range that somebody has said; no count."""
    COUNT = "count"
    """How many of each of its kinds."""
    BY = "by"
    """How many of its kind with each word; those without one are *unknown*."""
    SHARE = "share"
    """How many of its first kind, of all of its second."""
    TERMS = "terms"
    """Its kind in the spring term and the autumn term."""
    CLOSED = "closed"
    """Closed, of those carried in and new."""
    BALANCE = "balance"
    """Carried in and new, closed and carried out."""
    STILL = "still"
    """Those who have come in up to now and have not left, and those who left in the period."""
    WAITS = "waits"
    """Days in classes, for each of its kinds."""
    WORK = "work"
    """From meetings, briefings and commitments: sspf/domain/work_figures.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    id: str
    shape: Shape
    kinds: tuple[TallyKind, ...] = ()
    dimension: Dimension | None = None
    words: frozenset[str] = frozenset()
    """Only those of its kind with one of these words."""


K, D = TallyKind, Dimension
EARLY = frozenset({"5", "6", "5_6"})
"""School years 5 and 6: found early (C21). `5_6`: the two were not told apart when counted."""


def _by(id: str, kind: TallyKind, dimension: Dimension) -> Metric:
    return Metric(id=id, shape=Shape.BY, kinds=(kind,), dimension=dimension)


def _share(id: str, kind: TallyKind, of: TallyKind) -> Metric:
    return Metric(id=id, shape=Shape.SHARE, kinds=(kind, of))


def _count(id: str, *kinds: TallyKind) -> Metric:
    return Metric(id=id, shape=Shape.COUNT, kinds=kinds)


def _contacts(id: str, word: str) -> Metric:
    return Metric(
        id=id, shape=Shape.COUNT, kinds=(K.CONTACT,), dimension=D.CONTACT, words=frozenset({word})
    )


def _work(id: str) -> Metric:
    return Metric(id=id, shape=Shape.WORK)


METRICS: tuple[Metric, ...] = (
    Metric(id="M01", shape=Shape.ESTIMATE),
    _count("M02", K.CASE_RAISED, K.CASE_OFFERED, K.CASE_ACCEPTED, K.CASE_DECLINED),
    _by("M03", K.CASE_RAISED, D.GENDER),
    Metric(
        id="M04",
        shape=Shape.SHARE,
        kinds=(K.CASE_RAISED, K.CASE_RAISED),
        dimension=D.SCHOOL_YEAR,
        words=EARLY,
    ),
    Metric(id="M05", shape=Shape.TERMS, kinds=(K.CASE_RAISED,)),
    Metric(id="M06", shape=Shape.CLOSED),
    Metric(id="M07", shape=Shape.BALANCE),
    _count("M08", K.CASE_RAISED),
    _by("M09", K.CASE_RAISED, D.SCHOOL_YEAR),
    _contacts("M10", "coordinator"),
    _contacts("M11", "offered"),
    _contacts("M12", "guided"),
    _by("M13", K.CASE_RAISED, D.PARTY),
    _work("M14"),
    _share("M15", K.NEEDS_ASSESSED, K.CASE_RAISED),
    _by("M16", K.NEEDS_ASSESSED, D.INTENSITY),
    _share("M17", K.WATCH, K.CASE_RAISED),
    _by("M18", K.INTERVENTION, D.INTERVENTION),
    _by("M19", K.CASE_RAISED, D.RISKS),
    _by("M20", K.CASE_CLOSED, D.REASON),
    _count("M21", K.SIG_LISTED),
    _share("M22", K.SIG_IN, K.SIG_LISTED),
    _by("M23", K.SIG_IN, D.GENDER),
    _count("M24", K.SIG_DECLINED),
    Metric(id="M25", shape=Shape.STILL, kinds=(K.SIG_IN, K.SIG_CLOSED)),
    _by("M26", K.SIG_CLOSED, D.REASON),
    _share("M27", K.SIG_ACTIVE, K.SIG_IN),
    _by("M28", K.SIG_FREE, D.MONTHS),
    _share("M29", K.SIG_DRUGS, K.SIG_IN),
    _by("M30", K.VOICE, D.ANSWER),
    _work("M31"),
    _work("M32"),
    _work("M33"),
    Metric(
        id="M34",
        shape=Shape.WAITS,
        kinds=(K.WAITED_CONSENT, K.WAITED_PLAN, K.WAITED_INTERVENTION),
        dimension=D.DAYS,
    ),
    _count("M35", K.CONSENT_GIVEN, K.CONSENT_DECLINED, K.CONSENT_WITHDRAWN, K.CONSENT_EXPIRED),
    _work("M36"),
    _work("A3"),
    _work("A4"),
    _work("A16"),
    Metric(
        id="A4_3",
        shape=Shape.WAITS,
        kinds=(K.WAITED_DECISION, K.WAITED_KEPT),
        dimension=D.DAYS,
    ),
    _by("A16_3", K.CASE_ITEM, D.OUTCOME),
    _by("C9", K.CASE_PROMISED, D.PARTY),
    _by("C9_done", K.CASE_KEPT, D.PARTY),
    _count("C10", K.CONCERN_ALSO),
    _count("C15", K.TURNED_AWAY),
    _by("C24", K.VOICE, D.SAID_BY),
    _by("C29", K.GUIDED, D.BODY),
    _by("U1", K.LIST_CHOSEN, D.LIST),
    _by("U3", K.LIST_SWAPPED, D.REASON),
    _by("G3", K.SIG_DECLINED, D.REASON),
    _by("G9", K.SIG_OCCUPIED, D.OCCUPATION),
)
"""By the ids of DOMAIN 13; those that only ACCEPTANCE names have its row for an id.

`_3`: the same of the individual level, which is counted as it happens and outlives the case.
"""
OF_LISTS = frozenset({"U1", "U3"})
"""Only where a report asks for them: nobody else learns that there are lists at all (R-27)."""
BY_ID = {metric.id: metric for metric in METRICS}
EVERY = tuple(metric for metric in BY_ID if metric not in OF_LISTS)
