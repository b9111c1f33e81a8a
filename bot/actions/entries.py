"""Buttons of the lists that two agencies keep together. To others nothing of them exists."""

from bot.absent import answered
from bot.turn import Reply, Turn
from cards import entry_form, entry_steps, selection_form
from sspf.ports import Services
from sspf.use_cases.follow_entry import Said, change_entry, move_entry
from sspf.use_cases.hold_selection import hold_selection, open_selection
from sspf.use_cases.keep_list import show_entry
from sspf.use_cases.propose_entry import (
    Proposed,
    confirm_entry,
    open_entry_form,
    propose_entry,
)


async def open_one(turn: Turn, services: Services) -> Reply:
    done = show_entry(services, turn.who, turn.pressed.subject)
    return await answered(turn, services, done, beside=True)


async def new(turn: Turn, services: Services) -> Reply:
    done = open_entry_form(services, turn.who, _key(turn))
    return await answered(turn, services, done, beside=True)


async def propose(turn: Turn, services: Services) -> Reply:
    """The button's reference is the cause: pressed twice it proposes once."""
    sent = entry_form.Submission.model_validate(turn.inputs)
    said = Proposed(
        kind=sent.entry_kind,
        title=sent.entry_title,
        problems=sent.problems,
        ground=sent.entry_ground,
        note=sent.entry_note,
        above_age=sent.is_above_age,
        swap=sent.entry_swap,
        reason=sent.entry_reason,
    )
    done = propose_entry(services, turn.who, _key(turn), said, turn.pressed.ref)
    return await answered(turn, services, done)


async def confirm(turn: Turn, services: Services) -> Reply:
    return await answered(turn, services, confirm_entry(services, turn.who, turn.pressed.subject))


async def step(turn: Turn, services: Services) -> Reply:
    """The button's value is the step, and the number of what it is about."""
    step, _, number = turn.pressed.value.partition(":")
    sent = entry_steps.Submission.model_validate(turn.inputs).fields_sent()
    done = change_entry(
        services,
        turn.who,
        turn.pressed.subject,
        turn.pressed.version,
        step,
        Said(fields=sent | {"number": number}),
    )
    return await answered(turn, services, done)


async def move(turn: Turn, services: Services) -> Reply:
    of = turn.pressed
    done = move_entry(services, turn.who, of.subject, of.version, of.value)
    return await answered(turn, services, done)


async def select(turn: Turn, services: Services) -> Reply:
    done = open_selection(services, turn.who, _key(turn))
    return await answered(turn, services, done, beside=True)


async def hold(turn: Turn, services: Services) -> Reply:
    sent = selection_form.Submission.model_validate(turn.inputs)
    said = sent.selection_on, sent.selection_outcome, sent.kept
    return await answered(turn, services, hold_selection(services, turn.who, _key(turn), *said))


def _key(turn: Turn) -> str:
    return turn.pressed.subject.removeprefix("list-")
