"""Judge what was typed as a new commitment, decision or outcome; pure, and never loses the text."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.cases import CaseId
from sspf.domain.commitments import TEXT_LIMIT, Due
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.guards import cleaned, fault_keys, faults_in
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.meetings import Meeting
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import Group, PartyKey
from sspf.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment that has nothing wrong with it, before it has a number."""

    text: str
    party: PartyKey
    due: Due
    level: BriefingLevel
    prevention: PreventionLevel
    subject: Subject
    goals: tuple[str, ...]
    taking_part: tuple[PartyKey, ...]
    case: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What the typed values are held against."""

    group: Group
    goals: frozenset[str]
    days: WorkingDays
    today: date
    next_meeting: Meeting | None
    asked_on: str = ""
    """ISO date that was asked about before and is now confirmed (R-122)."""

    def commitment(self, form: CaptureForm) -> tuple[Draft | None, tuple[str, ...]]:
        """The draft, or None and the catalogue keys of what is wrong, first thing first."""
        text = cleaned(form.text)
        level, prevention = chosen_level(form.level, form.case), _prevention(form.prevention)
        due, due_faults = self._due(form)
        faults = [
            *text_faults(text, TEXT_LIMIT, level or BriefingLevel.GROUP, "what"),
            *self._party_faults(form.party),
            *due_faults,
            *(() if level else ("fault.level",)),
            *(() if prevention else ("fault.prevention",)),
        ]
        if faults or level is None or prevention is None or due is None:
            return None, tuple(faults)
        owner = PartyKey(form.party)
        others = tuple(p for p in self.group.parties if p in form.taking_part and p != owner)
        return (
            Draft(
                text=text,
                party=owner,
                due=due,
                level=level,
                prevention=prevention,
                subject=subject_of(form.subject) or Subject.AREA,
                goals=tuple(g for g in form.goals if g in self.goals),
                taking_part=others,
                case=CaseId(form.case) if form.case else None,
            ),
            (),
        )

    def date_fault(self, day: date) -> str:
        """Catalogue key of why this due date must be asked about, or empty."""
        if day <= self.today:
            return "fault.date.past"
        if not self.days.is_working(day) and day.isoformat() != self.asked_on:
            return "fault.date.not_working"
        return ""

    def _party_faults(self, party: str) -> tuple[str, ...]:
        return () if party in self.group.parties else ("fault.owner",)

    def _due(self, form: CaptureForm) -> tuple[Due | None, tuple[str, ...]]:
        if form.due == "next" and form.on:
            return None, ("fault.date.which",)
        if form.due == "next":
            if self.next_meeting is None:
                return None, ("fault.date.no_next",)
            meeting = self.next_meeting
            return Due(on=meeting.held_on, at_meeting=meeting.id), ()
        day = day_of(form.on)
        if day is None:
            return None, ("fault.date.missing",)
        fault = self.date_fault(day)
        return (None, (fault,)) if fault else (Due(on=day), ())


def text_faults(text: str, limit: int, level: BriefingLevel, field: str) -> tuple[str, ...]:
    """Empty, too long, or holding what may not be there; keys of the catalogue."""
    if not text:
        return (f"fault.{field}.empty",)
    long = (f"fault.{field}.long",) if len(text) > limit else ()
    return (*long, *fault_keys(faults_in(text, level)))


def decision_faults(form: CaptureForm, text: str) -> tuple[str, ...]:
    subject, prevention = form.decision_subject, form.decision_prevention
    judged = chosen_level(form.decision_level, form.decision_case)
    return (
        *text_faults(text, DECISION_LIMIT, judged or BriefingLevel.GROUP, "decision"),
        *(() if subject_of(subject) else ("fault.subject",)),
        *(() if _prevention(prevention) else ("fault.prevention",)),
    )


def subject_of(value: str) -> Subject | None:
    return Subject(value) if value in {s.value for s in Subject} else None


def prevention_of(value: str) -> PreventionLevel:
    return PreventionLevel(value)


def day_of(value: str) -> date | None:
    """An ISO date, or None for anything else."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None


def level_of(value: str, case: str) -> BriefingLevel:
    """The level chosen; nothing chosen is read as the group level, the more careful one."""
    return chosen_level(value, case) or BriefingLevel.GROUP


def chosen_level(value: str, case: str) -> BriefingLevel | None:
    """What belongs to a case is on individual level, whatever else was chosen."""
    return BriefingLevel.INDIVIDUAL if case else _level(value)


def _level(value: str) -> BriefingLevel | None:
    """Individual level cannot be chosen: it comes with a case."""
    return {"1": BriefingLevel.GENERAL, "2": BriefingLevel.GROUP}.get(value)


def _prevention(value: str) -> PreventionLevel | None:
    try:
        return PreventionLevel(value)
    except ValueError:
        return None
