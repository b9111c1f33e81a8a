"""What the rehearsal page needs from the rest of the product."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody one can be on the page. `key` is also the key of the channel's user."""

    key: str
    name: str
    short: str
    title: str
    party: str
    """The party's name, or empty."""
    is_convener: bool
    group_order: int
    """Sorts the people; the first few stand on the page at once, the others under "Fler"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """One line under "Just skickat"."""

    sequence: int
    at: datetime
    title: str
    to: str
    """A Swedish phrase: "Till 5 personer: Frida, Rut, Sol, Pia och Tore."."""
    why: str
    state: Literal["sent", "not_sent", "waiting", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLine:
    """One outgoing mail, kept as a file."""

    name: str
    """The file's name, under which `House.mail` gives its bytes."""
    subject: str
    to: str
    about: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NextEvent:
    """What falls due next, and when."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One row of the scenario's list of steps; `when` is a Swedish phrase."""

    title: str
    when: str
    state: Literal["done", "here", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioState:
    """Where the scenario is, and what one can try there."""

    step: int
    total: int
    title: str
    explanation: str
    try_it: str
    steps: tuple[StepLine, ...]
    playing: bool


class House(Protocol):
    """The product behind the page. All instants are aware and in UTC."""

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone in which the page writes dates."""
        ...

    @property
    def municipality_name(self) -> str: ...

    def now(self) -> datetime:
        """The rehearsal's clock, which stands still until it is moved."""
        ...

    def people(self) -> tuple[PersonLine, ...]: ...

    async def next_event(self) -> NextEvent | None: ...

    async def move_to_next(self) -> None:
        """Move the clock to the next event and send what is due then."""
        ...

    async def move_to(self, instant: datetime) -> None:
        """Move the clock forward; what falls due on the way is sent, in order."""
        ...

    async def sent(self) -> tuple[SentLine, ...]: ...

    async def mails(self) -> tuple[MailLine, ...]: ...

    async def mail(self, name: str) -> bytes | None: ...

    async def start_over(self) -> None:
        """Forget everything done in the rehearsal, the channel's chats too."""
        ...

    async def scenario(self) -> ScenarioState: ...

    async def play_step(self) -> None: ...

    async def play_rest(self) -> None: ...
