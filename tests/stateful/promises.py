"""What is promised of each message that arrives, judged against what is stored at that moment."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.organisations.days import working_days
from sspf.domain.access import Asker, Record, may, record_of
from sspf.domain.briefings import Briefing, BriefingPart
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.commitment import Digest, OwnerList
from sspf.domain.messages.meeting import InvitationCancelled, MeetingChanges
from sspf.domain.organisation import Organisation, Person, PersonId, Role
from sspf.domain.outbox import AT_ANY_HOUR, Kind, Message
from sspf.ports import Presented
from tests.fakes.state import State

if TYPE_CHECKING:
    from tests.stateful.play import Play

CANARY = re.compile(r"kanarie\d+")
ANY_MOMENT = datetime(2027, 1, 1, tzinfo=UTC)
AFTER_A_CANCEL = {Kind.INVITATION_CANCELLED, Kind.NOT_REACHED}


def broken_by(play: "Play", message: Message, person: PersonId, what: Presented) -> Iterator[str]:
    """What this message breaks, in words; nothing when all is well."""
    state, said = play.state, what.payload["card"]
    assert state.organisation
    reader = state.organisation.person(person)
    if reader.has_left:
        yield f"{message.kind} to {person}, who has left"
    if message.recipient != person:
        yield f"{message.kind} for {message.recipient} went to {person}"
    meeting = state.meetings.get(message.subject)
    off = isinstance(said, InvitationCancelled | MeetingChanges)
    if meeting and not meeting.is_on and message.kind not in AFTER_A_CANCEL and not off:
        yield f"{message.kind} to {person} about a cancelled meeting"
    yield from _about_what_is_closed(state, message, person, said)
    yield from _of_the_day(play, message, person)
    yield from unseen(state, reader, said)


def _about_what_is_closed(
    state: State, message: Message, person: PersonId, said: object
) -> Iterator[str]:
    """No reminder of what is done, and none of what is somebody else's."""
    shown: list[str] = []
    if isinstance(said, Digest):
        shown = [entry.line.id for entry in said.lines]
        strangers = [each for each in shown if state.commitments[each].owner != person]
        yield from (f"digest to {person} of somebody else's {each}" for each in strangers)
        shown += [line.id for line in said.late_elsewhere]
    elif isinstance(said, OwnerList):
        shown = [line.id for line in said.lines]
    elif message.kind is Kind.ASKED_HOW:
        shown = [message.subject]
    closed = [each for each in shown if not state.commitments[each].is_open]
    yield from (f"{message.kind} to {person} of {each}, which is closed" for each in closed)


def _of_the_day(play: "Play", message: Message, person: PersonId) -> Iterator[str]:
    organisation = play.scene.organisation
    now = play.scene.clock.now()
    days = working_days(organisation)
    if message.kind not in {*AT_ANY_HOUR, Kind.WELCOME} and not days.may_send(now):
        yield f"{message.kind} to {person} outside working hours"
    if message.kind is not Kind.DIGEST:
        return
    today = days.local(now).date()
    first = play.digests.setdefault((person, today), message.key)
    if first != message.key:
        yield f"two digests to {person} on {today}: {first} and {message.key}"
    if person in organisation.without_reminders:
        yield f"digest to {person}, who has said no"
    if any(a.person == person and a.holds(today) for a in play.state.absences.values()):
        yield f"digest to {person}, who is away"


def unseen(state: State, reader: Person, said: object, *, private: bool = True) -> Iterator[str]:
    """Texts shown to somebody who may not read any record that they stand in."""
    assert state.organisation
    for canary in set(CANARY.findall(repr(said))):
        records = list(_records(state, canary))
        if not any(_reads(state.organisation, reader, r, private=private) for r in records):
            yield f"{type(said).__name__} shows {canary} to {reader.id}"


def _reads(organisation: Organisation, reader: Person, record: Record, *, private: bool) -> bool:
    """As the product judges, and as the rules read when they are written down once more here."""
    asker = Asker(person=reader, organisation=organisation, is_private=private)
    if record.group not in reader.groups or record.level is BriefingLevel.INDIVIDUAL:
        return False
    if record.is_draft and (not private or reader.party is None or reader.party != record.party):
        return False
    if Role.STEERING in reader.roles and record.level is not BriefingLevel.GENERAL:
        return False
    return may(asker, record, ANY_MOMENT)


def _records(state: State, canary: str) -> Iterator[Record]:
    """Every record that the text stands in, found where it is kept, not where it was typed."""
    for briefing in state.briefings.values():
        group = state.meetings[briefing.meeting].group
        for part, is_draft in _parts(briefing):
            if canary in part.text:
                yield Record(group=group, level=part.level, party=briefing.party, is_draft=is_draft)
    yield from _of_the_meeting(state, canary)


def _parts(briefing: Briefing) -> Iterator[tuple[BriefingPart, bool]]:
    yield from ((part, True) for part in briefing.draft or ())
    yield from ((part, not briefing.is_submitted) for part in briefing.parts)


def _of_the_meeting(state: State, canary: str) -> Iterator[Record]:
    for commitment in state.commitments.values():
        if canary in commitment.text + commitment.note:
            yield record_of(commitment)
    for item in state.items.values():
        if canary in item.title:
            yield Record(group=state.meetings[item.meeting].group, level=item.level)
    for decision in state.decisions.values():
        if canary in decision.text:
            yield Record(group=state.meetings[decision.meeting].group, level=decision.level)
