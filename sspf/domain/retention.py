"""How long things are kept, who has decided it, and what was destroyed (gallring). Pure.

Source: RULES R-90 to R-94. Nothing goes without a recorded decision (gallringsbeslut), and what it
takes is what the decision says. A legal hold stops it, a case at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sspf.domain.case_files import CaseFile
from sspf.domain.case_reminders import months_after
from sspf.domain.cases import Case, CaseId
from sspf.domain.consents import Consent
from sspf.domain.entries import Entry, EntryState
from sspf.domain.organisation import AuthorityKey, Organisation, Person, PersonId, Role
from sspf.domain.working_days import WorkingDays

LEFT_OPEN_MONTHS = 6
"""The stub of a case that is never closed is never purged: after so long somebody is told (K9)."""
WARNED_MONTHS = 1
"""So long they have been told of it before its texts go."""


class Kept(StrEnum):
    """What has a period of its own, in the order in which it goes."""

    TEXTS = "texts"
    """Of level 3: from the meeting, or from when the case was closed, whichever is first."""
    CARDS = "cards"
    """In Teams, and what was typed in them: from when they were sent."""
    GROUP_TEXTS = "group_texts"
    """Of level 2: from the meeting."""
    CASES = "cases"
    """The stub and its plan: from when the case was closed. Its key goes, so nothing opens."""
    ENTRIES = "entries"
    """On the lists of two agencies: from when they left, as long as a case."""
    CONSENTS = "consents"
    """And other legal grounds: from when they ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Months, and days for cards. The defaults are what R-91 proposes."""

    texts: int = 3
    cases: int = 12
    consents: int = 24
    group_texts: int = 24
    card_days: int = 30


LOG_MONTHS = 60
"""Of the audit log, for which no decision names another period (R-91)."""
LONGEST = 240
"""Months; more is to keep for good, which needs no period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionDecision:
    """A gallringsbeslut as it was recorded; people decided it, elsewhere."""

    reference: str
    decided_on: date
    periods: Periods
    recorded_by: PersonId
    recorded_at: datetime
    controller: AuthorityKey
    withdrawn_at: datetime | None = None
    version: int = 1

    def withdraw(self, now: datetime) -> "RetentionDecision":
        return replace(self, withdrawn_at=now, version=self.version + 1)

    def again(self, other: "RetentionDecision") -> "RetentionDecision":
        """Recorded once more under the same reference, perhaps with other periods."""
        return replace(other, version=self.version + 1)


def standing(decisions: Sequence[RetentionDecision]) -> RetentionDecision | None:
    """The newest that has not been taken back; it may not have come into force yet."""
    held = [d for d in decisions if d.withdrawn_at is None]
    return max(held, key=lambda d: (d.recorded_at, d.reference), default=None)


def in_force(
    decisions: Sequence[RetentionDecision], today: date, days: WorkingDays
) -> RetentionDecision | None:
    """The one that stands, from the day after it was recorded: until then it may be taken back."""
    decision = standing(decisions)
    if decision is None or days.local(decision.recorded_at).date() >= today:
        return None
    return decision


class HoldReason(StrEnum):
    """Why nothing of a case may be destroyed just now (R-93)."""

    REQUEST = "request"
    """Somebody has asked for an official document, or for what is kept of oneself."""
    INSPECTION = "inspection"
    APPEAL = "appeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold:
    case: CaseId
    reason: HoldReason
    put_on: date
    put_by: PersonId
    """A person, or the system where the command line did it."""
    controller: AuthorityKey


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeReceipt:
    """Gallringskvitto: what went on one day, by which decision. Counts, and nobody's code."""

    made_on: date
    reference: str
    """Empty: of a copy that was put back, which knew of no decision."""
    controller: AuthorityKey
    counts: Mapping[str, int] = field(default_factory=dict)
    version: int = 1

    @property
    def id(self) -> str:
        return receipt_id(self.made_on)

    def with_more(self, what: Kept, count: int, reference: str) -> "PurgeReceipt":
        counts = dict(self.counts) | {what: self.counts.get(what, 0) + count}
        named = self.reference or reference
        return replace(self, counts=counts, reference=named, version=self.version + 1)


