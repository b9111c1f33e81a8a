"""How a question is put on the terminal: until its answer will do, and each time with why."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bot.understand import fold

Ask = Callable[[str], str]
"""Shows a question, gives back what was answered."""
T = TypeVar("T")
YES, NO = ("ja", "j", "japp", "yes", "y"), ("nej", "n", "no", "")


class AgainError(Exception):
    """The answer will not do; its text says what to write instead."""


def until(ask: Ask, question: str, read: Callable[[str], T]) -> T:
    """What `read` makes of the answer; asked again, with the reason, until it makes something."""
    shown = question
    while True:
        try:
            return read(ask(shown).strip())
        except AgainError as again:
            shown = f"{again} {question}"


def some_text(ask: Ask, question: str, instead: str) -> str:
    def read(said: str) -> str:
        if not said:
            raise AgainError(instead)
        return said

    return until(ask, question, read)


def yes_or_no(ask: Ask, question: str) -> bool:
    """An empty answer is a no, and the question says so."""

    def read(said: str) -> bool:
        if fold(said) not in (*YES, *NO):
            raise AgainError("Skriv ja eller nej.")
        return fold(said) in YES

    return until(ask, f"{question} (ja/nej, tomt: nej) ", read)


def one_of(ask: Ask, question: str, among: Mapping[str, str]) -> str:
    """among: each choice's key with its name. By the number, the key or the name."""
    lines = [f"  {n}. {name}" for n, name in enumerate(among.values(), start=1)]
    whole = "\n".join([question, *lines, "Skriv siffran: "])
    return until(ask, whole, lambda said: _choice(said, among))


def several(
    ask: Ask, question: str, among: Mapping[str, str], *, may_be_none: bool = False
) -> list[str]:
    """With commas between; at least one of them, unless there may be none."""
    lines = [f"  {n}. {name}" for n, name in enumerate(among.values(), start=1)]
    empty = "; tomt: inga" if may_be_none else ""
    whole = "\n".join([question, *lines, f"Skriv siffrorna (komma emellan{empty}): "])

    def read(said: str) -> list[str]:
        chosen = listed(said)
        if not chosen and not may_be_none:
            raise AgainError("Minst en behövs.")
        return list(dict.fromkeys(_choice(one, among) for one in chosen))

    return until(ask, whole, read)


def listed(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if part.strip()]


def _choice(said: str, among: Mapping[str, str]) -> str:
    keys: Sequence[str] = list(among)
    if said.isdecimal() and 1 <= int(said) <= len(keys):
        return keys[int(said) - 1]
    for key, name in among.items():
        if fold(said) in (fold(key), fold(name)):
            return key
    shown = f"”{said}” finns inte" if said else "Något behöver väljas"
    raise AgainError(f"{shown}: skriv en siffra från 1 till {len(keys)}.")
