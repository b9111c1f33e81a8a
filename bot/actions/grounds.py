"""Buttons of legal grounds other than consent: recording one, what stands, ending it."""

from bot.turn import Reply, Turn
from cards import ground_form
from cards.acts import Act
from sspf.domain.cases import CaseId
from sspf.domain.consents import GroundId
from sspf.ports import Services
from sspf.use_cases.record_ground import open_ground_form, record_ground
from sspf.use_cases.revoke_ground import open_revoking as opened_to_revoke
from sspf.use_cases.revoke_ground import revoke_ground
from sspf.use_cases.show_grounds import show_grounds_by_id


async def open_form(turn: Turn, services: Services) -> Reply:
    form = await open_ground_form(services, turn.who, turn.pressed.subject)
    return Reply(message=form, asks=Act.GROUND_RECORD, beside=True)


async def record(turn: Turn, services: Services) -> Reply:
    typed = ground_form.Submission.model_validate(turn.inputs).typed()
    done = await record_ground(services, turn.who, turn.pressed.subject, typed)
    return Reply(message=done, asks=Act.GROUND_RECORD)


async def show(turn: Turn, services: Services) -> Reply:
    found = await show_grounds_by_id(services, turn.who, CaseId(turn.pressed.subject))
    return Reply(message=found, beside=True)


async def open_revoking(turn: Turn, services: Services) -> Reply:
    asked = await opened_to_revoke(services, turn.who, GroundId(turn.pressed.subject))
    return Reply(message=asked, asks=Act.GROUND_REVOKE, beside=True)


async def revoke(turn: Turn, services: Services) -> Reply:
    done = await revoke_ground(services, turn.who, GroundId(turn.pressed.subject))
    return Reply(message=done)
