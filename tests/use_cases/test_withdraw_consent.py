"""A consent is taken back: one transaction, and within a minute nobody else reads (R-17–R-19)."""

from datetime import date, timedelta

import pytest

from sspf.domain.cases import CaseCode, CaseState
from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import COORDINATION, GiverRole, Scope
from sspf.domain.messages.consent import CommitmentsEnded, ConsentStatus, ConsentWithdrawn
from sspf.domain.messages.general import Locked, Notice
from sspf.domain.outbox import Delivery, Kind, Message
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.show_consents import show_consents
from sspf.use_cases.withdraw_consent import open_withdrawal, withdraw_consent
from tests.use_cases.cased import (
    CODE,
    CONSENT,
    ELEVEN,
    N27_03,
    POLIS,
    TEN,
    a_case_scene,
    put,
    the_consent,
)
from tests.use_cases.world import BO, FRIDA, KAJ, LEO, NORRSJO, PIA, SOL, TORE, Scene

ALL = WithdrawalTyped(by=GiverRole.YOUTH.value)
TO_POLICE = WithdrawalTyped(by="guardian", scope=Scope.PAIR.value, recipient=POLIS)


@pytest.fixture
async def case_scene() -> Scene:
    return await a_case_scene()


async def taken_back(scene: Scene, typed: WithdrawalTyped = ALL) -> ConsentWithdrawn:
    done = await withdraw_consent(scene.services, scene.who(KAJ), N27_03, typed)
    assert isinstance(done, ConsentWithdrawn)
    return done


def replaced(scene: Scene) -> dict[str, object]:
    """What stands now where each card stood."""
    return {a: what.payload["card"] for a, (_, what) in scene.messenger.shown.items()}


async def test_r_17_given_a_withdrawal_then_the_case_is_locked_and_its_commitments_ended(
    case_scene: Scene,
) -> None:
    done = await taken_back(case_scene)

    state = case_scene.state
    assert state.cases[N27_03].state is CaseState.LOCKED
    assert state.consents[CONSENT].is_withdrawn(case_scene.clock.now())
    ended = [state.commitments[one] for one in (TEN, ELEVEN)]
    assert {(c.status.value, c.note) for c in ended} == {
        ("cancelled", "sv:consent.reason_withdrawn")
    }
    assert (done.cancelled, done.replaced, done.is_all) == (2, 3, True)
    assert f"{done.at:%H.%M}" == "14.32"


async def test_r_17_given_a_withdrawal_when_a_minute_has_gone_then_every_card_is_locked(
    case_scene: Scene,
) -> None:
    await taken_back(case_scene)

    await case_scene.tick()

    assert set(replaced(case_scene).values()) >= {Locked()}
    shown = replaced(case_scene)
    assert [shown[f"activity-card-{p}"] for p in ("pia", "frida", "kaj")] == [Locked()] * 3
    assert all(case_scene.state.cards[f"card-{p}"].replaced_at for p in ("pia", "frida", "kaj"))


async def test_r_17_given_midnight_on_a_sunday_then_cards_are_replaced_all_the_same(
    case_scene: Scene,
) -> None:
    case_scene.at(date(2027, 2, 14), "00.10")

    await taken_back(case_scene)
    await case_scene.tick()

    assert replaced(case_scene)["activity-card-pia"] == Locked()
    assert case_scene.said(CommitmentsEnded) == []


async def test_given_ended_commitments_then_their_owners_hear_how_many_and_nothing_of_which(
    case_scene: Scene,
) -> None:
    await taken_back(case_scene)
    await case_scene.tick()

    assert sorted(case_scene.said(CommitmentsEnded)) == [FRIDA, PIA]
    said = [w.payload["card"] for p, w in case_scene.messenger.said if p == PIA]
    assert CommitmentsEnded(ended=1) in said
    assert "Kanariefågeln" not in repr(said)


async def test_r_17_given_messages_on_their_way_then_they_are_stopped_with_a_reason(
    case_scene: Scene,
) -> None:
    queued = Message(
        key=f"help_wanted:{TEN}:1:kaj",
        kind=Kind.HELP_WANTED,
        recipient=KAJ,
        subject=TEN,
        controller=case_scene.organisation.controller,
        send_at=case_scene.clock.now() + timedelta(days=5),
        revision=1,
        values={"by": "pia"},
    )
    async with case_scene.services.unit_of_work(NORRSJO) as uow:
        await uow.outbox.add(queued)

    done = await taken_back(case_scene)

    row = case_scene.row("help_wanted:")
    assert (row.state, row.reason) == (Delivery.DROPPED, "dropped.consent")
    assert done.stopped == 1


