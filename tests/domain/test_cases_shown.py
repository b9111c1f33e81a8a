"""Each card is known by the cases it shows, so that it can be called back (R-62)."""

import importlib
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

import sspf.domain.messages
from sspf.domain.messages.agenda import CaseLine
from sspf.domain.shown import CHOICES, cases_shown, names_a_case
from tests.cards.example_facts import RULES

CASE = "case-walked"
MODULES = sorted(
    path.stem
    for path in Path(str(sspf.domain.messages.__file__)).parent.glob("*.py")
    if path.stem not in ("__init__", "shown")
)

LOOKED_AT_FILE = Path(__file__).parent / "messages_looked_at.txt"


def looked_at() -> dict[str, set[str]]:
    """Names of classes by the reason why they name no case themselves."""
    found: dict[str, set[str]] = {}
    reason = ""
    for line in LOOKED_AT_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            reason = line[1 : line.index("]")]
            found[reason] = set()
        elif not line.startswith("#"):
            found.setdefault(reason, set()).update(line.split())
    return found


LOOKED_AT = set().union(*looked_at().values())
HOLD_OTHERS = looked_at()["hold others"]


def every_class() -> Iterator[type]:
    for name in MODULES:
        module = importlib.import_module(f"sspf.domain.messages.{name}")
        for one in vars(module).values():
            if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__:
                yield one


def own_fields(one: type) -> list[str]:
    """Those that name a case without anything inside them."""
    return [
        name
        for name, hint in get_type_hints(one).items()
        if hint is not bool
        and (names_a_case(one.__name__, name) or (name == CHOICES and str in set(_within(hint))))
    ]


def _within(hint: Any) -> Iterator[type]:
    """The classes that a value of this type may hold, however deep in tuples and unions."""
    if get_origin(hint) in (tuple, Union, types.UnionType):
        for inside in get_args(hint):
            yield from _within(inside)
    elif isinstance(hint, type):
        yield hint


def named_inside(one: type, seen: frozenset[type] = frozenset()) -> bool:
    """Whether it, or a value that it may hold, names a case."""
    if one in seen or not is_dataclass(one):
        return False
    inside = (each for hint in get_type_hints(one).values() for each in _within(hint))
    return bool(own_fields(one)) or any(named_inside(each, seen | {one}) for each in inside)


CLASSES = list(every_class())
NAMING = [one for one in CLASSES if own_fields(one)]


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: str(one.__name__))
def test_r_62_given_any_message_then_it_names_its_case_or_has_been_looked_at(one: type) -> None:
    """A new message is red until somebody has said how it is called back, or why it need not be."""
    assert (one in NAMING) != (one.__name__ in LOOKED_AT)


@pytest.mark.parametrize("name", sorted(HOLD_OTHERS))
def test_given_a_message_that_holds_others_then_one_of_them_names_the_case(name: str) -> None:
    (one,) = [each for each in CLASSES if each.__name__ == name]

    assert named_inside(one)


def test_given_what_was_looked_at_then_all_of_it_is_still_there() -> None:
    assert {one.__name__ for one in CLASSES} >= LOOKED_AT


@pytest.mark.parametrize("one", NAMING, ids=lambda one: str(one.__name__))
def test_given_a_message_that_names_its_case_then_it_is_found(one: type) -> None:
    """Each field by itself, with every other one empty."""
    for name in own_fields(one):
        bare: Any = object.__new__(one)
        for field in fields(one):
            object.__setattr__(bare, field.name, None)
        object.__setattr__(bare, name, _holding(get_type_hints(one)[name], name))

        assert cases_shown(bare) == {CASE}, name


def _holding(hint: Any, name: str) -> object:
    if name == CHOICES:
        return ((CASE, "N27-09"),)
    return (CASE,) if get_origin(hint) is tuple else CASE


def test_given_a_line_of_the_agenda_or_a_list_when_shown_then_its_case_is_found() -> None:
    line = replace(RULES, case="case-1")
    shown = (RULES, (line,))

    assert cases_shown((CaseLine(id="case-2", code="N27-02"),)) == {"case-2"}
    assert cases_shown(shown) == {"case-1"}
    assert cases_shown((RULES,)) == frozenset()
