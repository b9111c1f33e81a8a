"""Gathers the official documents of a case or a period, for whoever tries the request (R-84).

The bot never answers the public. That each was taken out is in the log before it leaves (R-70).
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sspf.domain.case_texts import CaseText, Marking
from sspf.domain.cases import Case, CaseCode
from sspf.domain.commitments import Commitment
from sspf.domain.consents import Consent
from sspf.domain.decisions import Decision, Item
from sspf.domain.disclosure import DisclosedDocument, DocumentKind, Wanted
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import AuthorityKey, MunicipalityId, PartyKey
from sspf.domain.secrecy import ANYBODY, marking_of
from sspf.ports import Services
from sspf.use_cases.log_reading import Reading, log_readings
from sspf.use_cases.room import Room, enter_alone

PURPOSE, GROUND = "export", "TF_2_15"


async def disclose(
    services: Services, municipality: MunicipalityId, wanted: Wanted
) -> tuple[DisclosedDocument, ...]:
    """In order of day. Nothing for a code that no case has."""
    async with enter_alone(services, municipality) as room:
        found = [document async for document in _documents(room, wanted)]
        found.sort(key=lambda d: (d.on, list(DocumentKind).index(d.kind), d.number, d.party))
        single = [d for d in found if d.level is BriefingLevel.INDIVIDUAL]
        await log_readings(
            room,
            [Reading(case=d.case, record=d.record, purpose=PURPOSE, ground=GROUND) for d in single],
        )
        await room.note("documents:disclose", municipality, case=_only(single))
        return tuple(found)


def _only(documents: list[DisclosedDocument]) -> str:
    cases = {d.case for d in documents}
    return cases.pop() if len(cases) == 1 else ""


async def _documents(room: Room, wanted: Wanted) -> AsyncIterator[DisclosedDocument]:
    case = await room.uow.cases.with_code(CaseCode(wanted.code)) if wanted.code else None
    if wanted.code and case is None:
        return
    meetings = await _meetings(room, wanted)
    for meeting in meetings:
        async for document in _of_meeting(room, meeting, case):
            yield document
    for each in [case] if case else await room.uow.cases.every():
        async for document in _of_case(room, each, meetings, is_named=case is not None):
            yield document


async def _meetings(room: Room, wanted: Wanted) -> list[Meeting]:
    of_groups = [await room.uow.meetings.of_group(g.key) for g in room.organisation.groups]
    return [m for meetings in of_groups for m in meetings if wanted.holds(m.held_on)]


async def _of_meeting(
    room: Room, meeting: Meeting, case: Case | None
) -> AsyncIterator[DisclosedDocument]:
    if case is None:
        for briefing in await _briefings(room, meeting):
            yield briefing
    present = await _present(room, meeting)
    items = await room.uow.minutes.items(meeting.id)
    decisions = await room.uow.minutes.decisions(meeting.id)
    commitments = await room.uow.commitments.of_group(meeting.group)
    made = [c for c in commitments if c.meeting == meeting.id]
    for document in (
        *(_item(room, meeting, item, present) for item in items),
        *(_decision(room, meeting, decision, present) for decision in decisions),
        *(_commitment(room, commitment, present) for commitment in made),
    ):
        if case is None or document.case == case.id:
            yield document


def _item(room: Room, meeting: Meeting, item: Item, present: tuple[str, ...]) -> DisclosedDocument:
    document = DisclosedDocument(
        kind=DocumentKind.ITEM,
        number=str(item.number),
        on=meeting.held_on,
        level=item.level,
        controller=_authority(room, item.controller),
        party=_party(room, item.party),
        group=room.organisation.group(meeting.group).name,
        taking_part=present,
        texts=tuple(filter(None, (item.title,))),
        case=item.case or "",
        record=item.id,
    )
    return _marked(room, document, item.party, item.controller)


def _decision(
    room: Room, meeting: Meeting, decision: Decision, present: tuple[str, ...]
) -> DisclosedDocument:
    document = DisclosedDocument(
        kind=DocumentKind.DECISION,
        number=str(decision.number),
        on=room.local(decision.decided_at).date(),
        level=decision.level,
        controller=_authority(room, decision.controller),
        group=room.organisation.group(meeting.group).name,
        taking_part=present,
        noted_by=room.organisation.person(decision.recorded_by).name,
        presented_by=_presenter(room, decision),
        texts=tuple(filter(None, (decision.text,))),
        case=decision.case or "",
        record=decision.id,
    )
    return _marked(room, document, None, decision.controller)


def _presenter(room: Room, decision: Decision) -> str:
    by = decision.presented_by
    return room.organisation.person(by).name if by else ""


def _commitment(room: Room, commitment: Commitment, present: tuple[str, ...]) -> DisclosedDocument:
    document = DisclosedDocument(
        kind=DocumentKind.COMMITMENT,
        number=commitment.id,
        on=commitment.decided_on,
        level=commitment.level,
        controller=_authority(room, commitment.controller),
        party=_party(room, commitment.party),
        group=room.organisation.group(commitment.group).name,
        taking_part=present,
        noted_by=room.organisation.person(commitment.owner).name,
        texts=tuple(filter(None, (commitment.text, commitment.note))),
        case=commitment.case or "",
        record=commitment.id,
    )
    return _marked(room, document, commitment.party, commitment.controller)


async def _briefings(room: Room, meeting: Meeting) -> list[DisclosedDocument]:
    return [
        DisclosedDocument(
            kind=DocumentKind.BRIEFING,
            number=str(part.number),
            on=room.local(briefing.submitted_at).date(),
            level=part.level,
            controller=_authority(room, briefing.controller),
            party=_party(room, briefing.party),
            group=room.organisation.group(meeting.group).name,
            texts=(part.text,),
        )
        for briefing in await room.uow.briefings.of_meeting(meeting.id)
        if briefing.submitted_at is not None
        for part in briefing.parts
        if part.text
    ]


async def _of_case(
    room: Room, case: Case, meetings: Sequence[Meeting], *, is_named: bool
) -> AsyncIterator[DisclosedDocument]:
    ids = {meeting.id for meeting in meetings}
    for text in await room.uow.case_texts.all_of_case(case.id):
        released = text.released_at
        if released is not None and text.meeting in ids:
            yield _case_text(room, case, text, room.local(released).date())
    if not is_named:
        return
    file = await room.uow.case_files.find(case.id)
    stub = DisclosedDocument(
        kind=DocumentKind.CASE,
        number=case.code,
        on=case.raised_on,
        level=BriefingLevel.INDIVIDUAL,
        controller=_authority(room, case.controller),
        party=_party(room, case.archive_agency),
        group=room.organisation.group(case.group).name,
        noted_by=room.organisation.person(case.noted_by).name,
        texts=file.texts if file else (),
        case=case.id,
        record=case.id,
    )
    yield _marked(room, stub, case.raised_by, case.controller)
    for consent in await room.uow.consents.of_case(case.id):
        yield _consent(room, case, consent)


def _case_text(room: Room, case: Case, text: CaseText, day: date) -> DisclosedDocument:
    parties = {p.key: p.name for p in room.organisation.parties}
    return DisclosedDocument(
        kind=DocumentKind.CASE_TEXT,
        number=case.code,
        on=day,
        level=BriefingLevel.INDIVIDUAL,
        controller=_authority(room, text.controller),
        party=_party(room, text.party),
        recipients=tuple(parties.get(r, r) for r in text.recipients),
        noted_by=room.organisation.person(text.written_by).name,
        texts=tuple(filter(None, (text.content.text, *text.content.picks.concerns))),
        marking=text.marking,
        marked_by=_authority(room, text.marking.authority),
        case=case.id,
        record=text.id,
    )


def _consent(room: Room, case: Case, consent: Consent) -> DisclosedDocument:
    """That it was given, between whom and until when; the form itself is with who collected it."""
    pairs = sorted((_party(room, a), _party(room, b)) for a, b in consent.pairs)
    document = DisclosedDocument(
        kind=DocumentKind.CONSENT,
        number=case.code,
        on=consent.valid_from,
        level=BriefingLevel.INDIVIDUAL,
        controller=_authority(room, consent.controller),
        party=_party(room, consent.collected_by),
        noted_by=room.organisation.person(consent.recorded_by).name,
        texts=(f"{consent.valid_from} – {consent.valid_to}", *(f"{a} → {b}" for a, b in pairs)),
        case=case.id,
        record=consent.id,
    )
    return _marked(room, document, consent.collected_by, consent.controller)


async def _present(room: Room, meeting: Meeting) -> tuple[str, ...]:
    rows = await room.uow.minutes.attendance(meeting.id)
    names = [(room.organisation.person(row.person).name, _party(room, row.party)) for row in rows]
    return tuple(f"{name} ({party})" if party else name for name, party in names)


def _marked(
    room: Room, document: DisclosedDocument, party: PartyKey | None, controller: AuthorityKey
) -> DisclosedDocument:
    """As it is, when it is not about one person."""
    if document.level is not BriefingLevel.INDIVIDUAL:
        return document
    marking = Marking(provision=ANYBODY, marked_on=document.on, authority=controller)
    if party is not None:
        marking = marking_of(room.organisation, party, document.on)
    return replace(document, marking=marking, marked_by=_authority(room, marking.authority))


def _party(room: Room, key: PartyKey | None) -> str:
    names: Iterator[str] = (p.name for p in room.organisation.parties if p.key == key)
    return next(names, str(key or ""))


def _authority(room: Room, key: AuthorityKey) -> str:
    return next((a.name for a in room.organisation.authorities if a.key == key), str(key))
