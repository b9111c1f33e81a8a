"""Once a month: something is old and no decision lets it go, or a case is never closed (R-90)."""

from sspf.domain.messages.retention import RetentionNews
from sspf.domain.organisation import MunicipalityId, Person
from sspf.domain.outbox import Kind, Message
from sspf.domain.retention import Periods, keepers, standing, warned
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.retention_due import count_due, left_open, limits_in
from sspf.use_cases.room import AskersRoom, Room, enter_alone


async def warn_retention(services: Services, municipality: MunicipalityId) -> int:
    """How many messages were queued; run again in the same month, none more."""
    async with enter_alone(services, municipality) as room:
        news = await _news(room)
        if news is None:
            return 0
        people = keepers(room.organisation) if news.has_decision else warned(room.organisation)
        queued = await room.queue(*(_message(room, person) for person in people))
        if queued:
            await room.note("retention:warn", f"retention-{room.today:%Y-%m}")
        return queued


async def compose_retention(room: AskersRoom, message: Message) -> object:
    """As it stands when it is sent; seen to meanwhile, it is none."""
    news = await _news(room, may_open=room.me in keepers(room.organisation))
    return news or Dropped("dropped.retention")


async def _news(room: Room, *, may_open: bool = True) -> RetentionNews | None:
    decided = standing(await room.uow.retention.decisions())
    limits = await limits_in(room, Periods())
    waiting = {} if decided else await count_due(room, limits)
    open_ones = await left_open(room)
    if not waiting and not open_ones:
        return None
    return RetentionNews(
        has_decision=decided is not None,
        waiting={str(what): count for what, count in waiting.items()},
        left_open=open_ones,
        may_open=may_open,
    )


def _message(room: Room, person: Person) -> Message:
    month = f"{room.today:%Y-%m}"
    return Message(
        key=f"{Kind.RETENTION}:{month}:{person.id}",
        kind=Kind.RETENTION,
        recipient=person.id,
        subject=f"retention-{month}",
        controller=room.organisation.controller,
        send_at=room.days.next_sending(room.now),
        why="why.retention",
    )
