"""The overall aim shown in kallelse and agenda; the steering group words it (A28)."""

from dataclasses import replace

from sspf.domain.capture import text_faults
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.general import ConfirmAim
from sspf.domain.organisation import Role
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

AIM_LIMIT = 300


async def confirm_aim(services: Services, who: Who, text: str) -> ConfirmAim:
    """Now and new; nothing is changed yet. What is wrong with the text stands in `faults`."""
    async with enter(services, who) as room:
        _must_steer(room)
        new = cleaned(text)
        faults = text_faults(new, AIM_LIMIT, BriefingLevel.GENERAL, "aim")
        return ConfirmAim(now=room.organisation.rules.aim, new=new, faults=faults)


async def change_aim(services: Services, who: Who, text: str) -> str:
    """Returns the aim as it now reads; the same words again change nothing."""
    async with enter(services, who) as room:
        _must_steer(room)
        new = cleaned(text)
        if text_faults(new, AIM_LIMIT, BriefingLevel.GENERAL, "aim"):
            raise NotAllowedError(room.me.id)
        if new != room.organisation.rules.aim:
            rules = replace(room.organisation.rules, aim=new)
            await room.uow.organisations.put(replace(room.organisation, rules=rules))
            await room.note("organisation:aim", room.organisation.municipality)
        return new


def _must_steer(room: AskersRoom) -> None:
    if Role.STEERING not in room.me.roles:
        raise NotAllowedError(room.me.id)
