"""What every Cards must do."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Kind
from sspf.domain.references import Ref
from tests.contracts.stores import Store
from tests.factories import FRIDA, MEETING, NOW, RUT, a_reference, a_sent_card

LATER = NOW + timedelta(minutes=5)
REF = a_reference().ref


async def test_given_the_same_reference_twice_then_the_first_stays(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = a_reference(version=3, value="yes", conversation="conversation-rut")

    async with store.begin(norrsjo) as uow:
        await uow.cards.add_references([first])
        await uow.cards.add_references([a_reference(person=FRIDA), a_reference(ref="ref-2")])
        await uow.cards.add_references([])
    async with store.begin(norrsjo) as uow:
        assert await uow.cards.reference(REF) == first
        assert await uow.cards.reference(Ref("ref-2")) == a_reference(ref="ref-2")
        assert await uow.cards.reference(Ref("never issued")) is None


async def test_given_a_double_press_then_the_first_use_is_kept(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cards.add_references([a_reference()])
        await uow.cards.mark_used(REF, NOW)
        await uow.cards.mark_used(REF, LATER)
        await uow.cards.add_references([a_reference()])
        assert await uow.cards.reference(REF) == a_reference(used_at=NOW)


async def test_given_cards_when_asked_for_then_those_in_use_come_oldest_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = a_sent_card()
    cards = [
        a_sent_card(id="later", activity="a2", sent_at=LATER),
        first,
        a_sent_card(id="same", activity="a3"),
        a_sent_card(id="replaced", activity="a4", replaced_at=LATER),
        a_sent_card(id="other kind", activity="a5", kind=Kind.AGENDA),
        a_sent_card(id="other subject", activity="a6", subject="m2"),
    ]

    async with store.begin(norrsjo) as uow:
        for card in cards:
            await uow.cards.add_card(card)
        found = await uow.cards.cards_about(MEETING, Kind.INVITATION)

    assert [card.id for card in found] == ["card-1", "same", "later"]
    assert found[0] == first


async def test_given_a_card_when_replaced_then_it_is_no_longer_in_use(
    store: Store, norrsjo: MunicipalityId
) -> None:
    replaced = replace(a_sent_card(), version=2, replaced_at=LATER)

    async with store.begin(norrsjo) as uow:
        await uow.cards.add_card(a_sent_card())
        await uow.cards.put_card(replaced)
        assert await uow.cards.card("card-1") == replaced
        assert await uow.cards.cards_about(MEETING, Kind.INVITATION) == []
        assert await uow.cards.card("nowhere") is None


async def test_given_a_card_sent_once_more_then_it_takes_the_former_ones_place(
    store: Store, norrsjo: MunicipalityId
) -> None:
    again = a_sent_card(activity="activity-2")

    async with store.begin(norrsjo) as uow:
        await uow.cards.add_card(a_sent_card())
        await uow.cards.add_card(again)
        assert await uow.cards.cards_about(MEETING, Kind.INVITATION) == [again]


async def test_given_two_cards_in_one_activity_then_the_newest_is_the_one_in_it(
    store: Store, norrsjo: MunicipalityId
) -> None:
    newest = a_sent_card(id="card-2")

    async with store.begin(norrsjo) as uow:
        await uow.cards.add_card(a_sent_card(replaced_at=NOW))
        await uow.cards.add_card(newest)
        assert await uow.cards.card_in("conversation-rut", "activity-1") == newest
        assert await uow.cards.card_in("conversation-rut", "activity-9") is None


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"text": "🙂" * 100_000},
        {"text": "half a pair \ud83d and \0 and \x1b"},
        {"nested": {"list": [1, None, True, 1.5, "Å"]}},
    ],
    ids=["empty", "long", "odd", "nested"],
)
async def test_given_what_was_typed_when_kept_then_it_comes_back_whole(
    store: Store, norrsjo: MunicipalityId, typed: dict[str, Any]
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cards.keep(RUT, "ref-1", typed, NOW)
    async with store.begin(norrsjo) as uow:
        assert await uow.cards.kept(RUT, "ref-1") == typed


async def test_given_typed_twice_then_the_newest_comes_back(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cards.keep(RUT, "ref-1", {"text": "first"}, NOW)
        await uow.cards.keep(RUT, "ref-1", {"text": "second"}, NOW)
        await uow.cards.keep(FRIDA, "ref-1", {"text": "Frida's"}, LATER)
        assert await uow.cards.kept(RUT, "ref-1") == {"text": "second"}
        assert await uow.cards.kept(RUT, "ref-2") is None


async def test_r_27_r_62_given_cards_that_show_a_list_then_they_are_known_by_it_until_replaced(
    store: Store, norrsjo: MunicipalityId
) -> None:
    cards = [a_sent_card(id=name, activity=name) for name in ("first", "second", "none")]
    async with store.begin(norrsjo) as uow:
        for card in cards:
            await uow.cards.add_card(card)
        await uow.cards.put_records("first", {"list:top5", "entry-1"})
        await uow.cards.put_records("first", {"list:top5", "entry-1"})
        await uow.cards.put_records("second", {"entry-1"})
        await uow.cards.put_records("none", set())

    async with store.other(norrsjo) as uow:
        first, second, _ = cards
        assert await uow.cards.cards_of_record("entry-1") == [first, second]
        assert await uow.cards.cards_of_record("list:top5") == [first]
        assert await uow.cards.record_cards_of(first.person) == [
            (first, frozenset({"list:top5", "entry-1"})),
            (second, frozenset({"entry-1"})),
        ]
        assert await uow.cards.record_cards_of(FRIDA) == []
        assert await uow.cards.of_cases_before(LATER) == [first, second]
        await uow.cards.put_records("first", {"list:top5"})
        await uow.cards.put_card(replace(second, replaced_at=LATER))
        assert await uow.cards.cards_of_record("entry-1") == []
        assert await uow.cards.of_cases_before(LATER) == [first]
