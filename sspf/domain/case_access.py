"""Who may see what of a case. Everything that no rule here opens is closed.

One function answers, with the ground that opened it: the ground is written in the audit log.
Source: RULES R-10 to R-32. `access.decide` asks here for whatever belongs to a case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sspf.domain.cases import CaseId
from sspf.domain.consents import (
    COORDINATION,
    Consent,
    Givers,
    InfoArea,
    LegalGround,
    areas_open,
    opens,
)
from sspf.domain.organisation import GroupKey, PartyKey, PersonId


class Matter(StrEnum):
    """What of a case somebody wants to see."""

    STUB = "stub"
    """That it exists: its code, its state."""
    TEXT = "text"
    """What one agency has written about the person."""
    COMMITMENT = "commitment"
    """That there is a commitment: its number, owner, day and status."""
    COMMITMENT_TEXT = "commitment_text"
    """What is to be done."""
    CONSENT = "consent"
    SHARED = "shared"
    """What belongs to all who take part: the plan, the young person's own words."""


class Basis(StrEnum):
    """Why something may be seen."""

    LEVEL = "level"
    """Levels 1 and 2: it is the group's."""
    OWN = "own"
    """The reader's agency wrote it, or owns it."""
    CONSENT = "consent"
    LEGAL_GROUND = "legal_ground"
    COORDINATION = "coordination"
    """The coordinator of the case (R-23)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A yes, and its ground."""

    basis: Basis
    id: str = ""
    """Of the consent or the legal ground."""

    @property
    def code(self) -> str:
        """As the audit log has it: the id where there is one, else the kind."""
        return self.id or self.basis.value


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRights:
    """What decides who may see what of one case; read when a case is asked about."""

    case: CaseId
    group: GroupKey
    raised_by: PartyKey
    givers: Givers
    coordinator: PersonId | None = None
    parties: frozenset[PartyKey] = frozenset()
    """Those who take part; empty: whoever the consents name. Never more than they name."""
    is_locked: bool = False
    consents: tuple[Consent, ...] = ()
    grounds: tuple[LegalGround, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who asks for what of a case, and when."""

    person: PersonId
    party: PartyKey | None
    matter: Matter
    sender: PartyKey | None
    """The agency that wrote it or owns it."""
    item: str
    areas: frozenset[InfoArea]
    """All of them must be open; empty: what is about the case as a whole, and needs one."""
    moment: datetime
    """Aware, in the municipality's own time zone."""
    is_draft: bool = False


def decide_case(rights: CaseRights, asked: Question) -> Opened | None:
    """May this be seen, and on what ground? None: no, as if it did not exist."""
    if asked.is_draft:
        return Opened(Basis.OWN) if _is_own(asked) else None
    return ANSWERS[asked.matter](rights, asked)


def _stub(rights: CaseRights, asked: Question) -> Opened | None:
    if asked.party is not None and asked.party == rights.raised_by:
        return Opened(Basis.OWN)
    return _coordinates(rights, asked) or (None if rights.is_locked else _takes_part(rights, asked))


def _text(rights: CaseRights, asked: Question) -> Opened | None:
    """The writer's agency always reads its own; others need a ground for this very text."""
    if _is_own(asked):
        return Opened(Basis.OWN)
    if rights.is_locked or asked.sender is None:
        return None
    recipient = COORDINATION if _coordinates(rights, asked) else asked.party
    return _passed(rights, asked, asked.sender, recipient)


def _commitment(rights: CaseRights, asked: Question) -> Opened | None:
    return _coordinates(rights, asked) or _commitment_of_mine(rights, asked)


def _commitment_text(rights: CaseRights, asked: Question) -> Opened | None:
    if rights.is_locked:
        return None
    return _coordinates(rights, asked) or _commitment_of_mine(rights, asked)


def _commitment_of_mine(rights: CaseRights, asked: Question) -> Opened | None:
    """It inherits the visibility of its case; when the case is locked it is nobody's to see."""
    if rights.is_locked or asked.sender is None:
        return None
    if _is_own(asked):
        return Opened(Basis.OWN)
    return _passed(rights, asked, asked.sender, asked.party)


def _consent(rights: CaseRights, asked: Question) -> Opened | None:
    """Whoever was given one item on another ground learns nothing of what the family has said."""
    if asked.party is not None and asked.party == rights.raised_by:
        return Opened(Basis.OWN)
    opened = _coordinates(rights, asked)
    return opened or (None if rights.is_locked else _covered(rights, asked))


def _shared(rights: CaseRights, asked: Question) -> Opened | None:
    """A ground covers its one item, and never what belongs to all who take part (R-20)."""
    if rights.is_locked:
        return None
    return _coordinates(rights, asked) or _covered(rights, asked)


def _is_own(asked: Question) -> bool:
    return asked.party is not None and asked.party == asked.sender


def _coordinates(rights: CaseRights, asked: Question) -> Opened | None:
    mine = rights.coordinator is not None and rights.coordinator == asked.person
    return Opened(Basis.COORDINATION) if mine else None


def _passed(
    rights: CaseRights, asked: Question, sender: PartyKey, recipient: PartyKey | None
) -> Opened | None:
    return _by_consent(rights, asked, sender, recipient) or _by_ground(
        rights, asked, sender, recipient
    )


def _by_consent(
    rights: CaseRights, asked: Question, sender: PartyKey, recipient: PartyKey | None
) -> Opened | None:
    if recipient is None or not _may_take_part(rights, recipient):
        return None
    lacking, opened = asked.areas, None
    for consent in rights.consents:
        left = areas_open(consent, rights.givers, sender, recipient, asked.moment)
        if not left or (lacking and left.isdisjoint(lacking)):
            continue
        opened, lacking = Opened(Basis.CONSENT, consent.id), lacking - left
        if not lacking:
            return opened
    return None


def _by_ground(
    rights: CaseRights, asked: Question, sender: PartyKey, recipient: PartyKey | None
) -> Opened | None:
    if recipient is None:
        return None
    for ground in rights.grounds:
        if ground.opens(sender, recipient, asked.item, asked.moment):
            return Opened(Basis.LEGAL_GROUND, ground.id)
    return None


def _covered(rights: CaseRights, asked: Question) -> Opened | None:
    """A consent names this agency, as sender or as recipient, and holds now."""
    if asked.party is None or not _may_take_part(rights, asked.party):
        return None
    for consent in rights.consents:
        for sender, recipient in consent.pairs:
            if asked.party in (sender, recipient) and opens(
                consent, rights.givers, sender, recipient, None, asked.moment
            ):
                return Opened(Basis.CONSENT, consent.id)
    return None


def _takes_part(rights: CaseRights, asked: Question) -> Opened | None:
    """Somebody may pass something about this person to this agency now, or the other way."""
    covered = _covered(rights, asked)
    if covered is not None or asked.party is None:
        return covered
    for ground in rights.grounds:
        if ground.recipient == asked.party and ground.opens(
            ground.sender, ground.recipient, ground.item, asked.moment
        ):
            return Opened(Basis.LEGAL_GROUND, ground.id)
    return None


def _may_take_part(rights: CaseRights, party: PartyKey) -> bool:
    return not rights.parties or party == COORDINATION or party in rights.parties


ANSWERS: dict[Matter, Callable[[CaseRights, Question], Opened | None]] = {
    Matter.STUB: _stub,
    Matter.TEXT: _text,
    Matter.COMMITMENT: _commitment,
    Matter.COMMITMENT_TEXT: _commitment_text,
    Matter.CONSENT: _consent,
    Matter.SHARED: _shared,
}
