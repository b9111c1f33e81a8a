"""The newest lines of the audit log, to whoever reviews it; never to anybody else."""

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.answers import AccessLog, LogLine
from sspf.domain.organisation import Role
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

SHOWN = 20


async def show_access_log(services: Services, who: Who) -> AccessLog:
    """NotAllowedError for everybody but a log reviewer (DOMAIN 2.2)."""
    async with enter(services, who) as room:
        if Role.AUDITOR not in room.me.roles:
            raise NotAllowedError(room.me.id)
        newest = await room.uow.audit.newest(SHOWN)
        await room.note("audit:read", room.organisation.municipality)
        return AccessLog(
            lines=tuple(
                LogLine(at=room.local(e.at), actor=_name(room, e.actor), tag=e.tag) for e in newest
            )
        )


def _name(room: AskersRoom, actor: str) -> str:
    return next((p.name for p in room.organisation.people if p.id == actor), actor)
