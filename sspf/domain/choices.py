"""A code with the words people read: the lists that a model or a municipality chooses from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A code with the words people read: a goal, a closing reason, an agenda point."""

    key: str
    name: str
