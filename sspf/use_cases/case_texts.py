"""The case texts of one agency for one meeting: which cases it may write of, and what it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sspf.domain.access import Asker, reaches_individuals
from sspf.domain.case_access import CaseRights, Opened
from sspf.domain.case_sharing import may_write_of, passes_to
from sspf.domain.case_text_faults import faults_of_content
from sspf.domain.case_texts import CaseText, TextState, decide_text
from sspf.domain.cases import Case, CaseId, CaseState
from sspf.domain.guards import Found
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import PartyKey
from sspf.use_cases.find_case import knows_of
from sspf.use_cases.room import AskersRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTexts:
    """What an agency has written, and may write of, before one meeting."""

    meeting: Meeting
    party: PartyKey
    asker: Asker
    """Knows the rights in the cases of its groups."""
    writable: Mapping[CaseId, Case]
    """In order of code."""
    texts: tuple[CaseText, ...]
    """Own drafts and released ones."""
    locked: Mapping[CaseId, Case] = field(default_factory=dict)
    """Cases in which nothing is written any more, and the own agency still reads what it wrote."""

    def draft_of(self, case: CaseId) -> CaseText | None:
        return next((t for t in self.texts if t.is_draft and t.case == case), None)

    def released_of(self, case: CaseId) -> CaseText | None:
        """The wording that others read now."""
        of_case = (t for t in self.texts if t.case == case)
        return next((t for t in of_case if t.state is TextState.RELEASED), None)

    @property
    def closed(self) -> tuple[CaseText, ...]:
        return tuple(text for text in self.texts if text.case in self.locked)

    @property
    def drafts(self) -> tuple[CaseText, ...]:
        return tuple(text for text in self.texts if text.is_draft)

    def rights(self, case: CaseId) -> CaseRights | None:
        return self.asker.cases.get(case)


async def own_texts(room: AskersRoom, meeting: Meeting, party: PartyKey) -> OwnTexts:
    """Nothing at all where the individual level is not for this person, or for nobody."""
    asker, cases, texts = room.asker, list[Case](), list[CaseText]()
    if reaches_individuals(room.asker, meeting.group):
        asker = await room.knowing_cases()
        cases = await room.uow.cases.of_group(meeting.group)
        texts = await room.uow.case_texts.of_meeting(meeting.id, party)
    moment = room.local(room.now)
    return OwnTexts(
        meeting=meeting,
        party=party,
        asker=asker,
        writable={
            case.id: case
            for case in cases
            if case.is_open
            and (rights := asker.cases.get(case.id)) is not None
            and may_write_of(rights, party, moment)
            and knows_of(room, asker, case)
        },
        locked={case.id: case for case in cases if case.state is CaseState.LOCKED},
        texts=tuple(t for t in texts if t.party == party and t.state is not TextState.REPLACED),
    )


def ground_of_own(room: AskersRoom, own: OwnTexts, text: CaseText) -> Opened | None:
    """The ground on which this person reads what the own agency wrote, or None."""
    return decide_text(own.asker, text, own.meeting.group, room.now)


def no_texts(room: AskersRoom, meeting: Meeting, party: PartyKey) -> OwnTexts:
    """What another road than Teams knows of them."""
    return OwnTexts(meeting=meeting, party=party, asker=room.asker, writable={}, texts=())


def recipients_of(room: AskersRoom, own: OwnTexts, text: CaseText) -> Mapping[PartyKey, Opened]:
    """Whom consent or a ground opens this text to at this moment; nobody else gets it."""
    rights = own.rights(text.case)
    if rights is None or text.case not in own.writable:
        return {}
    parties = room.organisation.answering(own.meeting.group)
    return passes_to(rights, text, parties, room.local(room.now))


def text_faults(room: AskersRoom, own: OwnTexts, text: CaseText) -> tuple[Found, ...]:
    branch = {party.key: party.branch for party in room.organisation.parties}
    passed = recipients_of(room, own, text)
    to = frozenset(branch[key] for key in passed if key in branch)
    return faults_of_content(text.content, branch[text.party], to)
