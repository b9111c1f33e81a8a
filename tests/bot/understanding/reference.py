"""The reference context of the measured sentences: a coordinator, a Monday morning in week 5."""

from functools import cache

from bot.organisations.reader import Loaded, read_municipality
from bot.understand_command import DEMO
from bot.understand_command import reference as reference_of
from bot.understanding.context import Context


@cache
def norrsjo() -> Loaded:
    return read_municipality(DEMO)


@cache
def reference() -> Context:
    return reference_of(norrsjo())
