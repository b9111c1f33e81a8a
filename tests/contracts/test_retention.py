"""What every Retention, and every Purges by period, must do (R-90 to R-94)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sspf.domain.case_texts import CaseTextId
from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.consents import ConsentId, GroundId
from sspf.domain.decisions import ItemId
from sspf.domain.errors import StaleError
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from sspf.domain.retention import (
    HoldReason,
    Kept,
    LegalHold,
    Limits,
    Periods,
    PurgeReceipt,
    RetentionDecision,
)
from tests.contracts.stores import Store, settled
from tests.factories import (
    FRITID,
    KAJ,
    KOMMUN,
    MEETING,
    NOW,
    RUT,
    SKOLA,
    a_briefing,
    a_change,
    a_commitment,
    a_decision,
    a_meeting,
    a_part,
    an_item,
)
from tests.factories_cases import N27_01, a_case, a_case_text, a_consent, a_ground, a_release

HELD = CaseId("case-2")
LATER = MeetingId("norrsjo-2027-12-09")
DECISION = RetentionDecision(
    reference="GB-2027-3",
    decided_on=date(2027, 3, 15),
    periods=Periods(cases=18),
    recorded_by=KAJ,
    recorded_at=NOW,
    controller=KOMMUN,
)
RECEIPT = PurgeReceipt(
    made_on=date(2028, 3, 1), reference="GB-2027-3", controller=KOMMUN, counts={Kept.TEXTS: 9}
)


def a_hold(**changes: Any) -> LegalHold:
    hold = LegalHold(
        case=HELD,
        reason=HoldReason.INSPECTION,
        put_on=NOW.date(),
        put_by=KAJ,
        controller=KOMMUN,
    )
    return replace(hold, **changes)


def limits(**changes: Any) -> Limits:
    """Everything of the first meeting is old, nothing of the later one."""
    after = NOW + timedelta(days=60)
    made = Limits(
        meetings_before=after,
        group_before=after,
        cards_before=after,
        closed_by=after.date(),
        cases_by=after.date(),
        consents_by=date(2099, 1, 1),
        consents_before=after,
    )
    return replace(made, **changes)


async def test_decisions_are_kept_as_they_were_recorded(
    store: Store, norrsjo: MunicipalityId
) -> None:
    later = replace(DECISION, reference="GB-2028-1", recorded_at=NOW + timedelta(days=1))
    async with store.begin(norrsjo) as uow:
        await uow.retention.put_decision(later)
        await uow.retention.put_decision(DECISION)
    async with store.other(norrsjo) as uow:
        assert await uow.retention.decisions() == [DECISION, later]
        taken = DECISION.withdraw(NOW)
        await uow.retention.put_decision(taken)
        with pytest.raises(StaleError):
            await uow.retention.put_decision(taken)
        assert await uow.retention.decisions() == [taken, later]


async def test_a_case_is_held_once_and_let_go_once(store: Store, norrsjo: MunicipalityId) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.retention.put_hold(a_hold())
        assert not await uow.retention.put_hold(a_hold(reason=HoldReason.APPEAL))
    async with store.other(norrsjo) as uow:
        assert await uow.retention.holds() == [a_hold()]
        assert await uow.retention.lift_hold(HELD)
        assert not await uow.retention.lift_hold(HELD)
        assert await uow.retention.holds() == []


async def test_receipts_are_found_by_day_newest_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    older = replace(RECEIPT, made_on=date(2028, 2, 1))
    async with store.begin(norrsjo) as uow:
        for receipt in (older, RECEIPT):
            await uow.retention.put_receipt(receipt)
        more = RECEIPT.with_more(Kept.CASES, 2, "")
        await uow.retention.put_receipt(more)
        with pytest.raises(StaleError):
            await uow.retention.put_receipt(more)
    async with store.other(norrsjo) as uow:
        assert await uow.retention.receipt(RECEIPT.made_on) == more
        assert await uow.retention.receipt(date(2028, 1, 1)) is None
        assert await uow.retention.receipts(1) == [more]
        assert await uow.retention.receipts(9) == [more, older]


async def filled(store: Store, municipality: MunicipalityId) -> None:
    """Two cases, the second held; a text of each at the first meeting, and one at a later."""
    async with store.begin(municipality) as uow:
        await uow.meetings.put(a_meeting(id=LATER, held_on=date(2027, 12, 9)))
        await uow.cases.put(a_case())
        await uow.cases.put(a_case(id=HELD, code=CaseCode("N27-02")))
        await uow.retention.put_hold(a_hold())
        for number, (case, meeting) in enumerate(
            ((N27_01, MEETING), (HELD, MEETING), (N27_01, LATER))
        ):
            text = a_case_text(id=CaseTextId(f"text-{number}"), case=case, meeting=meeting)
            await uow.case_texts.put(text)
            await uow.case_texts.put(text.release([a_release(FRITID)]))


async def texts_left(store: Store, municipality: MunicipalityId) -> list[str]:
    async with store.other(municipality) as uow:
        every = [await uow.case_texts.all_of_case(case) for case in (N27_01, HELD)]
        return sorted(text.id for texts in every for text in texts)


async def test_texts_go_by_the_meeting_and_what_is_held_stays(
    store: Store, norrsjo: MunicipalityId
) -> None:
    other = await settled(store)
    for municipality in (norrsjo, other):
        await filled(store, municipality)

    async with store.begin(norrsjo) as uow:
        assert await uow.purges.due(Kept.TEXTS, limits()) == 1
        assert await uow.purges.sweep(Kept.TEXTS, limits()) == 1
        assert await uow.purges.sweep(Kept.TEXTS, limits()) == 0
        assert await uow.purges.due(Kept.TEXTS, limits()) == 0

    assert await texts_left(store, norrsjo) == ["text-1", "text-2"]
    assert await texts_left(store, other) == ["text-0", "text-1", "text-2"]


async def test_texts_of_a_case_that_is_closed_go_whatever_the_meeting(
    store: Store, norrsjo: MunicipalityId
) -> None:
    await filled(store, norrsjo)
    nothing_old = NOW - timedelta(days=999)

    async with store.begin(norrsjo) as uow:
        closed = limits(meetings_before=nothing_old, closed=frozenset({N27_01}))
        assert await uow.purges.sweep(Kept.TEXTS, closed) == 2

    assert await texts_left(store, norrsjo) == ["text-1"]


async def test_words_of_single_people_in_the_minutes_go_and_the_rest_stays(
    store: Store, norrsjo: MunicipalityId
) -> None:
    await filled(store, norrsjo)
    single = {"level": BriefingLevel.INDIVIDUAL}
    async with store.begin(norrsjo) as uow:
        await uow.minutes.put_item(an_item())
        await uow.minutes.put_item(an_item(id=ItemId("item-2"), case=N27_01, **single))
        await uow.minutes.put_item(an_item(id=ItemId("item-3"), case=HELD, **single))
        await uow.minutes.add_decision(a_decision())
        await uow.minutes.add_decision(a_decision(id="decision-2", origin="p2", **single))

    async with store.begin(norrsjo) as uow:
        assert await uow.purges.sweep(Kept.TEXTS, limits()) == 3
        assert await uow.purges.sweep(Kept.TEXTS, limits()) == 0

    async with store.other(norrsjo) as uow:
        items = await uow.minutes.items(MEETING)
        decisions = await uow.minutes.decisions(MEETING)
    assert [bool(item.title) for item in items] == [True, False, True]
    assert [bool(decision.text) for decision in decisions] == [True, False]


async def test_texts_of_a_group_go_and_general_ones_stay(
    store: Store, norrsjo: MunicipalityId
) -> None:
    parts = (
        a_part(number=1, level=BriefingLevel.GENERAL, text="Närvaron var 91,4 %."),
        a_part(number=2, level=BriefingLevel.GROUP, text="En grupp i åk 7."),
    )
    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing(parts=parts))

    async with store.begin(norrsjo) as uow:
        young = limits(group_before=NOW - timedelta(days=999))
        assert await uow.purges.sweep(Kept.GROUP_TEXTS, young) == 0
        assert await uow.purges.due(Kept.GROUP_TEXTS, limits()) == 1
        assert await uow.purges.sweep(Kept.GROUP_TEXTS, limits()) == 1
        assert await uow.purges.sweep(Kept.GROUP_TEXTS, limits()) == 0

    async with store.other(norrsjo) as uow:
        left = await uow.briefings.find(MEETING, SKOLA)
    assert left
    assert [part.text for part in left.parts] == ["Närvaron var 91,4 %.", ""]
    assert [part.state for part in left.parts] == [part.state for part in parts]


async def test_grounds_and_consents_go_when_they_have_ended(
    store: Store, norrsjo: MunicipalityId
) -> None:
    await filled(store, norrsjo)
    async with store.begin(norrsjo) as uow:
        for number, case in enumerate((N27_01, HELD)):
            await uow.consents.put(a_consent(id=ConsentId(f"consent-{number}"), case=case))
            await uow.consents.put_ground(a_ground(id=GroundId(f"ground-{number}"), case=case))

    async with store.begin(norrsjo) as uow:
        assert await uow.purges.sweep(Kept.CONSENTS, limits(consents_by=date(2000, 1, 1))) == 0
        assert await uow.purges.sweep(Kept.CONSENTS, limits()) == 1
        old = await uow.consents.recorded_before(NOW + timedelta(days=1))
        assert {consent.id for consent in old} == {"consent-0", "consent-1"}
        assert await uow.consents.recorded_before(NOW - timedelta(days=900)) == []
        assert await uow.consents.remove([ConsentId("consent-0"), ConsentId("gone")]) == 1

    async with store.other(norrsjo) as uow:
        assert await uow.consents.of_case(N27_01) == []
        assert await uow.consents.grounds_of_case(N27_01) == []
        assert len(await uow.consents.of_case(HELD)) == 1
        assert len(await uow.consents.grounds_of_case(HELD)) == 1


async def test_what_was_typed_in_old_cards_goes(store: Store, norrsjo: MunicipalityId) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cards.keep(RUT, "k1", {"d1_text": "gammalt"}, NOW)
        await uow.cards.keep(RUT, "k2", {"d1_text": "nytt"}, NOW + timedelta(days=90))

    async with store.begin(norrsjo) as uow:
        assert await uow.purges.due(Kept.CARDS, limits()) == 1
        assert await uow.purges.sweep(Kept.CARDS, limits()) == 1
        assert await uow.purges.sweep(Kept.CARDS, limits()) == 0

    async with store.other(norrsjo) as uow:
        assert await uow.cards.kept(RUT, "k1") is None
        assert await uow.cards.kept(RUT, "k2") == {"d1_text": "nytt"}


async def test_a_case_that_is_forgotten_leaves_no_history_and_no_hold(
    store: Store, norrsjo: MunicipalityId
) -> None:
    await filled(store, norrsjo)
    before = a_commitment(id="Å-2027-077", case=HELD, level=BriefingLevel.INDIVIDUAL)
    after = before.cancel(NOW.date(), "klart")
    async with store.begin(norrsjo) as uow:
        await uow.commitments.put(before)
        await uow.commitments.put(after)
        await uow.commitments.add_change(a_change(before, after))
        assert await uow.purges.present([HELD, "gone"]) == [(Kept.CASES, HELD)]

    async with store.begin(norrsjo) as uow:
        assert await uow.purges.forget([HELD])
        assert await uow.purges.present([HELD]) == []

    async with store.other(norrsjo) as uow:
        assert await uow.retention.holds() == []
        assert await uow.commitments.changes(before.id) == []
        assert [case.id for case in await uow.cases.every()] == [N27_01]
