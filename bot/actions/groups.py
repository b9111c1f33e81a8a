"""Buttons on the boards of the groups together: matters, plans, pictures, agreements."""

from bot.turn import Reply, Turn
from cards.board import Submission
from sspf.domain.self_checks import Stands
from sspf.ports import Services
from sspf.use_cases.answer_self_check import BETWEEN, Answered, answer_self_check
from sspf.use_cases.decide_proposals import decide_proposal
from sspf.use_cases.follow_matter import close_matter, forward_matter, open_matter
from sspf.use_cases.follow_plan_row import (
    anchor_row,
    approve_row,
    carry_plan,
    finish_row,
    send_plan,
)
from sspf.use_cases.keep_register import AgreementTyped, add_agreement, review_agreement
from sspf.use_cases.keep_trainings import TrainingTyped, add_training, cancel_training
from sspf.use_cases.propose_plan_row import RowTyped, propose_plan_row
from sspf.use_cases.raise_matter import MatterTyped, raise_matter
from sspf.use_cases.show_picture import PictureTyped, add_to_picture, end_picture_row


async def open_the_matter(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_matter(services, turn.who, _number(turn)), beside=True)


async def send_matter(turn: Turn, services: Services) -> Reply:
    """The button's reference is the cause: pressed twice, it is sent once."""
    sent = Submission.model_validate(turn.inputs)
    typed = MatterTyped(
        kind=turn.pressed.value,
        from_group=turn.pressed.subject,
        to_group=sent.to_group,
        what=sent.what,
        level=sent.level,
        owner=sent.owner,
        due=sent.due,
    )
    return Reply(message=await raise_matter(services, turn.who, typed, turn.pressed.ref))


async def forward(turn: Turn, services: Services) -> Reply:
    to = turn.pressed.value
    return Reply(message=await forward_matter(services, turn.who, _number(turn), to))


async def close(turn: Turn, services: Services) -> Reply:
    return Reply(message=await close_matter(services, turn.who, _number(turn)))


async def save_row(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    typed = RowTyped(
        group=turn.pressed.subject,
        year=turn.pressed.value,
        what=sent.what,
        lead=sent.lead,
        parties=_picked(sent.with_parties),
        focus=_picked(sent.focus),
        level=sent.level,
        serves=sent.serves,
        trial=sent.trial,
    )
    return Reply(message=await propose_plan_row(services, turn.who, typed, turn.pressed.ref))


async def anchor(turn: Turn, services: Services) -> Reply:
    return Reply(message=await anchor_row(services, turn.who, _number(turn)))


async def approve(turn: Turn, services: Services) -> Reply:
    return Reply(message=await approve_row(services, turn.who, _number(turn)))


async def finish(turn: Turn, services: Services) -> Reply:
    return Reply(message=await finish_row(services, turn.who, _number(turn)))


async def send_the_plan(turn: Turn, services: Services) -> Reply:
    return Reply(message=await send_plan(services, turn.who, *_plan(turn)))


async def carry(turn: Turn, services: Services) -> Reply:
    return Reply(message=await carry_plan(services, turn.who, *_plan(turn)))


async def save_picture(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    typed = PictureTyped(
        group=turn.pressed.subject,
        part=sent.part,
        what=sent.what,
        contributor=sent.contributor,
        source=sent.source,
    )
    return Reply(message=await add_to_picture(services, turn.who, typed, turn.pressed.ref))


async def end_picture(turn: Turn, services: Services) -> Reply:
    return Reply(message=await end_picture_row(services, turn.who, _number(turn)))


async def save_agreement(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    typed = AgreementTyped(title=sent.what, link=sent.link, review=sent.review)
    return Reply(message=await add_agreement(services, turn.who, typed, turn.pressed.ref))


async def review(turn: Turn, services: Services) -> Reply:
    return Reply(message=await review_agreement(services, turn.who, _number(turn), None))


async def save_training(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    typed = TrainingTyped(title=sent.what, held=sent.held, group=sent.for_group)
    return Reply(message=await add_training(services, turn.who, typed, turn.pressed.ref))


async def cancel_the_training(turn: Turn, services: Services) -> Reply:
    return Reply(message=await cancel_training(services, turn.who, _number(turn)))


async def answer_point(turn: Turn, services: Services) -> Reply:
    """The act says how it stands; the value, in which point of which year."""
    year, _, point = turn.pressed.value.partition(BETWEEN)
    stands = Stands(turn.pressed.act.rpartition(".")[2])
    said = Answered(group=turn.pressed.subject, year=int(year), answers=((point, stands),))
    return Reply(message=await answer_self_check(services, turn.who, said))


async def decide(turn: Turn, services: Services) -> Reply:
    return Reply(message=await decide_proposal(services, turn.who, _number(turn)))


def _number(turn: Turn) -> int:
    return int(turn.pressed.subject.rpartition("-")[2])


def _plan(turn: Turn) -> tuple[str, int]:
    return turn.pressed.subject, int(turn.pressed.value)


def _picked(values: str) -> tuple[str, ...]:
    return tuple(value for value in values.split(",") if value)
