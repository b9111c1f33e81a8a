"""Raise a case (aktualisera): any member, three steps, no name, no approval (A10, C10)."""

from dataclasses import replace

from sspf.domain.access import Record, may
from sspf.domain.case_files import CaseFile, SecrecyMark
from sspf.domain.case_raising import CaseTyped, Judged, judge
from sspf.domain.case_reminders import next_reminder
from sspf.domain.case_rules import NO_PROVISION, PROVISIONS
from sspf.domain.cases import Case, Track, case_code, case_id_of
from sspf.domain.choices import Choice
from sspf.domain.decisions import ItemId
from sspf.domain.errors import NotAllowedError, UnknownItemError
from sspf.domain.messages.case import CaseForm, CaseQuestion, CaseRaised, ProtectedIdentity
from sspf.domain.organisation import Group
from sspf.ports import Services
from sspf.use_cases.case_room import INTERVENTION, duty, head, raising_groups, takes_text
from sspf.use_cases.count_case import counted_new
from sspf.use_cases.room import AskersRoom, Who, enter


async def ask_protected(
    services: Services, who: Who, item: str = "", *, number: int = 0, was_typed: bool = False
) -> CaseQuestion:
    """The first step. NotAllowedError for whoever may raise no case.

    `number`: of an item of the meeting in hand, or of the next. `was_typed`: more was said, and
    nothing of it is kept until this is answered.
    """
    async with enter(services, who) as room:
        _groups(room)
        item = await _numbered(room, number) if number else item
        await _title(room, item)
        return CaseQuestion(item=item, was_typed=was_typed, duty=duty(room))


async def stop_protected(services: Services, who: Who) -> ProtectedIdentity:
    """R-28: advice, and nothing is kept of what was asked."""
    async with enter(services, who) as room:
        _groups(room)
        return ProtectedIdentity(duty=duty(room))


async def open_case_form(
    services: Services, who: Who, typed: CaseTyped | None = None, item: str = ""
) -> CaseForm:
    """With what was typed in it and what is wrong with that; nothing is kept yet."""
    async with enter(services, who) as room:
        if typed is None:
            return await _form(room, CaseTyped(), item)
        return await _form(room, typed, item, _judged(room, typed, item).faults)


async def raise_case(
    services: Services, who: Who, typed: CaseTyped, origin: str, item: str = ""
) -> CaseRaised | CaseForm:
    """The receipt, or the form with what is wrong. The same origin raises once."""
    async with enter(services, who) as room:
        judged = _judged(room, typed, item)
        case = await room.uow.cases.find(case_id_of(origin))
        if case is None:
            if judged.faults:
                return await _form(room, typed, item, judged.faults)
            case = await _raise(room, judged, _chosen(room, typed), origin)
        await room.knowing_cases(case.id)  # the receipt is held against these when it is kept
        rules = room.organisation.cases
        return CaseRaised(
            head=head(room, case),
            notices=judged.notices,
            bounds=(rules.min_age, rules.oldest),
            item_title=await _title(room, item),
            duty=duty(room),
        )


async def _raise(room: AskersRoom, judged: Judged, group: Group, origin: str) -> Case:
    party = room.me.party
    if party is None:
        raise NotAllowedError(room.me.id)
    coordinators = room.organisation.coordinators(group.key)
    number = await room.uow.cases.next_number(room.today.year)
    case = Case(
        id=case_id_of(origin),
        code=case_code(room.organisation.cases.letter, room.today.year, number),
        group=group.key,
        raised_by=party,
        raised_on=room.today,
        noted_by=room.me.id,
        controller=room.organisation.controller_of(party),
        archive_agency=party,
        coordinator=coordinators[0].id if coordinators else None,
        guardians=judged.guardians,
        adult_on=judged.adult_on,
        track=Track.SIG if group.type == INTERVENTION else Track.SSPF,
    )
    await room.uow.cases.put(case)
    file = CaseFile(
        case=case.id,
        controller=case.controller,
        mark=SecrecyMark(
            provision=PROVISIONS.get(room.organisation.party(party).branch, NO_PROVISION),
            on=room.today,
            authority=case.controller,
        ),
        intake=judged.intake,
    )
    file = replace(file, remind_on=next_reminder(file, case, room.organisation.cases, room.today))
    await room.uow.case_files.put(await counted_new(room, case, file))
    await room.note("case:raise", case.id, controller=case.controller, version=case.version)
    return case


def _groups(room: AskersRoom) -> tuple[Group, ...]:
    found = tuple(raising_groups(room))
    if not found:
        raise NotAllowedError(room.me.id)
    return found


def _chosen(room: AskersRoom, typed: CaseTyped) -> Group:
    groups = _groups(room)
    return next((g for g in groups if g.key == typed.group), groups[0])


def _judged(room: AskersRoom, typed: CaseTyped, item: str) -> Judged:
    group = _chosen(room, typed)
    judged = judge(
        typed,
        room.organisation.cases,
        takes_text=takes_text(room),
        item=ItemId(item) if item else None,
        has_age_bound=group.type != INTERVENTION,
    )
    unsaid = len(_groups(room)) > 1 and not typed.group
    return replace(judged, faults=("fault.case.group", *judged.faults)) if unsaid else judged


async def _numbered(room: AskersRoom, number: int) -> str:
    """UnknownItemError when the meeting has no item of that number."""
    group = await room.group()
    meeting = await room.meeting_in_hand(group) or await room.next_meeting(group)
    for item in await room.uow.minutes.items(meeting.id):
        if item.number == number:
            return item.id
    raise UnknownItemError(number)


async def _title(room: AskersRoom, item: str) -> str:
    """Of the general item that the case was found in; one that may not be read is no item."""
    if not item:
        return ""
    found = await room.uow.minutes.item(ItemId(item))
    meeting = await room.uow.meetings.get(found.meeting)
    record = Record(group=meeting.group, level=found.level, party=found.party, case=found.case)
    if not may(room.asker, record, room.now):
        raise UnknownItemError(item)
    return found.title


async def _form(
    room: AskersRoom, typed: CaseTyped, item: str, faults: tuple[str, ...] = ()
) -> CaseForm:
    rules = room.organisation.cases
    groups = tuple(Choice(key=g.key, name=g.name) for g in _groups(room))
    return CaseForm(
        typed=typed,
        concerns=rules.concern_areas,
        risk_factors=rules.risk_factors,
        groups=groups if len(groups) > 1 else (),
        takes_text=takes_text(room),
        is_voluntary=rules.voluntary,
        item=item,
        item_title=await _title(room, item),
        faults=faults,
        duty=duty(room),
    )
