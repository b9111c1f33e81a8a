"""Once a year, whoever speaks for a group is reminded of a self-check that is not done (E11)."""

from collections.abc import Iterator

from sspf.domain.errors import UnknownGroupError
from sspf.domain.messages.board import GroupNews
from sspf.domain.messages.general import phrase
from sspf.domain.organisation import Group, GroupKey, Person
from sspf.domain.outbox import Kind, Message
from sspf.domain.self_checks import is_reminded, origin_of
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom, Room

SUBJECT = "selfcheck-"


async def self_check_reminders(room: Room) -> list[Message]:
    """To the convener, else the coordinators, of each group; once a group, year and person."""
    points = room.organisation.ways.self_check
    if not points or not is_reminded((), points, room.today):
        return []
    found: list[Message] = []
    for group in room.organisation.groups:
        if await _is_left(room, group.key):
            found += [_message(room, group, person) for person in _speakers(room, group)]
    return found


async def compose_self_check(room: AskersRoom, message: Message) -> object:
    """One that has been answered since, or of a group that is gone, is not reminded of."""
    key = GroupKey(message.subject.removeprefix(SUBJECT).rpartition(":")[0])
    try:
        group = room.organisation.group(key)
    except UnknownGroupError:
        return Dropped("dropped.no_access")
    if not await _is_left(room, key):
        return Dropped("dropped.self_check")
    if room.me.id not in {person.id for person in _speakers(room, group)}:
        return Dropped("dropped.no_access")
    return GroupNews(said=phrase("selfcheck.news", group=group.name, year=str(room.today.year)))


async def _is_left(room: Room, group: GroupKey) -> bool:
    made = await room.uow.self_checks.made_by(origin_of(group, room.today.year))
    answers = made.answers if made else {}
    return is_reminded(answers, room.organisation.ways.self_check, room.today)


def _speakers(room: Room, group: Group) -> Iterator[Person]:
    convener = [p for p in room.organisation.people if p.id == group.convener]
    yield from convener or room.organisation.coordinators(group.key)


def _message(room: Room, group: Group, person: Person) -> Message:
    subject = f"{SUBJECT}{origin_of(group.key, room.today.year)}"
    return Message(
        key=f"{subject}:{person.id}",
        kind=Kind.GROUP_NEWS,
        recipient=person.id,
        subject=subject,
        controller=room.organisation.controller_of(person.party),
        send_at=room.days.next_sending(room.now),
        why="why.self_check",
    )
