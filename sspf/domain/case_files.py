"""What is written in a case: how it was raised, each agency's part, the plan, how it was closed.

Source: DOMAIN section 8, ACCEPTANCE B, C, G. All of it is one sealed document beside the case, so
that who may see a case is decided without opening it. Choices are keys; texts are kept only where
the municipality has decided on free text.
"""

from dataclasses import dataclass, replace
from datetime import date

from sspf.domain.cases import CaseId
from sspf.domain.decisions import ItemId
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import AuthorityKey, PartyKey, PersonId

YOUTH, GUARDIANS = "youth", "guardians"
"""Owners of a measure that the bot never writes to; they stand in the printed plan (B20)."""
NO_CONTACT = frozenset({YOUTH, GUARDIANS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The form of raising (aktualiseringsblankett). A concern is a suspicion, never a fact (A7)."""

    age: str = ""
    """Key of an age band; never a birth date (A5)."""
    school_year: str = ""
    gender: str = ""
    """For statistics only (R-96)."""
    source: str = ""
    concerns: tuple[str, ...] = ()
    risk_factors: tuple[str, ...] = ()
    family_spoken: bool = False
    report_considered: bool = False
    """Whether orosanmälan was considered; never what came of it."""
    why_here: tuple[str, ...] = ()
    """Why this is right for SSPF (C28)."""
    item: ItemId | None = None
    """The general item that it was found in (A19)."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPart:
    """What one agency has said of its own part in the case."""

    party: PartyKey
    assessed_on: date | None = None
    """Its own risk assessment is done; what it came to stays with the agency (B14)."""
    tool: str = ""
    agreed_on: date | None = None
    """It agrees on the joint picture and on what to work on together (B9)."""
    concerned_on: date | None = None
    """ "Vi känner också oro" (C10)."""
    ready: tuple[str, ...] = ()
    """Resources it can put in if need be; no commitment (B16)."""
    note: str = ""
    """Its own picture (B19)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Who does what by when, and what it builds on (B20, B21)."""

    number: int
    kind: str
    owner: str
    """An agency's key, `youth` or `guardians`."""
    due_on: date
    basis: str
    """Key of a strength or a concern."""
    weight: str = ""
    """Key of how heavy it is, where the model tells (C14); some of them say that it was given after
    a needs assessment (C13)."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What the young person has said, or why it was not heard (B22, R-46)."""

    interests: tuple[str, ...] = ()
    on_sspf: str = ""
    on_plan: str = ""
    note: str = ""
    why_not: str = ""

    @property
    def is_heard(self) -> bool:
        return bool(self.on_sspf and self.on_plan) or bool(self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of one young person (handlingsplan); another thing than a meeting's plan."""

    goals: tuple[str, ...] = ()
    goal: str = ""
    strengths: tuple[str, ...] = ()
    strength: str = ""
    voice: Voice = Voice()
    picture: str = ""
    """The joint picture (B9)."""
    follow_up_on: date | None = None
    cadence_weeks: int | None = None
    """How often to meet in this case (B25)."""
    measures: tuple[Measure, ...] = ()
    decided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    measure: int
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One follow-up: what became of each part, and the two standing questions (B26, B27)."""

    held_on: date
    results: tuple[Result, ...]
    worked: str
    missing: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMeeting:
    """The family took part, and the consent was used again (B18)."""

    held_on: date
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAttendance:
    """Who took part in the point about this case at one meeting (R-24)."""

    meeting: MeetingId
    held_on: date
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    reason: str
    closed_on: date
    guided_to: str = ""
    reported_on: date | None = None
    """When the orosanmälan was made, never what it says (B31)."""
    watched_by: str = ""
    """The agency that watches the commitments that go on (C20)."""
    outcomes: tuple[tuple[str, str], ...] = ()
    """Of a social intervention group (G5, G9): field → key or number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyMark:
    """That secrecy may hold: by which provision, since when, for whom (R-82)."""

    provision: str
    """Code of it; its words are in the catalogue."""
    on: date
    authority: AuthorityKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """All that is written in one case."""

    case: CaseId
    controller: AuthorityKey
    mark: SecrecyMark | None = None
    intake: Intake = Intake()
    parts: tuple[PartyPart, ...] = ()
    gate: str = ""
    """`go_on`, `not` or `wait` (B15)."""
    wait_until: date | None = None
    offered_on: date | None = None
    declined_on: date | None = None
    watch_until: date | None = None
    """Hålla koll: an outcome with an end, no commitment (C16)."""
    check_in_weeks: int | None = None
    check_in_from: date | None = None
    lots: PersonId | None = None
    """Who guides the young person (G6)."""
    plan: Plan = Plan()
    follow_ups: tuple[FollowUp, ...] = ()
    family: tuple[FamilyMeeting, ...] = ()
    outcomes: tuple[tuple[date, str], ...] = ()
    """What the point about the case was closed with, meeting by meeting (A16)."""
    attendance: tuple[CaseAttendance, ...] = ()
    """One for each meeting, newest last; nobody stands there who is not covered."""
    ticked: tuple[str, ...] = ()
    """`checklist:step` of what is done."""
    closing: Closing | None = None
    last: str = ""
    """Cause of the last change: pressed twice it is one change."""
    told: tuple[str, ...] = ()
    """Reminders that have been given: `watch:2027-03-01`."""
    counted: tuple[tuple[str, date | None], ...] = ()
    """Facts that have been counted, and when; None: before anything was. Purged with the case."""
    remind_on: date | None = None
    """The next day when the coordinator is reminded of something; the only thing readable."""
    version: int = 1

    def part_of(self, party: PartyKey) -> PartyPart:
        return next((p for p in self.parts if p.party == party), PartyPart(party=party))

    def with_part(self, part: PartyPart) -> "CaseFile":
        others = tuple(p for p in self.parts if p.party != part.party)
        return replace(self, parts=(*others, part))

    def is_counted(self, fact: str) -> bool:
        return any(key == fact for key, _ in self.counted)

    def counted_on(self, fact: str) -> date | None:
        return next((on for key, on in self.counted if key == fact), None)

    def changed(self, **changes: object) -> "CaseFile":
        """The next version of it."""
        return replace(self, **changes, version=self.version + 1)  # type: ignore[arg-type]  # names of fields

    @property
    def texts(self) -> tuple[str, ...]:
        """What somebody has written of their own here."""
        notes = (*(p.note for p in self.parts), *(f.note for f in self.follow_ups))
        plan = self.plan
        of_plan = (plan.goal, plan.strength, plan.picture, plan.voice.note)
        measures = (m.note for m in plan.measures)
        return tuple(filter(None, (self.intake.note, *notes, *of_plan, *measures)))

    @property
    def has_texts(self) -> bool:
        return bool(self.texts)

    def without_texts(self) -> "CaseFile":
        """Only choices and dates are left (R-91: texts go before the rest)."""
        plan = replace(
            self.plan,
            goal="",
            strength="",
            picture="",
            voice=replace(self.plan.voice, note=""),
            measures=tuple(replace(m, note="") for m in self.plan.measures),
        )
        return self.changed(
            intake=replace(self.intake, note=""),
            parts=tuple(replace(p, note="") for p in self.parts),
            plan=plan,
            follow_ups=tuple(replace(f, note="") for f in self.follow_ups),
        )
