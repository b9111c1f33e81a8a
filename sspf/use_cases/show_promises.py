"""Have we done what we promised? What the last meeting decided, by agency, never by person."""

from dataclasses import replace

from sspf.domain.agenda import follow_up
from sspf.domain.commitments import OPEN, Commitment, Effect
from sspf.domain.errors import UnknownMeetingError
from sspf.domain.messages.answers import Promises, PromisesOf
from sspf.domain.wanted import Wanted
from sspf.ports import Services
from sspf.use_cases.lines import line
from sspf.use_cases.resolve_query import levels_in_company, meetings_around
from sspf.use_cases.room import AskersRoom, Who, enter

MOST = 1000
"""Commitments of one meeting that are counted."""
SHOWN_LATE = 10


async def show_promises(services: Services, who: Who) -> Promises:
    """UnknownMeetingError before the first meeting has been held."""
    async with enter(services, who) as room:
        group, around = await meetings_around(room)
        last = around.last
        if last is None:
            raise UnknownMeetingError(group)
        levels = levels_in_company(room, group)
        wanted = Wanted(group=group, levels=levels, meeting=last.id)
        made = await room.uow.commitments.find(wanted, at_most=MOST)
        every_open = replace(wanted, meeting=None, statuses=OPEN)
        still_open = await room.uow.commitments.count(every_open)
        late = [c for c in made if c.is_overdue(room.today)][:SHOWN_LATE]
        return Promises(
            group=room.organisation.group(group).name,
            meeting_on=last.held_on,
            counts=follow_up(tuple(made), room.today),
            effects=_effects(made),
            of=_of_agencies(room, made),
            older_open=still_open - sum(c.is_open for c in made),
            late=tuple(line(room, c) for c in late),
        )


def _of_agencies(room: AskersRoom, made: list[Commitment]) -> tuple[PromisesOf, ...]:
    found = []
    for party in room.organisation.parties:
        theirs = tuple(c for c in made if c.party == party.key)
        if theirs:
            counts = follow_up(theirs, room.today)
            found.append(PromisesOf(party=party.name, counts=counts, effects=_effects(theirs)))
    return tuple(found)


def _effects(
    commitments: list[Commitment] | tuple[Commitment, ...],
) -> tuple[tuple[Effect, int], ...]:
    counted = [(effect, sum(c.effect is effect for c in commitments)) for effect in Effect]
    return tuple((effect, n) for effect, n in counted if n)
