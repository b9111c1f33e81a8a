"""Every eighth week the two choose anew: who stays, and how it ended (U1)."""

from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.entries import Entry, EntryState
from sspf.domain.errors import FollowUpMissingError
from sspf.domain.list_rules import ListRule
from sspf.domain.messages.lists import ListBoard, SelectionForm
from sspf.domain.outbox import Kind, Message
from sspf.domain.selections import Selection, SelectionOutcome, next_selection_on
from sspf.ports import Services
from sspf.use_cases.count_entry import count_entry
from sspf.use_cases.keep_list import board, kept_list, line
from sspf.use_cases.recall_lists import recall_entry
from sspf.use_cases.room import AskersRoom, Room, Who, enter

AHEAD = timedelta(days=7)


async def open_selection(
    services: Services,
    who: Who,
    key: str,
    held_on: str = "",
    outcome: str = "",
    kept: tuple[str, ...] = (),
) -> SelectionForm:
    """`kept`: codes, as typed."""
    async with enter(services, who) as room:
        form = await _form(room, key, held_on or room.today.isoformat(), outcome, (), ())
        return replace(form, kept=tuple(e.id for e in form.entries if e.code in kept))


async def hold_selection(
    services: Services, who: Who, key: str, held_on: str, outcome: str, kept: tuple[str, ...]
) -> ListBoard | SelectionForm:
    """Noted once a day. Whoever is not kept leaves the list, once followed up (Y4)."""
    async with enter(services, who) as room:
        rule = await kept_list(room, key)
        day = _day(held_on)
        faults = _faults(day, outcome, room.today)
        if faults or day is None:
            return await _form(room, key, held_on, outcome, kept, faults)
        on_list = [e for e in await room.uow.entries.of_list(key) if e.is_on_the_list]
        try:
            after = [_after(e, day, e.id in kept) for e in on_list]
        except FollowUpMissingError:
            return await _form(room, key, held_on, outcome, kept, ("fault.entry.follow_up",))
        selection = Selection(
            group=rule.group,
            held_on=day,
            outcome=SelectionOutcome(outcome),
            noted_by=room.me.id,
            controller=room.organisation.controller_of(room.me.party),
            kept=sum(e.is_on_the_list for e in after),
            left=sum(not e.is_on_the_list for e in after),
        )
        if await room.uow.entries.add_selection(selection):
            for before, entry in zip(on_list, after, strict=True):
                await room.uow.entries.put(entry)
                await count_entry(room, before, entry)
            await room.note(
                "selection:hold", f"selection-{day}", controller=selection.controller, version=1
            )
            for entry in after:
                await recall_entry(room, entry)
        return await board(room, rule)


async def remind_selections(room: Room) -> int:
    """A week before the last day, and the day after it: how many were queued."""
    review = room.organisation.list_review
    queued = 0
    for rule in room.organisation.lists if review else ():
        entries = await room.uow.entries.of_list(rule.key)
        begun = min((e.chosen_on for e in entries if e.chosen_on), default=None)
        if review is None or begun is None or not any(e.is_on_the_list for e in entries):
            continue
        held = await room.uow.entries.selections(rule.group)
        by = next_selection_on(begun, tuple(held), review)
        queued += await room.queue(*_reminders(room, rule, by))
    return queued


def _reminders(room: Room, rule: ListRule, by: date) -> list[Message]:
    if room.today < by - AHEAD:
        return []
    mark = "late" if room.today > by else "soon"
    return [
        Message(
            key=f"{Kind.SELECTION_DUE}:{rule.key}:{by}:{mark}:{person.id}",
            kind=Kind.SELECTION_DUE,
            recipient=person.id,
            subject=f"list-{rule.key}",
            controller=room.organisation.controller_of(person.party),
            send_at=room.days.next_sending(room.now),
            why="why.selection",
            values={"list": rule.key},
        )
        for party in rule.parties
        for person in room.organisation.seated(rule.group, party)
        if not person.is_deputy
    ]


def _after(entry: Entry, day: date, stays: bool) -> Entry:
    return entry.keep(day) if stays else entry.leave(day, "not_kept")


def _faults(day: date | None, outcome: str, today: date) -> tuple[str, ...]:
    return (
        *(() if day is not None and day <= today else ("fault.entry.held",)),
        *(() if outcome in set(SelectionOutcome) else ("fault.selection.outcome",)),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


async def _form(
    room: AskersRoom,
    key: str,
    held_on: str,
    outcome: str,
    kept: tuple[str, ...],
    faults: tuple[str, ...],
) -> SelectionForm:
    rule = await kept_list(room, key)
    entries = await room.uow.entries.of_list(key)
    here = [e for e in entries if e.state is EntryState.CHOSEN]
    return SelectionForm(
        key=key,
        name=rule.name,
        entries=tuple(line(room, rule, e) for e in here),
        held_on=held_on,
        outcome=outcome,
        kept=kept,
        faults=faults,
    )
