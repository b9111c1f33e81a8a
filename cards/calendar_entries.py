"""What stands behind the buttons of the calendar's preview: days, hours, and what is beside them.

`2027-01-21T13:00-15:00` is one meeting; with `?` after it a question waits, whose unclear parts and
other days follow; with `=` it has been answered. `@Kajen@halvdag` before either is what a table
says of place and remark, quoted. After the meetings: days of drafts, and the group's key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import quote, unquote

from sspf.domain.calendar_lists import NOTHING_BESIDE, Asked, Beside, Question, Wish
from sspf.domain.calendar_warnings import Hours
from sspf.domain.calendars import Planned

WAITS, ANSWERED = "?", "="
BETWEEN, LEFT, PART, OR, BESIDE = ",", "|", "~", ":", "@"
KEEP, REMOVE = "keep", "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    hours: Hours
    is_waiting: bool = False
    is_answered: bool = False
    questions: tuple[Question, ...] = ()
    beside: Beside = NOTHING_BESIDE

    @property
    def wish(self) -> Wish:
        said = self.beside
        at = self.hours
        return Wish(on=at.on, starts=at.starts, ends=at.ends, place=said.place, remark=said.remark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    meetings: tuple[Entry, ...]
    group: str = ""
    left: tuple[date, ...] = ()
    """Days of drafts that are not in the list."""

    def answer(self, answers: Mapping[str, str]) -> "Entries":
        """As it was answered: by the place in the list, `keep`, `remove`, another day or hour."""
        found = []
        for place, entry in enumerate(self.meetings):
            said = answers.get(str(place), "")
            if not entry.is_waiting or not said:
                found.append(entry)
            elif said != REMOVE:
                hours = _answered(entry.hours, said)
                found.append(Entry(hours=hours, is_answered=True, beside=entry.beside))
        return Entries(meetings=tuple(found), left=self.left, group=self.group)

    @property
    def chosen(self) -> tuple[Hours, ...]:
        """What is to be saved: whatever still waits for an answer is not."""
        return tuple(entry.hours for entry in self.meetings if not entry.is_waiting)

    @property
    def beside(self) -> dict[Hours, Beside]:
        return {entry.hours: entry.beside for entry in self.meetings if not entry.is_waiting}


def entries_of(planned: tuple[Planned, ...], left: tuple[date, ...], group: str = "") -> Entries:
    return Entries(
        group=group,
        meetings=tuple(
            Entry(
                hours=one.hours,
                is_waiting=one.is_doubtful,
                is_answered=one.is_answered,
                questions=one.questions,
                beside=one.beside,
            )
            for one in planned
        ),
        left=left,
    )


def encoded(entries: Entries) -> str:
    meetings = BETWEEN.join(_entry(entry) for entry in entries.meetings)
    left = BETWEEN.join(day.isoformat() for day in entries.left)
    return LEFT.join([meetings, left, quote(entries.group)])


def decoded(value: str) -> Entries:
    """ValueError when it is not what `encoded` made."""
    meetings, _, rest = value.partition(LEFT)
    left, _, group = rest.partition(LEFT)
    return Entries(
        group=unquote(group),
        meetings=tuple(_read(entry) for entry in meetings.split(BETWEEN) if entry),
        left=tuple(date.fromisoformat(day) for day in left.split(BETWEEN) if day),
    )


def _entry(entry: Entry) -> str:
    hours = entry.hours
    said = f"{hours.on.isoformat()}T{hours.starts:%H:%M}-{hours.ends:%H:%M}"
    if entry.beside != NOTHING_BESIDE:
        said += BESIDE.join(["", _quoted(entry.beside.place), _quoted(entry.beside.remark)])
    if entry.is_waiting:
        return said + WAITS + PART.join(_question(q) for q in entry.questions)
    return said + (ANSWERED if entry.is_answered else "")


def _quoted(text: str) -> str:
    """Without any of the signs that mean something here."""
    return quote(text, safe="").replace("~", "%7E")


def _question(question: Question) -> str:
    days = [day.isoformat() for day in question.instead]
    return "/".join([question.code, *days, *(f"{t:%H.%M}" for t in question.starts)])


def _read(entry: str) -> Entry:
    said, waits, asked = entry.partition(WAITS)
    when, _, beside = said.removesuffix(ANSWERED).partition(BESIDE)
    on, _, clock = when.partition("T")
    starts, _, ends = clock.partition("-")
    place, _, remark = beside.partition(BESIDE)
    hours = Hours(
        on=date.fromisoformat(on), starts=time.fromisoformat(starts), ends=time.fromisoformat(ends)
    )
    return Entry(
        hours=hours,
        is_waiting=bool(waits),
        is_answered=said.endswith(ANSWERED),
        questions=tuple(_asked(q, hours.on) for q in asked.split(PART) if q),
        beside=Beside(place=unquote(place), remark=unquote(remark)),
    )


def _asked(said: str, on: date) -> Question:
    code, *others = said.split("/")
    days = tuple(date.fromisoformat(o) for o in others if "-" in o)
    clocks = tuple(time.fromisoformat(o.replace(".", ":")) for o in others if "." in o)
    return Question(code=Asked(code), on=on, instead=days, starts=clocks)


def _answered(hours: Hours, said: str) -> Hours:
    if said == KEEP:
        return hours
    if said.startswith("t"):
        return _at(hours, time.fromisoformat(said[1:]))
    return Hours(on=date.fromisoformat(said), starts=hours.starts, ends=hours.ends)


def _at(hours: Hours, starts: time) -> Hours:
    """The same length at another hour."""
    length = (hours.ends.hour - hours.starts.hour) * 60 + hours.ends.minute - hours.starts.minute
    end = starts.hour * 60 + starts.minute + length % (24 * 60)
    return Hours(on=hours.on, starts=starts, ends=time(end // 60 % 24, end % 60))
