"""Once a month the log's review is drawn and told of; what nobody signs is told of again (R-72)."""

from collections.abc import Callable, Iterable
from datetime import datetime, time

from sspf.domain.log_review import (
    OVERDUE_AFTER,
    REMIND_AFTER,
    Drawing,
    LogReview,
    draw,
    hears_of_overdue,
    month_before,
    reviewers,
)
from sspf.domain.organisation import IndividualMode, MunicipalityId, Person
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.room import Room, enter_alone


async def draw_log_review(services: Services, municipality: MunicipalityId) -> int:
    """How many messages were queued; run again, none more."""
    async with enter_alone(services, municipality) as room:
        if room.organisation.individual is IndividualMode.OFF:
            return 0
        told = await _draw(room, services.new_id)
        for review in await room.uow.log_reviews.unsigned():
            told += await room.queue(*_told_again(room, review))
        return told


async def _draw(room: Room, new_seed: Callable[[], str]) -> int:
    month, first, after = month_before(room.today)
    if await room.uow.log_reviews.find(month):
        return 0
    since, before = (room.days.at(day, time()) for day in (first, after))
    entries = await room.uow.audit.to_review(since, before)
    drawing = Drawing(
        month=month,
        controller=room.organisation.controller,
        made_at=room.now,
        seed=new_seed(),
        days=room.days,
    )
    review = draw(entries, drawing)
    if review is None:
        return 0
    await room.uow.log_reviews.put(review)
    await room.note("audit:draw", review.id, version=review.version)
    return await room.queue(*_news(room, review, "", room.now, reviewers(room.organisation)))


def _told_again(room: Room, review: LogReview) -> list[Message]:
    """What has come due of the reminder and the alert; each is queued once for ever."""
    told: list[Message] = []
    if room.now >= review.made_at + REMIND_AFTER:
        due = review.made_at + REMIND_AFTER
        told += _news(room, review, ":again", due, reviewers(room.organisation))
    if room.now >= review.made_at + OVERDUE_AFTER:
        due = review.made_at + OVERDUE_AFTER
        told += _news(room, review, ":overdue", due, hears_of_overdue(room.organisation))
    return told


def _news(
    room: Room, review: LogReview, which: str, due: datetime, to: Iterable[Person]
) -> list[Message]:
    return [
        Message(
            key=f"{Kind.LOG_REVIEW}:{review.month}:{person.id}{which}",
            kind=Kind.LOG_REVIEW,
            recipient=person.id,
            subject=review.id,
            controller=review.controller,
            send_at=room.days.next_sending(max(due, review.made_at)),
            why="why.log_review",
        )
        for person in to
    ]
