"""What a municipality's file holds: its choice of model, its people, its dates."""

from typing import Annotated, Literal

from pydantic import Field

from bot.organisations.cadences import AnyCadence
from bot.organisations.case_schema import ChecklistModel, TypicalMonths
from bot.organisations.fields import (
    Age,
    Clock,
    Code,
    Count,
    Day,
    GroupType,
    Identity,
    Key,
    LegalForm,
    Levels,
    Link,
    Mail,
    Moment,
    Months,
    Strict,
    Text,
    Words,
    Zone,
    written,
)
from bot.organisations.schema import BriefingPartModel, OffsetsModel, Season
from sspf.domain.case_rules import Branch, ReceivingSecrecy
from sspf.domain.organisation import Role
from sspf.domain.ways_of_working import ChainRole

Number = Annotated[str, written(r"Å-[0-9]{4}-[0-9]{3,6}", "skriv numret som Å-2027-006")]


class AuthorityEntry(Strict):
    key: Key
    name: Text
    legal_form: LegalForm = "authority"
    receiving_secrecy: ReceivingSecrecy = ReceivingSecrecy.WEAK
    """How well it can keep what it is given; until a lawyer has said so, weak (R-30)."""


class SeatEntry(Strict):
    """A party of the model, with the authorities behind it; or one more party."""

    key: Key
    name: Text | None = None
    authorities: tuple[Key, ...] = ()
    attendees: tuple[Text, ...] | None = None
    branch: Branch | None = None
    chain_role: tuple[ChainRole, ...] | None = None
    """What the seat is for here: identifies, supports or both."""
    also_called: tuple[Text, ...] = ()
    """What people here call it when they ask: nicknames, places of work."""


class GroupEntry(Strict):
    """A group of the model made ready; one of several from a pattern (`of`); or one more group."""

    key: Key
    of: Key | None = None
    name: Text | None = None
    type: GroupType | None = None
    parent: Key | None = None
    convener: Key | None = None
    stand_in: Key | None = None
    parties: tuple[Key, ...] | None = None
    """The seats, in the order in which every view lists them."""
    levels: Levels | None = None
    cadence: AnyCadence | None = None

    @property
    def origin(self) -> str:
        return self.of or self.key


class Delegation(Strict):
    """Who named this person for the seat, and from when (A23)."""

    by: Text
    since: Day = Field(alias="from")


class Service(Strict):
    """The days of an assignment, both included: a deputy's period, or the last (R-25)."""

    since: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class PersonEntry(Strict):
    id: Key
    name: Text
    title: Text
    workplace: Text | None = None
    email: Mail
    entra_object_id: Identity | None = None
    """None: no account in Teams. Everything that can goes by mail, with a page to answer on."""
    language: Literal["sv", "en"] = "sv"
    party: Key | None = None
    deputy: bool = False
    mandate: bool = False
    guest: bool = False
    """From another tenant, as the police always are: registered in an agency, levels 1-2 (R-75)."""
    delegated: Delegation | None = None
    serves: Service = Service()
    roles: tuple[Role, ...] = ()
    groups: tuple[Key, ...] = ()


class BreakEntry(Strict):
    """A school break: working days that only warn."""

    name: Text
    first: Day
    last: Day
    school_form: Text | None = None
    effect: Literal["warn", "move", "skip"] = "warn"
    """What becomes of a date that a rule proposes in it."""


class CalendarEntry(Strict):
    """One group's dates for a term, all at the same hour (kalendarium)."""

    group: Key
    starts: Clock
    ends: Clock
    dates: tuple[Day, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


class MeetingEntry(Strict):
    """Answers to what the model leaves open, or the municipality's own way."""

    briefing_parts: tuple[BriefingPartModel, ...] | None = Field(default=None, min_length=1)
    agenda: tuple[Code, ...] | None = Field(default=None, min_length=1)
    agenda_points: Words = Field(default_factory=dict)
    offsets_workdays: OffsetsModel | None = None


class Level3Decisions(Strict):
    """References without which no text about individuals is taken (R-00, R-02).

    What is missing is explained in bot/organisations/level3_faults.py.
    """

    responsible: Text | None = None
    """Who has turned it on, by name and title (A29)."""
    dpia: Text | None = None
    klassa: Text | None = None
    controllers: Text | None = None
    agreements: Text | None = None
    retention: Text | None = None
    legal_advice: Text | None = None
    cloud: Text | None = None
    guests: Text | None = None
    """That people from other tenants, as the police, may have level 3 (R-75)."""


class SmallCell(Strict):
    """Smaller counts shown outside than the model's, and by which decision (R-95)."""

    value: Count
    decision: Text


class ReportingEntry(Strict):
    """What the model's source does not say of its reports."""

    counted_from: Day | None = None
    """From when a report "after four months" is counted."""
    repeats: bool = False
    receivers: dict[Code, tuple[Text, ...]] = Field(default_factory=dict)
    """By report: who gets it, by name."""
    small_cell: SmallCell | None = None


Letter = Annotated[str, written(r"[A-ZÅÄÖ]", "skriv en stor bokstav")]


class CasesEntry(Strict):
    """What a municipality has settled otherwise than its model about its cases."""

    letter: Letter = "N"
    """What its codes begin with: N27-01."""
    each_party_assesses: bool | None = None
    typical_months: TypicalMonths | None = None
    min_age: Age | None = None
    max_age: Age | None = None
    """Outside them a notice, never a block (A5, B2)."""
    youth_consents_from: Age | None = None
    """From which age the young person's own consent is needed; 0: always (R-14)."""
    follow_up_months: Months | None = None
    checklists: tuple[ChecklistModel, ...] | None = None
    interventions: Words | None = None
    """The municipality's own catalogue of measures in place of the model's (C15)."""
    no_help: tuple[Key, ...] | None = None
    """Which of them help nobody; the model's when nothing is said."""


class Municipality(Strict):
    key: Key
    name: Text
    preset: Key
    time_zone: Zone
    tenants: tuple[Identity, ...] = Field(min_length=1)
    controller: Key
    """The authority that answers for rows of no single party."""
    concern_link: Link | None
    individual: Literal["off", "pointer_only", "structured", "free_text"]
    """How individuals are captured. Always the municipality's own choice (A29)."""
    level3_decisions: Level3Decisions | None = None
    cases: CasesEntry = CasesEntry()
    aim: Text | None = None
    terms: Words = Field(default_factory=dict)
    authorities: tuple[AuthorityEntry, ...] = Field(min_length=1)
    parties: tuple[SeatEntry, ...] = Field(min_length=1)
    groups: tuple[GroupEntry, ...]
    people: tuple[PersonEntry, ...] = Field(min_length=1)
    meeting: MeetingEntry = MeetingEntry()
    breaks: tuple[BreakEntry, ...] = ()
    closed_days: tuple[Day, ...] = ()
    chain: tuple[Key, ...] = ()
    """The groups that an item goes through, in order, when not as the model says."""
    decided: tuple[Text, ...] = ()
    """Places of the model's proposals that somebody here has decided, as groups.lokal.levels."""
    season: Season | None = None
    """The operating period, when it is another than the model's."""
    calendar: tuple[CalendarEntry, ...] = ()
    reporting: ReportingEntry = ReportingEntry()
    own_reminders: bool = False
    """People may ask to be reminded of their own report; that somebody did is itself sensitive."""
    taken_numbers: tuple[Number, ...] = ()
    actors: tuple[Text, ...] = ()
    """Outside actors that people here ask in, by the names they use."""
    places: tuple[Text, ...] = ()
    clock_start: Moment | None = None
    """Local time at which a rehearsal begins; real use has none."""
