"""Figures of the groups that the asker steers, convenes or coordinates."""

from dataclasses import replace

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.statistics import GroupStatistics, Statistics
from sspf.domain.organisation import Group
from sspf.domain.statistics import GroupFigures, Records, Span, figures, overseen, period_of
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_statistics(services: Services, who: Who) -> Statistics:
    """From the first day of this half-year up to now; NotAllowedError for everybody else."""
    async with enter(services, who) as room:
        groups = overseen(room.asker)
        if not groups:
            raise NotAllowedError(who.person)
        counted = [(group, await _figures(room, group)) for group in groups]
        return Statistics(
            first=period_of(room.today),
            last=room.today,
            goals=room.organisation.rules.goals,
            groups=tuple(
                GroupStatistics(group=group.name, figures=found)
                for group, found in counted
                if found.planned or found.commitments.total
            ),
        )


async def _figures(room: AskersRoom, group: Group) -> GroupFigures:
    meetings = await room.uow.meetings.of_group(group.key)
    since = period_of(room.today)
    briefings = {
        m.id: await room.uow.briefings.of_meeting(m.id)
        for m in meetings
        if since <= m.held_on <= room.today
    }
    records = Records(
        meetings=meetings,
        briefings=briefings,
        commitments=await room.uow.commitments.of_group(group.key),
    )
    span = Span(since=since, now=room.now, today=room.today)
    goals = [goal.key for goal in room.organisation.rules.goals]
    # Briefings are awaited from those that the bot speaks to, and from no family.
    asked = replace(group, parties=room.organisation.answering(group.key))
    return figures(asked, records, span, goals)
