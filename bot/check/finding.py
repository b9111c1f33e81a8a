"""What the doctor found: a check, how it stands, and words of the catalogue `check.po`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import aiohttp

from bot.credentials import EntraTokens, Tokens
from bot.organizer_road import tokens_of
from bot.outbound import open_session
from bot.settings import Settings
from scheduler.clock import SystemClock
from sspf.ports import Clock

DEFAULT_PACKAGE = Path("build") / "sspf-teams.zip"


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`check` and `key` make catalogue keys: `check.keys`, `check.keys.open`, `check.keys.open.do`.

    The last one, what to do, is there for warnings and faults. No value is ever a secret.
    """

    check: str
    state: State
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def ok(check: str, key: str = "well", **values: str | int) -> Finding:
    return Finding(check=check, state=State.OK, key=key, values=values)


def warning(check: str, key: str, **values: str | int) -> Finding:
    return Finding(check=check, state=State.WARNING, key=key, values=values)


def fault(check: str, key: str, **values: str | int) -> Finding:
    return Finding(check=check, state=State.FAULT, key=key, values=values)


def skipped(check: str, key: str, **values: str | int) -> Finding:
    return Finding(check=check, state=State.SKIPPED, key=key, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the checks stand on."""

    settings: Settings
    clock: Clock = field(default_factory=SystemClock)
    open_session: Callable[[Settings], aiohttp.ClientSession] = open_session
    package: Path = DEFAULT_PACKAGE
    """The zip that `make manifest` wrote, when it did so on this machine."""
    tokens: Callable[[Settings], Tokens] = EntraTokens
    graph_tokens: Callable[[Settings], Tokens] = tokens_of

    @property
    def is_rehearsal(self) -> bool:
        return self.settings.auth == "anonymous"


Check = Callable[[Ground], Awaitable[list[Finding]]]
