"""R-10 for random consents: the decision, said once more in another way."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.access import Record, may
from sspf.domain.case_access import CaseRights
from sspf.domain.consents import (
    COORDINATION,
    Consent,
    GivenHow,
    GiverRole,
    InfoArea,
    Scope,
    Withdrawal,
)
from sspf.domain.organisation import PartyKey, PersonId
from tests.domain.case_facts import NORRSJO, RIGHTS, a_record, asker
from tests.factories import FRIDA, KAJ, LEO, NOW, PIA, RUT
from tests.factories_cases import COVERED, SOL, TORE, a_consent

PEOPLE = st.sampled_from([FRIDA, LEO, RUT, SOL, PIA, TORE, KAJ])
PARTIES = st.sampled_from([*COVERED, COORDINATION])
PAIRS = st.frozensets(st.tuples(PARTIES, PARTIES), max_size=8)
AREAS = st.frozensets(st.sampled_from(InfoArea), min_size=1)


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    consent = a_consent(
        pairs=draw(PAIRS),
        areas=draw(AREAS),
        valid_to=NOW.date() + timedelta(days=draw(st.integers(-2, 2))),
    )
    for scope in draw(st.lists(st.sampled_from(Scope), max_size=2)):
        consent = consent.withdraw(
            Withdrawal(
                at=NOW + timedelta(minutes=draw(st.integers(-1, 1))),
                by=GiverRole.GUARDIAN,
                how=GivenHow.ORAL,
                recorded_by=KAJ,
                scope=scope,
                sender=draw(st.none() | PARTIES),
                recipient=draw(st.none() | PARTIES),
                area=draw(st.none() | st.sampled_from(InfoArea)),
            )
        )
    return consent


def is_let_in(rights: CaseRights, recipient: PartyKey | None, record: Record) -> bool:
    """The rule once more, said another way: a consent holds and names the pair, for each area."""
    return all(_is_let_in(rights, recipient, record, area) for area in record.areas)


def _is_let_in(
    rights: CaseRights, recipient: PartyKey | None, record: Record, area: InfoArea
) -> bool:
    day = NOW.date()
    return any(
        c.valid_from <= day <= c.valid_to
        and (record.party, recipient) in c.pairs
        and area in c.areas
        and not any(
            w.at <= NOW
            and (
                w.scope is Scope.ALL
                or (w.scope is Scope.AREA and w.area is area)
                or (
                    w.scope is Scope.PAIR
                    and w.sender in (None, record.party)
                    and w.recipient in (None, recipient)
                )
            )
            for w in c.withdrawals
        )
        for c in rights.consents
    )


@given(
    person=PEOPLE,
    given_=st.lists(consents(), max_size=3),
    locked=st.booleans(),
    party=st.sampled_from(COVERED),
    areas=st.frozensets(st.sampled_from(InfoArea), min_size=1),
)
def test_r_10_a_text_is_open_to_another_agency_exactly_when_a_consent_says_so(
    person: PersonId,
    given_: list[Consent],
    locked: bool,
    party: PartyKey,
    areas: frozenset[InfoArea],
) -> None:
    rights = replace(RIGHTS, consents=tuple(given_), is_locked=locked)
    record = a_record(party=party, areas=areas)
    reader = NORRSJO.person(person)
    recipient = COORDINATION if person == KAJ else reader.party

    allowed = reader.party == party or (not locked and is_let_in(rights, recipient, record))
    assert may(asker(person, rights), record, NOW) == allowed
