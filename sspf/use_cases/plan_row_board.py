"""Rows of a yearly plan as they are shown, with every step's group and date (D17, E5)."""

from sspf.domain.annual_plans import PlanRow, RowStatus, waiting_at
from sspf.domain.group_tree import above, approver_of, speaks_for
from sspf.domain.messages.board import BoardRow, Do, Doing
from sspf.domain.messages.general import Phrase, phrase
from sspf.use_cases.room import AskersRoom


def plan_row_board(room: AskersRoom, row: PlanRow) -> BoardRow:
    return BoardRow(
        heading=phrase("plan_row.heading", number=row.number, year=str(row.year)),
        text=row.text,
        facts=(*_who(room, row), *_about(room, row), *_steps(room, row)),
        flags=_flags(room, row),
        does=_does(room, row),
    )


def _who(room: AskersRoom, row: PlanRow) -> tuple[Phrase, ...]:
    organisation = room.organisation
    names = tuple(organisation.party(p).name for p in row.parties)
    lead = phrase("plan_row.lead", party=organisation.party(row.lead).name)
    return (lead, *((phrase("plan_row.with", parties=names),) if names else ()))


def _about(room: AskersRoom, row: PlanRow) -> tuple[Phrase, ...]:
    words = room.organisation.ways.focus
    focus = tuple(words[key] for key in row.focus if key in words)
    return (
        phrase(f"plan_row.level.{int(row.level)}"),
        *((phrase("plan_row.focus", focus=focus),) if focus else ()),
        *((phrase("plan_row.serves", number=row.serves),) if row.serves else ()),
        *((phrase("plan_row.trial", date=row.trial_until),) if row.trial_until else ()),
        *((phrase("plan_row.carried", number=row.carried_from),) if row.carried_from else ()),
        *((phrase("plan_row.rank", number=row.rank),) if row.rank else ()),
        *((phrase("plan_row.done", date=row.done_on),) if row.done_on else ()),
    )


def _steps(room: AskersRoom, row: PlanRow) -> tuple[Phrase, ...]:
    """How far it has come: what has been done, and which bodies have not yet anchored it."""
    name = {g.key: g.name for g in room.organisation.groups}
    done = tuple(
        phrase(f"plan_row.step.{s.status}", group=name.get(s.group, s.group), date=s.on)
        for s in row.steps
    )
    sent = (phrase("plan_row.sent", date=row.sent_on),) if row.sent_on else ()
    left = () if row.status is RowStatus.APPROVED else waiting_at(room.organisation, row)
    waits = (phrase("plan_row.waits", groups=tuple(name[g] for g in left)),) if left else ()
    return (phrase(f"plan_row.status.{row.status}"), *sent, *done, *waits)


def _flags(room: AskersRoom, row: PlanRow) -> tuple[Phrase, ...]:
    return (phrase("plan_row.evaluate"),) if row.is_to_evaluate(room.today) else ()


def _does(room: AskersRoom, row: PlanRow) -> tuple[Do, ...]:
    """Only what this person may do."""
    found: list[Doing] = []
    way = (row.group, *(g.key for g in above(room.organisation, row.group)))
    open_step = row.status is not RowStatus.APPROVED
    if open_step and any(
        speaks_for(room.asker, g) for g in way if g in waiting_at(room.organisation, row)
    ):
        found.append(Doing.ROW_ANCHOR)
    approver = approver_of(room.organisation, row.group)
    if open_step and row.steps and row.sent_on and approver and speaks_for(room.asker, approver):
        found.append(Doing.ROW_APPROVE)
    if row.is_open and speaks_for(room.asker, row.group):
        found.append(Doing.ROW_DONE)
    return tuple(Do(what=what, subject=row.id, version=row.version) for what in found)
