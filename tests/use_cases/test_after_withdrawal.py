"""What people see of a case that is locked: a number of the own, the state, and their forms."""

from dataclasses import replace

import pytest

from sspf.domain.commitments import CommitmentStatus
from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import GiverRole
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.domain.shown import cases_shown
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import list_commitments
from sspf.use_cases.withdraw_consent import withdraw_consent
from tests.use_cases.cased import ELEVEN, N27_03, SKOLA, TEN, a_card, a_case_scene, put
from tests.use_cases.world import BO, FRIDA, KAJ, LEO, PIA, RUT, Scene

ALL = WithdrawalTyped(by=GiverRole.YOUTH.value)
EVERY = Query(status="any")


@pytest.fixture
async def case_scene() -> Scene:
    scene = await a_case_scene()
    card = replace(
        a_card("form-frida", FRIDA), kind=str(Kind.BRIEFING_REQUEST), subject=str(scene.second)
    )
    await put(scene, cards=[card])
    return scene


@pytest.mark.parametrize(
    ("who", "ended"), [(PIA, 1), (FRIDA, 1), (LEO, 0), (RUT, 0), (BO, 0), (KAJ, 0)]
)
async def test_given_a_locked_case_then_the_owner_is_told_how_many_and_nothing_of_which(
    case_scene: Scene, who: PersonId, ended: int
) -> None:
    before = await list_commitments(case_scene.services, case_scene.who(who), EVERY)
    await withdraw_consent(case_scene.services, case_scene.who(KAJ), N27_03, ALL)

    after = await list_commitments(case_scene.services, case_scene.who(who), EVERY)

    assert (before.ended, after.ended) == (0, ended)
    assert (before.total, after.total) == (2, 2 if who == KAJ else 0)


@pytest.mark.parametrize(
    "asked",
    [Query(parties=(SKOLA,)), Query(text="kanariefågeln"), Query(status="done"), Query(level=1)],
)
async def test_given_a_narrower_question_then_nothing_is_told_of_what_was_ended(
    case_scene: Scene, asked: Query
) -> None:
    await withdraw_consent(case_scene.services, case_scene.who(KAJ), N27_03, ALL)

    shown = await list_commitments(case_scene.services, case_scene.who(PIA), asked)

    assert shown.ended == 0


async def test_given_a_locked_case_then_its_coordinator_sees_the_state_and_no_text(
    case_scene: Scene,
) -> None:
    await withdraw_consent(case_scene.services, case_scene.who(KAJ), N27_03, ALL)

    shown = await list_commitments(case_scene.services, case_scene.who(KAJ), EVERY)

    assert [line.id for line in shown.lines] == [TEN, ELEVEN]
    for line in shown.lines:
        assert (line.is_locked, line.text, line.owner) == (True, "", "")
        assert line.status is CommitmentStatus.CANCELLED


async def test_given_a_form_to_fill_in_then_it_is_drawn_anew_without_the_case(
    case_scene: Scene,
) -> None:
    await withdraw_consent(case_scene.services, case_scene.who(KAJ), N27_03, ALL)

    await case_scene.tick()

    _, shown = case_scene.messenger.shown["activity-form-frida"]
    form = shown.payload["card"]
    assert isinstance(form, BriefingRequest)
    assert N27_03 not in cases_shown(form)
