"""A list of dates as it was read: what it wishes, and what about it was not clear. Nothing is
saved and nothing is guessed."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from sspf.domain.organisation import Break

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LONGEST_LINE = 120
"""Characters of a line that are said again in a question."""


class Asked(StrEnum):
    """What a list of dates leaves to be asked, in the order in which it is asked."""

    YEAR = "year"
    """No year was said, and the next such day is more than eleven months ahead."""
    TIME = "time"
    """A time was said that may be two, or that no clock shows."""
    WEEK_MISMATCH = "week_mismatch"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    UNREADABLE = "unreadable"
    """A line that seems to hold a date, and holds none that there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    code: Asked
    line: str = ""
    """The line it concerns, as written; for the person who wrote it and nobody else."""
    on: date | None = None
    """The date that was kept; None: there is none."""
    instead: tuple[date, ...] = ()
    """Other days that may have been meant."""
    starts: tuple[time, ...] = ()
    """Other hours that may have been meant."""


ONLINE = frozenset(
    {
        "teams",
        "microsoft teams",
        "via teams",
        "microsoft teams-möte",
        "online",
        "digitalt",
        "distans",
    }
)
"""A place that is none: every meeting has its link."""
LONGEST_PLACE, LONGEST_REMARK = 80, 200
"""Characters that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a table says beside a date. It is shown with the meeting; nothing is planned by it."""

    place: str = ""
    remark: str = ""


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A meeting that a list asks for. `starts` and `ends` None: not said, the group's usual."""

    on: date
    starts: time | None = None
    ends: time | None = None
    group: str = ""
    place: str = ""
    remark: str = ""

    @property
    def beside(self) -> Beside:
        place = " ".join(self.place.split())[:LONGEST_PLACE]
        remark = " ".join(self.remark.split())[:LONGEST_REMARK]
        return Beside(place="" if place.casefold() in ONLINE else place, remark=remark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of a text or a file."""

    wishes: tuple[Wish, ...] = ()
    """In order of time."""
    questions: tuple[Question, ...] = ()
    """In order of their codes, then of the list; never the same twice."""
    fault: str = ""
    """Catalogue key of why the file could not be read at all; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """When a group meets if nothing is said."""

    starts: time = time(13)
    minutes: int = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingContext:
    """What a list is read against: the local day it is read on, and the group's usual hours."""

    today: date
    usual: Usual = Usual()
    zone: ZoneInfo = STOCKHOLM
    """Where the group meets, for lists that say their hours in another zone."""
    breaks: tuple[Break, ...] = ()
    """The municipality's, for lists that leave them out by name: "ej på loven"."""
