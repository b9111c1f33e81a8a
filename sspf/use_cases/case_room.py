"""A case as one asker may see it. Not allowed and not there are the same, step by step (R-32)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sspf.domain.access import Asker, Record, decide, may
from sspf.domain.case_access import CaseRights, Matter, Opened
from sspf.domain.case_files import CaseFile
from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.consents import opens
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.case import CaseHead, Duty
from sspf.domain.organisation import Group, IndividualMode, PartyKey, Role
from sspf.use_cases.find_case import NO_SUCH, find_case, find_case_by_id
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom, Room

BILATERAL, INTERVENTION = "bilateral", "intervention"
"""Types of groups: one with a list of its own, and the other track (G1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A case that this asker may know of, with the rights that say what of it."""

    case: Case
    file: CaseFile
    rights: CaseRights
    asker: Asker

    def sees(
        self, room: AskersRoom, matter: Matter, party: PartyKey | None = None, item: str = ""
    ) -> bool:
        record = Record(
            group=self.case.group,
            level=BriefingLevel.INDIVIDUAL,
            party=party,
            case=self.case.id,
            matter=matter,
            item=item,
        )
        return may(self.asker, record, room.now)

    def steers(self) -> bool:
        """The coordinator of the case; where there is none, whoever raised it."""
        if self.case.coordinator is not None:
            return self.case.coordinator == self.asker.id
        return self.asker.person.party == self.case.raised_by


async def read_case(
    room: AskersRoom, *, purpose: str, code: str = "", id: str = ""
) -> Found | None:
    """The case with its file; the reading is written down before anything of it is shown (R-70).

    None: there is no such case that this asker may know of; which of the two is not told.
    """
    seen = await (find_case(room, CaseCode(code)) if code else find_case_by_id(room, CaseId(id)))
    file = await room.uow.case_files.find(seen.case.id if seen else NO_SUCH)
    if seen is None or file is None:
        return None
    case = seen.case
    await log_reading(room, case=case.id, record=case.id, purpose=purpose, ground=seen.opened.code)
    return Found(case=case, file=file, rights=seen.rights, asker=seen.asker)


def rights_in(room: AskersRoom, asker: Asker, case: Case, matter: Matter) -> Opened | None:
    """The ground on which this asker may see this of the case, or None."""
    record = Record(group=case.group, level=BriefingLevel.INDIVIDUAL, case=case.id, matter=matter)
    return decide(asker, record, room.now)


def raising_groups(room: AskersRoom) -> Iterator[Group]:
    """Where this person may raise a case: any member, in groups that work with single people."""
    me = room.me
    if room.organisation.individual is IndividualMode.OFF or not room.asker.is_private:
        return
    if me.party is None or me.is_guest or me.roles & {Role.STEERING, Role.AUDITOR}:
        return
    for group in room.organisation.groups:
        has_level = BriefingLevel.INDIVIDUAL in group.levels and group.type != BILATERAL
        if has_level and group.key in me.groups and me.party in group.parties:
            yield group


def holds_consent(room: Room, rights: CaseRights) -> bool:
    """Somebody may pass something about this person to somebody, at this moment."""
    moment = room.local(room.now)
    return not rights.is_locked and any(
        opens(consent, rights.givers, sender, recipient, None, moment)
        for consent in rights.consents
        for sender, recipient in consent.pairs
    )


def takes_text(room: Room) -> bool:
    return room.organisation.individual is IndividualMode.FREE_TEXT


def duty(room: Room) -> Duty:
    return Duty(link=room.organisation.concern_link or "", municipality=room.organisation.name)


def head(room: Room, case: Case) -> CaseHead:
    organisation = room.organisation
    coordinator = case.coordinator and organisation.person(case.coordinator).name
    return CaseHead(
        id=case.id,
        version=case.version,
        code=case.code,
        state=case.state,
        track=case.track,
        group=organisation.group(case.group).name,
        raised_by=organisation.party(case.raised_by).name,
        raised_on=case.raised_on,
        coordinator=coordinator or "",
    )
