"""Remind coordinators of their cases: each thing once, without a code, and to nobody else (B28)."""

from dataclasses import replace

from sspf.domain.case_access import Matter
from sspf.domain.case_reminders import CaseNudge, Nudge, due, next_reminder
from sspf.domain.cases import Case, CaseId
from sspf.domain.messages.case import CaseNews
from sspf.domain.organisation import IndividualMode
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.case_room import duty, rights_in
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom, Room


async def remind_cases(room: Room) -> list[Message]:
    """What is to be queued; that it was is written in the file, so it is said once."""
    if room.organisation.individual is IndividualMode.OFF:
        return []
    found: list[Message] = []
    rules = room.organisation.cases
    for file in await room.uow.case_files.due(room.today):
        case = await room.uow.cases.get(file.case)
        nudges = due(file, case, rules, room.today)
        told = (*file.told, *(nudge.key for nudge in nudges))
        after = replace(file, told=told)
        kept = after.changed(remind_on=next_reminder(after, case, rules, room.today))
        await room.uow.case_files.put(kept)
        await room.note("case:remind", case.id, controller=case.controller, version=kept.version)
        found += [_message(room, case, nudge) for nudge in nudges if case.coordinator]
    return found


async def compose_case_news(room: AskersRoom, message: Message) -> object:
    """Read again: one that is closed, locked, or another's to see to is not spoken of."""
    case = await room.uow.cases.find(CaseId(message.subject))
    if case is None or not case.is_open:
        return Dropped("dropped.case_closed")
    asker = await room.knowing_cases(case.id)
    if case.coordinator != room.me.id or not rights_in(room, asker, case, Matter.STUB):
        return Dropped("dropped.no_access")
    what = CaseNudge(str(message.values["what"]))
    return CaseNews(what=what, case=case.id, duty=duty(room))


def _message(room: Room, case: Case, nudge: Nudge) -> Message:
    return Message(
        key=f"{Kind.CASE_NEWS}:{case.id}:{nudge.key}",
        kind=Kind.CASE_NEWS,
        recipient=case.coordinator or room.actor,
        subject=case.id,
        controller=case.controller,
        send_at=room.days.next_sending(room.now),
        why="why.case_news",
        values={"what": nudge.what},
    )
