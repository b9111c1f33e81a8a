"""Show an agency's briefing form: own open commitments first, then the parts as saved."""

from dataclasses import replace

from sspf.domain.access import may, record_of
from sspf.domain.briefings import (
    Briefing,
    BriefingPart,
    PartFault,
    PartState,
    empty_parts,
    faults_of,
)
from sspf.domain.cycle import cycle_of
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.briefing import BriefingReceipt, BriefingRequest, PartForm, PartLine
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.organisation import IndividualMode, PartyKey
from sspf.ports import Services
from sspf.use_cases.case_texts import OwnTexts, own_texts
from sspf.use_cases.knowing_room import log_readings
from sspf.use_cases.lines import facts, line
from sspf.use_cases.open_case_texts import Judged, recipients_in_words, with_case_texts
from sspf.use_cases.room import AskersRoom, Who, enter

AT_MOST = 10
"""Own commitments in the form; a card never holds more rows."""


async def open_briefing(
    services: Services, who: Who, id: MeetingId | None = None
) -> BriefingRequest | BriefingReceipt:
    """The form, or the receipt when it is submitted and nothing waits in a draft."""
    async with enter(services, who) as room:
        meeting = await briefed_meeting(room, id)
        party = own_party(room, meeting)
        briefing = await room.uow.briefings.find(meeting.id, party)
        if briefing and briefing.is_submitted and briefing.draft is None:
            own = await own_texts(room, meeting, party)
            return receipt(room, meeting, briefing, own)
        return await form(room, meeting)


async def reopen_briefing(
    services: Services, who: Who, id: MeetingId, *, adding: bool = False
) -> BriefingRequest:
    """The form with what was submitted, to be changed; `adding`: with one more case to write of."""
    async with enter(services, who) as room:
        return await form(room, await briefed_meeting(room, id), adding=adding)


async def briefed_meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    if id is not None:
        return await room.uow.meetings.get(id)
    return await room.next_meeting(await room.group())


def own_party(room: AskersRoom, meeting: Meeting) -> PartyKey:
    """The seat this person may write for; NotAllowedError for anybody else."""
    party = room.me.party
    seats = room.organisation.group(meeting.group).parties
    if party is None or party not in seats or meeting.group not in room.me.groups:
        raise NotAllowedError(meeting.id)
    return party


async def current(room: AskersRoom, meeting: Meeting, party: PartyKey) -> Briefing:
    """The briefing as it stands; version 0 when nothing has been saved."""
    found = await room.uow.briefings.find(meeting.id, party)
    if found:
        return found
    return Briefing(
        meeting=meeting.id,
        party=party,
        controller=room.organisation.controller_of(party),
        parts=empty_parts(room.organisation.rules.parts),
        version=0,
    )


async def form(
    room: AskersRoom,
    meeting: Meeting,
    *,
    faults: tuple[PartFault, ...] = (),
    stale: bool = False,
    adding: bool = False,
) -> BriefingRequest:
    """The form filled in with what this agency has saved. `adding`: one more text on a case."""
    party = own_party(room, meeting)
    briefing = await current(room, meeting, party)
    own, saved = await own_texts(room, meeting, party), briefing.shown_in_form
    parts = part_forms(room, saved, faults)
    judged = Judged(is_judged=bool(faults), adding=adding)
    knowing = replace(room, asker=own.asker)
    promised = await _own_commitments(knowing, meeting, party)
    await log_readings(knowing, "briefing")
    deadline = cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at
    seated = room.organisation.seated(meeting.group, party)
    return BriefingRequest(
        meeting=facts(room, meeting),
        version=briefing.version,
        deadline=room.local(deadline),
        open_commitments=promised,
        parts=await with_case_texts(room, own, parts, saved, judged),
        is_late=room.now > deadline,
        draft_at=room.local(briefing.draft_at) if briefing.draft_at else None,
        draft_by=_name(room, briefing),
        draft_seen_by=tuple(p.first_name for p in seated),
        concern_link=room.organisation.concern_link or "",
        municipality=room.organisation.name,
        party=room.organisation.party(party).name,
        was_submitted=briefing.is_submitted,
        stale=stale,
    )


def part_forms(
    room: AskersRoom, parts: tuple[BriefingPart, ...], faults: tuple[PartFault, ...]
) -> tuple[PartForm, ...]:
    """The model's parts in order, each with what stands in it."""
    rules = room.organisation.rules.parts
    may_move = room.organisation.individual is IndividualMode.FREE_TEXT
    return tuple(
        PartForm(
            number=part.number,
            name=rules[part.number - 1].name,
            level=part.level,
            help=rules[part.number - 1].help or "",
            # What stands in a draft here belongs to no case yet; only the writers' form shows it.
            text="" if part.level is BriefingLevel.INDIVIDUAL else part.text,
            nothing=part.state is PartState.NOTHING,
            raises=_raises(part),
            size=part.size,
            reason=part.reason,
            may_move=may_move
            and any(f.fault is Fault.POINTS_OUT for f in faults if f.part == part.number),
            faults=tuple((f.fault, f.position) for f in faults if f.part == part.number),
        )
        for part in parts
    )


def receipt(
    room: AskersRoom, meeting: Meeting, briefing: Briefing, own: OwnTexts | None = None
) -> BriefingReceipt:
    """States of the parts, never their text (R-62). `own`: what the agency has said of cases."""
    deadline = cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at
    rules = room.organisation.rules.parts
    by_me = briefing.submitted_by == room.me.id
    submitted_by = briefing.submitted_by
    return BriefingReceipt(
        meeting=facts(room, meeting),
        submitted_at=room.local(briefing.submitted_at or room.now),
        parts=tuple(
            PartLine(number=p.number, name=rules[p.number - 1].name, state=p.state)
            for p in briefing.parts
        ),
        change_until=room.local(meeting.starts_at if room.now > deadline else deadline),
        is_late=briefing.is_late,
        by="" if by_me or submitted_by is None else room.organisation.person(submitted_by).name,
        is_oral=briefing.is_oral,
        road=briefing.road,
        said_at=room.local(briefing.said_at) if briefing.said_at else None,
        may_change=room.now < meeting.ends_at,
        kept_texts=len([t for t in own.drafts if not t.content.is_pointer]) if own else 0,
        recipients=recipients_in_words(room, own) if own else (),
        of_cases=tuple(text.case for text in own.texts) if own else (),
        has_closed=any(not text.is_draft for text in own.closed) if own else False,
    )


def faults_now(briefing: Briefing) -> tuple[PartFault, ...]:
    return faults_of(briefing.shown_in_form)


async def _own_commitments(
    room: AskersRoom, meeting: Meeting, party: PartyKey
) -> tuple[CommitmentLine, ...]:
    mine = [
        c
        for c in await room.uow.commitments.still_open()
        if c.group == meeting.group and c.party == party and may(room.asker, record_of(c), room.now)
    ]
    return tuple(line(room, c) for c in mine[:AT_MOST])


def _raises(part: BriefingPart) -> bool | None:
    if part.level is not BriefingLevel.INDIVIDUAL or part.state is PartState.UNANSWERED:
        return None
    return part.state is PartState.RAISE


def _name(room: AskersRoom, briefing: Briefing) -> str:
    return room.organisation.person(briefing.draft_by).name if briefing.draft_by else ""
