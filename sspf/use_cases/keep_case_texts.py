"""Keep what was typed about cases, before anything of it is judged. Drafts of the own agency."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sspf.domain.case_texts import CaseText, CaseTextId, Content, Picks
from sspf.domain.cases import CaseId
from sspf.domain.guards import cleaned
from sspf.domain.merging import PartAnswer
from sspf.domain.organisation import IndividualMode
from sspf.domain.secrecy import marking_of
from sspf.use_cases.case_texts import OwnTexts
from sspf.use_cases.room import AskersRoom

NewId = Callable[[], str]
POINTER = Content(is_pointer=True)


@dataclass(frozen=True, slots=True)
class Kept:
    changed: bool
    homeless: str | None
    """What belongs to no case that the agency may write of; None: no text came at all."""


async def keep_case_texts(
    room: AskersRoom, new_id: NewId, own: OwnTexts, answers: tuple[PartAnswer, ...], *, both: bool
) -> Kept:
    """`both`: the form is older than what is saved; a colleague's text stays above the new one."""
    said = [text for answer in answers for text in answer.texts]
    changed, homeless = False, list[str]()
    for each in said:
        content = _as_decided(room.organisation.individual, each.content)
        if each.case is None or each.case not in own.writable:
            homeless += [content.text] if content.text else []
        else:
            changed |= await _keep(room, new_id, own, each.case, content, both=both)
    for answer in answers:
        if answer.cases is not None:
            changed |= await _point_at(room, new_id, own, answer.cases)
    return Kept(changed=changed, homeless="\n\n".join(homeless) if said else None)


def texts_clash(own: OwnTexts, answers: tuple[PartAnswer, ...]) -> bool:
    """A colleague has saved another text on the same case."""
    said = [text for answer in answers for text in answer.texts if text.case and text.content.text]
    return any(
        (draft := own.draft_of(each.case)) is not None
        and draft.content.text not in cleaned(each.content.text)
        for each in said
        if each.case
    )


def says_more(room: AskersRoom, own: OwnTexts, answers: tuple[PartAnswer, ...]) -> bool:
    """Whether any of it is not what the agency has submitted."""
    mode = room.organisation.individual
    for each in (text for answer in answers for text in answer.texts):
        content = _as_decided(mode, each.content)
        shown = own.released_of(each.case) if each.case else None
        if content and (shown is None or shown.content != content):
            return True
    return any(own.released_of(case) is None for answer in answers for case in answer.cases or ())


async def _keep(
    room: AskersRoom,
    new_id: NewId,
    own: OwnTexts,
    case: CaseId,
    content: Content,
    *,
    both: bool,
) -> bool:
    draft, released = own.draft_of(case), own.released_of(case)
    shown = draft or released
    if shown is not None and content == shown.content:
        return False
    if not content:
        return await _take_away(room, draft)
    if draft is not None and both and draft.content.text not in content.text:
        content = replace(content, text=f"{draft.content.text}\n\n{content.text}")
    await _take_away(room, draft)
    await _write(room, new_id, own, case, content)
    return True


async def _point_at(
    room: AskersRoom, new_id: NewId, own: OwnTexts, cases: tuple[CaseId, ...]
) -> bool:
    """Pointer only: which cases are to be brought up, and not a word of them."""
    changed = False
    for case in own.writable:
        draft = own.draft_of(case)
        has = draft is not None or own.released_of(case) is not None
        if case in cases and not has:
            await _write(room, new_id, own, case, POINTER)
            changed = True
        elif case not in cases and draft is not None and draft.content.is_pointer:
            changed |= await _take_away(room, draft)
    return changed


async def _write(
    room: AskersRoom, new_id: NewId, own: OwnTexts, case: CaseId, content: Content
) -> None:
    """A new wording is a text of its own: no decision on the former one follows it (R-20)."""
    text = CaseText(
        id=CaseTextId(new_id()),
        meeting=own.meeting.id,
        case=case,
        party=own.party,
        controller=room.organisation.controller_of(own.party),
        written_by=room.me.id,
        written_at=room.now,
        content=content,
        marking=marking_of(room.organisation, own.party, room.today),
    )
    await room.uow.case_texts.put(text)
    await room.note("case_text:draft", text.id, controller=text.controller, version=text.version)


async def _take_away(room: AskersRoom, draft: CaseText | None) -> bool:
    if draft is None:
        return False
    await room.uow.case_texts.remove(draft)
    await room.note("case_text:remove", draft.id, controller=draft.controller)
    return True


def _as_decided(mode: IndividualMode, content: Content) -> Content:
    """Only what the municipality's mode takes, whatever was sent."""
    text = cleaned(content.text) if mode is IndividualMode.FREE_TEXT else ""
    picks = content.picks if mode is IndividualMode.STRUCTURED else Picks()
    return replace(content, text=text, picks=picks, is_pointer=False)
