"""Answers that go to one's own chat though they were asked for where others read along."""

from sspf.domain.messages.general import Notice
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import listed
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_agenda import agenda, meeting_of
from sspf.use_cases.show_plan import plan, planned_meeting

LIST, AGENDA, PLAN, HOW_TO_REMOVE = "list", "agenda", "plan", "remove"


async def answer_apart(
    services: Services, who: Who, what: str, cause: str, query: Query | None = None
) -> None:
    """Queue the answer to the person's own chat; `cause`: the activity that asked.

    A text that was typed is left out of the query: nothing typed lies in the queue.
    """
    async with enter(services, who) as room:
        message = Message(
            key=f"{Kind.ANSWER}:{room.me.id}:{cause[-100:]}",
            kind=Kind.ANSWER,
            recipient=room.me.id,
            subject=what,
            controller=room.organisation.controller_of(room.me.party),
            send_at=room.now,
            why="why.answer",
            values={"query": query.encoded() if query and not query.text else ""},
        )
        await room.queue(message)
        await room.note("answer:apart", what)


async def compose_answer(room: AskersRoom, message: Message) -> object:
    """Read when it is sent, with the rights that the person has then."""
    if message.subject == AGENDA:
        return await agenda(room, await meeting_of(room, None))
    if message.subject == PLAN:
        return await plan(room, await planned_meeting(room, None))
    if message.subject == HOW_TO_REMOVE:
        return Notice(key="answer.remove_it", title="title.notice")
    return await listed(room, Query.decoded(str(message.values["query"])))
