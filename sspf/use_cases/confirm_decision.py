"""An agency that had nobody with mandate at the table confirms a decision at home (A12)."""

from sspf.domain.decisions import Decision
from sspf.domain.errors import NotAllowedError, UnknownDecisionError
from sspf.domain.messages.minutes import Plan
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_plan import plan


async def confirm_decision(services: Services, who: Who, number: int) -> Plan:
    """By a member of the agency itself, of the newest meeting. Twice is once.

    UnknownDecisionError when none of that number waits for this agency.
    """
    async with enter(services, who) as room:
        meeting = await room.meeting_in_hand(await room.group())
        if meeting is None or room.me.party is None:
            raise UnknownDecisionError(number)
        if meeting.group not in room.me.groups:
            raise NotAllowedError(meeting.id)
        decision = await _found(room, await room.uow.minutes.decisions(meeting.id), number)
        after = decision.confirm(room.me.party)
        if after != decision:
            await room.uow.minutes.confirm_decision(decision, after)
            await room.note("decision:confirm", decision.id, controller=decision.controller)
        return await plan(room, meeting)


async def _found(room: AskersRoom, decisions: list[Decision], number: int) -> Decision:
    for decision in decisions:
        if decision.number == number and room.me.party in decision.awaits:
            return decision
    raise UnknownDecisionError(number)
