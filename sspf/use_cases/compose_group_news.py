"""News between groups, made from what they are about: a matter, a plan, a review to come."""

from collections.abc import Awaitable, Callable

from sspf.domain.outbox import Message
from sspf.use_cases.begin_happening import compose_happening
from sspf.use_cases.follow_matter import compose_matter
from sspf.use_cases.keep_register import compose_review
from sspf.use_cases.keep_trainings import compose_training
from sspf.use_cases.remind_self_check import compose_self_check
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_annual_plan import compose_plan

OF: dict[str, Callable[[AskersRoom, Message], Awaitable[object]]] = {
    "matter": compose_matter,
    "row": compose_plan,
    "agreement": compose_review,
    "training": compose_training,
    "happening": compose_happening,
    "selfcheck": compose_self_check,
}
"""By how the subject's id begins."""


async def compose_group_news(room: AskersRoom, message: Message) -> object:
    return await OF[message.subject.partition("-")[0]](room, message)
