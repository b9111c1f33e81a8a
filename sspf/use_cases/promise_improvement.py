"""What an evaluation says is to be done better, as a commitment with an owner (C26)."""

from dataclasses import dataclass

from sspf.domain.capture import day_of, text_faults
from sspf.domain.commitments import TEXT_LIMIT, Commitment, Due, commitment_id
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.messages.board import BoardField, BoardForm, Do, Doing, FieldKind
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.messages.report import ReportShown
from sspf.domain.organisation import GroupKey, Party, PartyKey
from sspf.domain.reports import Report
from sspf.ports import Services
from sspf.use_cases.count_commitment import count_promised
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_reports import shown_report, theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementTyped:
    """As typed."""

    what: str = ""
    owner: str = ""
    """Key of the agency."""
    due: str = ""
    """ISO date."""


async def open_improvement_form(
    services: Services, who: Who, number: int, typed: ImprovementTyped
) -> BoardForm:
    """Filled in with what was typed; nothing is saved yet."""
    async with enter(services, who) as room:
        report = await theirs(room, number)
        group = await _group(room, report)
        faults = _faults(room, group, typed) if typed.what else ()
        return _form(room, report, group, typed, faults)


async def promise_improvement(
    services: Services, who: Who, number: int, typed: ImprovementTyped, origin: str
) -> ReportShown | BoardForm:
    """Once for each cause."""
    async with enter(services, who) as room:
        report = await theirs(room, number)
        group = await _group(room, report)
        if not await room.uow.commitments.made_by(origin):
            faults = _faults(room, group, typed)
            if faults:
                return _form(room, report, group, typed, faults)
            promised = await _promise(room, group, typed, origin)
            report = report.improve(promised.id)
            await room.uow.reports.put(report)
            await room.note("report:improve", f"report-{number}", version=report.version)
        return await shown_report(room, report)


async def _promise(
    room: AskersRoom, group: GroupKey, typed: ImprovementTyped, origin: str
) -> Commitment:
    due = day_of(typed.due)
    if due is None:
        raise NotAllowedError(room.me.id)
    party, year = PartyKey(typed.owner), room.today.year
    number = await room.uow.commitments.next_number(year, room.organisation.taken_numbers)
    seated = room.organisation.seated(group, party)
    commitment = Commitment(
        id=commitment_id(year, number),
        group=group,
        party=party,
        owner=seated[0].id,
        controller=room.organisation.controller_of(party),
        text=cleaned(typed.what),
        level=_level(room, group),
        prevention=PreventionLevel.UNIVERSAL,  # it is about how the work is done, and nobody
        due=Due(on=due),
        decided_on=room.today,
        subject=Subject.AREA,
        origin=origin,
    )
    await room.uow.commitments.put(commitment)
    await count_promised(room, commitment)
    await room.note("commitment:record", commitment.id, controller=commitment.controller, version=1)
    return commitment


async def _group(room: AskersRoom, report: Report) -> GroupKey:
    """That writes it; where no group does, the one of the asker's that meets next."""
    named = [g.key for g in room.organisation.groups if g.key == report.group]
    return named[0] if named else await room.group()


def _level(room: AskersRoom, group: GroupKey) -> BriefingLevel:
    """General, or on the group's own level where it does not work on the general one."""
    levels = room.organisation.group(group).levels - {BriefingLevel.INDIVIDUAL}
    return min(levels, default=BriefingLevel.GENERAL)


def _owners(room: AskersRoom, group: GroupKey) -> tuple[Party, ...]:
    """Agencies with somebody in the group to answer for it."""
    organisation = room.organisation
    return tuple(p for p in organisation.seats(group) if organisation.seated(group, p.key))


def _faults(room: AskersRoom, group: GroupKey, typed: ImprovementTyped) -> tuple[Phrase, ...]:
    """The text goes to receivers outside, so it is held to the general level."""
    due = day_of(typed.due)
    owners = {party.key for party in _owners(room, group)}
    keys = (
        *text_faults(cleaned(typed.what), TEXT_LIMIT, BriefingLevel.GENERAL, "what"),
        *(() if typed.owner in owners else ("fault.improvement.owner",)),
        *(() if due and due > room.today else ("fault.improvement.due",)),
    )
    return tuple(phrase(key, commitment_limit=TEXT_LIMIT) for key in keys)


def _form(
    room: AskersRoom,
    report: Report,
    group: GroupKey,
    typed: ImprovementTyped,
    faults: tuple[Phrase, ...],
) -> BoardForm:
    owners = tuple((party.name, str(party.key)) for party in _owners(room, group))
    return BoardForm(
        title="title.improvement_form",
        intro=(phrase("report.improvement_intro", n=report.number),),
        fields=(
            BoardField(
                id="what",
                kind=FieldKind.TEXT,
                value=typed.what,
                limit=TEXT_LIMIT,
                is_required=True,
            ),
            BoardField(
                id="owner",
                kind=FieldKind.ONE,
                value=typed.owner,
                options=owners,
                is_required=True,
            ),
            BoardField(id="due", kind=FieldKind.DAY, value=typed.due, is_required=True),
        ),
        faults=faults,
        saves=Do(
            what=Doing.REPORT_PROMISE, subject=f"report-{report.number}", version=report.version
        ),
    )
