"""What is said about the lists that two agencies keep together. Only to them."""

from dataclasses import dataclass, field
from datetime import date

from sspf.domain.choices import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry on the list, as one of the two reads it."""

    id: str
    version: int
    code: str
    list_name: str
    title: str = ""
    """Of a theme; empty: a person, who has only the code."""
    state: str = "chosen"
    """`proposed`, `chosen` or `left`."""
    problems: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    """Names of the agencies that have not confirmed."""
    lacks_measure: bool = False
    above_age: int | None = None
    """The list's usual highest age, when somebody is older."""
    to_follow_up: int = 0
    """Conversations with measures that nobody has followed up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBoard:
    """The list, with what is to be done about it."""

    key: str
    name: str
    entries: tuple[EntryLine, ...]
    used: int = 0
    slots: int | None = None
    select_by: date | None = None
    """The last day by which the two choose again."""
    is_late: bool = False
    last_outcome: str = ""
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """Propose somebody, or a theme."""

    key: str
    name: str
    kinds: tuple[str, ...]
    grounds: tuple[str, ...]
    problems: tuple[Choice, ...] = ()
    to_swap: tuple[Choice, ...] = ()
    """Who may be swapped out, when every slot is taken."""
    max_age: int | None = None
    takes_text: bool = False
    kind: str = "person"
    title: str = ""
    chosen: tuple[str, ...] = ()
    ground: str = ""
    note: str = ""
    above_age: bool = False
    swap: str = ""
    reason: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    number: int
    text: str
    party: str
    due: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """A conversation of concern."""

    number: int
    held_on: date
    at_home: bool
    parties: tuple[str, ...]
    guardians: bool
    youth: bool
    measures: tuple[str, ...] = ()
    follow_up_on: date | None = None
    closed_on: date | None = None
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySheet:
    """One entry, whole."""

    line: EntryLine
    ground: str = ""
    proposed_by: str = ""
    proposed_on: date | None = None
    measures: tuple[MeasureLine, ...] = ()
    talks: tuple[TalkLine, ...] = ()
    let_in: tuple[str, ...] = ()
    """Names of further agencies that may see it."""
    may_confirm: bool = False
    may_write: bool = True
    """False: one of those who were let in, who only reads."""
    both: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    """Agencies that could be let in."""
    kinds_of_measure: tuple[Choice, ...] = ()
    other_lists: tuple[Choice, ...] = ()
    takes_text: bool = False
    faults: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)
    """What stood in the fields of a form that was not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStepForm:
    """One step of an entry, typed in chat: its form, filled in, to be saved with a yes."""

    sheet: EntrySheet
    step: str
    number: int = 0
    """Of the measure or the conversation that it is about; 0: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionForm:
    """The two choose again: who stays, and how it ended."""

    key: str
    name: str
    entries: tuple[EntryLine, ...]
    held_on: str = ""
    outcome: str = ""
    kept: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
