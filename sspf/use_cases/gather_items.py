"""What agencies have raised becomes items, so that each can be closed with an outcome (A16)."""

from sspf.domain.agenda import Point
from sspf.domain.briefings import PartState
from sspf.domain.decisions import RAISED, Item, ItemId
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.use_cases.room import Room


async def gather_items(room: Room, meeting: Meeting) -> None:
    """One item for each agency's group-level text; gathering again adds nothing."""
    items = await room.uow.minutes.items(meeting.id)
    raised = {i.party for i in items if i.is_from_briefing}
    number = len(items)
    for briefing in await room.uow.briefings.of_meeting(meeting.id):
        group_texts = [
            p
            for p in briefing.parts
            if p.level is BriefingLevel.GROUP and p.state is PartState.TEXT
        ]
        if not briefing.is_submitted or not group_texts or briefing.party in raised:
            continue
        number += 1
        item = Item(
            id=ItemId(f"{meeting.id}-{briefing.party}{RAISED}"),
            meeting=meeting.id,
            number=number,
            controller=briefing.controller,
            title=f"{room.organisation.party(briefing.party).name}: {_part_name(room)}",
            point=Point.GROUP_LEVEL,
            level=BriefingLevel.GROUP,
            party=briefing.party,
        )
        await room.uow.minutes.put_item(item)
        await room.note("item:add", item.id, controller=item.controller, version=1)


async def has_open_items(room: Room, meeting: Meeting) -> bool:
    """An item still has no outcome; until it has one the plan is not settled (A16)."""
    return any(item.outcome is None for item in await room.uow.minutes.items(meeting.id))


def _part_name(room: Room) -> str:
    """What the model calls its first part on group level."""
    names = [p.name for p in room.organisation.rules.parts if p.level is BriefingLevel.GROUP]
    return names[0] if names else ""
