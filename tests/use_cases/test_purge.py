"""R-90 to R-94: what is old goes when it was decided, once, and nothing else does."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.case_reminders import months_after
from sspf.domain.messages.general import Notice
from sspf.domain.messages.retention import PurgeNews, RetentionNews
from sspf.domain.organisation import PersonId, Role
from sspf.domain.outbox import Kind
from sspf.domain.references import SentCard
from sspf.domain.retention import LEFT_OPEN_MONTHS, WARNED_MONTHS, Kept
from sspf.ports import KeyDestroyedError, Presented
from sspf.use_cases.decide_retention import (
    decide_retention,
    withdraw_retention,
)
from sspf.use_cases.purge import purge
from sspf.use_cases.replay_purges import replay_purges
from sspf.use_cases.room import enter
from sspf.use_cases.show_retention import show_retention
from tests.use_cases.individual import OF_A_YOUTH, WITH_CONSENT, WITHOUT, withdraw
from tests.use_cases.retained import DECIDED, a_scene_with_cases, decided, held
from tests.use_cases.world import KAJ, NORRSJO, RUT, Scene, local, norrsjo

ADMINS = {p.id for p in norrsjo().organisation.people if Role.ADMIN in p.roles}


async def in_2028() -> Scene:
    scene = await a_scene_with_cases()
    await decided(scene)
    scene.at(date(2028, 3, 1), "09.00")
    return scene


async def purged(scene: Scene) -> int:
    return await purge(scene.services, NORRSJO)


async def test_r91_given_the_clock_in_2028_then_each_kind_goes_by_its_own_period() -> None:
    scene = await in_2028()
    consents, tallies = dict(scene.state.consents), dict(scene.state.tallies)

    await purged(scene)

    assert scene.state.case_texts == {}
    assert set(scene.state.cases) == {WITH_CONSENT}
    assert set(scene.state.case_files) == {WITH_CONSENT}
    assert scene.state.consents == consents
    assert scene.state.tallies == tallies
    for case in (WITHOUT, OF_A_YOUTH):
        with pytest.raises(KeyDestroyedError):
            await scene.services.case_keys.open(NORRSJO, case)


async def test_r91_given_three_months_after_closing_then_texts_in_a_case_go_before_its_stub() -> (
    None
):
    scene = await a_scene_with_cases()
    await decided(scene)

    scene.at(date(2027, 5, 17), "09.00")
    await purged(scene)
    assert scene.state.case_files[WITHOUT].has_texts

    scene.at(date(2027, 5, 18), "09.00")
    await purged(scene)
    assert not scene.state.case_files[WITHOUT].has_texts
    assert scene.state.case_files[WITHOUT].closing
    assert scene.state.case_files[WITH_CONSENT].has_texts
    assert len(scene.state.cases) == 3


async def test_r91_given_a_case_that_nobody_closes_then_its_texts_go_and_the_stub_stays() -> None:
    """K9: by then nobody has been able to use them at a meeting for months, and it was told."""
    scene = await a_scene_with_cases()
    await decided(scene)
    ended = scene.state.consents[next(iter(scene.state.consents))].valid_to
    last = [months_after(ended, LEFT_OPEN_MONTHS + WARNED_MONTHS) - timedelta(days=1)]

    scene.at(last[0], "09.00")
    await purged(scene)
    assert scene.state.case_files[WITH_CONSENT].has_texts
    scene.at(last[0] + timedelta(days=1), "09.00")
    await purged(scene)

    assert not scene.state.case_files[WITH_CONSENT].has_texts
    assert WITH_CONSENT in scene.state.cases
    assert (await show_retention(scene.services, scene.who(KAJ))).left_open >= 1


@pytest.mark.parametrize("why", ["written", "held", "consent"])
async def test_r91_r93_given_a_reason_to_keep_them_then_the_texts_of_an_open_case_stay(
    why: str,
) -> None:
    """Somebody has written in it since, it is held, or a consent holds."""
    scene = await a_scene_with_cases()
    await decided(scene)
    scene.at(date(2028, 2, 1), "09.00")
    if why == "held":
        await held(scene, WITH_CONSENT)
    async with scene.services.unit_of_work(NORRSJO) as uow:
        if why == "consent":
            consent = next(c for c in await uow.consents.of_case(WITH_CONSENT))
            longer = replace(consent, valid_to=date(2028, 4, 1), version=consent.version + 1)
            await uow.consents.put(longer)
    if why == "written":
        async with enter(scene.services, scene.who(RUT)) as room:
            await room.note("case:part", WITH_CONSENT, case=WITH_CONSENT)

    scene.at(date(2028, 3, 1), "09.00")
    await purged(scene)

    assert scene.state.case_files[WITH_CONSENT].has_texts


async def test_r90_given_no_decision_then_nothing_goes_and_who_can_see_to_it_is_told_once() -> None:
    scene = await a_scene_with_cases()
    scene.at(date(2028, 3, 1), "09.00")
    before = scene.state.case_texts, scene.state.cases, scene.state.case_files

    assert await purged(scene) == 0
    assert await purged(scene) == 0

    assert (scene.state.case_texts, scene.state.cases, scene.state.case_files) == before
    assert set(scene.waiting(Kind.RETENTION)) == {KAJ, *ADMINS}
    assert len(scene.waiting(Kind.RETENTION)) == len({KAJ, *ADMINS})
    assert scene.state.purge_receipts == {}
    await scene.tick()
    (news, *_) = [c for c in cards_to(scene, KAJ) if isinstance(c, RetentionNews)]
    assert not news.has_decision
    assert news.waiting[Kept.CASES] == 2


async def test_r90_given_a_decision_then_it_holds_from_the_day_after_and_can_be_taken_back() -> (
    None
):
    scene = await a_scene_with_cases()
    scene.at(date(2028, 3, 1), "09.00")
    await decide_retention(scene.services, scene.who(KAJ), DECIDED)
    assert await purged(scene) == 0

    await withdraw_retention(scene.services, scene.who(KAJ))
    scene.at(date(2028, 3, 2), "09.00")
    assert await purged(scene) == 0

    await decide_retention(scene.services, scene.who(KAJ), DECIDED)
    scene.at(date(2028, 3, 3), "00.01")
    assert await purged(scene) > 0


async def test_r93_given_a_hold_then_nothing_of_that_case_goes_until_it_is_lifted() -> None:
    scene = await in_2028()
    await held(scene, OF_A_YOUTH)
    its_texts = {t.id for t in scene.state.case_texts.values() if t.case == OF_A_YOUTH}

    await purged(scene)
    assert set(scene.state.cases) == {WITH_CONSENT, OF_A_YOUTH}
    assert {t.id for t in scene.state.case_texts.values()} == its_texts
    assert scene.state.case_files[OF_A_YOUTH].has_texts

    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.retention.lift_hold(OF_A_YOUTH)
    await purged(scene)
    assert set(scene.state.cases) == {WITH_CONSENT}
    assert scene.state.case_texts == {}


async def test_r94_the_receipt_says_what_when_by_which_decision_and_how_many_and_no_code() -> None:
    scene = await in_2028()
    texts = len(scene.state.case_texts)

    await purged(scene)
    await purged(scene)

    (receipt,) = scene.state.purge_receipts.values()
    assert (receipt.made_on, receipt.reference) == (date(2028, 3, 1), "GB-2027-3")
    # The stubs went at once, and with them the files that held texts of their own.
    assert receipt.counts[Kept.CASES] == 2
    assert receipt.counts[Kept.TEXTS] == texts + 3  # and what stood in the one nobody closes
    assert "N27" not in repr(receipt)
    await scene.tick()
    (news,) = [c for c in cards_to(scene, KAJ) if isinstance(c, PurgeNews)]
    assert news.receipt.counts == {str(k): v for k, v in receipt.counts.items()}
    assert scene.said(PurgeNews) == [KAJ]


async def test_given_it_is_run_twice_at_once_then_everything_goes_once() -> None:
    scene, alone = await in_2028(), await in_2028()
    await purged(alone)

    await asyncio.gather(purged(scene), purged(scene))

    assert scene.state.purge_receipts == alone.state.purge_receipts
    assert [e.tag for e in scene.state.entries].count("case:purge") == 2


async def test_r92_given_a_copy_from_before_then_the_purge_is_replayed_with_its_receipt() -> None:
    scene = await in_2028()
    copy = scene.state.copied()
    await purged(scene)
    before = scene.state.purge_receipts

    scene.database.states[NORRSJO] = copy
    scene.at(date(2028, 3, 9), "09.00")
    await replay_purges(scene.services)

    assert set(scene.state.cases) == {WITH_CONSENT}
    (receipt,) = scene.state.purge_receipts.values()
    assert receipt.made_on == date(2028, 3, 1)
    assert receipt.counts == {Kept.CASES: before[date(2028, 3, 1)].counts[Kept.CASES]}


async def test_r91_given_consents_then_they_go_24_months_after_they_ended() -> None:
    scene = await in_2028()
    await withdraw(scene, 1, local(date(2027, 2, 10), "14.33"))

    scene.at(date(2029, 2, 9), "09.00")
    await purged(scene)
    assert set(scene.state.consents) == {"consent-1", "consent-3"}

    scene.at(date(2029, 2, 10), "09.00")
    await purged(scene)
    assert set(scene.state.consents) == {"consent-3"}

    scene.at(date(2029, 5, 9), "09.00")
    await purged(scene)
    assert scene.state.consents == {}


async def test_r91_given_a_card_of_a_case_when_30_days_have_gone_then_it_is_replaced_once() -> None:
    scene = await a_scene_with_cases()
    await decided(scene)
    card = SentCard(
        id="card-9",
        person=RUT,
        conversation="conversation-rut",
        activity="activity-999",
        kind=Kind.AGENDA,
        subject=scene.first,
        version=1,
        sent_at=local(date(2027, 3, 10), "08.00"),
    )
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.cards.put_card(card)
        await uow.cards.put_cases(card.id, frozenset({WITH_CONSENT}))
    scene.messenger.shown["activity-999"] = "conversation-rut", Presented(payload={}, summary="")

    scene.at(date(2027, 4, 9), "07.59")
    await purged(scene)
    assert scene.waiting(Kind.REPLACE) == []

    scene.at(date(2027, 4, 9), "09.00")
    for _ in range(2):
        await purged(scene)
        await scene.tick()
    _, stands = scene.messenger.shown["activity-999"]
    assert stands.payload["card"] == Notice(key="retention.card_old")
    assert scene.state.cards["card-9"].replaced_at


async def test_given_a_case_that_is_never_closed_then_the_keepers_are_told_each_month() -> None:
    scene = await in_2028()

    await purged(scene)
    await purged(scene)

    assert scene.waiting(Kind.RETENTION) == [KAJ]
    shown = await show_retention(scene.services, scene.who(KAJ))
    assert shown.left_open == 1
    scene.at(date(2028, 4, 3), "09.00")
    await purged(scene)
    assert len([m for m in scene.queued() if m.kind == Kind.RETENTION]) == 2


async def test_given_the_year_of_its_code_then_a_case_stays_so_that_no_code_is_given_twice() -> (
    None
):
    scene = await a_scene_with_cases()
    scene.at(date(2027, 3, 16), "09.00")
    short = replace(DECIDED, cases="1", texts="1")
    await decide_retention(scene.services, scene.who(KAJ), short)

    scene.at(date(2027, 12, 31), "09.00")
    await purged(scene)
    assert len(scene.state.cases) == 3

    scene.at(date(2028, 1, 1), "09.00")
    await purged(scene)
    assert set(scene.state.cases) == {WITH_CONSENT}


def cards_to(scene: Scene, person: PersonId) -> list[object]:
    return [what.payload["card"] for who, what in scene.messenger.said if who == person]
