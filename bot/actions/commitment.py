"""Buttons of a commitment: done, under way, new date, help, cancel, ask, undo."""

from datetime import date

from bot.turn import Reply, Turn
from cards import commitment_giving
from cards.acts import Act
from cards.commitment_forms import Submission
from sspf.domain.commitments import CommitmentId, Effect
from sspf.domain.messages.commitment import CommitmentChanged, ConfirmPostponement
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.ask_and_answer import take_question
from sspf.use_cases.ask_change import confirm_postponement
from sspf.use_cases.change_commitment import (
    Postponement,
    ask_for_help,
    ask_owner,
    cancel_commitment,
    complete_commitment,
    postpone_commitment,
    start_commitment,
)
from sspf.use_cases.give_commitment import Giving, give_commitment
from sspf.use_cases.list_commitments import open_commitment
from sspf.use_cases.undo_change import undo_last


async def open_card(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_commitment(services, turn.who, _id(turn)), beside=True)


async def done(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    effect = Effect(sent.effect) if sent.effect in set(Effect) else None
    return Reply(
        message=await complete_commitment(services, turn.who, _id(turn), effect, sent.done_note)
    )


async def done_now(turn: Turn, services: Services) -> Reply:
    return Reply(message=await complete_commitment(services, turn.who, _id(turn)), beside=True)


async def start(turn: Turn, services: Services) -> Reply:
    return Reply(message=await start_commitment(services, turn.who, _id(turn)))


async def postpone(turn: Turn, services: Services) -> Reply:
    """A working day is taken as it is; any other day is asked about first (R-122)."""
    sent = Submission.model_validate(turn.inputs)
    asked = await confirm_postponement(services, turn.who, _id(turn), sent.to)
    if isinstance(asked, ConfirmPostponement) and not asked.reason:
        return Reply(message=await _postponed(turn, services, sent.to, sent.postpone_note))
    typed = {"postpone_note": sent.postpone_note}
    return Reply(message=asked, asks=Act.COMMITMENT_CONFIRM, typed=typed)


async def get_help(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    return Reply(message=await ask_for_help(services, turn.who, _id(turn), sent.help_note))


async def cancel(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    return Reply(message=await cancel_commitment(services, turn.who, _id(turn), sent.reason))


async def ask(turn: Turn, services: Services) -> Reply:
    return Reply(message=await ask_owner(services, turn.who, _id(turn)), beside=True)


async def undo(turn: Turn, services: Services) -> Reply:
    return Reply(message=await undo_last(services, turn.who, turn.pressed.ref))


async def give(turn: Turn, services: Services) -> Reply:
    """To the agency that the button names, as it was when it was asked about."""
    sent = commitment_giving.Submission.model_validate(turn.inputs)
    pressed = turn.pressed
    giving = Giving(PartyKey(pressed.value), sent.give_reason, pressed.version)
    return Reply(message=await give_commitment(services, turn.who, _id(turn), giving))


async def confirm(turn: Turn, services: Services) -> Reply:
    """A change that was asked about: the reference says which."""
    change = turn.pressed.value
    if change == "done":
        return Reply(message=await complete_commitment(services, turn.who, _id(turn)))
    if change == "start":
        return Reply(message=await start_commitment(services, turn.who, _id(turn)))
    note = str(turn.inputs.get("postpone_note", ""))
    question = await take_question(services, turn.who, turn.activity)
    if question and question.reference.ref == turn.pressed.ref:
        note = str(question.typed.get("postpone_note", ""))
    return Reply(message=await _postponed(turn, services, change, note))


async def _postponed(turn: Turn, services: Services, to: str, note: str) -> CommitmentChanged:
    day = date.fromisoformat(to)
    version = turn.pressed.version
    return await postpone_commitment(
        services, turn.who, _id(turn), Postponement(day, note, version)
    )


def _id(turn: Turn) -> CommitmentId:
    return CommitmentId(turn.pressed.subject)
