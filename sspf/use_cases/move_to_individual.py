"""A text that points somebody out goes from its part to the individual one, as a draft (R-41)."""

from dataclasses import replace

from sspf.domain.briefings import BriefingPart, PartState
from sspf.domain.errors import NotAllowedError
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.organisation import IndividualMode
from sspf.ports import Services
from sspf.use_cases.open_briefing import briefed_meeting, current, form, own_party
from sspf.use_cases.room import Who, enter


async def move_to_individual(
    services: Services, who: Who, id: MeetingId | None, number: int
) -> BriefingRequest:
    """Moved twice is moved once. NotAllowedError where no text is taken on individual level."""
    async with enter(services, who) as room:
        if room.organisation.individual is not IndividualMode.FREE_TEXT:
            raise NotAllowedError(who.person)
        meeting = await briefed_meeting(room, id)
        before = await current(room, meeting, own_party(room, meeting))
        parts = before.shown_in_form
        text = next((p.text for p in parts if p.number == number and _may_go(p)), "")
        if text:
            moved = tuple(_moved(part, number, text) for part in parts)
            draft = before.save_draft(moved, room.me.id, room.now)
            await room.uow.briefings.put(draft)
            await room.note(
                "briefing:move", meeting.id, controller=draft.controller, version=draft.version
            )
        return await form(room, meeting)


def _may_go(part: BriefingPart) -> bool:
    return part.level is not BriefingLevel.INDIVIDUAL


def _moved(part: BriefingPart, number: int, text: str) -> BriefingPart:
    if part.number == number:
        return replace(part, text="", state=PartState.UNANSWERED)
    if part.level is not BriefingLevel.INDIVIDUAL:
        return part
    both = f"{part.text}\n\n{text}" if part.text else text
    return replace(part, text=both, state=PartState.UNANSWERED)
