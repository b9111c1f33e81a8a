"""Matters as they go on: listed, shown, sent to the next body, decided, given an owner, closed."""

from sspf.domain.capture import text_faults
from sspf.domain.errors import NoRoadError, TextRefusedError, UnknownRowError
from sspf.domain.group_tree import next_in_chain
from sspf.domain.guards import cleaned
from sspf.domain.matters import DECIDED_LIMIT, Matter, may_read, readable
from sspf.domain.messages.board import Board, BoardRow, Do, Doing, GroupNews
from sspf.domain.messages.general import phrase
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.domain.outbox import Message
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.group_of import must_speak
from sspf.use_cases.matter_board import matter_board, matter_facts, matter_flags
from sspf.use_cases.raise_matter import land, news
from sspf.use_cases.room import AskersRoom, Who, enter


async def list_matters(services: Services, who: Who) -> Board:
    """The open ones that this person may read, those without an owner first."""
    async with enter(services, who) as room:
        found = list(readable(room.asker, await room.uow.matters.every(), room.now))
        still_open = sorted(
            (m for m in found if m.is_open), key=lambda m: (m.owner is not None, m.number)
        )
        return Board(
            title="title.matters",
            rows=tuple(_row(room, matter) for matter in still_open),
            empty="matters.none",
        )


async def open_matter(services: Services, who: Who, number: int) -> Board:
    """UnknownRowError for one that does not exist or that this person may not read."""
    async with enter(services, who) as room:
        return await matter_board(room, await _readable(room, number))


async def forward_matter(services: Services, who: Who, number: int, to: str) -> Board:
    """To the group named, or to the next in the chain; sent twice, it is there once."""
    async with enter(services, who) as room:
        matter = await _readable(room, number)
        goal = GroupKey(to) if to else next_in_chain(room.organisation, matter.been_at)
        if goal is None:
            raise NoRoadError(matter.id)
        if goal != matter.at:
            must_speak(room, matter.at)
            matter.must_have_a_road(room.organisation, goal)
            item = await land(room, matter, goal)
            matter = matter.passed(room.organisation, goal, room.today, item)
            await _keep(room, matter, "matter:forward")
            await room.queue(*news(room, matter.id, goal, matter.version))
        return await matter_board(room, matter)


async def decide_matter(services: Services, who: Who, number: int, text: str) -> Board:
    """What the body where it is now has said. TextRefusedError for what may not stand there."""
    async with enter(services, who) as room:
        matter = await _readable(room, number)
        must_speak(room, matter.at)
        said = cleaned(text)
        faults = text_faults(said, DECIDED_LIMIT, matter.level, "matter")
        if faults:
            raise TextRefusedError(*faults)
        if said != matter.stops[-1].decided:
            matter = matter.decided(said, room.today)
            await _keep(room, matter, "matter:decide")
        return await matter_board(room, matter)


async def give_matter(services: Services, who: Who, number: int, party: str) -> Board:
    """One of the parties of the group where it is sees to it from now on."""
    async with enter(services, who) as room:
        matter = await _readable(room, number)
        must_speak(room, matter.at)
        given = matter.owned_by(PartyKey(party))
        if party not in room.organisation.group(matter.at).parties:
            raise NoRoadError(matter.id)
        if given != matter:
            await _keep(room, given, "matter:give")
        return await matter_board(room, given)


async def close_matter(services: Services, who: Who, number: int) -> Board:
    """Closed; again changes nothing."""
    async with enter(services, who) as room:
        matter = await _readable(room, number)
        must_speak(room, matter.at)
        closed = matter.closed(room.today)
        if closed != matter:
            await _keep(room, closed, "matter:close")
        return await matter_board(room, closed)


async def compose_matter(room: AskersRoom, message: Message) -> object:
    """Read again: what has been closed or may not be read is not told."""
    number = int(message.subject.rpartition("-")[2])
    matter = await room.uow.matters.get(number)
    if not matter.is_open:
        return Dropped("dropped.closed")
    if not may_read(room.asker, matter, room.now):
        return Dropped("dropped.no_access")
    group = room.organisation.group(GroupKey(str(message.values["group"])))
    opens = Do(what=Doing.MATTER_OPEN, subject=matter.id, version=matter.version)
    return GroupNews(
        said=phrase(f"matter.news.{matter.kind}", group=group.name, number=number),
        text=matter.text,
        opens=opens,
    )


async def _readable(room: AskersRoom, number: int) -> Matter:
    matter = await room.uow.matters.get(number)
    if not may_read(room.asker, matter, room.now):
        raise UnknownRowError(number)
    return matter


async def _keep(room: AskersRoom, matter: Matter, tag: str) -> None:
    await room.uow.matters.put(matter)
    await room.note(tag, matter.id, controller=matter.controller, version=matter.version)


def _row(room: AskersRoom, matter: Matter) -> BoardRow:
    return BoardRow(
        heading=phrase(f"matter.kind.{matter.kind}", number=matter.number),
        text=matter.text,
        facts=matter_facts(room, matter),
        flags=matter_flags(matter),
        does=(Do(what=Doing.MATTER_OPEN, subject=matter.id, version=matter.version),),
    )
