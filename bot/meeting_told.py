"""A meeting in a sentence, with its place where it has one."""

from bot.turn import Reply, notice
from sspf.domain.messages.general import Span
from sspf.domain.messages.meeting import MeetingFacts


def told_next(facts: MeetingFacts) -> Reply:
    said: dict[str, object] = {
        "date": facts.held_on,
        "span": Span(facts.starts, facts.ends),
        "week": facts.held_on.isocalendar().week,
    }
    if facts.place:
        return notice("answer.next_meeting_at", **said, place=facts.place)
    return notice("answer.next_meeting", **said)


def told_place(facts: MeetingFacts) -> Reply:
    if facts.place:
        return notice("answer.meeting_place_at", date=facts.held_on, place=facts.place)
    return notice("answer.meeting_place", date=facts.held_on)
