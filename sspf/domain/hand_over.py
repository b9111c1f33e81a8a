"""Somebody leaves: what they convened, promised and sat in goes to somebody else. Pure.

Who has left stays by name, for history points to them; nothing reaches them and they reach nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.errors import SspfError
from sspf.domain.organisation import Group, GroupKey, Organisation, PartyKey, Person, PersonId, Role
from sspf.domain.outbox import Kind, Message

OF_THE_OFFICE = frozenset(
    {
        Kind.INVITATION_ASK,
        Kind.STANDING,
        Kind.AGENDA_APPROVAL,
        Kind.CAPTURE,
        Kind.CLOSE_ITEMS,
        Kind.OBJECTION,
        Kind.HELP_WANTED,
        Kind.DATE_CHANGED,
        Kind.COMMITMENT_CANCELLED,
        Kind.OWNER_CHANGED,
        Kind.NOT_REACHED,
        Kind.INCIDENT,
        Kind.LOG_REVIEW,
        Kind.PURGED,
        Kind.RETENTION,
        Kind.EVENT,
        Kind.EVENT_ROOM,
        Kind.EVENT_TROUBLE,
        Kind.REPORT,
    }
)
"""What somebody is sent for what they do, not for who they are: it goes to the one who follows."""


class CannotHandOverError(SspfError):
    """To oneself, to a guest, or to somebody who has left; carries the ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What changes hands, and what does not."""

    leaver: PersonId
    heir: PersonId
    convened: tuple[GroupKey, ...] = ()
    stood_in: tuple[GroupKey, ...] = ()
    joined: tuple[GroupKey, ...] = ()
    """Groups that the heir was not in before."""
    seat: PartyKey | None = None
    """The seat that the heir takes as its ordinary member; None: nobody changes seat."""
    commitments: tuple[tuple[CommitmentId, PersonId], ...] = ()
    """Each with its new owner, of the same agency."""
    ownerless: tuple[CommitmentId, ...] = ()
    """Nobody else of the agency is in the group: they must be given an owner by hand."""
    roles: tuple[Role, ...] = ()
    """Not handed over: a role is given by whoever decides about roles."""
    has_mandate: bool = False
    """Not handed over: the agency decides who has its mandate."""
    moved: int = 0
    """Messages on their way that go to the heir instead."""
    dropped: int = 0
    """Messages on their way that nobody gets."""


def prepare(
    organisation: Organisation, leaver: PersonId, heir: PersonId, owned: list[Commitment]
) -> HandOver:
    """`owned`: the leaver's open commitments. CannotHandOverError when the heir cannot have it."""
    old, new = organisation.person(leaver), organisation.person(heir)
    if leaver == heir or new.is_guest or new.has_left:
        raise CannotHandOverError(leaver, heir)
    owners = {c.id: _owner(organisation, c, old, new) for c in owned}
    return HandOver(
        leaver=leaver,
        heir=heir,
        convened=tuple(g.key for g in organisation.groups if g.convener == leaver),
        stood_in=tuple(g.key for g in organisation.groups if g.stand_in == leaver),
        joined=tuple(sorted(old.groups - new.groups)),
        seat=_seat(old, new),
        commitments=tuple((given, owner) for given, owner in owners.items() if owner is not None),
        ownerless=tuple(kept for kept, owner in owners.items() if owner is None),
        roles=tuple(sorted(old.roles)),
        has_mandate=old.has_mandate,
    )


def carried_out(organisation: Organisation, plan: HandOver) -> Organisation:
    """The organisation without the leaver; done again it is the same."""
    people = tuple(
        gone(p)
        if p.id == plan.leaver
        else replace(
            p, groups=p.groups | set(plan.joined), is_deputy=p.is_deputy and plan.seat is None
        )
        if p.id == plan.heir
        else p
        for p in organisation.people
    )
    groups = tuple(_of_heir(g, plan) for g in organisation.groups)
    without = organisation.without_reminders - {plan.leaver}
    return replace(organisation, people=people, groups=groups, without_reminders=without)


def readdressed(message: Message, plan: HandOver) -> Message:
    """The same message to the heir, under a key of its own that is the same each time."""
    parts = message.key.split(":")
    key = ":".join(plan.heir if part == plan.leaver else part for part in parts)
    own = key if key != message.key else f"{key}:{plan.heir}"
    return replace(message, key=own, recipient=plan.heir)


def gone(person: Person, parties: Collection[PartyKey] | None = None) -> Person:
    """Only the name is left. `parties`: those that there are; the person's own may be gone too."""
    party = person.party if parties is None or person.party in parties else None
    return replace(
        person,
        party=party,
        email="",
        entra_object_id="",
        is_deputy=False,
        has_mandate=False,
        roles=frozenset(),
        groups=frozenset(),
    )


def _of_heir(group: Group, plan: HandOver) -> Group:
    convener = plan.heir if group.convener == plan.leaver else group.convener
    stand_in = plan.heir if group.stand_in == plan.leaver else group.stand_in
    return replace(group, convener=convener, stand_in=None if stand_in == convener else stand_in)


def _seat(old: Person, new: Person) -> PartyKey | None:
    """An ordinary member leaves the seat to the deputy who takes over."""
    takes = old.party == new.party and not old.is_deputy and new.is_deputy and bool(old.groups)
    return old.party if takes else None


def _owner(
    organisation: Organisation, commitment: Commitment, old: Person, new: Person
) -> PersonId | None:
    """The heir when of the same agency, else the first other one in the agency's seat."""
    if new.party == commitment.party:
        return new.id
    seated = organisation.seated(commitment.group, commitment.party)
    return next((p.id for p in seated if p.id != old.id), None)
