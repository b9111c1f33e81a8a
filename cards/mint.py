"""Mint: who makes the references that stand in buttons. The cards only ask."""

from typing import Protocol


class Mint(Protocol):
    def __call__(self, act: str, subject: str, *, version: int = 0, value: str = "") -> str:
        """A new opaque reference of 16 characters, good for one button."""
        ...
