"""Mötesläge: what may stand on a screen that everybody in the room sees."""

from dataclasses import replace

from sspf.domain.access import Asker, levels_open
from sspf.domain.commitments import Commitment
from sspf.domain.guards import faults_in
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.document import MeetingScreen, ScreenLine, ScreenPoint
from sspf.ports import Services
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_agenda import meeting_of

SHOWN = frozenset({BriefingLevel.GENERAL, BriefingLevel.GROUP})


async def show_screen(services: Services, who: Who, id: MeetingId | None = None) -> MeetingScreen:
    """Of the meeting that is going on or was held last, else the next."""
    async with enter(services, who) as room:
        meeting = await _meeting(room, id)
        points = room.organisation.rules.agenda
        names = {point.key: point.name for point in room.organisation.rules.points}
        return MeetingScreen(
            meeting=facts(room, meeting),
            points=tuple(
                ScreenPoint(number=number, key=key, name=names.get(key, ""))
                for number, key in enumerate(points, start=1)
            ),
            commitments=tuple(_line(room, each) for each in await _shown(room, meeting)),
        )


async def _meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    if id is None:
        in_hand = await room.meeting_in_hand(await room.group())
        if in_hand is not None and in_hand.held_on == room.today:
            return in_hand
    return await meeting_of(room, id)


async def _shown(room: AskersRoom, meeting: Meeting) -> list[Commitment]:
    """What was decided, at levels that everybody in the group may read (R-52)."""
    among_others: Asker = replace(room.asker, is_private=False, company=())
    levels = levels_open(among_others, meeting.group, room.now) & SHOWN
    return [
        c
        for c in await room.uow.commitments.of_group(meeting.group)
        if c.meeting == meeting.id and c.level in levels and c.case is None
    ]


def _line(room: AskersRoom, commitment: Commitment) -> ScreenLine:
    """Without its text where a guard finds anything at all in it."""
    is_clean = not faults_in(commitment.text, commitment.level)
    return ScreenLine(
        id=commitment.id,
        party=room.organisation.party(commitment.party).name,
        due_on=commitment.due.on,
        text=commitment.text if is_clean else "",
    )
