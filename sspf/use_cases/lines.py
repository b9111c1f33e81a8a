"""Domain values as the lines that a reader sees. Asks nobody's rights: callers do."""

from sspf.domain.access import Record, decide, may, may_change, may_complete, record_of
from sspf.domain.case_access import Matter
from sspf.domain.commitments import Commitment
from sspf.domain.decisions import Decision, Item
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.meeting import MeetingFacts, PersonChoice
from sspf.domain.organisation import GroupKey, Person
from sspf.use_cases.room import AskersRoom, Room


def facts(room: Room, meeting: Meeting) -> MeetingFacts:
    return MeetingFacts(
        id=meeting.id,
        version=meeting.sequence,
        group=room.organisation.group(meeting.group).name,
        held_on=meeting.held_on,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        remark=meeting.remark,
    )


def line(room: AskersRoom, commitment: Commitment) -> CommitmentLine:
    """One commitment for this reader; what they may not read is not in the value at all."""
    organisation = room.organisation
    opened = decide(room.asker, record_of(commitment), room.now)
    seen = opened is not None
    if opened is not None and commitment.case is not None:
        room.readings.append((commitment.case, commitment.id, opened.code))
    goals = {g.key: g.name for g in organisation.rules.goals}
    return CommitmentLine(
        id=commitment.id,
        version=commitment.version,
        text=commitment.text if seen else "",
        party=organisation.party(commitment.party).name,
        owner=organisation.person(commitment.owner).name if seen else "",
        level=commitment.level,
        prevention=commitment.prevention,
        status=commitment.status,
        due_on=commitment.due.on,
        at_next_meeting=commitment.due.is_next_meeting,
        days_late=_days_late(room, commitment),
        moved=commitment.moved,
        decided_on=commitment.decided_on,
        goals=tuple(goals[g] for g in commitment.goals if g in goals),
        taking_part=tuple(organisation.party(p).name for p in commitment.taking_part),
        subject=commitment.subject,
        mine=may_complete(room.asker, commitment),
        is_hidden=not seen,
        is_locked=not seen and _is_locked(room, commitment),
        case=commitment.case or "",
        may_change=may_change(room.asker, commitment),
        from_meeting=commitment.meeting is not None,
    )


def _is_locked(room: AskersRoom, commitment: Commitment) -> bool:
    rights = room.asker.cases.get(commitment.case) if commitment.case else None
    return rights is not None and rights.is_locked


def titled(person: Person) -> str:
    """`Rut Rektorsdotter, rektor`."""
    return f"{person.name}, {person.title}" if person.title else person.name


def choice(person: Person) -> PersonChoice:
    return PersonChoice(
        id=person.id,
        name=person.name,
        title=person.title,
        delegated_by=person.delegated_by or "",
        delegated_from=person.delegated_from,
    )


def visible(room: AskersRoom, commitments: list[Commitment]) -> list[Commitment]:
    """Those that this reader may see, and nothing that tells how many there are besides."""
    return [c for c in commitments if may(room.asker, record_of(c), room.now)]


def shares(room: AskersRoom, group: GroupKey, shared: Item | Decision) -> bool:
    """Whether this reader may read what a meeting has listed or decided; noted when of a case."""
    record = Record(group=group, level=shared.level, case=shared.case, matter=Matter.SHARED)
    opened = decide(room.asker, record, room.now)
    if opened is not None and shared.case is not None:
        room.readings.append((shared.case, shared.id, opened.code))
    return opened is not None


def deepest_level(room: AskersRoom) -> BriefingLevel:
    """The deepest level any record of the reader's groups is open to them at."""
    levels = [
        level
        for group in room.organisation.groups
        if group.key in room.me.groups
        for level in group.levels
        if level is not BriefingLevel.INDIVIDUAL
    ]
    return max(levels, default=BriefingLevel.GENERAL)


def _days_late(room: Room, commitment: Commitment) -> int:
    return (room.today - commitment.due.on).days if commitment.is_overdue(room.today) else 0
