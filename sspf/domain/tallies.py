"""Counters without a way back: what happened, in which month, and no more (RULES R-92, R-96).

A tally holds a kind, a month and a few words from closed lists. It has no place for a person, a
case, a code, a day or a sentence, and whoever keeps it keeps each word apart from the others:
how many boys, how many in year 5, but never how many boys in year 5 (ADR 0022).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TallyKind(StrEnum):
    """Everything that is counted as it happens. Source: DOMAIN 13, ACCEPTANCE C1–C29, G1–G9."""

    CASE_CARRIED = "case_carried"
    """Open when the counting began; once, or in a file with figures from before."""
    CASE_RAISED = "case_raised"
    CASE_OFFERED = "case_offered"
    CASE_ACCEPTED = "case_accepted"
    CASE_DECLINED = "case_declined"
    CASE_CLOSED = "case_closed"
    CASE_OPEN = "case_open"
    """How many were open at the end of the month: a check on the others, and never summed."""
    CONCERN_ALSO = "concern_also"
    """Another agency is concerned too (C10)."""
    WATCH = "watch"
    """"Håll koll": an outcome, and no commitment (C16)."""
    GUIDED = "guided"
    CONTACT = "contact"
    CONSENT_GIVEN = "consent_given"
    CONSENT_DECLINED = "consent_declined"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_EXPIRED = "consent_expired"
    INTERVENTION = "intervention"
    NEEDS_ASSESSED = "needs_assessed"
    """Somebody got an intervention after a needs assessment: once for each case (C13)."""
    TURNED_AWAY = "turned_away"
    """Is no help, and is never counted as an intervention (C15)."""
    SIG_LISTED = "sig_listed"
    SIG_IN = "sig_in"
    SIG_DECLINED = "sig_declined"
    SIG_CLOSED = "sig_closed"
    SIG_ACTIVE = "sig_active"
    """Still active in crime at the end (G5)."""
    SIG_FREE = "sig_free"
    """So many months without crime."""
    SIG_DRUGS = "sig_drugs"
    SIG_OCCUPIED = "sig_occupied"
    """In work, in studies or with an own income (G9)."""
    LIST_CHOSEN = "list_chosen"
    LIST_SWAPPED = "list_swapped"
    WAITED_CONSENT = "waited_consent"
    """Days from raised to consent, in the month of the consent (M34)."""
    WAITED_PLAN = "waited_plan"
    WAITED_INTERVENTION = "waited_intervention"
    """Days from raised to a needs-assessed intervention (C13)."""
    WAITED_DECISION = "waited_decision"
    """Days from raised to the first plan of a case (A4)."""
    WAITED_KEPT = "waited_kept"
    """Days from decided to done, of what is done in a case (A4)."""
    CASE_PROMISED = "case_promised"
    """What an agency is to do in a case: a measure of its plan, or a commitment (C9)."""
    CASE_KEPT = "case_kept"
    CASE_ITEM = "case_item"
    """A point about a case, closed with an outcome (A16)."""
    VOICE = "voice"
    """What young people and parents answer in the evaluation (M30)."""


class Dimension(StrEnum):
    PARTY = "party"
    """The agency that acts: identifies, guides, has the contact."""
    GROUP = "group"
    GENDER = "gender"
    SCHOOL_YEAR = "school_year"
    AGE_BAND = "age_band"
    REASON = "reason"
    RISKS = "risks"
    """All risk factors of one case, sorted, with plus signs between: combinations are counted."""
    INTERVENTION = "intervention"
    INTENSITY = "intensity"
    BODY = "body"
    """The receiving body of who was guided on (C29)."""
    CONTACT = "contact"
    DAYS = "days"
    MONTHS = "months"
    OCCUPATION = "occupation"
    LIST = "list"
    SAID_BY = "said_by"
    ANSWER = "answer"
    OUTCOME = "outcome"


D = Dimension
_CASE = frozenset({D.PARTY, D.GROUP, D.GENDER, D.SCHOOL_YEAR, D.AGE_BAND, D.RISKS})
DIMENSIONS: Mapping[TallyKind, frozenset[Dimension]] = {
    TallyKind.CASE_CARRIED: frozenset({D.GROUP}),
    TallyKind.CASE_RAISED: _CASE,
    TallyKind.CASE_OFFERED: frozenset({D.GROUP}),
    TallyKind.CASE_ACCEPTED: frozenset({D.GROUP}),
    TallyKind.CASE_DECLINED: frozenset({D.GROUP, D.REASON}),
    TallyKind.CASE_CLOSED: frozenset({D.GROUP, D.REASON}),
    TallyKind.CASE_OPEN: frozenset(),
    TallyKind.CONCERN_ALSO: frozenset({D.PARTY}),
    TallyKind.WATCH: frozenset({D.PARTY, D.GROUP}),
    TallyKind.GUIDED: frozenset({D.PARTY, D.BODY}),
    TallyKind.CONTACT: frozenset({D.PARTY, D.CONTACT}),
    TallyKind.CONSENT_GIVEN: frozenset({D.GROUP}),
    TallyKind.CONSENT_DECLINED: frozenset({D.GROUP}),
    TallyKind.CONSENT_WITHDRAWN: frozenset({D.GROUP}),
    TallyKind.CONSENT_EXPIRED: frozenset({D.GROUP}),
    TallyKind.INTERVENTION: frozenset({D.PARTY, D.INTERVENTION}),
    TallyKind.NEEDS_ASSESSED: frozenset({D.INTENSITY, D.GROUP}),
    TallyKind.TURNED_AWAY: frozenset({D.PARTY}),
    TallyKind.SIG_LISTED: frozenset(),
    TallyKind.SIG_IN: frozenset({D.GENDER, D.AGE_BAND}),
    TallyKind.SIG_DECLINED: frozenset({D.REASON}),
    TallyKind.SIG_CLOSED: frozenset({D.REASON}),
    TallyKind.SIG_ACTIVE: frozenset(),
    TallyKind.SIG_FREE: frozenset({D.MONTHS}),
    TallyKind.SIG_DRUGS: frozenset(),
    TallyKind.SIG_OCCUPIED: frozenset({D.OCCUPATION}),
    TallyKind.LIST_CHOSEN: frozenset({D.LIST}),
    TallyKind.LIST_SWAPPED: frozenset({D.LIST, D.REASON}),
    TallyKind.WAITED_CONSENT: frozenset({D.DAYS}),
    TallyKind.WAITED_PLAN: frozenset({D.DAYS}),
    TallyKind.WAITED_INTERVENTION: frozenset({D.DAYS}),
    TallyKind.WAITED_DECISION: frozenset({D.DAYS}),
    TallyKind.WAITED_KEPT: frozenset({D.DAYS}),
    TallyKind.CASE_PROMISED: frozenset({D.PARTY}),
    TallyKind.CASE_KEPT: frozenset({D.PARTY}),
    TallyKind.CASE_ITEM: frozenset({D.OUTCOME}),
    TallyKind.VOICE: frozenset({D.SAID_BY, D.ANSWER}),
}
"""Which words each kind may carry; any other is refused."""
UNKNOWN = "unknown"
DAYS = ("0_7", "8_14", "15_30", "31_60", "61_90", "91_")
"""Waits in days, in classes: a number of days would point at a day."""
DAYS_END = (7, 14, 30, 60, 90)
CLOSED: Mapping[Dimension, frozenset[str]] = {
    D.GENDER: frozenset({"boy", "girl", "other", UNKNOWN}),
    D.SCHOOL_YEAR: frozenset(
        {"f", *map(str, range(1, 10)), "5_6", "gy1", "gy2", "gy3", "gy4", "none", UNKNOWN}
    ),
    D.AGE_BAND: frozenset({"under_10", "10_12", "13_15", "16_18", "over_18", UNKNOWN}),
    D.CONTACT: frozenset({"coordinator", "offered", "guided"}),
    D.DAYS: frozenset(DAYS),
    D.MONTHS: frozenset(map(str, range(61))),
    D.OCCUPATION: frozenset({"work", "studies", "income"}),
    D.SAID_BY: frozenset({"youth", "parent"}),
    D.ANSWER: frozenset({"better", "same", "worse", UNKNOWN}),
    D.OUTCOME: frozenset({"action", "no_action", "watch", "lift"}),
}
"""Dimensions whose words are the product's. Those of the others are keys of the model."""
WORD = re.compile(r"[0-9]?[a-zåäö][a-z0-9åäö_]{0,39}|[0-9]{1,2}[a-z]?")
"""A key of a model. No capital and no hyphen: neither a case's code nor a date is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """ValueError for a day, a word outside the lists, or a dimension the kind does not have."""

    kind: TallyKind
    month: date
    """The first day of the month in which it was written down."""
    dimensions: tuple[tuple[Dimension, str], ...] = ()

    def __post_init__(self) -> None:
        if self.month.day != 1:
            raise ValueError("a tally knows the month, not the day")
        names = [name for name, _ in self.dimensions]
        if names != sorted(set(names)):
            raise ValueError("dimensions stand once each, in order")
        for name, value in self.dimensions:
            if name not in DIMENSIONS[self.kind] or not is_word(name, value):
                raise ValueError(f"{self.kind} has no such {name}")

    def margins(self) -> Iterator[tuple[Dimension | None, str]]:
        """All that is kept: that it happened, and each word by itself."""
        yield None, ""
        yield from self.dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One counter: so many of a kind in a month, in all or with one word."""

    kind: TallyKind
    month: date
    dimension: Dimension | None
    """None: all of the kind in the month."""
    value: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What somebody believes, as a range; never a count and never added to one (C1)."""

    metric: str
    """As `M01`."""
    first: date
    last: date
    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high or self.last < self.first:
            raise ValueError("an estimate is a range in a period")


def tally(kind: TallyKind, at: date | datetime, /, **words: str | tuple[str, ...]) -> Tally:
    """Of the month in which the local time `at` lies: `tally(CASE_RAISED, today, gender="boy")`.

    Several risk factors are a tuple, in any order.
    """
    month = date(at.year, at.month, 1)
    named = {Dimension(name): _joined(value) for name, value in words.items() if value}
    return Tally(kind=kind, month=month, dimensions=tuple(sorted(named.items())))


def fitting(kind: TallyKind, at: date | datetime, /, **words: str | tuple[str, ...]) -> Tally:
    """As `tally`, without the words that fit no list: what is counted never stops what is done.

    Keys of a municipality may be longer than words are; what has none is *unknown* in the figures.
    """
    fits = {n: w for n, w in words.items() if w and is_word(Dimension(n), _joined(w))}
    return tally(kind, at, **fits)


def days_class(days: int) -> str:
    """The class in which a wait of so many days is counted."""
    return DAYS[sum(days > end for end in DAYS_END)]


def is_word(name: Dimension, value: str) -> bool:
    if name is D.RISKS:
        words = value.split("+")
        return words == sorted(set(words)) and all(WORD.fullmatch(word) for word in words)
    return value in CLOSED[name] if name in CLOSED else WORD.fullmatch(value) is not None


def counted(tally: Tally, number: int) -> tuple[Counted, ...]:
    """The counters that a tally adds to."""
    return tuple(
        Counted(kind=tally.kind, month=tally.month, dimension=name, value=value, number=number)
        for name, value in tally.margins()
    )


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "+".join(sorted(set(value)))
