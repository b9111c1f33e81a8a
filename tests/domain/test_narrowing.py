"""Whether somebody may read less than when their card was drawn (R-17, R-62)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.access import Asker, Record, decide
from sspf.domain.case_access import CaseRights, Matter
from sspf.domain.consents import Consent, GivenHow, GiverRole, GroundId, InfoArea, Scope, Withdrawal
from sspf.domain.levels import BriefingLevel
from sspf.domain.narrowing import reads_less
from sspf.domain.organisation import Person, PersonId
from tests.domain.case_facts import LOCKED, NORRSJO, RIGHTS, asker
from tests.domain.test_case_access_properties import PEOPLE, consents
from tests.factories import KAJ, NOW, OPERATIVE, PIA, POLIS, RUT
from tests.factories_cases import (
    ADULT_ON,
    COVERED,
    N27_01,
    a_consent,
    a_ground,
    guardians,
    the_youth,
)

LATER = NOW + timedelta(minutes=1)
RECORDS = st.builds(
    Record,
    group=st.just(OPERATIVE),
    level=st.just(BriefingLevel.INDIVIDUAL),
    party=st.sampled_from([*COVERED, None]),
    case=st.just(N27_01),
    matter=st.sampled_from(Matter),
    item=st.sampled_from(["", a_ground().item]),
    areas=st.frozensets(st.sampled_from(InfoArea), max_size=2),
)
OPEN = replace(RIGHTS, grounds=(a_ground(),))
WERE = st.sampled_from([OPEN, replace(OPEN, consents=())])


@st.composite
def rights(draw: st.DrawFn) -> CaseRights:
    return replace(
        OPEN,
        is_locked=draw(st.booleans()),
        coordinator=draw(st.sampled_from([KAJ, None])),
        consents=draw(st.sampled_from([OPEN.consents, (), (draw(consents()),)])),
        grounds=draw(st.sampled_from([OPEN.grounds, (), (a_ground(revoked_at=NOW),)])),
    )


@given(person=PEOPLE, was=WERE, is_now=rights(), record=RECORDS)
def test_r_62_given_anything_that_was_open_and_is_closed_then_it_is_seen(
    person: PersonId, was: CaseRights, is_now: CaseRights, record: Record
) -> None:
    before, after = asker(person, was), asker(person, is_now)

    closed = bool(decide(before, record, NOW)) and not decide(after, record, LATER)
    assert reads_less(before, NOW, after, LATER, N27_01) or not closed


@given(person=PEOPLE, same=rights())
def test_given_nothing_has_happened_then_nobody_reads_less(
    person: PersonId, same: CaseRights
) -> None:
    one = asker(person, same)

    assert not reads_less(one, NOW, one, NOW, N27_01) or _taken_back_later(same)


def _taken_back_later(rights: CaseRights) -> bool:
    return any(w.at > NOW for c in rights.consents for w in c.withdrawals)


def with_person(**changes: object) -> Asker:
    one: Person = replace(NORRSJO.person(PIA), **changes)  # type: ignore[arg-type]  # a field each
    return replace(asker(PIA), person=one)


@pytest.mark.parametrize(
    "after",
    [
        asker(PIA, None),
        asker(PIA, LOCKED),
        with_person(groups=frozenset()),
        with_person(party=None),
        with_person(is_deputy=True),
        with_person(serves_until=NOW.date() - timedelta(days=1)),
    ],
)
def test_r_17_r_25_given_access_ended_in_one_way_or_another_then_it_is_seen(after: Asker) -> None:
    assert reads_less(asker(PIA), NOW, after, LATER, N27_01)


def test_r_20_given_one_of_two_grounds_is_revoked_then_it_is_seen() -> None:
    """That there is a case is open as before; the one item is not."""
    other = a_ground(id=GroundId("ground-2"), item="text-2")
    was = replace(RIGHTS, consents=(), grounds=(a_ground(), other))
    is_now = replace(was, grounds=(a_ground(revoked_at=LATER), other))

    assert reads_less(asker(PIA, was), NOW, asker(PIA, is_now), LATER, N27_01)


OF_SIXTEEN = a_consent(
    valid_to=ADULT_ON + timedelta(days=60), givers=(*guardians(), the_youth(NOW.date()))
)


@pytest.mark.parametrize(
    ("consent", "last_day"),
    [(a_consent(), a_consent().valid_to), (OF_SIXTEEN, ADULT_ON - timedelta(days=1))],
)
def test_r_14_given_the_last_day_is_over_when_it_is_written_down_then_it_is_seen(
    consent: Consent, last_day: date
) -> None:
    """However long it took: days may lie between."""
    one = asker(PIA, replace(RIGHTS, consents=(consent,)))
    then = NOW + (last_day - NOW.date())

    assert not reads_less(one, then, one, then, N27_01)
    assert reads_less(one, then, one, then + timedelta(days=3), N27_01)


def test_r_17_given_it_was_taken_back_by_a_clock_that_is_ahead_then_it_is_seen() -> None:
    ahead = Withdrawal(
        at=NOW + timedelta(minutes=10),
        by=GiverRole.GUARDIAN,
        how=GivenHow.ORAL,
        recorded_by=KAJ,
        scope=Scope.PAIR,
        recipient=POLIS,
    )
    rights = replace(RIGHTS, consents=(a_consent().withdraw(ahead),))

    assert reads_less(asker(PIA), NOW, asker(PIA, rights), NOW, N27_01)
    assert reads_less(asker(PIA, rights), NOW, asker(PIA, rights), NOW, N27_01)
    assert not reads_less(asker(RUT), NOW, asker(RUT, rights), NOW, N27_01)
