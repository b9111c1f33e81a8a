"""What becomes of a draft about a case: written by typing, changed, taken away."""

from dataclasses import replace

from sspf.domain.case_texts import CaseAnswer, CaseText, CaseTextId, Content
from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.errors import StaleError
from sspf.domain.levels import BriefingLevel
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import BriefingReceipt, BriefingRequest
from sspf.ports import Services
from sspf.use_cases.case_texts import OwnTexts, own_texts
from sspf.use_cases.keep_case_texts import keep_case_texts
from sspf.use_cases.open_briefing import briefed_meeting, form, open_briefing, own_party
from sspf.use_cases.room import AskersRoom, Who, enter


async def write_case_text(
    services: Services, who: Who, code: str, content: Content
) -> BriefingRequest | None:
    """The form with the draft in it. None: no case that this agency may write of has that code.

    The same is asked and one entry is written whether there is such a case or not (R-32).
    """
    async with enter(services, who) as room:
        meeting = await briefed_meeting(room, None)
        own = await own_texts(room, meeting, own_party(room, meeting))
        found = next((c.id for c in own.writable.values() if c.code == CaseCode(code)), None)
        await room.note("case:sought", meeting.id)
        if found is None:
            return None
        await _keep(services, room, own, found, _filled_in(own, found, content))
        return await form(room, meeting)


async def change_case_text(services: Services, who: Who, id: CaseTextId, text: str) -> CaseText:
    """Keep the draft with these words, and give it as it stands then; kept twice is kept once.

    StaleError when it is no draft of the own agency's.
    """
    async with enter(services, who) as room:
        draft = await _draft(room, id)
        if draft is None and (same := await _same(room, text)):
            return same
        if draft is None:
            raise StaleError(id)
        if text and text != draft.content.text:
            meeting = await room.uow.meetings.get(draft.meeting)
            own = await own_texts(room, meeting, draft.party)
            await _keep(services, room, own, draft.case, replace(draft.content, text=text))
            own = await own_texts(room, meeting, draft.party)
            return own.draft_of(draft.case) or draft
        return draft


async def remove_case_text(
    services: Services, who: Who, id: CaseTextId
) -> BriefingReceipt | BriefingRequest:
    """Take the draft away, if it is there still; then the briefing as it stands."""
    async with enter(services, who) as room:
        draft = await _draft(room, id)
        if draft is not None:
            await room.uow.case_texts.remove(draft)
            await room.note("case_text:remove", draft.id, controller=draft.controller)
    return await open_briefing(services, who, draft.meeting if draft else None)


async def find_draft(services: Services, who: Who, code: str) -> CaseTextId | None:
    """The own agency's draft on the case with this code, before the next meeting."""
    async with enter(services, who) as room:
        meeting = await briefed_meeting(room, None)
        own = await own_texts(room, meeting, own_party(room, meeting))
        await room.note("case:sought", meeting.id)
        codes = {case.id: case.code for case in own.writable.values()}
        return next((t.id for t in own.drafts if codes.get(t.case) == CaseCode(code)), None)


async def _draft(room: AskersRoom, id: CaseTextId) -> CaseText | None:
    party = room.me.party
    found = await room.uow.case_texts.find(id, party) if party else None
    return found if found and found.is_draft and found.party == party else None


async def _same(room: AskersRoom, text: str) -> CaseText | None:
    """What a first press has made of these words; a changed text is another one."""
    meeting = await briefed_meeting(room, None)
    own = await own_texts(room, meeting, own_party(room, meeting))
    return next((t for t in own.drafts if text and t.content.text == text), None)


async def _keep(
    services: Services, room: AskersRoom, own: OwnTexts, case: CaseId, content: Content
) -> None:
    parts = enumerate(room.organisation.rules.parts, start=1)
    number = next((n for n, p in parts if p.level is BriefingLevel.INDIVIDUAL), 0)
    said = PartAnswer(number=number, texts=(CaseAnswer(case=case, content=content),))
    await keep_case_texts(room, services.new_id, own, (said,), both=False)


def _filled_in(own: OwnTexts, case: CaseId, content: Content) -> Content:
    """Questions that were answered before stay answered when only the words are typed anew."""
    before = own.draft_of(case)
    if before is None:
        return content
    old = before.content
    return replace(
        content,
        areas=content.areas or old.areas,
        known_by=content.known_by or old.known_by,
        names_others=old.names_others if content.names_others is None else content.names_others,
        tells_of_crime=(
            old.tells_of_crime if content.tells_of_crime is None else content.tells_of_crime
        ),
        is_protected=old.is_protected if content.is_protected is None else content.is_protected,
    )
