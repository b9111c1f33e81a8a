"""What holds after every step, whatever was done and however it ended."""

from collections.abc import Iterator

from sspf.domain.audit import SYSTEM
from sspf.domain.invitations import called_to
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.messages.commitment import CommitmentList
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import MAIL, Delivery, Kind, Sent
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import PAGE, list_commitments
from sspf.use_cases.show_agenda import show_agenda
from tests.stateful.play import OPERATIVE, Play

CALLED_OFF = {Kind.INVITATION_CANCELLED, Kind.CALENDAR_CANCEL}
NOT_WATCHED = {*MAIL, Kind.REPLACE, Kind.WELCOME}
NEVER_TOLD = {Kind.NOT_REACHED, Kind.REPLACE}
GIVEN_UP = {Delivery.DEAD, Delivery.UNKNOWN}
CONVENERS_OWN = ("meeting:move", "meeting:cancel", "meeting:wait", "agenda:approve")


def broken_now(play: Play) -> Iterator[str]:
    yield from play.broken
    yield from _convened_by_others(play)
    yield from (f"no audit entry for a change of {names}" for names in play.silent)
    for row in play.state.outbox.values():
        yield from _ending(play, row.sent)
    yield from _copies(play)
    for meeting in play.state.meetings.values():
        yield from _kallelser(play, meeting)
    yield from _due_days(play)
    yield from _carried_over(play)


def _ending(play: Play, row: Sent) -> Iterator[str]:
    """Sent and taken; dropped with a reason; given up with a reason, and told."""
    key = row.message.key
    if row.state is Delivery.SENT and row.at is None:
        yield f"{key} was sent at no hour"
    if row.state is Delivery.SENT and row.message.kind not in NOT_WATCHED and not play.copies[key]:
        yield f"{key} is marked as sent and never arrived"
    if row.state in {Delivery.DROPPED, *GIVEN_UP} and not row.reason:
        yield f"{key} ended {row.state} without a reason"
    if row.state in GIVEN_UP and row.message.kind not in NEVER_TOLD and not _is_told(play, row):
        yield f"{key} ended {row.state} and nobody was told"


def _is_told(play: Play, row: Sent) -> bool:
    """The convener is, or the stand-in; there may be nobody to tell, or no meeting to speak of."""
    if row.message.subject not in play.state.meetings:
        return True
    rows = [r.sent.message for r in play.state.outbox.values()]
    told = {m.subject for m in rows if m.kind is Kind.NOT_REACHED}
    return row.message.subject in told


def _copies(play: Play) -> Iterator[str]:
    """One of each message, and one more for each time that nobody knew whether it had arrived."""
    for key, count in play.copies.items():
        if count > 1 + min(play.excused[key], 1):
            yield f"{count} copies of {key}, {play.excused[key]} excused"
    posted = [request.key for request in play.post.posted]
    yield from (f"mail {key} twice" for key in set(posted) if posted.count(key) > 1)


def _kallelser(play: Play, meeting: Meeting) -> Iterator[str]:
    """Everybody who is called has one kallelse, and who was called hears that it is called off."""
    kinds = [(r.sent.message.kind, r.sent) for r in play.state.outbox.values()]
    about = [(k, s) for k, s in kinds if s.message.subject == meeting.id]
    let_go = {s.message.recipient for k, s in about if k is Kind.NOT_COMING}
    unsent = {s.message.key for k, s in about if s.state is Delivery.DROPPED}
    once = [s for k, s in about if k is Kind.INVITATION and s.message.key not in unsent]
    called = [s.message.recipient for s in once if s.message.recipient not in let_go]
    every = [c for c in play.state.cards.values() if c.subject == meeting.id]
    cards = [c for c in every if c.kind == Kind.INVITATION and c.person not in let_go]
    if len(set(called)) < len(called) or len({c.person for c in cards}) < len(cards):
        yield f"two kallelser to one person for {meeting.held_on}"
    if meeting.status is MeetingStatus.CALLED and meeting in play.ahead() and play.just_ticked:
        answers = play.state.answers.values()
        summoned = {s.message.recipient for k, s in about if k is Kind.INVITATION}
        absences = play.state.absences.values()
        everyone = called_to(play.scene.organisation, meeting, answers, absences)
        for person in set(everyone) - summoned:
            yield f"no kallelse to {person} for {meeting.held_on}"
    if not meeting.is_on:
        for kind in CALLED_OFF:
            told = {s.message.recipient for k, s in about if k is kind}
            yield from _not_told(play, meeting, kind, told | let_go)


def _not_told(play: Play, meeting: Meeting, kind: Kind, told: set[PersonId]) -> Iterator[str]:
    key = f"{Kind.INVITATION}:{meeting.id}:"
    reached = {PersonId(k.split(":")[2]) for k in play.copies if k.startswith(key)}
    gone = {p.id for p in play.scene.organisation.people if p.has_left}
    for person in reached - told - gone:
        yield f"{kind} of {meeting.held_on} not to {person}, who was called"


def _due_days(play: Play) -> Iterator[str]:
    """What is due at a meeting is due on the day that it has."""
    for commitment in play.state.commitments.values():
        meeting = play.state.meetings.get(commitment.due.at_meeting or "")
        if meeting is None or not commitment.is_open or not meeting.is_on:
            continue
        if commitment.due.on != meeting.held_on:
            yield f"{commitment.id} is due {commitment.due.on}, its meeting {meeting.held_on}"


def _carried_over(play: Play) -> Iterator[str]:
    """Every open commitment stands in the next agenda, or that meeting's own plan, and the list."""
    readers = [
        p.id
        for p in play.scene.organisation.people
        if OPERATIVE in p.groups and p.party and not p.is_guest
    ]
    if not readers or not play.ahead():
        return
    who, following = play.scene.who(readers[0]), play.ahead()[0]
    still = {c.id for c in play.state.commitments.values() if c.is_open}
    agenda = play.quietly(lambda: show_agenda(play.scene.services, who, following.id))
    assert isinstance(agenda, AgendaDocument)
    carried = {line.id for point in agenda.points for line in point.commitments}
    own = {c.id for c in play.state.commitments.values() if c.meeting == following.id}
    yield from (f"{each} is not in the next agenda" for each in still - carried - own)
    listed = play.quietly(lambda: list_commitments(play.scene.services, who, Query()))
    assert isinstance(listed, CommitmentList)
    if listed.total != len(still) or len(listed.lines) != min(PAGE, len(still)):
        yield f"{listed.total} of {len(still)} open commitments are listed"


def _convened_by_others(play: Play) -> Iterator[str]:
    """Only the convener and the stand-in move, cancel and approve; they are the same throughout."""
    for entry in play.state.entries:
        allowed = {"frida", "leo", SYSTEM}
        if entry.tag in CONVENERS_OWN and entry.actor not in allowed:
            yield f"{entry.tag} by {entry.actor}"
