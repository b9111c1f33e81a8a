"""What a case's forms are judged by here and now: the model, the consents, who takes part."""

from dataclasses import replace

from sspf.domain.case_access import Matter
from sspf.domain.case_work import Setting
from sspf.domain.consents import COORDINATION
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import PartyKey, PersonId
from sspf.use_cases.case_room import Found, holds_consent, rights_in, takes_text
from sspf.use_cases.room import AskersRoom

STUB = Matter.STUB


async def setting_of(room: AskersRoom, found: Found) -> Setting:
    case, organisation = found.case, room.organisation
    seated = [
        p.id
        for key in organisation.group(case.group).parties
        for p in organisation.seated(case.group, key, room.today)
    ]
    meeting = await room.meeting_in_hand(case.group)
    coordinators = [p.id for p in organisation.coordinators(case.group)]
    return Setting(
        rules=organisation.cases,
        today=room.today,
        takes_text=takes_text(room),
        has_consent=holds_consent(room, found.rights),
        taking_part=taking_part(room, found),
        goals=organisation.rules.goals,
        party=room.me.party,
        people=tuple(dict.fromkeys([*coordinators, *seated])),
        open_commitments=await _still_open(room, found),
        meeting=meeting.id if meeting else None,
        held_on=meeting.held_on if meeting else None,
        attending=await _attending(room, found, meeting) if meeting else (),
    )


async def _attending(room: AskersRoom, found: Found, meeting: Meeting) -> tuple[PersonId, ...]:
    """Written as present, and each may know of the case by their own right (R-24)."""
    people = {p.id: p for p in room.organisation.people}
    rows = await room.uow.minutes.attendance(meeting.id)
    return tuple(
        row.person
        for row in rows
        if row.person in people
        and rights_in(room, replace(found.asker, person=people[row.person]), found.case, STUB)
    )


def taking_part(room: AskersRoom, found: Found) -> tuple[PartyKey, ...]:
    """Agencies that the consents name, or the case itself, in the order of the seats."""
    named = {p for c in found.rights.consents for pair in c.pairs for p in pair} - {COORDINATION}
    own = set(found.case.parties) or named
    group = room.organisation.group(found.case.group)
    return tuple(p for p in group.parties if p in own and (p in named or not named))


async def _still_open(room: AskersRoom, found: Found) -> int:
    open_ones = await room.uow.commitments.still_open()
    return sum(commitment.case == found.case.id for commitment in open_ones)
