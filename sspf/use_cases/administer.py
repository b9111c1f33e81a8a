"""Who may change how the municipality works: the administrator, in the own chat."""

from sspf.domain.errors import NotAllowedError
from sspf.domain.organisation import Role
from sspf.use_cases.room import AskersRoom


def must_administer(room: AskersRoom) -> None:
    """NotAllowedError for everybody else, and where others read."""
    if Role.ADMIN not in room.me.roles or not room.asker.is_private:
        raise NotAllowedError(room.me.id)
