"""Compile the agenda: the same briefings and commitments always give the same agenda."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sspf.domain.access import Asker, Record, may, record_of
from sspf.domain.agenda_cases import CaseOnAgenda, cases_of
from sspf.domain.briefings import Briefing, PartState
from sspf.domain.case_access import Matter
from sspf.domain.case_texts import CaseText
from sspf.domain.cases import Case
from sspf.domain.commitments import Commitment, CommitmentStatus
from sspf.domain.decisions import Item
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import IndividualMode, PartyKey


class Point(StrEnum):
    """The standing points a model can choose from, by the keys used in its file."""

    OPENING = "oppning_sekretess_orosanmalan"
    FOLLOW_UP = "uppfoljning_ataganden"
    SITUATION = "allmant_nulage"
    GROUP_LEVEL = "gruppniva"
    CALENDAR = "gemensam_kalender"
    RAISING = "aktualisering"
    INDIVIDUAL = "individniva"
    DECISIONS = "beslut_ataganden"
    NEXT_MEETING = "nasta_mote"


class Half(StrEnum):
    """The agenda's two parts (A18)."""

    GENERAL = "general"
    INDIVIDUAL = "individual"


class Saying(StrEnum):
    """How one agency's word on a level reads in the agenda."""

    TEXT = "text"
    NOTHING = "nothing"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    party: PartyKey
    saying: Saying
    text: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Counts over the commitments that this asker may see."""

    total: int = 0
    done: int = 0
    moved: int = 0
    ongoing: int = 0
    overdue: int = 0
    cancelled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    key: str
    number: int
    half: Half
    said: tuple[Said, ...] = ()
    follow_up: FollowUp | None = None
    commitments: tuple[Commitment, ...] = ()
    items: tuple[Item, ...] = ()
    takes_part: bool = True
    raised: bool = False
    cases: tuple[CaseOnAgenda, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What there is before anybody's rights are asked about."""

    meeting: Meeting
    parties: tuple[PartyKey, ...]
    briefings: tuple[Briefing, ...]
    followed: tuple[Commitment, ...]
    """Commitments of the former meeting's plan and whatever is still open (R-121)."""
    items: tuple[Item, ...]
    next_meeting: Meeting | None
    cases: tuple[Case, ...] = ()
    texts: tuple[CaseText, ...] = ()
    """What was released to the reader, and the reader's own."""
    now: datetime | None = None

    @property
    def moments(self) -> tuple[datetime, ...]:
        """What is about a single person must be open at each of them."""
        now = (self.now,) if self.now else ()
        return (*now, self.meeting.starts_at)


def compile_agenda(asker: Asker, material: Material, today: date) -> tuple[AgendaPoint, ...]:
    """The agenda as this asker may read it, in the model's order."""
    points = asker.organisation.rules.agenda
    if asker.organisation.individual is IndividualMode.OFF:
        points = tuple(p for p in points if p not in (Point.INDIVIDUAL, Point.RAISING))
    items = _items_by_point(asker, material)
    return tuple(
        _point(key, number, asker, material, today, tuple(items[key]))
        for number, key in enumerate(points, start=1)
    )


def follow_up(commitments: tuple[Commitment, ...], today: date) -> FollowUp:
    """Each commitment is counted once: closed, else moved, else under way (K6)."""
    done = {CommitmentStatus.DONE, CommitmentStatus.FOLLOWED_UP}
    still_open = [c for c in commitments if c.is_open]
    moved = [c for c in still_open if c.moved]
    return FollowUp(
        total=len(commitments),
        done=sum(c.status in done for c in commitments),
        moved=len(moved),
        ongoing=len(still_open) - len(moved),
        overdue=sum(c.is_overdue(today) for c in still_open),
        cancelled=sum(c.status is CommitmentStatus.CANCELLED for c in commitments),
    )


def _point(
    key: str,
    number: int,
    asker: Asker,
    material: Material,
    today: date,
    items: tuple[Item, ...],
) -> AgendaPoint:
    half = Half.INDIVIDUAL if key == Point.INDIVIDUAL else Half.GENERAL
    if key in (Point.FOLLOW_UP, Point.CALENDAR):
        mine = _seen(asker, material)
        shown = mine if key == Point.FOLLOW_UP else tuple(c for c in mine if c.is_open)
        counts = follow_up(mine, today) if key == Point.FOLLOW_UP else None
        return AgendaPoint(
            key=key, number=number, half=half, items=items, commitments=shown, follow_up=counts
        )
    if key in (Point.SITUATION, Point.GROUP_LEVEL):
        level = BriefingLevel.GENERAL if key == Point.SITUATION else BriefingLevel.GROUP
        said = _said(asker, material, level)
        return AgendaPoint(key=key, number=number, half=half, items=items, said=said)
    if key == Point.INDIVIDUAL:
        own = _has_raised(material, asker.person.party)
        cases = cases_of(asker, material.cases, material.texts, material.moments)
        takes_part = own or bool(cases)
        return AgendaPoint(
            key=key, number=number, half=half, takes_part=takes_part, raised=own, cases=cases
        )
    return AgendaPoint(key=key, number=number, half=half, items=items)


def _seen(asker: Asker, material: Material) -> tuple[Commitment, ...]:
    """That there is one of a case may be known where its words may not: it is counted (K6)."""
    return tuple(
        c for c in material.followed if all(may(asker, _known(c), m) for m in _moments(c, material))
    )


def _known(commitment: Commitment) -> Record:
    record = record_of(commitment)
    return record if commitment.case is None else replace(record, matter=Matter.COMMITMENT)


def _moments(commitment: Commitment, material: Material) -> tuple[datetime, ...]:
    return (material.meeting.starts_at,) if commitment.case is None else material.moments


def _items_by_point(asker: Asker, material: Material) -> defaultdict[str, list[Item]]:
    """Those that this asker may read. The same kind of record is asked about once."""
    starts_at, group = material.meeting.starts_at, material.meeting.group
    known: dict[tuple[object, ...], bool] = {}
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in material.items:
        kind = item.level, item.party, item.case
        if kind not in known:
            record = Record(
                group=group,
                level=item.level,
                party=item.party,
                case=item.case,
                matter=Matter.SHARED,
            )
            moments = (starts_at,) if item.case is None else material.moments
            known[kind] = all(may(asker, record, moment) for moment in moments)
        if known[kind] and not item.is_from_briefing:
            found[item.point].append(item)
    return found


def _said(asker: Asker, material: Material, level: BriefingLevel) -> tuple[Said, ...]:
    by_party = {b.party: b for b in material.briefings if b.is_submitted}
    record = Record(group=material.meeting.group, level=level)
    if not may(asker, record, material.meeting.starts_at):
        return ()
    return tuple(_say(party, by_party.get(party), level) for party in material.parties)


def _say(party: PartyKey, briefing: Briefing | None, level: BriefingLevel) -> Said:
    parts = [p for p in briefing.parts if p.level is level] if briefing else []
    texts = [p.text for p in parts if p.state is PartState.TEXT]
    if briefing is None:
        return Said(party=party, saying=Saying.MISSING)
    if not texts:
        return Said(party=party, saying=Saying.NOTHING, is_late=briefing.is_late)
    return Said(party=party, saying=Saying.TEXT, text="\n\n".join(texts), is_late=briefing.is_late)


def _has_raised(material: Material, party: PartyKey | None) -> bool:
    return any(
        p.state is PartState.RAISE
        for b in material.briefings
        if b.is_submitted and b.party == party
        for p in b.parts
    )
