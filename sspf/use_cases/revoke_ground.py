"""End a recorded decision before its day: whoever read through it reads no more (R-17, R-20).

Anybody of the agency that passed the item on may say so: closing is never what harms.
"""

from collections.abc import Callable
from dataclasses import replace

from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.consents import GroundId, LegalGround
from sspf.domain.errors import UnknownConsentError
from sspf.domain.messages.general import Notice
from sspf.domain.messages.ground import GroundRevoked, GroundRevoking
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.find_case import NO_CASE, NO_SUCH, REFUSED, SeenCase, code_for, find_case
from sspf.use_cases.ground_lines import ground_line
from sspf.use_cases.ground_setting import opened_item
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.recall_cards import know_of_closing, recall_cards
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_grounds import grounds_seen
from sspf.use_cases.withdraw_consent import copies

NONE_TO_REVOKE = Notice(key="ground.none_to_revoke")


async def ask_to_revoke(
    services: Services, who: Who, code: CaseCode, number: int | None
) -> GroundRevoking | Notice:
    """`number`: in the list of the case; None: the only one that is left to end."""
    async with enter(services, who) as room:
        seen = await find_case(room, code)
        if seen is None:
            return NO_CASE
        lines = [ground_line(room, g, n) for n, g in enumerate(grounds_seen(room, seen), start=1)]
        left = [line for line in lines if line.may_revoke and number in (None, line.number)]
        if len(left) != 1:
            return NONE_TO_REVOKE
        await _log(room, seen.case.id, GroundId(left[0].id), seen.opened.code)
        return GroundRevoking(case=seen.case.id, code=seen.case.code, line=left[0])


async def open_revoking(
    services: Services, who: Who, id: GroundId
) -> GroundRevoking | GroundRevoked | Notice:
    async with enter(services, who) as room:
        found = await _find(room, id)
        if found is None:
            return NO_CASE
        seen, ground = found
        if ground.revoked_at is not None:
            return await _receipt(room, seen, ground, 0)
        await _log(room, seen.case.id, ground.id, seen.opened.code)
        line = ground_line(room, ground)
        return GroundRevoking(
            case=seen.case.id, code=code_for(room, seen.asker, seen.case), line=line
        )


async def revoke_ground(services: Services, who: Who, id: GroundId) -> GroundRevoked | Notice:
    """What was closed. Done twice is done once."""
    async with enter(services, who) as room:
        found = await _find(room, id)
        if found is None:
            return NO_CASE
        seen, ground = found
        if ground.revoked_at is not None:
            return await _receipt(room, seen, ground, 0)
        ended = replace(ground, revoked_at=room.now, version=ground.version + 1)
        await room.uow.consents.put_ground(ended)
        await room.note(
            "ground:revoke",
            ended.id,
            controller=ended.controller,
            version=ended.version,
            case=ended.case,
        )
        replaced = await recall_cards(
            room, ended.case, f"{ended.id}.revoked", ended.controller, _recipients(room, ended)
        )
        await know_of_closing(room, ended.case)
        return await _receipt(room, seen, ended, replaced)


async def _find(room: AskersRoom, id: GroundId) -> tuple[SeenCase, LegalGround] | None:
    """A ground of the own agency's; one of others and none at all are asked for alike (R-32)."""
    ground = await _ground(room, id)
    asked = ground.case if ground else NO_SUCH
    asker = await room.knowing_cases(asked)
    case = await room.uow.cases.find(asked)
    mine = ground if ground and ground.sender == room.me.party else None
    opened = opened_item(room, asker, case, mine.item, mine.sender) if case and mine else None
    if case is None or mine is None or opened is None:
        await room.note(REFUSED, room.organisation.municipality)
        return None
    return SeenCase(case=case, asker=asker, rights=asker.cases[case.id], opened=opened), mine


async def _ground(room: AskersRoom, id: GroundId) -> LegalGround | None:
    try:
        return await room.uow.consents.ground(id)
    except UnknownConsentError:
        return None


def _recipients(room: AskersRoom, ground: LegalGround) -> Callable[[PersonId], bool]:
    """Whose cards may show what is now closed."""
    people = {p.id for p in room.organisation.people if p.party == ground.recipient}
    return lambda person: person in people


async def _receipt(
    room: AskersRoom, seen: SeenCase, ground: LegalGround, replaced: int
) -> GroundRevoked:
    await _log(room, seen.case.id, ground.id, seen.opened.code)
    read = [e for e in await room.uow.audit.readings(seen.case.id) if e.ground == ground.id]
    return GroundRevoked(
        case=seen.case.id,
        code=code_for(room, seen.asker, seen.case),
        line=ground_line(room, ground),
        at=room.local(ground.revoked_at or room.now),
        replaced=replaced,
        copies=copies(room, read),
    )


async def _log(room: AskersRoom, case: CaseId, ground: GroundId, opened: str) -> None:
    await log_reading(room, case=case, record=ground, purpose="revoke", ground=opened)
