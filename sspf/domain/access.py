"""Who may see and do what. Everything that is not opened here is closed.

Every document, card, list and export asks `may` for each record it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sspf.domain.case_access import Basis, CaseRights, Matter, Opened, Question, decide_case
from sspf.domain.cases import CaseId
from sspf.domain.commitments import Commitment
from sspf.domain.consents import InfoArea
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import (
    GroupKey,
    IndividualMode,
    Organisation,
    PartyKey,
    Person,
    PersonId,
    Role,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What access needs to know about a thing, whatever the thing is."""

    group: GroupKey
    level: BriefingLevel
    party: PartyKey | None = None
    """The agency that wrote or owns it."""
    is_draft: bool = False
    case: CaseId | None = None
    matter: Matter = Matter.TEXT
    """What of the case it is; says nothing where there is no case."""
    item: str = ""
    """Id of the text, which a legal ground names."""
    areas: frozenset[InfoArea] = frozenset()
    """What the text is about: every one of them must be open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """A person, in the place where the question is asked."""

    person: Person
    organisation: Organisation
    is_private: bool = True
    """False in a group chat, a channel or a meeting chat."""
    company: tuple[Person, ...] | None = None
    """Who reads along where it is not private, besides the group's own people; None: nobody can
    tell, or somebody is there whom nobody knows."""
    cases: Mapping[CaseId, CaseRights] = field(default_factory=dict)
    """Rights in the cases that were read to answer this; what was not read is closed."""

    @property
    def id(self) -> PersonId:
        return self.person.id


def may(asker: Asker, record: Record, moment: datetime) -> bool:
    """May this person read this record now?"""
    return decide(asker, record, moment) is not None


def decide(asker: Asker, record: Record, moment: datetime) -> Opened | None:
    """The ground on which this person may read this record now, or None.

    Source: RULES R-10 to R-32, R-52, R-75, R-80. `moment` (aware) is part of the question because
    rights end: consent, absence, assignments.
    """
    person = asker.person
    if record.group not in person.groups or not serves(asker, moment):
        return None
    if person.is_guest and not _open_to_guests(asker, record):
        return None
    if record.level is BriefingLevel.INDIVIDUAL or record.case is not None:
        return _decide_individual(asker, record, moment)
    if record.is_draft:
        mine = asker.is_private and person.party is not None and person.party == record.party
        return Opened(Basis.OWN) if mine else None
    if record.level not in asker.organisation.group(record.group).levels:
        return None
    return Opened(Basis.LEVEL) if _reads_levels(person, record) else None


def serves(asker: Asker, moment: datetime) -> bool:
    """Before its first day and after its last an assignment gives nothing at all (R-25)."""
    return serves_at(asker.person, asker.organisation, moment)


def serves_at(person: Person, organisation: Organisation, moment: datetime) -> bool:
    """By the wall clock there; which day it is makes no difference where no day is named."""
    if person.serves_from is None and person.serves_until is None:
        return True
    return person.serves(moment.astimezone(organisation.time_zone).date())


def _reads_levels(person: Person, record: Record) -> bool:
    if Role.STEERING in person.roles or Role.AUDITOR in person.roles:
        return record.level is BriefingLevel.GENERAL and Role.STEERING in person.roles
    return person.party is not None or Role.COORDINATOR in person.roles


def reaches_individuals(asker: Asker, group: GroupKey) -> bool:
    """Whether anything about a single person may be opened to this asker in this group at all.

    Never where others read along, never above the working groups, never to a deputy without a
    named period.
    """
    person, organisation = asker.person, asker.organisation
    if not asker.is_private or organisation.individual is IndividualMode.OFF:
        return False
    if group not in person.groups or person.roles & {Role.STEERING, Role.AUDITOR}:
        return False
    if person.lacks_period:
        return False
    if person.is_guest and not (person.party is not None and organisation.individual_to_guests):
        return False
    return BriefingLevel.INDIVIDUAL in organisation.group(group).levels


def _decide_individual(asker: Asker, record: Record, moment: datetime) -> Opened | None:
    """Never without a case."""
    person, organisation = asker.person, asker.organisation
    if not reaches_individuals(asker, record.group):
        return None
    rights = asker.cases.get(record.case) if record.case is not None else None
    if rights is None or rights.group != record.group:
        return None
    if rights.coordinator == person.id and Role.COORDINATOR not in person.roles:
        rights = replace(rights, coordinator=None)  # the role was taken back
    asked = Question(
        person=person.id,
        party=person.party,
        matter=record.matter,
        sender=record.party,
        item=record.item,
        areas=record.areas,
        moment=moment.astimezone(organisation.time_zone),
        is_draft=record.is_draft,
    )
    return decide_case(rights, asked)


def levels_open(asker: Asker, group: GroupKey, moment: datetime) -> frozenset[BriefingLevel]:
    """The levels at which this asker may read what the group has, and no case.

    Where others read along, the one who may read least decides: of those who are there, and of
    the group's people, who may come to be there (R-52).
    """
    readers = [asker.person]
    if not asker.is_private:
        if asker.company is None:
            return frozenset()
        readers += asker.company
        today = moment.astimezone(asker.organisation.time_zone).date()
        members = (p for p in asker.organisation.people if group in p.groups)
        readers += [p for p in members if p.serves(today)]
    return frozenset(
        level
        for level in BriefingLevel
        if all(_reads(asker, reader, group, level, moment) for reader in readers)
    )


def _reads(
    asker: Asker, reader: Person, group: GroupKey, level: BriefingLevel, moment: datetime
) -> bool:
    return may(replace(asker, person=reader), Record(group=group, level=level), moment)


def _open_to_guests(asker: Asker, record: Record) -> bool:
    """Levels 1-2, to those who are registered in an agency; deeper by recorded decision (R-75)."""
    deep = record.level is BriefingLevel.INDIVIDUAL or record.case is not None
    may_deep = asker.organisation.individual_to_guests or not deep
    return asker.person.party is not None and may_deep


def may_convene(asker: Asker, group: GroupKey) -> bool:
    """Call, move, cancel, approve: the convener or the recorded stand-in, nobody else (A25)."""
    return asker.organisation.group(group).is_convened_by(asker.id)


def may_set_breaks(asker: Asker) -> bool:
    """The municipality's administrator, and whoever convenes one of its groups."""
    convenes = any(g.is_convened_by(asker.id) for g in asker.organisation.groups)
    return convenes or Role.ADMIN in asker.person.roles


def may_remind(asker: Asker, group: GroupKey) -> bool:
    coordinates = Role.COORDINATOR in asker.person.roles and group in asker.person.groups
    return may_convene(asker, group) or coordinates


def may_complete(asker: Asker, commitment: Commitment) -> bool:
    """Only the owner agency says that it is done (DOMAIN 11)."""
    return asker.person.party == commitment.party and commitment.group in asker.person.groups


def may_change(asker: Asker, commitment: Commitment) -> bool:
    """Date, owner, cancel: the owner agency, the coordinator and the convener."""
    return may_complete(asker, commitment) or may_remind(asker, commitment.group)


def record_of(commitment: Commitment) -> Record:
    return Record(
        group=commitment.group,
        level=commitment.level,
        party=commitment.party,
        case=commitment.case,
        matter=Matter.COMMITMENT_TEXT,
        item=commitment.id,
    )
