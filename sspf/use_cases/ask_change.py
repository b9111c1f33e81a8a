"""Ask before a commitment is changed: now and new, or one form of the update card."""

from dataclasses import replace

from sspf.domain.capture import day_of
from sspf.domain.commitments import CommitmentId
from sspf.domain.errors import (
    CommitmentClosedError,
)
from sspf.domain.messages.commitment import (
    CommitmentUpdate,
    ConfirmChange,
    ConfirmPostponement,
)
from sspf.ports import Services
from sspf.use_cases.keep_change import changeable, form_again, own_commitment
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.lines import line
from sspf.use_cases.list_commitments import update_card
from sspf.use_cases.record_meeting import reason_for
from sspf.use_cases.room import Who


async def confirm_change(
    services: Services, who: Who, id: CommitmentId, change: str
) -> ConfirmChange:
    """A typed change waits for a press (R-55). `change`: `done` or `start`."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await own_commitment(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        return ConfirmChange(line=line(room, commitment), change=change)


async def open_change_form(
    services: Services, who: Who, id: CommitmentId, form: str, typed: str = ""
) -> CommitmentUpdate:
    """One form of the update card as a card of its own, with what was typed in chat filled in."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await changeable(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        card = update_card(room, commitment)
        if form == "done":
            return replace(card, open_form=form, typed_effect=typed)
        return replace(card, open_form=form, typed=typed)


async def confirm_postponement(
    services: Services, who: Who, id: CommitmentId, to: str
) -> ConfirmPostponement | CommitmentUpdate:
    """Now and new, under each other; nothing is changed yet. `to`: an ISO date as typed."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await changeable(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        day = day_of(to)
        if day is None or day < room.today:
            fault = "fault.date.missing" if day is None else "fault.date.past"
            return form_again(room, commitment, "postpone", "", (fault,), to)
        return ConfirmPostponement(
            line=line(room, commitment), to=day, reason=reason_for(room, day)
        )
