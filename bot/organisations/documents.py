"""A YAML file as plain data that remembers its lines. Nothing in it can run, repeat or grow."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 256_000
DEEPEST = 12

Place = tuple[str | int, ...]
"""Where in a document: keys and list positions from the top."""

_BAD_CHARACTER = "det finns ett tecken som inte får stå i filen"
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Unicode's categories Cc and Cs, but for the new line and the tab."""
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_WORDS: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
}


class OrganisationFileError(Exception):
    """A model or municipality file that cannot be used; says where and why, in Swedish."""

    def __init__(self, file: Path, line: int | None, problem: str) -> None:
        self.file, self.line, self.problem = file, line, problem
        super().__init__(f"{file}, rad {line}: {problem}" if line else f"{file}: {problem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    file: Path
    data: dict[str, Any]
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of the nearest thing that stands in the file."""
        found: Place = ()
        for step in place:
            if (*found, step) in self.lines:
                found = (*found, step)
        return self.lines[found]

    def error(self, place: Place, problem: str) -> OrganisationFileError:
        return OrganisationFileError(self.file, self.line(place), problem)


def read_document(file: Path) -> Document:
    """The file's one mapping. Refuses whatever is not plain, small, well-formed YAML."""
    builder = _Builder(file, _text_of(file))
    data = builder.document()
    if not isinstance(data, dict):
        problem = "filen ska bestå av nycklar med värden, till exempel ”name: Norrsjö kommun”"
        raise OrganisationFileError(file, builder.lines[()], problem)
    return Document(file=file, data=data, lines=builder.lines)


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError:
        raise OrganisationFileError(
            file, None, "filen finns inte eller går inte att öppna"
        ) from None
    if len(content) > MOST_BYTES:
        problem = f"filen är större än {MOST_BYTES // 1000} kB"
        raise OrganisationFileError(file, None, problem)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        problem = "filen är inte sparad som UTF-8"
        raise OrganisationFileError(file, line, problem) from None


class _Builder:
    """Builds from parse events, so that no tag, anchor or alias ever gets a meaning."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.lines: dict[Place, int] = {}
        self._events = self._parsed(text)

    def document(self) -> Any:
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise OrganisationFileError(self.file, 1, "filen är tom")
        data = self._node(next(self._events), ())
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self._error(event, "filen får bara innehålla ett dokument (ta bort ”---”)")
        return data

    def _parsed(self, text: str) -> Iterator[Any]:
        line = 1
        try:
            for event in _events(text):
                line = _line(event)
                yield event
        except yaml.reader.ReaderError as fault:
            line = text.count("\n", 0, fault.position) + 1
            raise OrganisationFileError(self.file, line, _BAD_CHARACTER) from None
        except ValueError:  # PyYAML 6.0 lets an escape beyond Unicode through to chr()
            raise OrganisationFileError(self.file, line, _BAD_CHARACTER) from None
        except yaml.MarkedYAMLError as fault:
            mark: Any = fault.problem_mark or fault.context_mark
            problem = (
                "raden går inte att läsa som YAML; se över indrag, kolon och citattecken"
                f" ({fault.problem})"
            )
            line = mark.line + 1 if mark else 1
            raise OrganisationFileError(self.file, line, problem) from None

    def _node(self, event: Any, place: Place) -> Any:
        self.lines.setdefault(place, _line(event))
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._error(event, "ankare och alias (& och *) används inte här")
        if event.tag:
            raise self._error(event, f"typmärket {event.tag} används inte här")
        if len(place) > DEEPEST:
            raise self._error(event, "uppgifterna ligger i för många nivåer")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return _value(self._text(event))

    def _mapping(self, place: Place) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "en nyckel ska vara ett ord")
            key: str = self._text(event).value
            if key in mapping:
                first = self.lines[(*place, key)]
                problem = f"nyckeln ”{key}” finns två gånger (första gången på rad {first})"
                raise self._error(event, problem)
            self.lines[(*place, key)] = _line(event)
            mapping[key] = self._node(next(self._events), (*place, key))
        return mapping

    def _sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*place, len(items))))
        return items

    def _text(self, event: Any) -> Any:
        """The scalar's event; escapes must not bring in what no keyboard writes."""
        if _UNWRITTEN.search(event.value):
            raise self._error(event, _BAD_CHARACTER)
        return event

    def _error(self, event: Any, problem: str) -> OrganisationFileError:
        return OrganisationFileError(self.file, _line(event), problem)


def _events(text: str) -> Iterable[Any]:
    """By libyaml where PyYAML was built with it: some ten times as fast.

    It describes what is wrong in other words, at other places. So a file with a fault is read
    once more, by the parser whose faults are known here.
    """
    if (quick := getattr(yaml, "CSafeLoader", None)) is not None:
        with suppress(yaml.YAMLError, ValueError):
            return list(yaml.parse(text, Loader=quick))
    return yaml.parse(text, Loader=yaml.SafeLoader)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _value(event: Any) -> bool | int | str | None:
    """Only nothing, true, false and whole numbers are more than text: 13.00 and no stay words."""
    text: str = event.value
    if event.style:  # libyaml says '' of what PyYAML says None
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
