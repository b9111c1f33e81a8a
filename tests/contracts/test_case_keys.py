"""What every place for case keys must do: the fake, the file and the database of their own."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from sspf.ports import CaseKeys, KeyDestroyedError
from storage.case_keys import StoredCaseKeys, beside
from storage.keys import StaticKeys
from tests.factories import NOW
from tests.fakes.case_keys import FakeCaseKeys

NORRSJO, OTHER = MunicipalityId("norrsjo"), MunicipalityId("annan")
CASE = "0b6a2f9e4d"


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Made before there is an event loop: a server that must be started first needs its own."""
    if request.param == "postgresql":
        owner: str = request.getfixturevalue("bare_place").owner
        return owner
    return beside(tmp_path) if request.param == "sqlite" else ""


@pytest_asyncio.fixture
async def replicas(url: str, tmp_path: Path) -> AsyncIterator[tuple[CaseKeys, CaseKeys]]:
    """The same place, as two programs see it."""
    if not url:
        fake = FakeCaseKeys()
        yield fake, fake
        return
    stored = [StoredCaseKeys(url, StaticKeys(tmp_path / "sspf.keys")) for _ in range(2)]
    yield stored[0], stored[1]
    for each in stored:
        await each.dispose()


async def test_given_a_key_when_opened_then_it_is_the_same_for_everybody_each_time(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    one, other = replicas

    await one.create(NORRSJO, CASE)
    key = await one.open(NORRSJO, CASE)
    await other.create(NORRSJO, CASE)

    assert len(key) == 32
    assert await other.open(NORRSJO, CASE) == key == await one.open(NORRSJO, CASE)


async def test_given_two_replicas_that_make_the_same_keys_at_once_then_all_have_the_same(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    cases = [f"case-{n}" for n in range(5)]

    await asyncio.gather(*(r.create(NORRSJO, case) for case in cases for r in replicas * 2))

    one, other = replicas
    for case in cases:
        assert await one.open(NORRSJO, case) == await other.open(NORRSJO, case)


async def test_given_other_cases_and_municipalities_then_each_has_a_key_of_its_own(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    keys, _ = replicas
    places = [(NORRSJO, CASE), (NORRSJO, "other"), (OTHER, CASE)]

    for place in places:
        await keys.create(*place)

    assert len({await keys.open(*place) for place in places}) == len(places)


async def test_given_no_key_when_opened_then_refused(replicas: tuple[CaseKeys, CaseKeys]) -> None:
    with pytest.raises(KeyDestroyedError):
        await replicas[0].open(NORRSJO, CASE)


async def test_given_a_destroyed_key_then_nobody_opens_it_and_it_is_never_made_again(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    """R-92: the purge of a case is for good."""
    one, other = replicas
    await one.create(NORRSJO, CASE)
    await one.create(OTHER, CASE)
    kept = await other.open(OTHER, CASE)

    await other.destroy(NORRSJO, CASE, NOW)

    for keys in replicas:
        with pytest.raises(KeyDestroyedError):
            await keys.open(NORRSJO, CASE)
        with pytest.raises(KeyDestroyedError):
            await keys.create(NORRSJO, CASE)
    assert await one.open(OTHER, CASE) == kept


async def test_given_a_key_destroyed_twice_then_the_purge_log_has_the_first_hour(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    one, other = replicas
    await one.create(NORRSJO, CASE)

    await one.destroy(NORRSJO, CASE, NOW)
    await other.destroy(NORRSJO, CASE, NOW + timedelta(days=1))

    assert await other.destroyed(NORRSJO) == {CASE: NOW}
    assert await other.destroyed(OTHER) == {}


async def test_given_a_case_that_never_had_a_key_when_destroyed_then_none_is_made_later(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    one, other = replicas

    await one.destroy(NORRSJO, CASE, NOW)

    with pytest.raises(KeyDestroyedError):
        await other.create(NORRSJO, CASE)
    assert await one.destroyed(NORRSJO) == {CASE: NOW}


async def test_given_many_cases_when_opened_at_once_then_those_that_are_there_come(
    replicas: tuple[CaseKeys, CaseKeys],
) -> None:
    one, other = replicas
    for case in ("a", "b", "c"):
        await one.create(NORRSJO, case)
    await one.destroy(NORRSJO, "b", NOW)

    found = await other.open_many(NORRSJO, ["a", "b", "c", "never"])

    assert found == {case: await one.open(NORRSJO, case) for case in ("a", "c")}
    assert await other.open_many(NORRSJO, []) == {}
