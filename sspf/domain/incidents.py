"""Personal data incidents: a note with the hour it was noticed, and the 72 hours that follow.

Source: GDPR article 33; RULES R-76. The note asks for nothing personal.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sspf.domain.capture import text_faults
from sspf.domain.errors import IncidentClosedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.incident import IncidentForm
from sspf.domain.organisation import AuthorityKey, Organisation, Person, PersonId, Role
from sspf.domain.working_days import WorkingDays

REPORT_WITHIN = timedelta(hours=72)
"""From when it was noticed until it must have been reported to the supervisory authority."""
INCIDENT_LIMIT = 500
HANDLERS = frozenset({Role.COORDINATOR, Role.ADMIN})
LISTENERS = HANDLERS | {Role.AUDITOR}


class IncidentKind(StrEnum):
    WRONG_RECIPIENT = "wrong_recipient"
    UNAUTHORISED = "unauthorised"
    LOST = "lost"
    ALTERED = "altered"
    UNAVAILABLE = "unavailable"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    number: int
    """1 and on in each municipality; all that a message about it says."""
    reported_by: PersonId
    controller: AuthorityKey
    noticed_at: datetime
    reported_at: datetime
    kinds: tuple[str, ...]
    text: str = ""
    """Sealed at rest."""
    closed_at: datetime | None = None
    closed_by: PersonId | None = None
    authority_told: bool | None = None
    """Whether it was reported to the supervisory authority; None while it is open."""
    told_on: date | None = None
    origin: str = ""
    """The press or activity that made it: the same cause makes it once."""
    version: int = 1

    @property
    def id(self) -> str:
        return f"incident-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def report_before(self) -> datetime:
        return self.noticed_at + REPORT_WITHIN

    def hours_left(self, now: datetime) -> int:
        """Whole hours; 0 when the time is up."""
        return max(0, (self.report_before - now) // timedelta(hours=1))

    def close(self, by: PersonId, now: datetime, told_on: date | None) -> "Incident":
        """`told_on`: when it was reported to the authority; None: it was judged not needed."""
        if not self.is_open:
            raise IncidentClosedError(self.id)
        return replace(
            self,
            closed_at=now,
            closed_by=by,
            authority_told=told_on is not None,
            told_on=told_on,
            version=self.version + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was typed in the form, held against what it may be."""

    noticed_at: datetime
    kinds: tuple[str, ...]
    text: str
    faults: tuple[str, ...]
    """Catalogue keys of what is wrong, first thing first."""


def judge(form: IncidentForm, days: WorkingDays, now: datetime) -> Judged:
    """No day and no hour mean now; a day without an hour is counted from its first minute."""
    noticed_at = _instant(form, days, now)
    kinds = tuple(kind.value for kind in IncidentKind if kind in form.kinds)
    text = cleaned(form.text)
    faults = (
        *(() if kinds else ("fault.incident.kind",)),
        *(() if noticed_at and noticed_at <= now else ("fault.incident.when",)),
        *(text_faults(text, INCIDENT_LIMIT, BriefingLevel.GROUP, "incident") if text else ()),
    )
    return Judged(noticed_at=noticed_at or now, kinds=kinds, text=text, faults=faults)


def told_on(told: str, on: str, noticed_on: date, today: date) -> tuple[date | None, str]:
    """The day of the report to the authority, and the key of what is wrong or nothing."""
    if told == "no":
        return None, ""
    if told != "yes":
        return None, "fault.incident.told"
    day = _day(on)
    if day is None or not noticed_on <= day <= today:
        return None, "fault.incident.told_on"
    return day, ""


def may_handle(person: Person, organisation: Organisation) -> bool:
    """Read the text and close: coordinators and administrators; conveners where there are none."""
    if any(HANDLERS & p.roles for p in organisation.people):
        return bool(HANDLERS & person.roles)
    return any(group.is_convened_by(person.id) for group in organisation.groups)


def hears_of(person: Person, organisation: Organisation) -> bool:
    """Those who handle, and the data protection officer."""
    return bool(LISTENERS & person.roles) or may_handle(person, organisation)


def _instant(form: IncidentForm, days: WorkingDays, now: datetime) -> datetime | None:
    if not form.on and not form.at:
        return now
    day = _day(form.on) if form.on else days.local(now).date()
    clock = _clock(form.at)
    return days.at(day, clock) if day is not None and clock is not None else None


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _clock(words: str) -> time | None:
    try:
        return time.fromisoformat(words or "00:00").replace(tzinfo=None)
    except ValueError:
        return None
