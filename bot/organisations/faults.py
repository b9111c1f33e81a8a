"""What pydantic found, said in plain Swedish, at the line where it stands."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.organisations.documents import Document, Place
from bot.organisations.fields import Strict

Fault = tuple[Place, str]
"""Where in a document, and what is wrong there."""

Model = TypeVar("Model", bound=BaseModel)

_MISSING, _UNKNOWN_KEY = "missing", "extra_forbidden"
_SENTENCES = {
    _MISSING: "nyckeln ”{key}” saknas",
    _UNKNOWN_KEY: "nyckeln ”{key}” finns inte",
    "string_type": "{what} ska vara text; skriv den inom citattecken",
    "int_type": "{what} ska vara ett heltal utan citattecken",
    "bool_type": "{what} ska vara true (ja) eller false (nej)",
    "tuple_type": "{what} ska vara en lista",
    "dict_type": "{what} ska vara nycklar med värden",
    "model_type": "{what} ska vara nycklar med värden",
    "model_attributes_type": "{what} ska vara nycklar med värden",
    "date_type": "{what} ska vara ett datum som 2027-01-21",
    "date_from_datetime_parsing": "{what} ska vara ett datum som 2027-01-21",
    "date_parsing": "{what} ska vara ett datum som 2027-01-21",
    "time_type": "{what} ska vara ett klockslag som 13.00",
    "uuid_type": "{what} ska vara ett id som 8f0c2f0e-0000-4000-8000-000000000001",
    "uuid_parsing": "{what} ska vara ett id som 8f0c2f0e-0000-4000-8000-000000000001",
    "literal_error": "{what} ska vara {expected}",
    "enum": "{what} ska vara {expected}",
    "union_tag_invalid": "{what}: kind ska vara {expected_tags}",
    "union_tag_not_found": "{what}: nyckeln ”kind” saknas",
    "string_too_short": "{what} är tom",
    "string_too_long": "{what} är för lång (högst {max_length} tecken)",
    "too_short": "{what} är för kort (minst {min_length})",
    "too_long": "{what} är för lång (högst {max_length})",
    "greater_than_equal": "{what} ska vara minst {ge}",
    "less_than_equal": "{what} ska vara högst {le}",
    "value_error": "{what}: {error}",
}


def checked(model: type[Model], document: Document) -> Model:
    """The document as that model; else an error about the fault that stands first in the file."""
    try:
        return model.model_validate_json(json.dumps(document.data))
    except ValidationError as found:
        place, problem = _fault(_first(found.errors(), document))
        raise document.error(place, problem) from None


def raise_first(document: Document, faults: Iterable[Fault]) -> None:
    """Raise the fault that stands first in the file, if there is one."""
    for place, problem in sorted(faults, key=lambda fault: document.line(fault[0])):
        raise document.error(place, problem) from None


def _first(errors: list[ErrorDetails], document: Document) -> ErrorDetails:
    """A misspelt key is both missing and unknown: then the misspelling is what to tell."""
    misspelt = {e["loc"][:-1] for e in errors if e["type"] == _UNKNOWN_KEY}
    told = [e for e in errors if e["type"] != _MISSING or e["loc"][:-1] not in misspelt]
    return min(told, key=lambda error: document.line(error["loc"]))


def _fault(details: ErrorDetails) -> Fault:
    place: Place = details["loc"]
    context: dict[str, Any] = dict(details.get("ctx", {}))
    names = [step for step in place if isinstance(step, str) and step != "[key]"]
    key = names[-1] if names else "filen"
    for allowed in ("expected", "expected_tags"):
        context[allowed] = _as_written(str(context.get(allowed)))
    sentence = _SENTENCES.get(details["type"], "{what} har ett värde som inte passar")
    problem = sentence.format(key=key, what=f"”{key}”", **context)
    if details["type"] == _UNKNOWN_KEY:
        problem += _guess(key)
    return place, problem


def _as_written(allowed: str) -> str:
    """Python's way to list what is allowed, as one would write it in the file."""
    words = allowed.replace("'", "").replace(" or ", " eller ")
    return words.replace("True", "true").replace("False", "false")


def _guess(key: str) -> str:
    close = get_close_matches(key, _keys_under(Strict), n=1, cutoff=0.75)
    return f"; menade du ”{close[0]}”?" if close else ""


def _keys_under(part: type[Strict]) -> set[str]:
    """Every key that any kind of file can hold."""
    own = {field.alias or name for name, field in part.model_fields.items()}
    return own.union(*(_keys_under(kind) for kind in part.__subclasses__()))
