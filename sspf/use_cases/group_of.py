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
    if room.me.is_guest:
        raise NotAllowedError(room.me.id)
    return _one_of(room, mine, named)


def spoken_group(room: AskersRoom, named: str) -> Group:
    """As above, for somebody who speaks for the group: convener, stand-in or coordinator."""
    group = own_group(room, named) if named or room.about else None
    if group is None:
        spoken = [g for g in room.organisation.groups if speaks_for(room.asker, g.key)]
        group = _one_of(room, spoken, "")
    must_speak(room, group.key)
    return group


def _one_of(room: AskersRoom, groups: list[Group], named: str) -> Group:
    wanted = named or room.about
    found = [g for g in groups if g.key == wanted] if wanted else groups
    if not found:
        raise NotAllowedError(room.me.id)
    if len(found) > 1:
        raise GroupNotNamedError(*(group.key for group in found))
    return found[0]


def must_speak(room: AskersRoom, group: GroupKey) -> None:
    if not speaks_for(room.asker, group) or not room.asker.is_private:
        raise NotAllowedError(room.me.id)


def parties_of(room: AskersRoom, group: Group) -> tuple[tuple[str, str], ...]:
    """(name, key) of each seat that can own something."""
    return tuple((p.name, str(p.key)) for p in room.organisation.seats(group.key) if p.bot_access)
