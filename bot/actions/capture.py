"""Buttons during and after the meeting: attendance, commitments, decisions, items, the plan."""

from bot.turn import Reply, Turn
from cards import attendance, item_form, plan
from cards.capture_form import Submission
from sspf.domain.decisions import ItemId
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.record_meeting import (
    Closing,
    Despite,
    close_item,
    record_attendance,
    record_commitment,
    record_decision,
)
from sspf.use_cases.show_capture import open_attendance, open_capture, open_item
from sspf.use_cases.show_plan import check_plan, show_plan


async def open_card(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_capture(services, turn.who, _meeting(turn)))


async def open_seats(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_attendance(services, turn.who, _meeting(turn)), beside=True)


async def save_seats(turn: Turn, services: Services) -> Reply:
    sent = attendance.Submission.model_validate(turn.inputs)
    present = frozenset(PersonId(p) for people in sent.seats.values() for p in people)
    return Reply(message=await record_attendance(services, turn.who, _meeting(turn), present))


async def commitment(turn: Turn, services: Services) -> Reply:
    """The button's reference is the cause: pressed twice it makes one commitment."""
    sent = Submission.model_validate(turn.inputs)
    pressed = turn.pressed
    return Reply(
        message=await record_commitment(
            services,
            turn.who,
            _meeting(turn),
            sent.form(),
            origin=pressed.ref,
            asked_on=pressed.value,
        )
    )


async def decision(turn: Turn, services: Services) -> Reply:
    """Saved, or asked about when somebody at the table may not decide."""
    return await _decided(turn, services, Despite.SAVE if turn.pressed.value else None)


async def anchor(turn: Turn, services: Services) -> Reply:
    return await _decided(turn, services, Despite.ANCHOR)


async def _decided(turn: Turn, services: Services, despite: Despite | None) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    origin, form = turn.pressed.ref, sent.form()
    card = await record_decision(services, turn.who, _meeting(turn), form, origin, despite)
    return Reply(message=card)


async def open_closing(turn: Turn, services: Services) -> Reply:
    item = ItemId(turn.pressed.subject)
    return Reply(message=await open_item(services, turn.who, item), beside=True)


async def close(turn: Turn, services: Services) -> Reply:
    sent = item_form.Submission.model_validate(turn.inputs)
    closing = Closing(
        outcome=sent.outcome,
        subject=sent.subject,
        prevention=sent.prevention,
        age_band=sent.age_band,
    )
    item = ItemId(turn.pressed.subject)
    return Reply(message=await close_item(services, turn.who, item, closing))


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_plan(services, turn.who, _meeting(turn)), beside=True)


async def page(turn: Turn, services: Services) -> Reply:
    number = int(turn.pressed.value or 1)
    return Reply(message=await show_plan(services, turn.who, _meeting(turn), number))


async def right(turn: Turn, services: Services) -> Reply:
    return Reply(message=await check_plan(services, turn.who, _meeting(turn)))


async def wrong(turn: Turn, services: Services) -> Reply:
    sent = plan.Submission.model_validate(turn.inputs)
    return Reply(message=await check_plan(services, turn.who, _meeting(turn), sent.objection))


def _meeting(turn: Turn) -> MeetingId:
    return MeetingId(turn.pressed.subject)
