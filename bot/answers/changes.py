"""Understood: changes to commitments. Each becomes a card that asks first (R-55)."""

from datetime import date, timedelta
from typing import Any

from bot.answers.asked import parties_of
from bot.answers.which import which
from bot.clocks import today
from bot.commands import commitments
from bot.commands.ids import after_id, find_id
from bot.turn import Reply, Turn, notice
from bot.words import parties_named
from cards.acts import Act
from cards.capture_form import Submission
from sspf.domain.commitments import CommitmentId
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.ask_change import confirm_change, confirm_postponement, open_change_form
from sspf.use_cases.give_commitment import Giving, confirm_giving
from sspf.use_cases.list_commitments import open_commitment
from sspf.use_cases.show_capture import open_capture

AT_ONCE = {"done": "done", "in_progress": "start"}
"""Statuses that a plain question is enough for."""


async def updated(turn: Turn, services: Services) -> Reply:
    meant = await which(turn, services, "update_commitment")
    if isinstance(meant, Reply):
        return meant
    status = str(turn.slots.get("status", ""))
    if status in AT_ONCE:
        card = await confirm_change(services, turn.who, meant, AT_ONCE[status])
        return Reply(message=card, asks=Act.COMMITMENT_CONFIRM)
    if status == "needs_help":
        return Reply(message=await open_change_form(services, turn.who, meant, "help"))
    return Reply(message=await open_commitment(services, turn.who, meant))


async def moved(turn: Turn, services: Services) -> Reply:
    """To a date, or so many days on; without either the form asks."""
    meant = await which(turn, services, "change_due")
    if isinstance(meant, Reply):
        return meant
    day = await _new_day(turn, services, meant)
    if day is None:
        return Reply(message=await open_change_form(services, turn.who, meant, "postpone"))
    card = await confirm_postponement(services, turn.who, meant, day.isoformat())
    return Reply(message=card, asks=Act.COMMITMENT_CONFIRM)


async def given(turn: Turn, services: Services) -> Reply:
    meant = await which(turn, services, "reassign_commitment")
    if isinstance(meant, Reply):
        return meant
    to = parties_of(turn.slots, "to", turn.organisation)
    to = to or parties_of(turn.slots, "agency", turn.organisation)
    if not to:
        return notice("answer.give_to_whom", n=str(int(meant.rsplit("-", 1)[1])))
    return await _ask_giving(turn, services, meant, to[0])


async def given_by_number(turn: Turn, services: Services) -> Reply:
    """`ge 3 till polisen: de har tid`; what follows the colon is why."""
    meant = await find_id(turn, services)
    head, _, reason = turn.rest.partition(":")
    to = parties_named(after_id(head), turn.organisation)
    if not to:
        return notice("answer.give_to_whom", n=str(int(meant.rsplit("-", 1)[1])))
    return await _ask_giving(turn, services, meant, to[0], reason.strip())


async def removed(turn: Turn, services: Services) -> Reply:
    """`ta bort åtagande 12`: nothing is ever removed; it is cancelled, with a reason."""
    return await commitments.cancel(turn, services)


async def _ask_giving(
    turn: Turn, services: Services, id: CommitmentId, to: PartyKey, reason: str = ""
) -> Reply:
    card = await confirm_giving(services, turn.who, id, Giving(to, reason))
    typed = {"give_reason": reason}
    return Reply(message=card, asks=Act.COMMITMENT_GIVE, typed=typed)


async def made(turn: Turn, services: Services) -> Reply:
    """The form of the meeting in hand with what was said in its fields."""
    parties = parties_of(turn.slots, "agency", turn.organisation)
    fields = {
        "text": str(turn.slots.get("text", "")),
        "party": parties[0] if parties else "",
        **_due_fields(turn),
    }
    if not fields["text"]:
        form = Submission.model_validate(fields).form()
        return Reply(message=await open_capture(services, turn.who, form=form))
    form = Submission.model_validate(fields).form()
    card = await open_capture(services, turn.who, form=form)
    return Reply(message=card, asks=Act.CAPTURE_COMMITMENT, typed=fields)


async def cancelled(turn: Turn, services: Services) -> Reply:
    """Never removed: asks for a reason, and then it is cancelled."""
    meant = await which(turn, services, "cancel_commitment")
    if isinstance(meant, Reply):
        return meant
    return Reply(message=await open_change_form(services, turn.who, meant, "cancel"))


async def undone(turn: Turn, services: Services) -> Reply:
    return await commitments.undo(turn, services)


async def _new_day(turn: Turn, services: Services, id: CommitmentId) -> date | None:
    said = turn.slots.get("due")
    due: dict[str, Any] = dict(said) if isinstance(said, dict) else {}
    shift = due.get("shift_days", turn.slots.get("shift_days"))
    if isinstance(shift, int):
        shown = await open_commitment(services, turn.who, id)
        return max(shown.line.due_on, today(turn, services)) + timedelta(days=shift)
    for said_day in (turn.slots.get("to"), due.get("on"), due.get("before_or_on"), due.get("to")):
        day = _day(said_day)
        if day is not None:
            return day
    return None


def _due_fields(turn: Turn) -> dict[str, str]:
    said = turn.slots.get("due")
    due: dict[str, Any] = dict(said) if isinstance(said, dict) else {}
    if due.get("rel") in ("by_next_meeting", "before_next_meeting"):
        return {"due": "next"}
    day = next((d for name in ("on", "before_or_on", "to") if (d := _day(due.get(name)))), None)
    level = turn.slots.get("level")
    return {
        "due": "date" if day else "",
        "on": day.isoformat() if day else "",
        "level": str(level) if level in (1, 2) else "",
    }


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None
