"""What stands of other legal grounds in one case, for the agencies that they are between."""

from collections.abc import Sequence

from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.commitments import Commitment
from sspf.domain.consents import LegalGround
from sspf.domain.errors import NotAllowedError, UnknownMeetingError
from sspf.domain.messages.general import Notice
from sspf.domain.messages.ground import GroundItem, GroundList
from sspf.ports import Services
from sspf.use_cases.case_texts import own_texts
from sspf.use_cases.find_case import NO_CASE, SeenCase, find_case, find_case_by_id
from sspf.use_cases.ground_lines import ground_line
from sspf.use_cases.ground_setting import about, opened_item
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.open_briefing import briefed_meeting, own_party
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_grounds(services: Services, who: Who, code: CaseCode) -> GroundList | Notice:
    async with enter(services, who) as room:
        return await _shown(room, await find_case(room, code))


async def show_grounds_by_id(services: Services, who: Who, id: CaseId) -> GroundList | Notice:
    async with enter(services, who) as room:
        return await _shown(room, await find_case_by_id(room, id))


def grounds_seen(room: AskersRoom, seen: SeenCase) -> list[LegalGround]:
    """Oldest first: nobody is told what passes between two other agencies, the coordinator
    neither (R-20, R-23)."""
    return [
        ground
        for ground in seen.rights.grounds
        if room.me.party in (ground.sender, ground.recipient)
        and opened_item(room, seen.asker, seen.case, ground.item, ground.sender)
    ]


async def _shown(room: AskersRoom, seen: SeenCase | None) -> GroundList | Notice:
    if seen is None:
        return NO_CASE
    await log_reading(
        room, case=seen.case.id, record="grounds", purpose="show", ground=seen.opened.code
    )
    return GroundList(
        case=seen.case.id,
        code=seen.case.code,
        lines=tuple(
            ground_line(room, ground, number)
            for number, ground in enumerate(grounds_seen(room, seen), start=1)
        ),
        items=tuple(GroundItem(id=one, about=about(one)) for one in await _items(room, seen.case)),
    )


async def _items(room: AskersRoom, case: Case) -> Sequence[str]:
    """What the own agency could pass on: its text for the next meeting, its open commitments."""
    if not case.is_open or room.me.party is None:
        return ()
    commitments = await room.uow.commitments.of_case(case.id)
    mine = [c.id for c in commitments if _is_mine(room, c)]
    return [*await _text(room, case), *mine]


def _is_mine(room: AskersRoom, commitment: Commitment) -> bool:
    return commitment.is_open and commitment.party == room.me.party


async def _text(room: AskersRoom, case: Case) -> list[str]:
    try:
        meeting = await briefed_meeting(room, None)
        own = await own_texts(room, meeting, own_party(room, meeting))
    except (UnknownMeetingError, NotAllowedError):
        return []
    found = own.draft_of(case.id) or own.released_of(case.id)
    return [found.id] if found else []
