"""Whatever is counted of single people is counted once, and stands when the case is gone."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.case_files import CaseFile, Measure, Plan
from sspf.domain.case_work import Section
from sspf.domain.cases import CaseState
from sspf.domain.commitments import Effect
from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import GiverRole
from sspf.domain.decisions import ItemId
from sspf.domain.levels import BriefingLevel
from sspf.domain.tallies import TallyKind
from sspf.use_cases.add_giver import add_giver
from sspf.use_cases.change_commitment import complete_commitment
from sspf.use_cases.close_months import close_months
from sspf.use_cases.raise_case import raise_case
from sspf.use_cases.record_meeting import Closing, close_item
from sspf.use_cases.register_consent import register_consent
from sspf.use_cases.undo_change import undo_last
from sspf.use_cases.update_statuses import update_statuses
from sspf.use_cases.withdraw_consent import withdraw_consent
from sspf.use_cases.work_on_case import Sent, save_section
from tests.factories import an_item
from tests.use_cases.acts_of_cases import CASE, TYPED
from tests.use_cases.acts_of_consents import WHOLE
from tests.use_cases.cased import (
    BOARD,
    N27_03,
    TEN,
    a_case_at_the_meeting,
    a_case_scene,
    n27_03,
    put,
    the_consent,
    with_individuals,
)
from tests.use_cases.world import FRIDA, KAJ, NORRSJO, PIA, RUT, Scene, a_scene

K = TallyKind
TAKEN = WithdrawalTyped(by=GiverRole.YOUTH.value)


def counted(scene: Scene, kind: TallyKind) -> dict[str, int]:
    """All of a kind by month, as `2027-02`."""
    return {
        f"{month:%Y-%m}": number
        for (of, month, dimension, _), number in scene.state.tallies.items()
        if of == kind and not dimension and number
    }


async def raised() -> Scene:
    scene = await a_scene()
    await with_individuals(scene)
    scene.at(date(2027, 1, 20), "10.00")
    await raise_case(scene.services, scene.who(RUT), TYPED, "press")
    return scene


async def step(scene: Scene, move: str, press: str) -> None:
    sent = Sent(fields={"move": move}, origin=press)
    await save_section(scene.services, scene.who(KAJ), Section.STEP, sent, id=CASE)


async def test_given_a_press_twice_then_one_case_is_counted() -> None:
    scene = await raised()
    await raise_case(scene.services, scene.who(RUT), TYPED, "press")

    assert counted(scene, K.CASE_RAISED) == {"2027-01": 1}
    assert "case_raised" not in repr(scene.state.entries)


async def test_given_an_offer_made_again_in_another_month_then_it_is_counted_once() -> None:
    scene = await raised()
    await step(scene, "offer", "one")
    await step(scene, "decline", "two")
    scene.at(date(2027, 3, 10), "10.00")
    await close_months(scene.services, NORRSJO)

    await step(scene, "offer", "three")

    assert counted(scene, K.CASE_OFFERED) == {"2027-01": 1}
    assert counted(scene, K.CASE_DECLINED) == {"2027-01": 1}
    assert counted(scene, K.CONSENT_DECLINED) == {"2027-01": 1}


async def test_given_a_case_from_before_the_counting_then_only_what_is_new_is_counted() -> None:
    scene = await a_scene()
    await with_individuals(scene)
    file = CaseFile(
        case=N27_03,
        controller=BOARD,
        offered_on=date(2026, 11, 3),
        plan=Plan(
            decided_on=date(2026, 12, 1),
            measures=(
                Measure(number=1, kind="talks", owner="skola", due_on=date(2027, 3, 1), basis=""),
            ),
        ),
    )
    await put(scene, case=n27_03(), consents=[the_consent()])
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.case_files.put(file)
    scene.at(date(2027, 1, 20), "10.00")

    closing = Sent(fields={"reason": "1"}, origin="press")
    await save_section(scene.services, scene.who(KAJ), Section.CLOSE, closing, id=N27_03)

    found = {key[0] for key, number in scene.state.tallies.items() if number}
    assert found == {K.CASE_CARRIED, K.CASE_CLOSED}


async def test_m35_given_the_last_who_must_consents_then_one_is_given_and_the_case_is_in() -> None:
    scene = await raised()
    await register_consent(scene.services, scene.who(RUT), CASE, WHOLE | {"givers": "guardian-1"})
    assert counted(scene, K.CONSENT_GIVEN) == {}
    scene.at(date(2027, 2, 2), "10.00")

    more = {"givers": ("guardian-2", "youth"), "given_on": "2027-02-02", "how": "written"}
    await add_giver(scene.services, scene.who(RUT), CASE, more)
    await add_giver(scene.services, scene.who(RUT), CASE, more)

    assert counted(scene, K.CONSENT_GIVEN) == {"2027-02": 1}
    assert counted(scene, K.CASE_OFFERED) == counted(scene, K.CASE_ACCEPTED) == {"2027-02": 1}
    assert scene.state.tallies["waited_consent", date(2027, 2, 1), "days", "8_14"] == 1


async def test_m35_given_a_consent_taken_back_twice_then_once_is_counted() -> None:
    scene = await a_case_scene()

    for _ in range(2):
        await withdraw_consent(scene.services, scene.who(KAJ), N27_03, TAKEN)

    assert counted(scene, K.CONSENT_WITHDRAWN) == {"2027-02": 1}


@pytest.mark.parametrize(
    ("valid_to", "month"), [(date(2027, 1, 30), "2027-01"), (date(2027, 1, 31), "2027-02")]
)
async def test_m35_given_it_ran_out_at_the_end_of_a_month_then_it_is_counted_in_one_of_them(
    valid_to: date, month: str
) -> None:
    """The job looks back some days, over the end of the month."""
    scene = await a_scene()
    await with_individuals(scene)
    await put(scene, case=n27_03(), consents=[replace(the_consent(), valid_to=valid_to)])

    for day in (date(2027, 1, 31), date(2027, 2, 1), date(2027, 2, 2)):
        scene.at(day, "08.31")
        await scene.tick()

    assert counted(scene, K.CONSENT_EXPIRED) == {month: 1}


async def test_given_a_case_that_is_over_then_its_consent_does_not_run_out() -> None:
    scene = await a_scene()
    await with_individuals(scene)
    consent = replace(the_consent(), valid_to=date(2027, 1, 31))
    await put(scene, case=n27_03(state=CaseState.CLOSED), consents=[consent])
    scene.at(date(2027, 2, 1), "08.31")

    await scene.tick()

    assert counted(scene, K.CONSENT_EXPIRED) == {}


async def test_a4_c9_given_a_commitment_of_a_case_is_done_undone_and_done_then_it_counts_once() -> (
    None
):
    scene = await a_case_scene()
    pia = scene.who(PIA)

    await complete_commitment(scene.services, pia, TEN, Effect.YES)
    await complete_commitment(scene.services, pia, TEN, Effect.YES)
    assert counted(scene, K.CASE_KEPT) == {"2027-02": 1}
    await undo_last(scene.services, pia)
    assert counted(scene, K.CASE_KEPT) == counted(scene, K.WAITED_KEPT) == {}
    await update_statuses(scene.services, pia, {"010": "done"})

    assert counted(scene, K.CASE_KEPT) == counted(scene, K.WAITED_KEPT) == {"2027-02": 1}
    assert scene.state.tallies["case_kept", date(2027, 2, 1), "party", "polis"] == 1


async def test_a16_given_a_point_about_a_case_is_closed_anew_then_its_last_outcome_counts() -> None:
    scene = await a_case_at_the_meeting()
    point = an_item(id=ItemId("i"), meeting=scene.first, level=BriefingLevel.INDIVIDUAL)
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.minutes.put_item(replace(point, case=N27_03, controller=BOARD))

    for outcome in ("watch", "watch", "action"):
        closing = Closing(outcome=outcome, subject="individual", prevention="individual")
        await close_item(scene.services, scene.who(FRIDA), point.id, closing)

    assert counted(scene, K.CASE_ITEM) == {"2027-01": 1}
    outcomes = {
        w for (k, _, _, w), n in scene.state.tallies.items() if k == K.CASE_ITEM and w and n
    }
    assert outcomes == {"action"}


async def test_given_points_and_commitments_of_no_case_then_they_are_counted_where_they_are(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")

    await complete_commitment(meeting_scene.services, meeting_scene.who(RUT), made, Effect.YES)

    assert meeting_scene.state.tallies == {}


async def test_c8_given_a_month_is_over_then_what_was_open_at_its_end_is_the_check() -> None:
    """Whenever in the new month it is looked at, and once."""
    scene = await raised()
    await raise_case(scene.services, scene.who(RUT), TYPED, "another")
    scene.at(date(2027, 2, 2), "10.00")
    await raise_case(scene.services, scene.who(RUT), TYPED, "in February")
    closing = Sent(fields={"reason": "1"}, origin="closing")
    await save_section(scene.services, scene.who(KAJ), Section.CLOSE, closing, id=CASE)

    await close_months(scene.services, NORRSJO)
    await close_months(scene.services, NORRSJO)
    scene.at(date(2027, 3, 6), "10.00")
    await close_months(scene.services, NORRSJO)

    assert counted(scene, K.CASE_OPEN) == {"2027-01": 2}


async def test_given_a_case_from_before_where_nothing_happens_then_it_is_carried_in() -> None:
    scene = await a_scene()
    await with_individuals(scene)
    await put(scene, case=n27_03())
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.case_files.put(CaseFile(case=N27_03, controller=BOARD))
    scene.at(date(2027, 2, 1), "10.00")

    await close_months(scene.services, NORRSJO)
    await close_months(scene.services, NORRSJO)

    assert counted(scene, K.CASE_CARRIED) == {"2027-02": 1}
    assert counted(scene, K.CASE_OPEN) == {"2027-01": 1}


async def test_r_92_given_the_month_is_closed_and_the_case_gone_then_nothing_leads_back() -> None:
    """What is kept for good has the kind, the month and words from lists; no case, code or day."""
    scene = await raised()
    await step(scene, "offer", "one")
    closing = Sent(fields={"reason": "1"}, origin="closing")
    await save_section(scene.services, scene.who(KAJ), Section.CLOSE, closing, id=CASE)
    before = dict(scene.state.tallies)
    async with scene.services.unit_of_work(NORRSJO) as uow:
        code = (await uow.cases.get(CASE)).code
        marks = await uow.case_files.find(CASE)
    assert marks
    assert marks.is_counted("closed")

    scene.state.cases.clear()
    scene.state.case_files.clear()
    scene.at(date(2027, 4, 1), "10.00")
    await close_months(scene.services, NORRSJO)

    assert {key: n for key, n in scene.state.tallies.items() if key in before} == before
    kept = repr((scene.state.tallies, scene.state.origins))
    assert CASE not in kept
    assert code not in kept
    assert {month.day for _, month, _, _ in scene.state.tallies} == {1}
