"""The scenario and its check points as they stand in their files: read, judged, never guessed."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from bot.organisations.documents import Document, OrganisationFileError, Place, read_document
from bot.organisations.faults import Fault, checked, raise_first

SCENARIO = Path(__file__).with_name("scenario.yaml")
CHECKPOINTS = Path(__file__).with_name("checkpoints.yaml")
LOCAL = "%Y-%m-%d %H.%M"


def _local(text: str) -> str:
    try:
        datetime.strptime(text, LOCAL)  # noqa: DTZ007 the zone is the municipality's: Step.instant
    except ValueError:
        raise ValueError("skriv dag och klockslag som 2027-01-21 13.00") from None
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as wrong:
        raise ValueError(f"mönstret går inte att läsa ({wrong})") from None
    return text


Words = Annotated[str, Field(min_length=1)]
Local = Annotated[str, AfterValidator(_local)]
Pattern = Annotated[str, AfterValidator(_pattern)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Act(_Entry):
    """What one person does: types a line, or presses a button of the own newest card with it."""

    who: Words
    types: str = ""
    presses: str = ""
    """The act behind the button (cards/acts.py), or its title."""
    inputs: dict[str, str] = {}
    """Field → what is written there: text, or a choice's value or words."""
    sees: tuple[Words, ...] = ()
    """What must stand in what the person's own chat then gets."""

    @model_validator(mode="after")
    def _one_thing(self) -> "Act":
        if bool(self.types) == bool(self.presses):
            raise ValueError("skriv antingen types eller presses")
        if self.inputs and not self.presses:
            raise ValueError("inputs hör ihop med presses")
        return self


class Step(_Entry):
    key: Words
    title: Words
    at: Local
    explanation: Words
    """What has happened once the step is played."""
    try_it: str
    """What one can then do oneself; follows the word "Prova:"."""
    acts: tuple[Act, ...] = ()

    def instant(self, zone: ZoneInfo) -> datetime:
        return datetime.strptime(self.at, LOCAL).replace(tzinfo=zone)


class Opening(_Entry):
    """What is said before the first step."""

    title: Words
    explanation: Words
    try_it: str


class ScenarioFile(_Entry):
    start: Opening
    steps: tuple[Step, ...]

    @property
    def people(self) -> frozenset[str]:
        return frozenset(act.who for step in self.steps for act in step.acts)


class Answers(_Entry):
    """A check point: what people read in their own chats after a typed command or on a card."""

    key: Words
    title: Words
    step: Words
    who: tuple[Words, ...]
    types: Words
    """Which of the person's typed lines in that step is answered."""
    reads: Pattern
    """Finds what is compared; the names of its groups are the keys of `expects`."""
    expects: dict[str, int | str] = {}
    shows: tuple[Words, ...] = ()
    never: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _groups_are_named(self) -> "Answers":
        if set(re.compile(self.reads).groupindex) != set(self.expects):
            raise ValueError("namnen i reads och expects är inte desamma")
        return self


class Notices(_Entry):
    """A check point: how often what people typed shows where a locked screen would show it."""

    key: Words
    title: Words
    words_in_a_row: int = Field(ge=2)
    never: tuple[Words, ...] = ()
    """Nor may any of these stand there."""
    expects: int


class Chats(_Entry):
    """A check point: how many of some texts stand in a chat when a step has been played."""

    key: Words
    title: Words
    step: Words
    who: tuple[Words, ...]
    texts: tuple[Words, ...]
    expects: int


class Readings(_Entry):
    """A check point: how often a case's text was shown to another agency and not logged."""

    key: Words
    title: Words
    expects: int


class LogDown(_Entry):
    """A check point: what a person is told while nothing can be written in the log."""

    key: Words
    title: Words
    who: Words
    types: Words
    shows: Words
    never: tuple[Words, ...]


class Awaited(_Entry):
    """A check point of what is not built yet: it is printed as such, and judged by nobody."""

    key: Words
    title: Words


class Checkpoints(_Entry):
    answers: tuple[Answers, ...]
    notices: tuple[Notices, ...]
    chats: tuple[Chats, ...] = ()
    readings: tuple[Readings, ...] = ()
    log_down: tuple[LogDown, ...] = ()
    awaited: tuple[Awaited, ...] = ()


File = TypeVar("File", ScenarioFile, Checkpoints)


@cache
def shipped_scenario() -> ScenarioFile:
    """The product's own, which stays as it is for as long as the program runs."""
    return read_scenario(SCENARIO)


def read_scenario(file: Path = SCENARIO) -> ScenarioFile:
    """Raises OrganisationFileError, which names the line and the step."""
    document = read_document(file)
    found = _checked(ScenarioFile, document, "steps")
    raise_first(document, _faults(found))
    return found


def read_checkpoints(scenario: ScenarioFile, file: Path = CHECKPOINTS) -> Checkpoints:
    """Raises OrganisationFileError, also about an answer that nobody in the scenario gets."""
    document = read_document(file)
    found = _checked(Checkpoints, document, "answers")
    raise_first(document, _unasked(found, scenario))
    return found


def _checked(model: type[File], document: Document, listed: str) -> File:
    try:
        return checked(model, document)
    except OrganisationFileError as wrong:
        entry = _entry_at(document, listed, wrong.line or 0)
        raise OrganisationFileError(wrong.file, wrong.line, entry + wrong.problem) from None


def _entry_at(document: Document, listed: str, line: int) -> str:
    """Number and title of the entry of the list that the line stands in."""
    entries = document.data.get(listed)
    if not isinstance(entries, list):
        return ""
    begun = [i for i in range(len(entries)) if document.line((listed, i)) <= line]
    if not begun:
        return ""
    entry = entries[begun[-1]]
    title = entry.get("title", "") if isinstance(entry, dict) else ""
    return f"nummer {begun[-1] + 1} i {listed} (”{title}”): "


def _faults(scenario: ScenarioFile) -> Iterator[Fault]:
    """What no single step can tell: keys that stand twice, and time that runs backwards."""
    if not scenario.steps:
        yield ("steps",), "det finns inga steg"
    seen: list[str] = []
    last = ""
    for number, step in enumerate(scenario.steps):
        place: Place = ("steps", number)
        if step.key in seen:
            yield (*place, "key"), f"nyckeln ”{step.key}” finns redan"
        if step.at < last:
            yield (*place, "at"), f"steg {number + 1} ligger före steget innan"
        seen.append(step.key)
        last = step.at


def _unasked(checkpoints: Checkpoints, scenario: ScenarioFile) -> Iterator[Fault]:
    asked = {
        (step.key, act.who, act.types) for step in scenario.steps for act in step.acts if act.types
    }
    steps = {step.key for step in scenario.steps}
    for number, chat in enumerate(checkpoints.chats):
        if chat.step not in steps:
            yield ("chats", number, "step"), f"det finns inget steg ”{chat.step}”"
    for number, check in enumerate(checkpoints.answers):
        for missing in _not_in(asked, check):
            problem = f"ingen ”{missing}” skriver ”{check.types}” i steget ”{check.step}”"
            yield ("answers", number, "who"), problem


def _not_in(asked: Collection[tuple[str, str, str]], check: Answers) -> list[str]:
    return [who for who in check.who if (check.step, who, check.types) not in asked]
