"""What the use cases need from the world. There is no way to ask across municipalities."""

from sspf.ports.outside import (
    CalendarRequest,
    Clock,
    Conversation,
    KeyProvider,
    Mail,
    Messenger,
    PermanentFailureError,
    Presented,
    Presenter,
    TemporaryFailureError,
    UnknownOutcomeError,
    Words,
)
from sspf.ports.repositories import (
    AuditLog,
    Briefings,
    Cards,
    Commitments,
    Conversations,
    Invitations,
    Meetings,
    Minutes,
    Organisations,
    Outbox,
)
from sspf.ports.unit_of_work import (
    Services,
    UnitOfWork,
)

__all__ = [
    "AuditLog",
    "Briefings",
    "CalendarRequest",
    "Cards",
    "Clock",
    "Commitments",
    "Conversation",
    "Conversations",
    "Invitations",
    "KeyProvider",
    "Mail",
    "Meetings",
    "Messenger",
    "Minutes",
    "Organisations",
    "Outbox",
    "PermanentFailureError",
    "Presented",
    "Presenter",
    "Services",
    "TemporaryFailureError",
    "UnitOfWork",
    "UnknownOutcomeError",
    "Words",
]
