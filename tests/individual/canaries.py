"""A bird is a word that stands nowhere else; who may hear it is said here in words of its own.

Not in those of the product: what is planted with these rules stands in planted.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sspf.domain.case_access import CaseRights
from sspf.domain.consents import COORDINATION, Consent, InfoArea, Scope
from sspf.domain.organisation import PartyKey, Person
from tests.use_cases.cased import SKOLA

Rule = Callable[[Person, CaseRights, datetime], bool]
NOBODY: Rule = lambda person, rights, now: False  # noqa: E731


@dataclass(frozen=True)
class Canary:
    word: str
    may: Rule


def holds(consent: Consent, sender: PartyKey, recipient: PartyKey | None, now: datetime) -> bool:
    """For what is about the case as a whole; the givers are in order in every drawn consent."""
    return any(holds_of(consent, area, sender, recipient, now) for area in InfoArea)


def holds_of(
    consent: Consent,
    area: InfoArea,
    sender: PartyKey,
    recipient: PartyKey | None,
    now: datetime,
) -> bool:
    gone = [w for w in consent.withdrawals if w.at <= now]
    if any(w.scope is Scope.ALL for w in gone):
        return False
    if any(
        w.scope is Scope.PAIR and w.sender in (None, sender) and w.recipient in (None, recipient)
        for w in gone
    ):
        return False
    taken = {w.area for w in gone if w.scope is Scope.AREA}
    in_time = consent.valid_from <= now.date() <= consent.valid_to
    return in_time and (sender, recipient) in consent.pairs and area in consent.areas - taken


def of_commitment(party: PartyKey) -> Rule:
    def may(person: Person, rights: CaseRights, now: datetime) -> bool:
        if rights.is_locked:
            return False
        if person.id == rights.coordinator or person.party == party:
            return True
        return any(holds(c, party, person.party, now) for c in rights.consents)

    return may


def of_text(party: PartyKey) -> Rule:
    """A text that says nothing of its areas may be about any: every one must be open (R-12)."""

    def may(person: Person, rights: CaseRights, now: datetime) -> bool:
        if person.party == party:
            return True
        reader = recipient_of(person, rights)
        return not rights.is_locked and all(
            any(holds_of(c, area, party, reader, now) for c in rights.consents) for area in InfoArea
        )

    return may


def of_part(party: PartyKey) -> Rule:
    """What one agency has written in the case itself: about the case as a whole."""

    def may(person: Person, rights: CaseRights, now: datetime) -> bool:
        reader = recipient_of(person, rights)
        lets_out = any(holds(c, party, reader, now) for c in rights.consents)
        return person.party == party or (not rights.is_locked and lets_out)

    return may


def of_writers(party: PartyKey) -> Rule:
    return lambda person, rights, now: person.party == party


def of_those_who_take_part(person: Person, rights: CaseRights, now: datetime) -> bool:
    if rights.is_locked:
        return False
    pairs = [(c, pair) for c in rights.consents for pair in c.pairs if person.party in pair]
    takes_part = person.party is not None and any(holds(c, *pair, now) for c, pair in pairs)
    return person.id == rights.coordinator or takes_part


def of_whoever_knows_of_it(person: Person, rights: CaseRights, now: datetime) -> bool:
    """That there is a case: its code."""
    knows = person.party == SKOLA or person.id == rights.coordinator
    return knows or of_those_who_take_part(person, rights, now)


def of_parties(*parties: PartyKey) -> Rule:
    return lambda person, rights, now: person.party in parties


def recipient_of(person: Person, rights: CaseRights) -> PartyKey | None:
    """Who somebody is in a consent: the coordinator has a name of its own there."""
    return COORDINATION if person.id == rights.coordinator else person.party
