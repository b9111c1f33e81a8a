"""What a person has not heard yet of their meetings: one change, or all of them in one message."""

from datetime import date

from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.meeting import InvitationCancelled, MeetingChange, MeetingChanges
from sspf.domain.outbox import Kind, Message
from sspf.domain.tellings import Telling
from sspf.use_cases.await_link import link_of
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.guest_of import guest_invitation, guest_of
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import invitation
from sspf.use_cases.tell_change import told_people, untold

GATHERED = "gathered"
"""In the values of a row that says what has not been told; an older program's rows lack it."""


async def compose_change(room: AskersRoom, message: Message) -> object:
    """The difference between what this person was told and what holds; nothing when there is none.

    The first of several rows that comes up says it all, and the others find nothing more to say.
    """
    if GATHERED not in message.values:
        return await _as_before(room, message)
    news = await untold(room)
    if not news:
        return Dropped("dropped.told")
    changes = tuple([await _change(room, told, meeting) for told, meeting in news])
    if len(changes) > 1:
        return MeetingChanges(changes=changes)
    return await _alone(room, news[0][1], changes[0])


async def _alone(room: AskersRoom, meeting: Meeting, change: MeetingChange) -> object:
    """As a kallelse to answer, to whoever is called; as news to whoever has promised something."""
    guest = await guest_of(room, meeting)
    if change.is_cancelled:
        return InvitationCancelled(
            meeting=change.meeting, moved_to=change.moved_to, moved_commitments=change.carried
        )
    if guest is not None:
        return await guest_invitation(room, meeting, guest, change=change)
    if change.may_answer:
        join_url = await link_of(room, meeting)
        return invitation(room, meeting, change=change, join_url=join_url)
    return MeetingChanges(changes=(change,))


async def _change(room: AskersRoom, told: Telling, meeting: Meeting) -> MeetingChange:
    after = None if meeting.is_on else await room.meeting_after(meeting)
    is_guest = await guest_of(room, meeting) is not None
    is_called = meeting.status is MeetingStatus.CALLED
    called = await told_people(room, meeting, await room.uow.outbox.about(meeting.id))
    return MeetingChange(
        meeting=facts(room, meeting),
        former_on=told.held_on,
        former_starts=told.starts,
        former_ends=told.ends,
        is_cancelled=not meeting.is_on,
        moved_to=after.held_on if after and not is_guest else None,
        carried=0 if is_guest else await _carried(room, meeting),
        may_answer=is_called and not is_guest and room.me.id in called,
    )


async def _carried(room: AskersRoom, meeting: Meeting) -> int:
    """Of a cancelled meeting: all that has got another day. Of a moved one: this person's own."""
    if not meeting.is_on:
        rows = await room.uow.outbox.about(meeting.id)
        mine = [r.message for r in rows if r.message.recipient == room.me.id]
        told = [m for m in mine if m.kind is Kind.INVITATION_CANCELLED]
        return int(told[-1].values.get("carried", 0)) if told else 0
    still_open = await room.uow.commitments.still_open()
    return sum(c.due.at_meeting == meeting.id and c.owner == room.me.id for c in still_open)


async def _as_before(room: AskersRoom, message: Message) -> object:
    """A row that an older program queued says which change it is about."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if message.kind is Kind.INVITATION_CANCELLED:
        after = await room.meeting_after(meeting)
        return InvitationCancelled(
            meeting=facts(room, meeting),
            moved_to=after.held_on if after else None,
            moved_commitments=int(message.values.get("carried", 0)),
        )
    if meeting.sequence != message.revision:
        return Dropped("dropped.moved_again")
    former = date.fromisoformat(str(message.values["former"]))
    if meeting.status is not MeetingStatus.CALLED or room.now >= meeting.ends_at:
        return Dropped("dropped.past" if meeting.is_on else "dropped.cancelled")
    now = facts(room, meeting)
    change = MeetingChange(
        meeting=now, former_on=former, former_starts=now.starts, former_ends=now.ends
    )
    return invitation(room, meeting, change=change, join_url=await link_of(room, meeting))
