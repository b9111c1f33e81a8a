"""Whose meetings stand at a secret address."""

from dataclasses import replace
from datetime import timedelta

from sspf.domain.feeds import SHOWN, FeedScope, feed_id, groups_seen
from sspf.domain.meetings import MeetingStatus
from sspf.domain.organisation import GroupKey, Organisation, PersonId
from tests.factories import FRIDA, NOW, OPERATIVE, RUT, an_organisation
from tests.factories_calendars import a_feed

NORRSJO = an_organisation()


def without_groups(person: PersonId) -> Organisation:
    people = tuple(replace(p, groups=frozenset()) if p.id == person else p for p in NORRSJO.people)
    return replace(NORRSJO, people=people)


def test_given_a_person_then_the_groups_that_person_is_in() -> None:
    assert groups_seen(a_feed(), NORRSJO) == NORRSJO.person(RUT).groups


def test_given_the_convener_who_sits_in_no_seat_then_the_group_that_is_convened() -> None:
    organisation = without_groups(FRIDA)

    assert groups_seen(a_feed(person=FRIDA), organisation) == {OPERATIVE}


def test_given_somebody_taken_out_of_every_group_then_nothing() -> None:
    organisation = without_groups(RUT)

    for scope in (FeedScope.PERSON, FeedScope.EXPORT):
        feed = a_feed(scope=scope, group=OPERATIVE)
        assert groups_seen(feed, organisation) == frozenset()


def test_given_somebody_who_has_left_then_nothing_even_where_a_group_is_still_convened() -> None:
    gone = replace(NORRSJO.person(FRIDA), entra_object_id="", groups=frozenset(), roles=frozenset())
    people = tuple(gone if p.id == FRIDA else p for p in NORRSJO.people)

    assert groups_seen(a_feed(person=FRIDA), replace(NORRSJO, people=people)) == frozenset()
    assert groups_seen(a_feed(person=PersonId("nobody")), NORRSJO) == frozenset()


def test_given_a_group_address_then_that_group_alone_as_long_as_there_is_one() -> None:
    shared = a_feed(scope=FeedScope.GROUP, person=FRIDA, group=OPERATIVE)

    assert groups_seen(shared, NORRSJO) == {OPERATIVE}
    assert groups_seen(replace(shared, group=GroupKey("gone")), NORRSJO) == frozenset()


def test_given_an_export_then_only_a_group_that_is_ones_own() -> None:
    export = a_feed(scope=FeedScope.EXPORT, group=OPERATIVE)

    assert groups_seen(export, NORRSJO) == {OPERATIVE}
    assert groups_seen(replace(export, group=GroupKey("another")), NORRSJO) == frozenset()


def test_given_a_group_address_then_it_is_the_groups_whoever_made_it() -> None:
    assert feed_id(FeedScope.GROUP, FRIDA, OPERATIVE) == feed_id(FeedScope.GROUP, RUT, OPERATIVE)
    own = {feed_id(scope, FRIDA, OPERATIVE) for scope in FeedScope}
    assert len(own) == len(FeedScope)
    assert feed_id(FeedScope.EXPORT, FRIDA, OPERATIVE) != feed_id(FeedScope.EXPORT, RUT, OPERATIVE)


def test_given_an_end_then_it_is_open_until_then_and_never_after_it_was_revoked() -> None:
    hour = timedelta(hours=1)
    feed = a_feed(ends_at=NOW + hour)

    assert feed.is_open(NOW)
    assert not feed.is_open(NOW + hour)
    assert not feed.revoke(NOW).is_open(NOW)
    assert a_feed().is_open(NOW + 10_000 * hour)


def test_only_what_has_been_decided_is_shown() -> None:
    """A status that is added later is shown nowhere before somebody has put it among these."""
    assert {MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.CANCELLED} == SHOWN
