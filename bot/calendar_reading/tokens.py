"""What a line of a calendar is made of, once its letters have been read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto


class Kind(Enum):
    DAYS = auto()
    DOTTED = auto()
    """"11.10": the eleventh of October, or ten past eleven."""
    CLOCK = auto()
    WEEKS = auto()
    WEEKDAY = auto()
    MONTHS = auto()
    YEARS = auto()
    TERM = auto()
    NTH = auto()
    EVERY = auto()
    PARITY = auto()
    COUNT = auto()
    LENGTH = auto()
    NUMBER = auto()
    OFF = auto()
    """What follows, or what stands before, is no meeting: "ej", "inställt"."""
    ASIDE = auto()
    """The date right after is about something else: "senast"."""
    MOVED = auto()
    FROM = auto()
    TO = auto()
    ALL = auto()
    VAGUE_HOUR = auto()
    VAGUE_DAY = auto()
    RELATIVE = auto()
    NO_DAY = auto()
    """It looks like a day, and there is no such day: "31 nov", "v. 54"."""
    NO_HOUR = auto()
    SEPARATOR = auto()
    COLON = auto()
    BRACKET = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year that may not have been said."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    starts: time
    ends: time | None = None
    is_doubtful: bool = False
    """It may be twelve hours away from this."""
    minutes: int | None = None
    """The length, where that was said instead of the end."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """(first, last) of each stretch of ISO weeks; one week is its own first and last."""

    stretches: tuple[tuple[int, int], ...]
    year: int | None = None

    @property
    def only(self) -> int | None:
        first, last = self.stretches[0]
        return first if len(self.stretches) == 1 and first == last else None


@dataclass(frozen=True, slots=True)
class Weekday:
    place: int
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """The year that dates without one are in; a school year begins in August of the first."""

    first: int
    last: int

    def of(self, month: int) -> int:
        return self.first if month >= SCHOOL_STARTS else self.last


@dataclass(frozen=True, slots=True)
class Months:
    months: tuple[int, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    is_autumn: bool
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """ "första och tredje torsdagen": -1 is the last."""

    ordinals: tuple[int, ...]
    weekday: int


@dataclass(frozen=True, slots=True)
class Every:
    """ "var tredje vecka" is (3, WEEK); "varje" is 1. With a weekday the unit is the week."""

    count: int
    unit: str
    weekday: int | None = None


DAY, WEEK, MONTH = "day", "week", "month"
SCHOOL_STARTS = 8

Value = (
    tuple[Day, ...]
    | Clock
    | Weeks
    | Weekday
    | Years
    | Months
    | Term
    | Nth
    | Every
    | int
    | str
    | None
)


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    start: int
    end: int
    value: Value = None
    clock: Clock | None = None
    """What a DOTTED is as a time of day."""


def kinds(tokens: Sequence[Token]) -> frozenset[Kind]:
    return frozenset(token.kind for token in tokens)
