"""What is said when it is about no meeting in particular."""

from dataclasses import dataclass
from datetime import datetime, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What this person can do right now, then words to type, then four buttons."""

    first_name: str = ""
    deadline: datetime | None = None
    """Local; when the person's agency has a briefing to give."""
    to_update: int = 0
    concern_link: str = ""
    municipality: str = ""
    is_welcome: bool = False
    can: tuple[str, ...] = ()
    """What the person can do right now, as keys of the catalogue."""
    is_of_group: bool = True
    """Has meetings to ask about."""
    writes: bool = True
    """Has texts to give, and may ask who reads them."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day to another; a value of a Notice."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words of the catalogue with their values; a part of a message."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


def phrase(key: str, **values: object) -> Phrase:
    return Phrase(key, tuple(values.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A short answer from the catalogue, with its values; the title is fixed and neutral."""

    key: str
    values: tuple[tuple[str, object], ...] = ()
    title: str = "title.notice"

    @staticmethod
    def of(key: str, **values: object) -> "Notice":
        return Notice(key=key, values=tuple(values.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKept:
    """Something was wrong; what was typed is kept and shown, ready to be sent again."""

    key: str
    """Catalogue key of what is wrong."""
    texts: tuple[tuple[str, str], ...] = ()
    """(label, text) of what was typed, all of it."""
    values: tuple[tuple[str, object], ...] = ()
    next_key: str = ""
    """Catalogue key of what to do now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Not sure what is meant: the closest meanings as buttons (R-55)."""

    key: str
    options: tuple[tuple[str, str], ...]
    """(what the button says, what is then understood as if typed)."""
    of_cases: tuple[str, ...] = ()
    """Opaque ids of the cases that the buttons say something of; never drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmAim:
    """To the steering group: the overall aim, now and new."""

    now: str
    new: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """The same bytes for everybody: no name, no date, no button."""
