"""Which of the asker's groups something is about, when the words may or may not name one."""

from sspf.domain.errors import GroupNotNamedError, NotAllowedError
from sspf.domain.group_tree import speaks_for
from sspf.domain.organisation import Group, GroupKey
from sspf.use_cases.room import AskersRoom


def own_group(room: AskersRoom, named: str) -> Group:
    """The group that is named, or the only one; GroupNotNamedError when there are several.

    NotAllowedError for a group that the asker is not in, named or not.
    """
    mine = [g for g in room.organisation.groups if g.key in room.me.groups]
    if named:
        mine = [g for g in mine if g.key == named]
    if not mine or room.me.is_guest:
        raise NotAllowedError(room.me.id)
    if len(mine) > 1:
        raise GroupNotNamedError(room.me.id)
    return mine[0]


def spoken_group(room: AskersRoom, named: str) -> Group:
    """As above, for somebody who speaks for the group: convener, stand-in or coordinator."""
    if not named:
        spoken = [g for g in room.organisation.groups if speaks_for(room.asker, g.key)]
        if len(spoken) == 1:
            return spoken[0]
    group = own_group(room, named)
    must_speak(room, group.key)
    return group


def must_speak(room: AskersRoom, group: GroupKey) -> None:
    if not speaks_for(room.asker, group) or not room.asker.is_private:
        raise NotAllowedError(room.me.id)


def parties_of(room: AskersRoom, group: Group) -> tuple[tuple[str, str], ...]:
    """(name, key) of each seat that can own something."""
    return tuple((p.name, str(p.key)) for p in room.organisation.seats(group.key) if p.bot_access)
