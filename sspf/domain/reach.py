"""Whether a person can be reached, and whether one message has reached them. Pure.

What Teams took is not what a person has seen: `reached` needs a word from the person afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sspf.domain.organisation import Person, PersonId
from sspf.domain.outbox import MAIL, NO_ACCOUNT, NO_ANSWER, Delivery, Sent

HEARD_EVERY = timedelta(minutes=5)
"""That somebody is heard from is written down no oftener, unless something new was sent."""
REMOVED = "reach.removed"
"""The person took the bot away: our own record, which a 200 from Teams does not outweigh."""


class ReachState(StrEnum):
    REACHED = "reached"
    """Heard from since it was sent, or answered."""
    SENT = "sent"
    """Teams took it; nobody knows whether it was read."""
    INSTALLED = "installed"
    """The person has the bot; nothing has been sent since."""
    WAITING = "waiting"
    NOT_NEEDED = "not_needed"
    """Not sent, since it no longer held."""
    BY_MAIL = "by_mail"
    """Has no account in Teams: is called and asked by mail."""
    NOT_INSTALLED = "not_installed"
    GUEST = "guest"
    WRONG_ADDRESS = "wrong_address"
    BLOCKED = "blocked"
    DISABLED = "disabled"
    """By the tenant's administrator."""
    UNKNOWN = "unknown"
    """On its way, with no answer: it may or may not be there."""
    FAILED = "failed"
    """Not delivered, for a reason that says nothing about the person."""


UNREACHED = frozenset(
    {
        ReachState.NOT_INSTALLED,
        ReachState.GUEST,
        ReachState.WRONG_ADDRESS,
        ReachState.BLOCKED,
        ReachState.DISABLED,
        ReachState.UNKNOWN,
        ReachState.FAILED,
    }
)
"""States that the convener is told about."""
SAYS: dict[str, ReachState] = {
    "failed.blocked": ReachState.BLOCKED,
    "failed.not_installed": ReachState.NOT_INSTALLED,
    "failed.gone": ReachState.NOT_INSTALLED,
    "failed.disabled": ReachState.DISABLED,
    "failed.wrong_address": ReachState.WRONG_ADDRESS,
    NO_ANSWER: ReachState.UNKNOWN,
}
"""What the reason of a failed send says about the person; any other says nothing."""
MENDED_BY_INSTALLING = frozenset({"failed.blocked", "failed.not_installed", "failed.gone"})
SHUT_TO_GUESTS = frozenset({ReachState.NOT_INSTALLED, ReachState.DISABLED, ReachState.FAILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What is known of the road to one person."""

    person: PersonId
    state: ReachState
    since: datetime
    reason: str = ""
    """Catalogue key of what a failed send said."""
    heard_at: datetime | None = None
    """When the person last wrote or pressed in the private chat, to within `HEARD_EVERY`."""
    sent_at: datetime | None = None
    """When Teams last took something for the person."""

    @property
    def is_removed(self) -> bool:
        return self.reason == REMOVED

    def was_sent(self, at: datetime) -> "Reach":
        """A 2xx clears what an earlier send said, but not that the bot was taken away."""
        if self.is_removed:
            return replace(self, sent_at=at)
        return replace(self._now(ReachState.SENT, at), sent_at=at)

    def failed(self, reason: str, at: datetime) -> "Reach":
        """A reason that says nothing about the person changes nothing."""
        state = SAYS.get(reason)
        if state is None or (self.is_removed and state is ReachState.NOT_INSTALLED):
            return self
        return self._now(state, at, reason)

    def heard(self, at: datetime) -> "Reach":
        """The same value when there is nothing worth writing down: whatever was sent meanwhile
        has changed the state, so that the first word after it always counts."""
        news = self.heard_at is None or at - self.heard_at >= HEARD_EVERY
        if self.state is ReachState.REACHED and not news:
            return self
        return replace(self._now(ReachState.REACHED, at), heard_at=at)

    def installed(self, at: datetime) -> "Reach":
        return self._now(ReachState.INSTALLED, at)

    def removed(self, at: datetime) -> "Reach":
        return self._now(ReachState.NOT_INSTALLED, at, REMOVED)

    def _now(self, state: ReachState, at: datetime, reason: str = "") -> "Reach":
        same = (state, reason) == (self.state, self.reason)
        return self if same else replace(self, state=state, reason=reason, since=at)


def nothing_known(person: PersonId, at: datetime) -> Reach:
    return Reach(person=person, state=ReachState.WAITING, since=at)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message to one person, and since when."""

    state: ReachState
    since: datetime | None = None


def outcome_of(
    person: Person, sent: Sent | None, known: Reach | None, answered_at: datetime | None = None
) -> Outcome:
    """`answered_at`: when the person answered what the message asks."""
    if answered_at is not None:
        return Outcome(ReachState.REACHED, answered_at)
    is_mail = sent is not None and sent.message.kind in MAIL
    found = _outcome(sent, None if is_mail else known)
    if person.is_guest and not is_mail and found.state in SHUT_TO_GUESTS:
        return replace(found, state=ReachState.GUEST)
    return found


def _outcome(sent: Sent | None, known: Reach | None) -> Outcome:
    if sent is None or sent.state in (Delivery.DUE, Delivery.LEASED):
        return _on_its_way(sent, known)
    if sent.state is Delivery.SENT:
        return _taken(sent, known)
    if sent.state is Delivery.DEAD:
        return Outcome(SAYS.get(sent.reason, ReachState.FAILED), sent.at)
    if sent.reason == NO_ACCOUNT:
        return Outcome(ReachState.BY_MAIL, sent.at)
    unknown = sent.state is Delivery.UNKNOWN
    return Outcome(ReachState.UNKNOWN if unknown else ReachState.NOT_NEEDED, sent.at)


def _on_its_way(sent: Sent | None, known: Reach | None) -> Outcome:
    if sent is not None and sent.reason == NO_ANSWER:
        return Outcome(ReachState.UNKNOWN)
    if known is not None and known.state in UNREACHED - {ReachState.UNKNOWN}:
        return Outcome(known.state, known.since)
    return Outcome(ReachState.WAITING)


def _taken(sent: Sent, known: Reach | None) -> Outcome:
    """By Teams. Of mail nothing is heard, so that it is never more than sent."""
    if known is None or sent.at is None:
        return Outcome(ReachState.SENT, sent.at)
    if known.heard_at is not None and known.heard_at >= sent.at:
        return Outcome(ReachState.REACHED, known.heard_at)
    if known.is_removed:
        return Outcome(ReachState.NOT_INSTALLED, known.since)
    return Outcome(ReachState.SENT, sent.at)


def newest(rows: Iterable[Sent]) -> dict[PersonId, Sent]:
    """The newest of the rows to each person."""
    by_number = sorted(rows, key=lambda row: row.sequence)
    return {row.message.recipient: row for row in by_number}
