"""A secret address is made, made again by the same message, renewed and taken away."""

import pytest

from sspf.domain.errors import NotConvenerError
from sspf.domain.feeds import FeedScope, digest_of
from sspf.domain.organisation import GroupKey
from sspf.use_cases.change_feed import end_feed, find_feed, make_feed
from sspf.use_cases.hand_over import hand_over
from sspf.use_cases.read_feed import read_feed
from tests.use_cases.world import FRIDA, LEO, NORRSJO, RUT, Scene


def noted(scene: Scene) -> list[str]:
    entries = scene.database.states[NORRSJO].entries
    return [f"{e.tag} {e.subject}" for e in entries if e.tag.startswith("feed:")]


async def test_given_the_same_message_again_then_a_new_address_and_one_entry(scene: Scene) -> None:
    made = [
        await make_feed(scene.services, scene.who(RUT), FeedScope.PERSON, cause)
        for cause in ("a", "a", "b")
    ]

    assert len({one.secret for one in made}) == 3
    opened = [await read_feed(scene.services, NORRSJO, digest_of(m.secret)) for m in made]
    assert [calendar is not None for calendar in opened] == [False, False, True]
    assert noted(scene) == ["feed:make person:rut"] * 2


async def test_given_an_address_is_taken_away_twice_then_once(scene: Scene) -> None:
    await make_feed(scene.services, scene.who(RUT), FeedScope.PERSON, "a")

    ended = [await end_feed(scene.services, scene.who(RUT), FeedScope.PERSON) for _ in range(2)]

    assert ended == [True, False]
    assert await find_feed(scene.services, scene.who(RUT), FeedScope.PERSON) is None
    assert noted(scene) == ["feed:make person:rut", "feed:revoke person:rut"]


async def test_given_somebody_who_convenes_nothing_then_no_group_address(scene: Scene) -> None:
    for act in (end_feed, find_feed):
        with pytest.raises(NotConvenerError):
            await act(scene.services, scene.who(RUT), FeedScope.GROUP)
    with pytest.raises(NotConvenerError):
        await make_feed(scene.services, scene.who(RUT), FeedScope.GROUP, "a")

    assert noted(scene) == []


async def test_given_somebody_leaves_then_the_own_address_is_closed_and_the_groups_goes_on(
    scene: Scene,
) -> None:
    own = await make_feed(scene.services, scene.who(FRIDA), FeedScope.PERSON, "a")
    shared = await make_feed(scene.services, scene.who(FRIDA), FeedScope.GROUP, "b")
    assert await read_feed(scene.services, NORRSJO, digest_of(own.secret)) is not None

    await hand_over(scene.services, NORRSJO, FRIDA, LEO)

    assert await read_feed(scene.services, NORRSJO, digest_of(own.secret)) is None
    calendar = await read_feed(scene.services, NORRSJO, digest_of(shared.secret))
    assert calendar is not None
    assert {line.meeting.group for line in calendar.lines} == {GroupKey("operativ")}
    assert await end_feed(scene.services, scene.who(LEO), FeedScope.GROUP)