def receipt_id(day: date) -> str:
    return f"purge-{day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is older goes. Instants are aware, days the municipality's own."""

    meetings_before: datetime
    """Of level-3 texts: the meeting began before."""
    group_before: datetime
    cards_before: datetime
    closed_by: date
    """Of texts in a case: closed on this day or earlier."""
    cases_by: date
    consents_by: date
    consents_before: datetime
    """What was recorded later cannot have ended by then."""
    held: frozenset[CaseId] = frozenset()
    closed: frozenset[CaseId] = frozenset()
    """Cases whose texts go because they were closed so long ago."""
    left: frozenset[CaseId] = frozenset()
    """Cases that nobody closes: what is written in the case itself goes, and it stays a stub."""


def limits_of(periods: Periods, now: datetime, days: WorkingDays) -> Limits:
    today = days.local(now).date()

    def ago(months: int) -> date:
        return months_after(today, -months)

    return Limits(
        meetings_before=days.at(ago(periods.texts), time()),
        group_before=days.at(ago(periods.group_texts), time()),
        cards_before=now - timedelta(days=periods.card_days),
        closed_by=ago(periods.texts),
        cases_by=ago(periods.cases),
        consents_by=ago(periods.consents),
        consents_before=days.at(ago(periods.consents), time()),
    )


def closed_on(file: CaseFile | None) -> date | None:
    return file.closing.closed_on if file is not None and file.closing is not None else None


def is_case_due(case: Case, file: CaseFile | None, limits: Limits, today: date) -> bool:
    """Not in the year of its code: a number that has gone would be given to somebody else."""
    closed = closed_on(file)
    if closed is None or case.id in limits.held:
        return False
    return closed <= limits.cases_by and case.year < today.year


def is_entry_due(entry: Entry, limits: Limits, today: date) -> bool:
    left = entry.left_on if entry.state is EntryState.LEFT else None
    return left is not None and left <= limits.cases_by and entry.year < today.year


def ended_on(consent: Consent, days: WorkingDays) -> date:
    """Its last day, or the day on which all of it was taken back."""
    taken = [w.at for w in consent.withdrawals if consent.is_withdrawn(w.at)]
    return min([consent.valid_to, *(days.local(at).date() for at in taken)])


def is_left_open(case: Case, consents: Sequence[Consent], today: date) -> bool:
    """Never closed, though no consent has held in it for half a year: nobody else asks."""
    if not case.is_listed:
        return False
    newest = max([case.raised_on, *(c.valid_to for c in consents)])
    return newest <= months_after(today, -LEFT_OPEN_MONTHS)


def texts_are_over(
    case: Case, consents: Sequence[Consent], written_on: date, periods: Periods, today: date
) -> bool:
    """Of a case that nobody closes: no meeting can have used them since the last consent ended.

    They go by their own period from that day, or from when somebody last wrote in it (R-91), and
    never before the coordinator has been told for a month that it is left open (K9).
    """
    months = max(periods.texts, LEFT_OPEN_MONTHS + WARNED_MONTHS)
    by = months_after(today, -months)
    return is_left_open(case, consents, today) and _newest(case, consents, written_on) <= by


def _newest(case: Case, consents: Sequence[Consent], written_on: date) -> date:
    return max([case.raised_on, written_on, *(c.valid_to for c in consents)])


def keepers(organisation: Organisation) -> tuple[Person, ...]:
    """Who records the decision and sees the receipts: coordinators, else administrators."""
    return _with(organisation, Role.COORDINATOR) or _with(organisation, Role.ADMIN)


def warned(organisation: Organisation) -> tuple[Person, ...]:
    """Those, and the administrators, who see to it that there is a decision (R-90)."""
    kept = keepers(organisation)
    return (*kept, *(p for p in _with(organisation, Role.ADMIN) if p not in kept))


def _with(organisation: Organisation, role: Role) -> tuple[Person, ...]:
    return tuple(p for p in organisation.people if role in p.roles)
