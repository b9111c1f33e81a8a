"""What is kept about the person who asks, read from what is kept."""

from sspf.domain.messages.answers import OwnData
from sspf.ports import Services
from sspf.use_cases.remind_oneself import own_reminders
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_help import own_open


async def show_own_data(services: Services, who: Who) -> OwnData:
    async with enter(services, who) as room:
        me, organisation = room.me, room.organisation
        reach = await room.uow.reach.find(me.id)
        controller = organisation.controller_of(me.party)
        return OwnData(
            name=me.name,
            title=me.title,
            email=me.email,
            workplace=me.workplace or "",
            party=organisation.party(me.party).name if me.party else "",
            groups=tuple(g.name for g in organisation.groups if g.key in me.groups),
            language=me.language,
            reminders=_reminders(room),
            heard_at=room.local(reach.heard_at) if reach and reach.heard_at else None,
            absences=tuple(
                (a.first, a.last)
                for a in await room.uow.invitations.absences()
                if a.person == me.id and a.last >= room.today
            ),
            own_reminders=await own_reminders(room),
            open_commitments=await own_open(room),
            controller=next(a.name for a in organisation.authorities if a.key == controller),
        )


def _reminders(room: AskersRoom) -> str:
    if room.me.id in room.organisation.without_reminders:
        return "off"
    return "less" if room.me.id in room.organisation.fewer_reminders else "on"
