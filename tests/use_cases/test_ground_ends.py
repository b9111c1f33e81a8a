"""A decision ends on its day or when it is revoked, and the cards go (R-17, R-20, R-62)."""

from datetime import date

import pytest

from sspf.domain.consents import GroundId
from sspf.domain.messages.general import Locked, Notice
from sspf.domain.messages.ground import (
    GroundRevoked,
    GroundRevoking,
)
from sspf.domain.organisation import PersonId
from sspf.domain.shown import cases_shown
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.handle_card import Row, remember_card
from sspf.use_cases.record_ground import record_ground
from sspf.use_cases.revoke_ground import ask_to_revoke, open_revoking, revoke_ground
from sspf.use_cases.show_grounds import show_grounds
from tests.use_cases.acts_of_grounds import (
    GROUND,
    OURS,
    WHOLE,
    ours,
)
from tests.use_cases.cased import (
    CODE,
    N27_03,
    a_card,
    put,
)
from tests.use_cases.grounded import CARD, readers, recorded
from tests.use_cases.world import FRIDA, KAJ, PIA, RUT, SOL, TORE, Scene


async def test_r_20_given_the_day_after_the_last_then_it_is_closed_and_cards_are_replaced(
    passed: Scene,
) -> None:
    await put(passed, cards=[a_card("card-pia", PIA), a_card("card-rut", RUT)])
    passed.at(date(2027, 2, 20), "23.59")
    on_the_last_day = await readers(passed)
    await passed.tick(date(2027, 2, 21), "00.05")

    assert on_the_last_day == {RUT, PIA}
    assert await readers(passed) == {RUT}
    assert passed.messenger.shown["activity-card-pia"][1].payload["card"] == Locked()


async def test_r_62_given_a_card_from_after_the_last_day_then_it_stays(passed: Scene) -> None:
    """What was drawn since midnight shows what holds; what was read before it goes."""
    passed.at(date(2027, 2, 20), "23.59")
    before = passed.who(PIA)
    await show_grounds(passed.services, before, CODE)
    passed.at(date(2027, 2, 21), "00.01")
    after = passed.who(PIA)
    await show_grounds(passed.services, after, CODE)
    for name, who in (("before", before), ("after", after)):
        passed.messenger.shown[name] = ("conversation-pia", CARD)
        row = Row(f"card-{name}", frozenset({N27_03}))
        place = "conversation-pia", name
        await remember_card(passed.services, who, CARD, "GroundList", place, row)

    await passed.tick()

    shown = {name: passed.messenger.shown[name][1] for name in ("before", "after")}
    assert shown["before"].payload["card"] == Locked()
    assert shown["after"] == CARD


async def test_r_62_given_a_card_read_before_the_revoking_then_it_goes_whenever_it_was_written(
    passed: Scene,
) -> None:
    pia = passed.who(PIA)
    await show_grounds(passed.services, pia, CODE)
    await revoke_ground(passed.services, passed.who(RUT), GROUND)
    passed.messenger.shown["late"] = ("conversation-pia", CARD)
    row = Row("card-late", frozenset({N27_03}))
    place = "conversation-pia", "late"
    await remember_card(passed.services, pia, CARD, "GroundList", place, row)

    await passed.tick()

    assert passed.messenger.shown["late"][1].payload["card"] == Locked()


async def test_r_62_given_the_receipt_of_the_revoking_then_it_stays(passed: Scene) -> None:
    rut = passed.who(RUT)
    await show_grounds(passed.services, rut, CODE)
    done = await revoke_ground(passed.services, rut, GROUND)
    passed.messenger.shown["receipt"] = ("conversation-rut", CARD)
    row = Row("card-receipt", cases_shown(done))
    place = "conversation-rut", "receipt"
    await remember_card(passed.services, rut, CARD, "GroundRevoked", place, row)

    await passed.tick()

    assert passed.messenger.shown["receipt"][1] == CARD


async def test_r_17_given_it_is_revoked_then_it_is_closed_at_once_and_the_recipients_cards_go(
    passed: Scene,
) -> None:
    await put(passed, cards=[a_card("card-pia", PIA), a_card("card-rut", RUT)])
    await readers(passed)

    done = await revoke_ground(passed.services, passed.who(RUT), GROUND)

    assert isinstance(done, GroundRevoked)
    assert (done.replaced, [c.agency for c in done.copies]) == (1, ["Polis"])
    assert await readers(passed) == {RUT}
    await passed.tick()
    shown = passed.messenger.shown
    assert shown["activity-card-pia"][1].payload["card"] == Locked()
    assert shown["activity-card-rut"][1].payload["card"] != Locked()
    assert "ground:revoke" in passed.tags()


async def test_given_it_is_revoked_twice_then_once_and_a_new_decision_can_be_recorded(
    passed: Scene,
) -> None:
    first = await revoke_ground(passed.services, passed.who(RUT), GROUND)
    passed.clock.advance(seconds=1)
    again = await revoke_ground(passed.services, passed.who(RUT), GROUND)

    assert isinstance(first, GroundRevoked)
    assert isinstance(again, GroundRevoked)
    assert (again.at, again.replaced) == (first.at, 0)
    assert passed.tags().count("ground:revoke") == 1
    await recorded(passed)
    assert await readers(passed) == {RUT, PIA}


@pytest.mark.parametrize("person", [PIA, SOL, FRIDA, TORE, KAJ])
async def test_r_32_given_another_agency_then_a_ground_is_neither_recorded_nor_revoked(
    passed: Scene, person: PersonId
) -> None:
    who = passed.who(person)
    answers = [
        await record_ground(passed.services, who, OURS, WHOLE),
        await record_ground(passed.services, who, "Å-2027-999", WHOLE),
        await revoke_ground(passed.services, who, GROUND),
        await open_revoking(passed.services, who, GroundId("ground-none")),
    ]

    assert answers == [NO_CASE] * 4
    assert passed.tags().count("case:refuse") == 4
    assert passed.state.legal_grounds[GROUND] == ours()


async def test_given_the_number_in_the_list_then_it_is_asked_before_it_ends(passed: Scene) -> None:
    asked = await ask_to_revoke(passed.services, passed.who(RUT), CODE, 1)
    wrong = await ask_to_revoke(passed.services, passed.who(RUT), CODE, 2)

    assert isinstance(asked, GroundRevoking)
    assert asked.line.id == GROUND
    assert wrong == Notice(key="ground.none_to_revoke")
    assert passed.state.legal_grounds[GROUND].revoked_at is None
