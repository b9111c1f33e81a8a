"""What every place for the log's reviews must do, and what they are drawn from."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.domain.errors import StaleError
from sspf.domain.organisation import MunicipalityId
from tests.contracts.acts_on_the_log import REVIEW
from tests.contracts.stores import Store
from tests.factories import NOW, RUT, an_entry


async def test_given_reviews_when_read_then_they_are_as_they_were_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.log_reviews.put(REVIEW)
        assert await uow.log_reviews.find("2027-02") is None

    async with store.other(norrsjo) as uow:
        assert await uow.log_reviews.find(REVIEW.month) == REVIEW
        assert await uow.log_reviews.unsigned() == [REVIEW]
        signed = REVIEW.sign(RUT, NOW)
        await uow.log_reviews.put(signed)
        assert await uow.log_reviews.unsigned() == []
        assert await uow.log_reviews.find(REVIEW.month) == signed


@pytest.mark.parametrize("version", [1, 3])
async def test_given_another_version_when_put_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId, version: int
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.log_reviews.put(REVIEW)

    with pytest.raises(StaleError):
        async with store.begin(norrsjo) as uow:
            await uow.log_reviews.put(replace(REVIEW, version=version))


async def test_given_entries_then_those_of_cases_in_the_time_are_reviewed_with_their_places(
    store: Store, norrsjo: MunicipalityId
) -> None:
    hour = timedelta(hours=1)
    read = an_entry(tag="case:read", case="c1")
    refused = an_entry(tag="case:refuse", at=NOW + hour)
    entries = [an_entry(), read, refused, an_entry(case="c1", at=NOW + 2 * hour)]
    async with store.begin(norrsjo) as uow:
        await uow.audit.add_all(entries)

    async with store.other(norrsjo) as uow:
        found = await uow.audit.to_review(NOW, NOW + 2 * hour)
        assert [(p.position, p.entry) for p in found] == [(2, read), (3, refused)]
        places = await uow.audit.at_places([4, 2, 99])
        assert [p.position for p in places] == [2, 4]
        assert await uow.audit.at_places([]) == []
