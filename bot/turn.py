"""Our own words for one turn of conversation; no Bot Framework type passes this file."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.understanding.meaning import Meaning
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import Organisation, Person
from sspf.domain.references import Reference
from sspf.ports import Services
from sspf.use_cases.room import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one known person typed or pressed."""

    who: Who
    person: Person
    organisation: Organisation
    activity: str
    """Id of the activity: the cause of whatever a typed command makes."""
    text: str = ""
    """As typed, without a mention of the bot."""
    rest: str = ""
    """What followed the command's own words, as typed."""
    slots: Mapping[str, object] = field(default_factory=dict)
    """What a sentence was understood to hold (bot/understanding/meaning.py)."""
    reference: Reference | None = None
    """What the pressed button means."""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    """What was typed in the pressed card, as it came."""

    @property
    def pressed(self) -> Reference:
        if self.reference is None:
            raise LookupError("no button was pressed in this turn")
        return self.reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message of sspf.domain.messages; a Notice is said as plain words."""

    message: object
    beside: bool = False
    """True: below, as a message of its own; the pressed card stays as it is."""
    asks: str = ""
    """Act of the button that a typed "ja" presses."""
    typed: Mapping[str, Any] = field(default_factory=dict)
    """What stands in the card's fields because it was typed in chat; goes with that "ja"."""
    language: str = ""
    """Of this answer alone; empty: the person's own."""
    answers: Meaning | None = None
    """What a list is an answer to: "och polisens?" goes on from it."""
    near: tuple[Meaning, ...] = ()
    """What the choices of a "menade du" stand for, in their order."""

    def reader(self, person: Person) -> Person:
        """The one who is answered, in the language of the answer."""
        said_in = self.language or person.language
        return person if said_in == person.language else replace(person, language=said_in)


Handler = Callable[[Turn, Services], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    handler: Handler
    in_company: bool = False
    """True: may be answered where others read; everything else is for the private chat."""


def notice(key: str, **values: object) -> Reply:
    """A sentence of the catalogue; the pressed card stays as it is."""

    return Reply(message=Notice(key=key, values=tuple(values.items())), beside=True)
