"""One transaction, and all that a use case may reach."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from sspf.domain.organisation import MunicipalityId, Organisation
from sspf.domain.working_days import WorkingDays
from sspf.ports.outside import Clock, Mail, Messenger, Meter, Presenter, Words
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


class UnitOfWork(Protocol):
    """One transaction in one municipality: kept when the block ends, undone when it raises."""

    @property
    def municipality(self) -> MunicipalityId: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def briefings(self) -> Briefings: ...
    @property
    def minutes(self) -> Minutes: ...
    @property
    def commitments(self) -> Commitments: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def audit(self) -> AuditLog: ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a use case may reach."""

    clock: Clock
    unit_of_work: Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]
    municipalities: Callable[[], tuple[MunicipalityId, ...]]
    working_days: Callable[[Organisation], WorkingDays]
    presenter: Presenter
    messenger: Messenger
    mail: Mail
    words: Words
    meter: Meter
    new_id: Callable[[], str] = field(kw_only=True)
