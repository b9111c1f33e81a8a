"""Guests: somebody outside the group who comes to one point of one meeting, and sees only that."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sspf.domain.decisions import ItemId
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import MunicipalityId, Person, PersonId, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One person's seat at one point (A26). Invited anew, the newer invitation counts."""

    meeting: MeetingId
    person: PersonId
    point: str
    """Key of the agenda point."""
    invited_by: PersonId
    invited_at: datetime
    item: ItemId | None = None
    """What was written under the point, when it is that the guest comes for."""
    withdrawn_at: datetime | None = None

    def withdraw(self, now: datetime) -> "Guest":
        return replace(self, withdrawn_at=now)

    @property
    def is_invited(self) -> bool:
        return self.withdrawn_at is None

    def sees(self, meeting: Meeting, now: datetime) -> bool:
        """From the invitation until the meeting ends, or at once when it is taken back."""
        return self.is_invited and meeting.is_on and now < meeting.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenGuest:
    """Whom, and to what, as the convener has confirmed it."""

    point: str
    person: str = ""
    """Id of somebody registered; empty: known by name and address alone."""
    name: str = ""
    email: str = ""
    item: str = ""


def is_only_guest(person: Person) -> bool:
    """Somebody who is in the municipality for one meeting's sake, and in no group."""
    return person.roles == {Role.GUEST} and not person.groups


def guest_person(municipality: MunicipalityId, name: str, email: str) -> Person:
    """A guest with an address and nothing more: reached by mail. The same address is the same
    person, and the id says nothing of it."""
    digest = sha256(f"{municipality}/{email.lower()}".encode()).hexdigest()[:16]
    return Person(
        id=PersonId(f"guest-{digest}"),
        name=name,
        title="",
        email=email.lower(),
        entra_object_id="",
        roles=frozenset({Role.GUEST}),
        is_guest=True,
    )
