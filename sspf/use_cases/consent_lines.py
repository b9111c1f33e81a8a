"""A consent as it is read: who has given it, from whom to whom, and what has become of it."""

from collections import defaultdict
from datetime import datetime

from sspf.domain.consents import COORDINATION, Consent, Givers, InfoArea, Scope, missing_givers
from sspf.domain.messages.consent import ConsentLine, GivenLine, MissingGiver, PairLine
from sspf.domain.organisation import Organisation, PartyKey
from sspf.use_cases.room import Room


def consent_line(room: Room, consent: Consent, givers: Givers) -> ConsentLine:
    organisation = room.organisation
    return ConsentLine(
        valid_from=consent.valid_from,
        valid_to=consent.valid_to,
        given=tuple(
            GivenLine(role=g.role, number=g.number, on=g.given_on, how=g.how, evidence=g.evidence)
            for g in consent.givers
        ),
        pairs=_pairs(organisation, consent),
        areas=tuple(a for a in InfoArea if a in consent.areas),
        recorded_by=organisation.person(consent.recorded_by).name,
        collected_by=_name(organisation, consent.collected_by),
        missing=tuple(
            MissingGiver(role=role, number=number)
            for role, number in missing_givers(consent, givers, room.today)
        ),
        withdrawn_at=_withdrawn_at(room, consent),
        is_partly_withdrawn=any(w.scope is not Scope.ALL for w in consent.withdrawals),
        has_ended=consent.valid_to < room.today,
        informed_on=consent.informed_on,
        reconfirmed_on=consent.reconfirmed_on[-1].on if consent.reconfirmed_on else None,
    )


def _withdrawn_at(room: Room, consent: Consent) -> datetime | None:
    at = [w.at for w in consent.withdrawals if w.scope is Scope.ALL]
    return room.local(min(at)) if at else None


def _pairs(organisation: Organisation, consent: Consent) -> tuple[PairLine, ...]:
    """A line a sender, in the order of the agencies."""
    to: dict[PartyKey, set[PartyKey]] = defaultdict(set)
    for sender, recipient in consent.pairs:
        to[sender].add(recipient)
    order = [p.key for p in organisation.parties]
    return tuple(
        PairLine(
            sender=_name(organisation, sender),
            recipients=tuple(
                _name(organisation, r) for r in [*order, COORDINATION] if r in to[sender]
            ),
        )
        for sender in order
        if sender in to
    )


def _name(organisation: Organisation, party: PartyKey | None) -> str:
    """Empty: the coordinator, or nobody."""
    return "" if party in (None, COORDINATION) else organisation.party(party).name
