"""The states of a case: what may follow what, locked and unlocked (DOMAIN 8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.cases import NEXT, CaseState, case_code, case_id_of
from sspf.domain.errors import CaseStepError
from tests.factories_cases import a_case

STATES = st.sampled_from(CaseState)
LOCKABLE = [state for state in CaseState if CaseState.LOCKED in NEXT[state]]


@given(before=STATES, after=STATES)
def test_a_step_that_the_table_does_not_have_raises(before: CaseState, after: CaseState) -> None:
    case = a_case(state=before)

    if after in NEXT[before]:
        assert case.to(after).state is after
        assert case.to(after).version == case.version + 1
    else:
        with pytest.raises(CaseStepError):
            case.to(after)


def test_every_state_has_its_row_and_a_closed_case_has_nothing_after_it() -> None:
    assert set(NEXT) == set(CaseState)
    assert NEXT[CaseState.CLOSED] == frozenset()
    assert all(CaseState.CLOSED in NEXT[state] for state in CaseState if state != "closed")


@pytest.mark.parametrize("state", LOCKABLE)
def test_given_a_locked_case_when_unlocked_then_it_stands_where_it_stood(state: CaseState) -> None:
    locked = a_case(state=state).lock()

    assert locked.state is CaseState.LOCKED
    assert locked.lock() == locked
    assert not locked.is_open
    waits = state in (CaseState.RAISED, CaseState.OFFERED)
    assert locked.unlock().state is (CaseState.CONSENTED if waits else state)
    assert locked.unlock().locked_from is None
    with pytest.raises(CaseStepError):
        locked.unlock().unlock()


@pytest.mark.parametrize("state", CaseState)
def test_given_a_consent_then_what_waited_for_one_goes_on_in_one_version(state: CaseState) -> None:
    case = a_case(state=state)
    waited = state in (CaseState.RAISED, CaseState.OFFERED, CaseState.DECLINED)

    after = case.with_consent()

    assert after.state is (CaseState.CONSENTED if waited else state)
    assert after.version == case.version + waited


def test_given_the_same_press_then_the_same_case_and_no_word_of_it() -> None:
    assert case_id_of("press-1") == case_id_of("press-1") != case_id_of("press-2")
    assert "press" not in case_id_of("press-1")
    assert case_code("N", 2027, 3) == "N27-03"
