"""What the fake repositories keep of one municipality, and what they refuse as a database does."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sspf.domain.agreements import Agreement
from sspf.domain.annual_plans import PlanRow
from sspf.domain.audit import Entry
from sspf.domain.breaks import BreakChange
from sspf.domain.briefings import Briefing
from sspf.domain.calendar_events import CalendarEvent, EventFeed
from sspf.domain.case_files import CaseFile
from sspf.domain.case_texts import CaseText
from sspf.domain.cases import Case, CaseId
from sspf.domain.commitments import Change, Commitment
from sspf.domain.consents import Consent, LegalGround
from sspf.domain.decisions import Attendance, Check, Decision, Item
from sspf.domain.entries import Entry as ListEntry
from sspf.domain.errors import StaleError
from sspf.domain.feeds import Feed
from sspf.domain.guests import Guest
from sspf.domain.happenings import Happening
from sspf.domain.incidents import Incident
from sspf.domain.invitations import Absence, Answer
from sspf.domain.log_review import LogReview
from sspf.domain.matters import Matter
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Organisation
from sspf.domain.outbox import Sent
from sspf.domain.problem_pictures import PictureRow
from sspf.domain.reach import Reach
from sspf.domain.references import Reference, SentCard
from sspf.domain.registrations import Registration
from sspf.domain.reports import Report
from sspf.domain.retention import LegalHold, PurgeReceipt, RetentionDecision
from sspf.domain.selections import Selection
from sspf.domain.self_checks import SelfCheck
from sspf.domain.tallies import Counted, Estimate
from sspf.domain.tellings import Telling
from sspf.domain.trainings import Training
from sspf.domain.web_links import WebLink
from sspf.ports import Conversation

Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A row of the outbox with who holds it and until when, by the database's time."""

    sent: Sent
    holder: str = ""
    lease_until: datetime | None = None
    begun: bool = False


@dataclass(frozen=True)
class HeldFeed:
    """With who holds it and until when, by the database's time."""

    feed: EventFeed
    holder: str
    until: datetime | None


@dataclass
class State:
    """Collections of immutable values, so that a copy of each collection is a copy of all."""

    organisation: Organisation | None = None
    known: dict[str, set[str]] = field(default_factory=dict)
    """Keys that references may point to; who has left stays known."""
    meetings: dict[str, Meeting] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    absences: dict[tuple[str, object], Absence] = field(default_factory=dict)
    tellings: dict[tuple[str, str, str], Telling] = field(default_factory=dict)
    guests: dict[tuple[str, str], Guest] = field(default_factory=dict)
    briefings: dict[tuple[str, str], Briefing] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    attendance: dict[str, tuple[Attendance, ...]] = field(default_factory=dict)
    checks: dict[tuple[str, str], Check] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    last_numbers: dict[int, int] = field(default_factory=dict)
    outbox: dict[str, Waiting] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    cards: dict[str, SentCard] = field(default_factory=dict)
    case_cards: dict[str, frozenset[CaseId]] = field(default_factory=dict)
    list_cards: dict[str, frozenset[str]] = field(default_factory=dict)
    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    kept_at: dict[tuple[str, str], datetime] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    reach: dict[str, Reach] = field(default_factory=dict)
    incidents: dict[int, Incident] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    break_changes: list[BreakChange] = field(default_factory=list)
    calendar_events: dict[str, CalendarEvent] = field(default_factory=dict)
    event_feeds: dict[str, HeldFeed] = field(default_factory=dict)
    web_links: dict[str, WebLink] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    case_files: dict[str, CaseFile] = field(default_factory=dict)
    consents: dict[str, Consent] = field(default_factory=dict)
    case_texts: dict[str, CaseText] = field(default_factory=dict)
    registrations: dict[tuple[int, int], Registration] = field(default_factory=dict)
    legal_grounds: dict[str, LegalGround] = field(default_factory=dict)
    entries_of_lists: dict[str, ListEntry] = field(default_factory=dict)
    selections: dict[tuple[str, object], Selection] = field(default_factory=dict)
    log_reviews: dict[str, LogReview] = field(default_factory=dict)
    retention_decisions: dict[str, RetentionDecision] = field(default_factory=dict)
    holds: dict[str, LegalHold] = field(default_factory=dict)
    purge_receipts: dict[date, PurgeReceipt] = field(default_factory=dict)
    tallies: dict[tuple[str, date, str, str], int] = field(default_factory=dict)
    origins: frozenset[tuple[date, str, str]] = frozenset()
    closed_months: frozenset[date] = frozenset()
    batches: dict[str, tuple[Counted, ...]] = field(default_factory=dict)
    estimates: dict[tuple[str, date, date], Estimate] = field(default_factory=dict)
    reports: dict[int, Report] = field(default_factory=dict)
    matters: dict[int, Matter] = field(default_factory=dict)
    plan_rows: dict[int, PlanRow] = field(default_factory=dict)
    picture_rows: dict[int, PictureRow] = field(default_factory=dict)
    agreements: dict[int, Agreement] = field(default_factory=dict)
    trainings: dict[int, Training] = field(default_factory=dict)
    happenings: dict[int, Happening] = field(default_factory=dict)
    self_checks: dict[int, SelfCheck] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def copied(self) -> "State":
        inside = {f.name: copy(getattr(self, f.name)) for f in fields(self)}
        inside["known"] = {kind: set(keys) for kind, keys in self.known.items()}
        return State(**inside)

    def check(self, value: object, **references: str | None) -> None:
        """LookupError for a reference to nothing, ValueError for a naive instant.

        `references`: what the value points to, by kind: `people=…, meetings=…`.
        """
        if self.organisation is None:
            raise LookupError("no organisation has been put")
        self.know("authorities", getattr(value, "controller", self.organisation.controller))
        for kind, key in references.items():
            self.know(kind, key)
        refuse_naive(value)

    def know(self, kind: str, key: str | None) -> None:
        known = self.meetings if kind == "meetings" else self.known.get(kind, set())
        if key is not None and key not in known:
            raise LookupError(f"{kind}: {key}")


def refuse_naive(value: object) -> None:
    """ValueError when the value holds an instant without a zone."""
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError(f"naive datetime refused: {value!r}")
    if is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            refuse_naive(getattr(value, f.name))


def put_version(into: dict[Any, Value], key: Any, value: Value, version: int) -> None:
    """Version 1 is new, any other replaces the one before; StaleError otherwise."""
    before: Any = into.get(key)
    expected = None if before is None else before.version + 1
    if version != (expected or 1):
        raise StaleError(key)
    into[key] = value


def in_order(values: Mapping[Any, Value], *names: str) -> list[Value]:
    """Sorted by these attributes."""
    return sorted(values.values(), key=lambda v: tuple(getattr(v, name) for name in names))
