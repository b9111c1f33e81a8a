"""What every Feeds and every BreakChanges must do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.domain.feeds import Feed, FeedScope, digest_of
from sspf.domain.organisation import GroupKey, MunicipalityId, PersonId
from sspf.ports.calendars import FeedDirectory
from storage.feeds import StoredFeedDirectory
from tests.contracts.stores import FakeStore, Store, StoredStore, settled
from tests.factories import FRIDA, NOW, OPERATIVE, RUT
from tests.factories_calendars import a_break_change, a_feed

HOUR = timedelta(hours=1)
OWN = a_feed()
OF_GROUP = a_feed(
    id="group:operativ",
    digest=digest_of("another"),
    scope=FeedScope.GROUP,
    person=FRIDA,
    group=OPERATIVE,
    made_at=NOW - HOUR,
)
FOR_A_DAY = a_feed(
    id="export:rut",
    digest=digest_of("third"),
    scope=FeedScope.EXPORT,
    group=OPERATIVE,
    made_at=NOW + HOUR,
    ends_at=NOW + 24 * HOUR,
)


def directory_of(store: Store) -> FeedDirectory:
    if isinstance(store, FakeStore):
        return store.feeds
    assert isinstance(store, StoredStore)
    return StoredFeedDirectory(store.database)


async def test_given_addresses_then_each_is_found_by_its_hash_and_replaced_by_its_id(
    store: Store, norrsjo: MunicipalityId
) -> None:
    revoked = OWN.revoke(NOW + HOUR)
    renewed = replace(OF_GROUP, digest=digest_of("new"), origin="activity-2")

    async with store.begin(norrsjo) as uow:
        for feed in (OWN, OF_GROUP, FOR_A_DAY, revoked, renewed):
            await uow.feeds.put(feed)
    async with store.begin(norrsjo) as uow:
        assert await uow.feeds.find(OWN.digest) == revoked
        assert await uow.feeds.get(OWN.id) == revoked
        assert await uow.feeds.find(OF_GROUP.digest) is None
        assert await uow.feeds.find(renewed.digest) == renewed
        assert await uow.feeds.get(OF_GROUP.id) == renewed
        assert await uow.feeds.find(digest_of("nobody's")) is None
        assert await uow.feeds.get("person:nobody") is None


async def test_given_an_open_address_then_its_municipality_is_known_by_the_hash_alone(
    store: Store,
) -> None:
    directory = directory_of(store)
    here, there = await settled(store), await settled(store)
    mine = replace(FOR_A_DAY, digest=digest_of(here))
    theirs = replace(OWN, digest=digest_of(there))
    async with store.begin(here) as uow:
        await uow.feeds.put(mine)
    async with store.begin(there) as uow:
        await uow.feeds.put(theirs)

    assert await directory.municipality(mine.digest, NOW) == here
    assert await directory.municipality(theirs.digest, NOW) == there
    assert await directory.municipality(digest_of("nobody's"), NOW) is None
    assert await directory.municipality(mine.digest, NOW + 24 * HOUR) is None

    async with store.other(there) as uow:
        await uow.feeds.put(theirs.revoke(NOW))
    assert await directory.municipality(theirs.digest, NOW) is None


@pytest.mark.parametrize(
    "feed", [replace(OWN, person=PersonId("nobody")), replace(OF_GROUP, group=GroupKey("none"))]
)
async def test_given_somebody_unknown_when_put_then_refused(
    store: Store, norrsjo: MunicipalityId, feed: Feed
) -> None:
    with pytest.raises(Exception, match=r"nobody|none|FOREIGN KEY|foreign key"):
        async with store.begin(norrsjo) as uow:
            await uow.feeds.put(feed)


async def test_given_changes_then_the_newest_come_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    changes = [a_break_change(id=str(n), name=f"lov {n}", by=RUT) for n in range(4)]

    async with store.begin(norrsjo) as uow:
        await uow.break_changes.add(changes[:3])
        await uow.break_changes.add(changes[3:])
        await uow.break_changes.add([])
    async with store.begin(norrsjo) as uow:
        assert await uow.break_changes.newest(2) == changes[:1:-1]
        assert await uow.break_changes.newest(99) == changes[::-1]
