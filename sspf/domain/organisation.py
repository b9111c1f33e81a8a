"""Who takes part: a municipality, its model, parties, authorities, people, groups and rules.

Everything that differs between municipalities is a value here, read from data; nothing in the
product counts parties or knows one of them by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from sspf.domain.cadence import Cadence, Season
from sspf.domain.case_rules import Branch, CaseRules, ReceivingSecrecy
from sspf.domain.choices import Choice
from sspf.domain.errors import UnknownGroupError, UnknownPartyError, UnknownPersonError
from sspf.domain.keys import AuthorityKey as AuthorityKey
from sspf.domain.keys import GroupKey as GroupKey
from sspf.domain.keys import MunicipalityId as MunicipalityId
from sspf.domain.keys import PartyKey as PartyKey
from sspf.domain.keys import PersonId as PersonId
from sspf.domain.levels import BriefingLevel
from sspf.domain.list_rules import ListReview, ListRule
from sspf.domain.report_rules import Reporting
from sspf.domain.ways_of_working import WaysOfWorking


class Role(StrEnum):
    """What a person may do in a group, apart from sitting in a seat (DOMAIN 2.2)."""

    COORDINATOR = "coordinator"
    STEERING = "steering"
    AUDITOR = "dpo_auditor"
    ADMIN = "admin"
    GUEST = "guest"


class IndividualMode(StrEnum):
    """How the individual level is captured; `off` leaves no trace of it anywhere."""

    OFF = "off"
    POINTER_ONLY = "pointer_only"
    STRUCTURED = "structured"
    FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A board or agency with its own secrecy and its own responsibility for personal data."""

    key: AuthorityKey
    name: str
    legal_form: str = "authority"
    receiving_secrecy: ReceivingSecrecy = ReceivingSecrecy.WEAK
    """Unless somebody has said that it is strong, the sender is asked first (R-30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A seat at the table; several authorities may stand behind one, and one behind several."""

    key: PartyKey
    name: str
    authorities: tuple[AuthorityKey, ...]
    required: bool = True
    attendees: tuple[str, ...] = ()
    """Role titles that the model offers for this seat."""
    branch: Branch = Branch.OTHER
    bot_access: bool = True
    """False: takes part in the room (a family), but is never asked or shown anything here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    name: str
    title: str
    email: str
    entra_object_id: str
    language: str = "sv"
    party: PartyKey | None = None
    is_deputy: bool = False
    has_mandate: bool = False
    roles: frozenset[Role] = frozenset()
    groups: frozenset[GroupKey] = frozenset()
    is_guest: bool = False
    delegated_by: str | None = None
    """Who named this person for the seat (A23), as written in the municipality's file."""
    delegated_from: date | None = None
    workplace: str | None = None
    serves_from: date | None = None
    serves_until: date | None = None
    """First and last day of the assignment, both included; None: no such day is named (R-25)."""

    def serves(self, day: date) -> bool:
        """Whether the assignment holds that local day."""
        has_begun = self.serves_from is None or self.serves_from <= day
        return has_begun and (self.serves_until is None or day <= self.serves_until)

    @property
    def lacks_period(self) -> bool:
        """A deputy whose first or last day nobody has named: nothing of single persons is open to
        them, however they came to sit there (R-25)."""
        return self.is_deputy and None in (self.serves_from, self.serves_until)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def has_left(self) -> bool:
        """Only the name is left, for history; see sspf/domain/hand_over.py."""
        return not self.entra_object_id and not self.groups and not self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    key: GroupKey
    name: str
    type: str
    parties: tuple[PartyKey, ...]
    levels: frozenset[BriefingLevel]
    parent: GroupKey | None = None
    cadence: Cadence | None = None
    convener: PersonId | None = None
    stand_in: PersonId | None = None
    convener_title: str | None = None
    convener_party: PartyKey | None = None

    def is_convened_by(self, person: PersonId) -> bool:
        """Only these two may call, move or cancel (A25)."""
        return person in (self.convener, self.stand_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPartRule:
    """One part of the briefing, in the model's order and words."""

    name: str
    level: BriefingLevel
    help: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """Working days before (negative) or after the meeting day (DOMAIN 6)."""

    invite: int = -14
    request: int = -7
    reminder: int = -3
    deadline: int = -1
    agenda: int = -1
    notes: int = 1
    confirm: int = 3


class BreakEffect(StrEnum):
    """What a break does to a date that a rule proposes; every other date it only warns of."""

    WARN = "warn"
    MOVE = "move"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A school break: working days that only warn."""

    name: str
    first: date
    last: date
    school_form: str = ""
    """As grundskola; empty: every school's."""
    effect: BreakEffect = BreakEffect.WARN

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRules:
    parts: tuple[BriefingPartRule, ...] = ()
    agenda: tuple[str, ...] = ()
    """Keys of the standing points, in order; the words lie in the catalogue."""
    points: tuple[Choice, ...] = ()
    """Points that only this model has, with their words; they come before the catalogue's."""
    offsets: Offsets = Offsets()
    aim: str = ""
    goals: tuple[Choice, ...] = ()
    usual_max_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """What people here call things when they ask. Only ever read, never shown."""

    parties: dict[PartyKey, tuple[str, ...]] = field(default_factory=dict)
    """Nicknames, places of work and roles, by the party they mean."""
    groups: dict[GroupKey, tuple[str, ...]] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    """Those outside who are asked in now and then."""
    places: tuple[str, ...] = ()
    """Squares, streets, buildings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One municipality with its model. Immutable; a change is a new version."""

    municipality: MunicipalityId
    name: str
    model: str
    controller: AuthorityKey
    """The authority responsible for rows that belong to no single party."""
    time_zone: ZoneInfo
    authorities: tuple[Authority, ...]
    parties: tuple[Party, ...]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    rules: MeetingRules
    individual: IndividualMode = IndividualMode.POINTER_ONLY
    cases: CaseRules = field(default_factory=CaseRules)
    lists: tuple[ListRule, ...] = ()
    list_review: ListReview | None = None
    individual_to_guests: bool = False
    """A recorded decision lets registered guests have more than levels 1-2 (R-75)."""
    terms: dict[str, str] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    closed_days: tuple[date, ...] = ()
    season: Season | None = None
    """The operating period (verksamhetsperiod), where the model has one."""
    concern_link: str | None = None
    tenants: frozenset[str] = frozenset()
    without_reminders: frozenset[PersonId] = frozenset()
    """Those who have asked for no digest (R-67); everything else still reaches them."""
    fewer_reminders: frozenset[PersonId] = frozenset()
    """Those who are reminded on the due day and after it, and not ahead of it."""
    chosen_languages: dict[PersonId, str] = field(default_factory=dict)
    """What people have said here; it goes before what the municipality's file says."""
    taken_numbers: frozenset[str] = frozenset()
    """Commitment numbers that stand in other books and are never given out here."""
    sayings: Sayings = Sayings()
    reporting: Reporting = field(default_factory=Reporting)
    own_reminders: bool = True
    """One may ask for a private reminder of one's own report; that it is asked for is kept."""
    ways: WaysOfWorking = field(default_factory=WaysOfWorking)
    """How the groups work together, as the model says."""

    def person(self, id: PersonId) -> Person:
        for person in self.people:
            if person.id == id:
                return person
        raise UnknownPersonError(id)

    def party(self, key: PartyKey) -> Party:
        for party in self.parties:
            if party.key == key:
                return party
        raise UnknownPartyError(key)

    def group(self, key: GroupKey) -> Group:
        for group in self.groups:
            if group.key == key:
                return group
        raise UnknownGroupError(key)

    def seats(self, group: GroupKey) -> tuple[Party, ...]:
        """The group's parties in its own order; every view lists all of them (A1)."""
        return tuple(self.party(key) for key in self.group(group).parties)

    def answering(self, group: GroupKey) -> tuple[PartyKey, ...]:
        """Those of the group's parties that the bot speaks to; a family at the table is not."""
        return tuple(p.key for p in self.seats(group) if p.bot_access)

    def seated(
        self, group: GroupKey, party: PartyKey, on: date | None = None
    ) -> tuple[Person, ...]:
        """Everyone who may sit in the seat, on that day: members first, then deputies."""
        people = [p for p in self.people if p.party == party and group in p.groups]
        people = [p for p in people if on is None or p.serves(on)]
        return tuple(sorted(people, key=lambda p: p.is_deputy))

    def members(self, group: GroupKey) -> Iterator[Person]:
        """Those who are called: seat members and coordinators, in the order of the seats."""
        for party in self.answering(group):
            yield from (p for p in self.seated(group, party) if not p.is_deputy)
        yield from (p for p in self.people if Role.COORDINATOR in p.roles and group in p.groups)

    def sole_member(self, group: GroupKey, party: PartyKey) -> Person | None:
        """Who sits in the seat, when it is one person; None when it must be said which."""
        members = [p for p in self.seated(group, party) if not p.is_deputy]
        return members[0] if len(members) == 1 else None

    def coordinators(self, group: GroupKey) -> tuple[Person, ...]:
        return tuple(p for p in self.people if Role.COORDINATOR in p.roles and group in p.groups)

    def controller_of(self, party: PartyKey | None) -> AuthorityKey:
        """The authority that answers for a row: the party's own, else the municipality's."""
        return self.party(party).authorities[0] if party else self.controller
