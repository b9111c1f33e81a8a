"""What every Cases and Consents must do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.domain.case_files import (
    Closing,
    FamilyMeeting,
    FollowUp,
    Measure,
    PartyPart,
    Plan,
    Result,
    Voice,
)
from sspf.domain.cases import CaseCode, CaseId, CaseState
from sspf.domain.commitments import commitment_id
from sspf.domain.consents import ConsentId, GivenHow, GiverRole, GroundId, Scope, Withdrawal
from sspf.domain.errors import StaleError, UnknownCaseError, UnknownConsentError
from sspf.domain.organisation import GroupKey, MunicipalityId, PersonId
from tests.contracts.stores import Store, settled
from tests.factories import KAJ, NOW, OPERATIVE, SKOLA, a_commitment, a_sent_card, an_entry
from tests.factories_cases import N27_01, a_case, a_case_file, a_consent, a_ground


async def test_given_a_case_when_read_then_it_is_as_it_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    case = a_case(parties=("skola", "polis"), guardians=1)

    async with store.begin(norrsjo) as uow:
        await uow.cases.put(case)

    async with store.other(norrsjo) as uow:
        assert await uow.cases.get(N27_01) == case
        assert await uow.cases.with_code(CaseCode("N27-01")) == case
        assert await uow.cases.with_code(CaseCode("N27-99")) is None
        assert await uow.cases.of_group(OPERATIVE) == [case]
        assert await uow.cases.next_number(2027) == 2
        with pytest.raises(UnknownCaseError):
            await uow.cases.get(CaseId("another"))


async def test_given_a_case_file_when_read_then_it_is_as_it_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    today = NOW.date()
    file = a_case_file(
        parts=(PartyPart(party=SKOLA, assessed_on=today, tool="ester", ready=("resurs",)),),
        plan=Plan(
            goals=("okad_skolnarvaro",),
            strengths=("sport",),
            voice=Voice(interests=("sport",), on_sspf="yes", on_plan="unsure"),
            follow_up_on=today,
            measures=(
                Measure(number=1, kind="samtal", owner="youth", due_on=today, basis="sport"),
            ),
        ),
        follow_ups=(
            FollowUp(held_on=today, results=(Result(measure=1, effect="yes"),), worked="yes"),
        ),
        family=(FamilyMeeting(held_on=today, present=("youth",)),),
        closing=Closing(reason="1", closed_on=today, outcomes=(("crime", "no"),)),
        remind_on=today,
    )

    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_files.put(file)

    async with store.other(norrsjo) as uow:
        assert await uow.case_files.find(N27_01) == file
        assert await uow.case_files.find(CaseId("another")) is None
        assert await uow.case_files.due(today) == [file]
        assert await uow.case_files.due(today - timedelta(days=1)) == []
        assert await uow.cases.find(N27_01) == a_case()
        assert await uow.cases.find(CaseId("another")) is None


async def test_given_a_case_file_that_was_changed_when_put_again_then_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    later = a_case_file().changed(gate="wait")
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_files.put(a_case_file())
        await uow.case_files.put(later)

        with pytest.raises(StaleError):
            await uow.case_files.put(later)
        assert await uow.case_files.find(N27_01) == later
    async with store.begin(await settled(store)) as uow:
        assert await uow.case_files.find(N27_01) is None
        assert await uow.case_files.due(NOW.date()) == []


async def test_given_a_consent_and_a_ground_when_read_then_they_are_as_they_were_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    consent, ground = a_consent(), a_ground()

    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.consents.put(consent)
        await uow.consents.put_ground(ground)

    async with store.other(norrsjo) as uow:
        assert await uow.consents.get(consent.id) == consent
        assert await uow.consents.of_case(N27_01) == [consent]
        assert await uow.consents.ground(ground.id) == ground
        assert await uow.consents.grounds_of_case(N27_01) == [ground]
        with pytest.raises(UnknownConsentError):
            await uow.consents.get(ConsentId("another"))
        with pytest.raises(UnknownConsentError):
            await uow.consents.ground(GroundId("another"))


async def test_given_a_withdrawal_when_put_then_another_who_did_so_just_now_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    withdrawn = a_consent().withdraw(
        Withdrawal(at=NOW, by=GiverRole.YOUTH, how=GivenHow.ORAL, recorded_by=KAJ, scope=Scope.ALL)
    )
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.consents.put(a_consent())
        await uow.consents.put(withdrawn)

        with pytest.raises(StaleError):
            await uow.consents.put(withdrawn)
        assert await uow.consents.get(withdrawn.id) == withdrawn


async def test_given_rights_when_asked_for_then_only_of_these_groups_and_cases(
    store: Store, norrsjo: MunicipalityId
) -> None:
    other = a_case(id=CaseId("case-2"), code=CaseCode("N27-02"), state=CaseState.LOCKED)
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.cases.put(other)
        await uow.consents.put(a_consent())
        await uow.consents.put_ground(a_ground())

        first, second = await uow.cases.rights({OPERATIVE})
        assert (first.case, first.consents, first.grounds) == (
            N27_01,
            (a_consent(),),
            (a_ground(),),
        )
        assert (second.case, second.is_locked, second.consents) == (other.id, True, ())
        assert [r.case for r in await uow.cases.rights({OPERATIVE}, {other.id})] == [other.id]
        assert await uow.cases.rights({GroupKey("another")}) == []
        assert await uow.cases.rights(set()) == []
        assert first.givers.rules == (await uow.organisations.get()).cases.consent


async def test_given_two_municipalities_then_neither_knows_the_others_cases(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.consents.put(a_consent())

    async with store.begin(await settled(store)) as uow:
        assert await uow.cases.of_group(OPERATIVE) == []
        assert await uow.cases.rights({OPERATIVE}) == []
        assert await uow.cases.with_code(CaseCode("N27-01")) is None
        with pytest.raises(UnknownConsentError):
            await uow.consents.get(ConsentId("consent-1"))


async def test_given_a_code_that_is_taken_when_put_then_it_is_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())

        with pytest.raises(StaleError):
            await uow.cases.put(replace(a_case(), id=CaseId("case-2")))


async def test_given_a_changed_case_when_put_twice_then_the_second_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    later = replace(a_case(), raised_on=NOW.date() - timedelta(days=1), version=2)
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.cases.put(later)

        with pytest.raises(StaleError):
            await uow.cases.put(later)


async def test_given_cards_that_show_a_case_then_they_are_known_by_it_until_replaced(
    store: Store, norrsjo: MunicipalityId
) -> None:
    """R-62: every card that showed something of a case can be found."""
    other = CaseId("case-2")
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.cases.put(a_case(id=other, code=CaseCode("N27-02")))
        for name in ("first", "second"):
            await uow.cards.add_card(a_sent_card(id=name, activity=name))
        await uow.cards.put_cases("first", {N27_01, other})
        await uow.cards.put_cases("first", {N27_01, other})
        await uow.cards.put_cases("second", {N27_01})

    async with store.other(norrsjo) as uow:
        assert [c.id for c in await uow.cards.cards_of_case(N27_01)] == ["first", "second"]
        assert [c.id for c in await uow.cards.cards_of_case(other)] == ["first"]
        person = a_sent_card().person
        of_person = await uow.cards.case_cards_of(person)
        assert [(c.id, case) for c, case in of_person] == [("first", other), ("second", N27_01)]
        assert await uow.cards.case_cards_of(PersonId("nobody")) == []
        await uow.cards.put_cases("first", {other})
        await uow.cards.put_card(a_sent_card(id="second", activity="second", replaced_at=NOW))
        assert await uow.cards.cards_of_case(N27_01) == []
        assert [c.id for c in await uow.cards.cards_of_case(other)] == ["first"]


async def test_given_commitments_of_a_case_then_they_are_found_closed_ones_too(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        mine = a_commitment(id=commitment_id(2027, 7), case=N27_01)
        await uow.commitments.put(mine)
        await uow.commitments.put(mine.cancel(NOW.date(), ""))
        await uow.commitments.put(a_commitment(id=commitment_id(2027, 8)))

        assert [c.id for c in await uow.commitments.of_case(N27_01)] == [mine.id]


async def test_given_last_days_then_the_consents_that_end_on_them_are_named(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.consents.put(a_consent())
        ends = a_consent().valid_to

        assert await uow.consents.ending({ends}) == [(a_consent().id, N27_01, ends)]
        assert await uow.consents.ending({ends - timedelta(days=1)}) == []
        assert await uow.consents.ending(set()) == []


async def test_given_grounds_then_those_that_end_on_a_day_are_found_by_it(
    store: Store, norrsjo: MunicipalityId
) -> None:
    ends = a_ground().expires_on
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.consents.put_ground(a_ground())

    async with store.other(norrsjo) as uow:
        assert await uow.consents.grounds_ending({ends}) == [(a_ground().id, N27_01)]
        assert await uow.consents.grounds_ending({ends - timedelta(days=1)}) == []
        assert await uow.consents.grounds_ending(set()) == []


async def test_given_readings_of_a_case_then_they_are_found_and_no_other_entries(
    store: Store, norrsjo: MunicipalityId
) -> None:
    cases = ("case-1", "case-1", "case-10", "case_1")
    async with store.begin(norrsjo) as uow:
        for n, case in enumerate(cases):
            await uow.audit.add(an_entry(tag="case:read", subject=f"text-{n}", case=case))
        await uow.audit.add(an_entry(tag="case:lock", subject="case-1", case="case-1"))

        found = await uow.audit.readings(N27_01)

    assert [entry.subject for entry in found] == ["text-0", "text-1"]


async def test_given_a_case_that_does_not_exist_when_asked_by_id_then_none(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())

        assert await uow.cases.find(N27_01) == a_case()
        assert await uow.cases.find(CaseId("another")) is None
