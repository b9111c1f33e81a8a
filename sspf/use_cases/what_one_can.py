"""What this person can do right now, not everything there is: the words for `hjälp`."""

from datetime import datetime

from sspf.domain.access import levels_open, may_convene, may_remind
from sspf.domain.errors import NotAllowedError
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingStatus
from sspf.domain.organisation import GroupKey, IndividualMode, Role
from sspf.domain.statistics import overseen
from sspf.use_cases.case_room import raising_groups
from sspf.use_cases.resolve_query import Meetings, meetings_around
from sspf.use_cases.room import AskersRoom

IN_COMPANY = frozenset({"mine", "open", "overdue", "next_meeting", "meetings", "promises"})
"""What may be asked where others read along."""
MOST = 12


async def what_one_can(room: AskersRoom, deadline: datetime | None) -> tuple[str, ...]:
    """Keys of the catalogue, the most at hand first; `deadline`: of a briefing that is awaited."""
    try:
        group, around = await meetings_around(room)
    except NotAllowedError:
        return _keys(room, [*_of_roles(room), "own_data", "contact"])
    convening = await _convening(room, group, around)
    reads = bool(levels_open(room.asker, group, room.now))
    found = [
        *(["briefing"] if deadline else []),
        *convening,
        *(_reading(room, around) if reads else []),
        *_of_cases(room),
        *_of_roles(room),
        *(["sharing"] if room.me.party else []),
        *("own_data", "contact"),
    ]
    return _keys(room, found)


def _reading(room: AskersRoom, around: Meetings) -> list[str]:
    speaks = room.me.party is not None or Role.COORDINATOR in room.me.roles
    return [
        *(["mine"] if room.me.party else []),
        *("open", "overdue"),
        *(["promises", "plan"] if around.last else []),
        *(["next_meeting", "agenda"] if around.next else []),
        *(["signal"] if around.next and speaks else []),
    ]


def _of_cases(room: AskersRoom) -> list[str]:
    """Also where a group's only level is the individual one, and nothing of it is open yet."""
    may_raise = any(raising_groups(room))
    return [
        *(["new_case"] if may_raise else []),
        *(["cases"] if may_raise or _coordinates_cases(room) else []),
    ]


def _coordinates_cases(room: AskersRoom) -> bool:
    """Whether there are any is not told by this."""
    if room.organisation.individual is IndividualMode.OFF:
        return False
    groups = (room.organisation.group(key) for key in room.me.groups)
    return Role.COORDINATOR in room.me.roles and any(
        BriefingLevel.INDIVIDUAL in group.levels for group in groups
    )


async def _convening(room: AskersRoom, group: GroupKey, around: Meetings) -> list[str]:
    """For the convener, by where the meeting stands; the standing also for the coordinator."""
    if not may_remind(room.asker, group):
        return []
    called = around.next is not None and around.next.status is MeetingStatus.CALLED
    standing = ["standing"] if called else []
    if not may_convene(room.asker, group):
        return standing
    call = ["call"] if around.next and not called else []
    in_hand = await room.meeting_in_hand(group)
    begun = in_hand is not None and in_hand.plan_fixed_at is None
    return [*call, *standing, *(["attendance", "capture"] if begun else [])]


def _of_roles(room: AskersRoom) -> list[str]:
    log = ["log"] if Role.AUDITOR in room.me.roles else []
    return [*(["statistics"] if overseen(room.asker) else []), *log]


def _keys(room: AskersRoom, names: list[str]) -> tuple[str, ...]:
    allowed = [n for n in names if room.asker.is_private or n in IN_COMPANY]
    return tuple(f"can.{name}" for name in allowed[:MOST])
