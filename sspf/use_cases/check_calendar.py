"""Kalendariet räcker? What the group's calendar lacks, by its own cadence."""

from sspf.domain.messages.calendar import CalendarCheck
from sspf.ports import Services
from sspf.use_cases.limits_in_words import days_met, limits_of
from sspf.use_cases.room import Who, enter


async def check_calendar(services: Services, who: Who) -> CalendarCheck:
    async with enter(services, who) as room:
        group = room.organisation.group(await room.group())
        meetings = await room.uow.meetings.of_group(group.key)
        return CalendarCheck(
            group=group.name,
            ahead=sum(day >= room.today for day in days_met(meetings)),
            is_ruled=bool(group.cadence and group.cadence.is_binding),
            lacks=limits_of(room, group.key, meetings),
        )
