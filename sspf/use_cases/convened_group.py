"""Which group's calendar somebody plans: the one they name, else the first that they convene."""

import re

from sspf.domain.access import may_convene
from sspf.domain.calendar_lists import Reading
from sspf.domain.errors import NotConvenerError
from sspf.domain.organisation import Group, GroupKey
from sspf.use_cases.room import AskersRoom

OWN_WORD = re.compile(r"\w{5,}")
OF_EVERY = frozenset({"grupp", "gruppen"})
WHOLE = 100


def every_convened(room: AskersRoom) -> list[Group]:
    """In the organisation's order; NotConvenerError for anybody who convenes none."""
    found = [g for g in room.organisation.groups if may_convene(room.asker, g.key)]
    if not found:
        raise NotConvenerError(room.me.id)
    return found


def convened(room: AskersRoom, named: str = "") -> GroupKey:
    """`named`: the group's key, or any text that its name, or a word of it, stands in."""
    every = every_convened(room)
    if own := next((g for g in every if g.key == named), None):
        return own.key
    return max(every, key=lambda group: _said(named, group)).key


def named_in(reading: Reading) -> str:
    """The groups that the rows of a table name, as one text."""
    return " ".join(dict.fromkeys(wish.group for wish in reading.wishes if wish.group))


def of_others(room: AskersRoom, reading: Reading, group: GroupKey) -> list[str]:
    """What rows call another group than this; a word that names no group is let be."""
    own = room.organisation.group(group)
    said = dict.fromkeys(wish.group for wish in reading.wishes)
    return [name for name in said if _best(name, room) > _said(name, own)]


def _best(said: str, room: AskersRoom) -> int:
    return max(_said(said, group) for group in room.organisation.groups)


def _said(said: str, group: Group) -> int:
    """How surely a text names a group: by its name, or by words of its own ("Styrgruppen")."""
    said, name = said.casefold(), group.name.casefold()
    if name in said:
        return WHOLE
    return sum(word in said for word in set(OWN_WORD.findall(name)) - OF_EVERY)
