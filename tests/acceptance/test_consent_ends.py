"""A consent that is about to end is told of in time, to the coordinator alone (R-126)."""

import pytest

from tests.journeys.consented import consent
from tests.journeys.play import EVERYONE, Play
from tests.journeys.test_case_work import CODE
from tests.journeys.test_cases import raised

ENDS = "Ett samtycke går ut tisdag 15 juni 2027."


@pytest.mark.accepts("R-126")
async def test_given_a_consent_that_ends_then_the_coordinator_hears_21_and_7_days_before(
    chat: Play,
) -> None:
    await raised(chat)
    await consent(chat, CODE)  # until Tuesday 15 June

    await chat.to("2027-05-24 16:00")
    assert chat.everything("kaj").count(ENDS) == 0
    await chat.to("2027-05-25 16:00")
    assert chat.everything("kaj").count(ENDS) == 1
    await chat.to("2027-06-08 16:00")
    assert chat.everything("kaj").count(ENDS) == 2

    assert CODE not in chat.everything("kaj").partition(ENDS)[2]
    for other in set(EVERYONE) - {"kaj"}:
        assert ENDS not in chat.everything(other)
