"""Teams and mail that remember what was said to whom, and fail when told to."""

from dataclasses import dataclass, field

from sspf.domain.organisation import Person, PersonId
from sspf.ports import CalendarRequest, Conversation, Letter, PermanentFailureError, Presented


@dataclass
class FakeMessenger:
    """Remembers what was said to whom; fails when told to."""

    said: list[tuple[PersonId, Presented]] = field(default_factory=list)
    updated: list[tuple[PersonId, str, Presented]] = field(default_factory=list)
    failures: dict[PersonId, list[Exception]] = field(default_factory=dict)
    """What the next sends to a person raise, first first."""
    begun: list[tuple[PersonId, Presented]] = field(default_factory=list)
    """Also those that failed."""
    reached: list[PersonId] = field(default_factory=list)
    shut: dict[PersonId, Exception] = field(default_factory=dict)
    """What reaching a person raises."""
    found: dict[PersonId, Conversation] = field(default_factory=dict)
    """What reaching a person gives, when it is not their own chat."""
    places: list[Conversation] = field(default_factory=list)
    """Where each send went."""
    shown: dict[str, tuple[str, Presented]] = field(default_factory=dict)
    """What stands in which conversation, by the activity's id."""
    gone: set[str] = field(default_factory=set)
    """Conversations that are no more."""

    async def reach(self, person: Person, tenant: str) -> Conversation:
        self.reached.append(person.id)
        if person.id in self.shut:
            raise self.shut[person.id]
        own = Conversation(
            person=person.id,
            conversation=f"conversation-{person.id}",
            service_url="https://connector.example.org/",
            tenant=tenant,
            member=person.entra_object_id,
        )
        return self.found.get(person.id, own)

    async def send(self, to: Conversation, what: Presented) -> str:
        self.begun.append((to.person, what))
        self.places.append(to)
        if self.failures.get(to.person):
            raise self.failures[to.person].pop(0)
        if to.conversation in self.gone:
            raise PermanentFailureError("failed.gone")
        self.said.append((to.person, what))
        sent = f"activity-{len(self.said)}"
        self.shown[sent] = (to.conversation, what)
        return sent

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        if to.conversation in self.gone:
            raise PermanentFailureError("failed.gone")
        if self.shown.get(activity, ("",))[0] != to.conversation:
            raise PermanentFailureError("failed.message_gone")
        self.shown[activity] = (to.conversation, what)
        self.updated.append((to.person, activity, what))


@dataclass
class FakeMail:
    posted: list[CalendarRequest] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    async def send(self, request: CalendarRequest | Letter) -> None:
        if self.failures:
            raise self.failures.pop(0)
        if isinstance(request, Letter):
            self.letters.append(request)
        else:
            self.posted.append(request)
