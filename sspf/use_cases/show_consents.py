"""What stands of consents: of one case, and of those that somebody coordinates or asks for."""

from datetime import timedelta

from sspf.domain.access import Record, decide
from sspf.domain.case_access import CaseRights, Matter
from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.consents import Consent, missing_givers
from sspf.domain.ground_forms import is_in_force
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.consent import ConsentList, ConsentRow, ConsentStatus
from sspf.domain.messages.general import Notice
from sspf.ports import Services
from sspf.use_cases.consent_lines import consent_line
from sspf.use_cases.consent_setting import may_register
from sspf.use_cases.find_case import NO_CASE, SeenCase, find_case, find_case_by_id
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_grounds import grounds_seen

NONE = CaseCode("")
SOON = timedelta(days=31)


async def code_of(services: Services, who: Who, id: CaseId) -> CaseCode:
    """Of a case that this person may know of; empty for any other."""
    async with enter(services, who) as room:
        seen = await find_case_by_id(room, id)
        return seen.case.code if seen else NONE


async def show_consents(services: Services, who: Who, code: CaseCode) -> ConsentStatus | Notice:
    async with enter(services, who) as room:
        seen = await find_case(room, code, Matter.CONSENT)
        if seen is None:
            return NO_CASE
        case, consents = seen.case, seen.rights.consents
        await log_reading(
            room, case=case.id, record="consents", purpose="show", ground=seen.opened.code
        )
        return ConsentStatus(
            case=case.id,
            code=case.code,
            consents=tuple(consent_line(room, c, seen.rights.givers) for c in consents),
            grounds=_grounds(room, seen),
            is_locked=seen.rights.is_locked,
            may_register=may_register(room, case, consents),
            may_see_grounds=room.me.party is not None,
            may_withdraw=any(_may_be_left(room, c) for c in consents),
        )


async def list_consents(services: Services, who: Who, *, only_ending: bool = False) -> ConsentList:
    """Of the cases that this person coordinates or whose family the own agency asks."""
    async with enter(services, who) as room:
        group = await room.group()
        asker = await room.knowing_cases()
        rows = []
        for case in await room.uow.cases.of_group(group):
            rights = asker.cases.get(case.id)
            if rights is None or not may_register(room, case, rights.consents):
                continue
            level, matter = BriefingLevel.INDIVIDUAL, Matter.CONSENT
            record = Record(group=group, level=level, case=case.id, matter=matter)
            opened = decide(asker, record, room.now)
            row = _row(room, case, rights)
            if opened is None or (only_ending and not _ends_soon(room, row)):
                continue
            await log_reading(
                room, case=case.id, record="consents", purpose="list", ground=opened.code
            )
            rows.append(row)
        last = max((r.valid_to for r in rows if r.valid_to), default=room.today)
        rows.sort(key=lambda r: (r.valid_to or last + SOON, r.code))
        name = room.organisation.group(group).name
        return ConsentList(rows=tuple(rows), group=name, only_ending=only_ending)


def _row(room: AskersRoom, case: Case, rights: CaseRights) -> ConsentRow:
    standing = [c for c in rights.consents if _may_be_left(room, c)]
    whole = [c for c in standing if not missing_givers(c, rights.givers, room.today)]
    lacking = [len(missing_givers(c, rights.givers, room.today)) for c in standing]
    return ConsentRow(
        case=case.id,
        code=case.code,
        valid_to=max((c.valid_to for c in whole), default=None),
        missing=min(lacking, default=0),
    )


def _may_be_left(room: AskersRoom, consent: Consent) -> bool:
    return not consent.is_withdrawn(room.now) and consent.valid_to >= room.today


def _ends_soon(room: AskersRoom, row: ConsentRow) -> bool:
    return row.valid_to is not None and row.valid_to <= room.today + SOON


def _grounds(room: AskersRoom, seen: SeenCase) -> int:
    """Those that hold now, of those that the reader's agency is an end of."""
    return sum(is_in_force(ground, room.today) for ground in grounds_seen(room, seen))
