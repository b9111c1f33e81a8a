"""Every month the log of level 3 is looked through, and signed by whoever did (R-72)."""

from collections.abc import Sequence

from sspf.domain.audit import Placed
from sspf.domain.errors import NotAllowedError
from sspf.domain.log_review import LogReview, reviewers
from sspf.domain.messages.log_review import (
    LogReviewFacts,
    LogReviewLine,
    LogReviewNews,
    LogReviewStanding,
    NoLogReview,
)
from sspf.domain.outbox import Message
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom, Room, Who, enter


async def open_log_review(
    services: Services, who: Who, month: str = ""
) -> LogReviewStanding | NoLogReview:
    """This month's, or the oldest one that nobody has signed. NotAllowedError for all others."""
    async with enter(services, who) as room:
        _must_review(room)
        review = await _review(room, month)
        if review is None:
            return NoLogReview()
        await room.note("audit:read", review.id, version=review.version)
        return await _standing(room, review)


async def sign_log_review(
    services: Services, who: Who, month: str = ""
) -> LogReviewStanding | NoLogReview:
    """Looked through; again changes nothing."""
    async with enter(services, who) as room:
        _must_review(room)
        review = await _review(room, month)
        if review is None:
            return NoLogReview()
        signed = review.sign(room.me.id, room.now)
        if signed is not review:
            await room.uow.log_reviews.put(signed)
            await room.note("audit:sign", signed.id, version=signed.version)
        return await _standing(room, signed)


async def compose_log_review(room: AskersRoom, message: Message) -> object:
    """Counts to one who reviews, or sees to it that somebody does; signed meanwhile, it is none."""
    review = await room.uow.log_reviews.find(message.subject.removeprefix("logreview-"))
    if review is None or review.is_signed:
        return Dropped("dropped.log_reviewed")
    return LogReviewNews(
        facts=_facts(review),
        is_overdue=review.is_overdue(room.now),
        may_open=room.me in reviewers(room.organisation),
    )


async def _review(room: Room, month: str) -> LogReview | None:
    if month:
        return await room.uow.log_reviews.find(month)
    waiting = await room.uow.log_reviews.unsigned()
    return waiting[0] if waiting else None


def _must_review(room: AskersRoom) -> None:
    if not room.asker.is_private or room.me not in reviewers(room.organisation):
        raise NotAllowedError(room.me.id)


def _facts(review: LogReview) -> LogReviewFacts:
    return LogReviewFacts(
        month=review.month,
        version=review.version,
        reads=review.reads,
        people=review.people,
        cases=review.cases,
        many_cases=review.many_cases,
        odd_hours=review.odd_hours,
        refused=review.refused,
    )


async def _standing(room: Room, review: LogReview) -> LogReviewStanding:
    names = {person.id: person.name for person in room.organisation.people}
    return LogReviewStanding(
        facts=_facts(review),
        sample=_lines(room, await room.uow.audit.at_places(review.sample)),
        odd=_lines(room, await room.uow.audit.at_places(review.odd)),
        signed_at=room.local(review.signed_at) if review.signed_at else None,
        signed_by=names.get(review.signed_by, "") if review.signed_by else "",
    )


def _lines(room: Room, places: Sequence[Placed]) -> tuple[LogReviewLine, ...]:
    people = {person.id: person for person in room.organisation.people}
    parties = {party.key: party.name for party in room.organisation.parties}

    def line(placed: Placed) -> LogReviewLine:
        entry = placed.entry
        person = people.get(entry.actor)
        return LogReviewLine(
            position=placed.position,
            at=room.local(entry.at),
            actor=person.name if person else entry.actor,
            party=parties.get(person.party, "") if person and person.party else "",
            tag=entry.tag,
            purpose=entry.purpose,
            ground=entry.ground,
        )

    return tuple(map(line, places))