async def test_r_71_given_a_withdrawal_then_each_step_is_logged_and_no_word_of_it(
    case_scene: Scene,
) -> None:
    await taken_back(case_scene)

    tags = case_scene.tags()
    assert {"consent:withdraw", "case:lock", "commitment:cancel"} <= set(tags)
    assert CODE not in repr(case_scene.state.entries)
    assert "Kanariefågeln" not in repr(case_scene.state.entries)


async def test_given_pressed_twice_then_it_is_taken_back_once(case_scene: Scene) -> None:
    first = await taken_back(case_scene)
    before = case_scene.keys(), case_scene.tags(), case_scene.state.consents[CONSENT]

    case_scene.clock.advance(seconds=1)
    again = await taken_back(case_scene)

    assert again.at == first.at
    assert (case_scene.keys(), case_scene.tags(), case_scene.state.consents[CONSENT]) == before


async def test_c19_given_a_withdrawal_then_sharing_stops_the_same_second(case_scene: Scene) -> None:
    who = case_scene.who(PIA)
    assert isinstance(await show_consents(case_scene.services, who, CODE), ConsentStatus)

    await taken_back(case_scene)

    assert await show_consents(case_scene.services, who, CODE) == NO_CASE


async def test_r_18_given_one_recipient_then_only_that_is_closed(case_scene: Scene) -> None:
    done = await taken_back(case_scene, TO_POLICE)
    await case_scene.tick()

    assert case_scene.state.cases[N27_03].state is CaseState.ACTIVE
    assert case_scene.state.commitments[TEN].is_open
    assert (done.is_all, done.cancelled, done.replaced) == (False, 0, 1)
    shown = replaced(case_scene)
    assert shown["activity-card-pia"] == Locked()
    assert shown["activity-card-frida"] == "level 3"


async def test_r_18_given_a_part_first_then_the_rest_can_be_taken_back_too(
    case_scene: Scene,
) -> None:
    await taken_back(case_scene, TO_POLICE)
    case_scene.clock.advance(minutes=1)

    assert (await taken_back(case_scene)).is_all
    assert case_scene.state.cases[N27_03].state is CaseState.LOCKED


@pytest.mark.parametrize("person", [TORE, LEO, BO])
async def test_r_32_given_somebody_who_may_not_know_then_the_answer_is_as_for_no_case(
    case_scene: Scene, person: str
) -> None:
    await taken_back(case_scene)
    who = case_scene.who(person)  # type: ignore[arg-type]  # an id

    there = await open_withdrawal(case_scene.services, who, CODE)
    nowhere = await open_withdrawal(case_scene.services, who, CaseCode("N27-99"))

    assert there == nowhere == NO_CASE


async def test_given_a_shared_chat_then_there_is_no_case(case_scene: Scene) -> None:
    who = case_scene.who(KAJ, is_private=False)

    assert await open_withdrawal(case_scene.services, who, CODE) == NO_CASE
    assert await withdraw_consent(case_scene.services, who, N27_03, ALL) == NO_CASE


async def test_given_something_wrong_then_nothing_is_closed_and_what_was_typed_stands(
    case_scene: Scene,
) -> None:
    typed = WithdrawalTyped(by="nobody", scope="pair")

    form = await withdraw_consent(case_scene.services, case_scene.who(KAJ), N27_03, typed)

    assert not isinstance(form, ConsentWithdrawn | Notice)
    assert form.typed == typed
    assert form.faults == ("fault.consent.withdrawn_by", "fault.consent.pair")
    assert case_scene.state.cases[N27_03].state is CaseState.ACTIVE


async def test_r_19_given_a_withdrawal_then_the_coordinator_sees_what_cannot_be_recalled(
    case_scene: Scene,
) -> None:
    for person in (PIA, PIA, SOL):
        await show_consents(case_scene.services, case_scene.who(person), CODE)

    done = await taken_back(case_scene)

    assert {(c.agency, c.times, c.how) for c in done.copies} == {
        ("Polis", 2, "read"),
        ("Socialtjänst", 1, "read"),
    }


async def test_given_a_consent_that_lacks_somebody_then_it_can_be_taken_back(
    case_scene: Scene,
) -> None:
    half = the_consent(givers=the_consent().givers[:1], version=2)
    await put(case_scene, consents=[half])

    assert (await taken_back(case_scene)).is_all


async def test_given_the_coordinator_as_recipient_then_only_the_coordinators_cards_are_replaced(
    case_scene: Scene,
) -> None:
    typed = WithdrawalTyped(by="youth", scope=Scope.PAIR.value, recipient=COORDINATION)

    assert (await taken_back(case_scene, typed)).replaced == 1
