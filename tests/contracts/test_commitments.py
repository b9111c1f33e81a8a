"""What every Commitments must do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.commitments import CommitmentId, CommitmentStatus, Due, Effect, commitment_id
from sspf.domain.errors import StaleError, UnknownCommitmentError
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.organisation import GroupKey, MunicipalityId
from tests.contracts.stores import Store
from tests.factories import (
    FRIDA,
    FRITID,
    MEETING,
    NOW,
    OPERATIVE,
    POLIS,
    RUT,
    a_change,
    a_commitment,
    a_group,
)

NONE_TAKEN: frozenset[str] = frozenset()
FIRST = a_commitment()


async def test_given_a_commitment_when_read_then_it_is_what_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    full = a_commitment(
        id=commitment_id(2027, 2),
        level=BriefingLevel.INDIVIDUAL,
        prevention=PreventionLevel.INDIVIDUAL,
        due=Due(on=date(2027, 2, 18), at_meeting=MEETING),
        meeting=MEETING,
        taking_part=(POLIS, FRITID),
        goals=("trygghet",),
        subject=Subject.INDIVIDUAL,
        case="N27-01",
        status=CommitmentStatus.DONE,
        effect=Effect.PARTLY,
        note="Gick bra 👍",
        moved=2,
        closed_on=date(2027, 2, 12),
        origin="press-7",
    )

    async with store.begin(norrsjo) as uow:
        await uow.commitments.put(full)
    async with store.begin(norrsjo) as uow:
        assert await uow.commitments.get(full.id) == full
        assert await uow.commitments.made_by("press-7") == full


async def test_given_no_such_commitment_when_read_then_it_is_unknown(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        with pytest.raises(UnknownCommitmentError):
            await uow.commitments.get(CommitmentId("Å-2027-999"))
        assert await uow.commitments.made_by("never") is None
        assert await uow.commitments.made_by("") is None


async def test_given_an_old_version_when_put_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    done = FIRST.complete(date(2027, 2, 1), Effect.YES)

    async with store.begin(norrsjo) as uow:
        await uow.commitments.put(done)
    async with store.begin(norrsjo) as uow:
        with pytest.raises(StaleError):
            await uow.commitments.put(FIRST.start())
        assert await uow.commitments.get(FIRST.id) == done


async def test_given_the_same_cause_when_another_is_put_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.commitments.put(a_commitment(id=commitment_id(2027, 2), origin="press-7"))
        with pytest.raises(StaleError):
            await uow.commitments.put(a_commitment(id=commitment_id(2027, 3), origin="press-7"))


async def test_given_several_when_listed_then_they_come_by_number(
    store: Store, norrsjo: MunicipalityId
) -> None:
    ids = [commitment_id(2027, 1000), commitment_id(2027, 20), commitment_id(2026, 30)]

    async with store.begin(norrsjo) as uow:
        for number in ids:
            await uow.commitments.put(a_commitment(id=number))
        found = [c.id for c in await uow.commitments.of_group(OPERATIVE)]

    assert found == ["Å-2026-030", FIRST.id, "Å-2027-020", "Å-2027-1000"]


async def test_given_open_and_closed_when_the_open_are_asked_for_then_the_soonest_comes_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    other_group = a_group(key="top5")
    soon = a_commitment(
        id=commitment_id(2027, 2), due=Due(on=date(2027, 1, 25)), group=GroupKey("top5")
    )
    closed = a_commitment(id=commitment_id(2027, 3), status=CommitmentStatus.DONE)
    proposed = a_commitment(id=commitment_id(2027, 4), status=CommitmentStatus.PROPOSED)

    async with store.begin(norrsjo) as uow:
        organisation = await uow.organisations.get()
        groups = (*organisation.groups, other_group)
        await uow.organisations.put(replace(organisation, groups=groups))
        for commitment in (soon, closed, proposed):
            await uow.commitments.put(commitment)
        assert await uow.commitments.still_open() == [soon, FIRST]
        assert await uow.commitments.of_group(GroupKey("top5")) == [soon]


async def test_given_numbers_when_asked_for_then_each_is_given_once(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        given = [await uow.commitments.next_number(2027, frozenset({"Å-2027-003"}))]
    async with store.begin(norrsjo) as uow:
        given += [await uow.commitments.next_number(2027, frozenset({"Å-2027-003"}))]
        other_year = await uow.commitments.next_number(2028, NONE_TAKEN)

    assert given == [2, 4]  # 001 stands there already
    assert other_year == 1


async def test_given_a_number_when_its_transaction_is_undone_then_it_was_never_given(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async def take_and_fail() -> None:
        async with store.begin(norrsjo) as uow:
            await uow.commitments.next_number(2028, NONE_TAKEN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await take_and_fail()

    async with store.begin(norrsjo) as uow:
        assert await uow.commitments.next_number(2028, NONE_TAKEN) == 1


async def test_given_changes_when_the_last_is_asked_for_then_it_is_the_newest_not_undone(
    store: Store, norrsjo: MunicipalityId
) -> None:
    started = FIRST.start()
    moved = started.postpone(Due(on=date(2027, 3, 4)), "kuratorn är sjuk")
    first = a_change(FIRST, started)
    second = a_change(started, moved, at=NOW + timedelta(minutes=1))

    async with store.begin(norrsjo) as uow:
        await uow.commitments.add_change(first)
        await uow.commitments.add_change(second)
    async with store.begin(norrsjo) as uow:
        assert await uow.commitments.last_change(RUT) == second
        assert await uow.commitments.last_change(FRIDA) is None
        await uow.commitments.mark_undone(second)
    async with store.begin(norrsjo) as uow:
        assert await uow.commitments.last_change(RUT) == first
        assert await uow.commitments.changes(FIRST.id) == [first, replace(second, undone=True)]


async def test_given_open_ones_of_a_group_when_narrowed_then_just_those_soonest_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    day = FIRST.due.on
    theirs = a_commitment(id=commitment_id(2027, 2), owner=FRIDA, party=FRITID)
    sooner = a_commitment(id=commitment_id(2027, 3), due=Due(on=day - timedelta(days=2)))
    closed = a_commitment(id=commitment_id(2027, 4), status=CommitmentStatus.DONE)
    group = a_group(key=GroupKey("annan"))
    elsewhere = a_commitment(id=commitment_id(2027, 5), group=group.key)
    async with store.begin(norrsjo) as uow:
        town = await uow.organisations.get()
        await uow.organisations.put(replace(town, groups=(*town.groups, group)))
        for one in (theirs, sooner, closed, elsewhere):
            await uow.commitments.put(one)

    async with store.begin(norrsjo) as uow:
        ask = uow.commitments.open_of_group
        assert await ask(OPERATIVE) == [sooner, FIRST, theirs]
        assert await ask(OPERATIVE, owner=FRIDA) == [theirs]
        assert await ask(OPERATIVE, parties=(FRITID, POLIS)) == [theirs]
        assert await ask(OPERATIVE, due_until=day - timedelta(days=1)) == [sooner]
        assert await ask(OPERATIVE, owner=RUT, parties=(FRITID,), due_until=day) == []
