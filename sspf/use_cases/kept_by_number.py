"""What the lists that are kept for all groups share: who keeps them, who reads them, what is told.

Agreements (keep_register.py) and trainings (keep_trainings.py).
"""

from typing import Protocol, TypeVar

from sspf.domain.agreements import keeps_register
from sspf.domain.errors import NotAllowedError
from sspf.domain.organisation import AuthorityKey, Person
from sspf.domain.outbox import Kind, Message
from sspf.ports.numbered import Numbered
from sspf.use_cases.room import AskersRoom, Room


class Numberable(Protocol):
    """As Agreement and Training: numbered in the municipality, with a version."""

    @property
    def id(self) -> str: ...
    @property
    def controller(self) -> AuthorityKey: ...
    @property
    def version(self) -> int: ...


Value = TypeVar("Value", bound=Numberable)


def must_keep(room: AskersRoom) -> None:
    """NotAllowedError for whoever keeps no register, and where others read."""
    if not keeps_register(room.me) or not room.asker.is_private:
        raise NotAllowedError(room.me.id)


def must_be_member(room: AskersRoom) -> None:
    """Every member reads them, and no guest."""
    if room.me.is_guest or not room.me.groups:
        raise NotAllowedError(room.me.id)


async def keep(room: AskersRoom, among: Numbered[Value], value: Value, tag: str) -> None:
    await among.put(value)
    await room.note(tag, value.id, controller=value.controller, version=value.version)


def reminder(room: Room, person: Person, subject: str, day: str, why: str) -> Message:
    """One person is told of it once for each `day` that it is about."""
    return Message(
        key=f"{subject}:{day}:{person.id}",
        kind=Kind.GROUP_NEWS,
        recipient=person.id,
        subject=subject,
        controller=room.organisation.controller_of(person.party),
        send_at=room.days.next_sending(room.now),
        why=why,
    )
