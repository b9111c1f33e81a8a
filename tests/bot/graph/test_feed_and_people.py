"""The delta through the SDK, the promise to be told, people, and the app where it is put."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.calendar_feed import OutlookFeed
from bot.graph_notices import Notices
from bot.graph_people import OnlineRooms, PersonalApps, TenantPeople
from bot.rehearsal.outlook_routes import Fault
from sspf.domain.invitations import Response
from sspf.ports import CursorLostError, PermanentFailureError, TemporaryFailureError
from storage.keys import StaticKeys
from tests.bot.graph.feeds import a_feed
from tests.bot.graph.test_calendar import MOVED, RUT, a_request
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import MAILBOX, NOW, GraphHouse

DAYS = date(2027, 1, 1), date(2028, 1, 1)
APP = "5e55f000-0000-4000-8000-0000000000aa"


@pytest.fixture
async def feed(house: GraphHouse, tmp_path: Path) -> AsyncIterator[OutlookFeed]:
    """Of a house that Graph can reach."""
    keys = StaticKeys(tmp_path / "keys")
    app = web.Application()
    Notices(keys, MAILBOX, lambda: None).add_routes(app)
    door = TestServer(app)
    await door.start_server()
    yield a_feed(house, keys, FakeClock(NOW), str(door.make_url("")))
    await door.close()


async def test_given_answers_then_each_with_its_hour_and_nothing_of_those_who_are_silent(
    house: GraphHouse, feed: OutlookFeed
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    house.outlook.respond(place.event, RUT.email, "declined", NOW + timedelta(minutes=1))
    page = await feed.read("", *DAYS)

    assert page.is_last
    (change,) = page.events
    (said,) = change.responses
    assert (change.event, change.is_removed) == (place.event, False)
    assert (said.address, said.response) == (RUT.email, Response.DECLINED)
    assert said.at == NOW + timedelta(minutes=1)


async def test_given_pages_then_they_are_read_to_the_last_and_only_what_is_new_after_that(
    house: GraphHouse, feed: OutlookFeed
) -> None:
    house.outlook.page_size = 2
    first = await feed.read("", *DAYS)
    for number in range(3):
        await house.calendar.put(a_request(key=f"k:{number}"))
    pages = [await feed.read(first.cursor, *DAYS)]
    while not pages[-1].is_last:
        pages.append(await feed.read(pages[-1].cursor, *DAYS))

    assert len(pages) == 2
    assert len({change.event for page in pages for change in page.events}) == 3
    assert (await feed.read(pages[-1].cursor, *DAYS)).events == []


async def test_given_taken_away_then_removed(house: GraphHouse, feed: OutlookFeed) -> None:
    place = await house.calendar.put(a_request())
    assert place
    first = await feed.read("", *DAYS)
    house.outlook.remove(place.event)

    (change,) = (await feed.read(first.cursor, *DAYS)).events
    assert (change.event, change.is_removed) == (place.event, True)


async def test_given_a_cursor_that_graph_has_forgotten_then_it_is_lost(
    house: GraphHouse, feed: OutlookFeed
) -> None:
    await house.calendar.put(a_request())
    cursor = (await feed.read("", *DAYS)).cursor
    await house.calendar.put(a_request(MOVED))
    house.outlook.forget()

    with pytest.raises(CursorLostError):
        await feed.read(cursor, *DAYS)


async def test_given_a_cursor_to_another_host_then_nothing_is_asked(
    house: GraphHouse, feed: OutlookFeed
) -> None:
    with pytest.raises(PermanentFailureError):
        await feed.read("https://graph.example.org/v1.0/x", *DAYS)
    assert house.server.asked == []


async def test_given_a_house_that_graph_can_reach_then_subscribed_renewed_and_made_anew(
    house: GraphHouse, feed: OutlookFeed
) -> None:
    first = await feed.subscribe("")
    assert first
    (kept,) = house.outlook.subscriptions.values()
    assert kept["resource"] == f"users/{MAILBOX}/events"
    assert kept["notificationUrl"].endswith("/api/graph/notifications")
    assert timedelta(days=2) < first.expires_at - NOW < timedelta(minutes=4230)
    again = await feed.subscribe(first.id)
    assert again
    assert again.id == first.id

    house.outlook.subscriptions.clear()
    anew = await feed.subscribe(first.id)
    assert anew
    assert anew.id in house.outlook.subscriptions


async def test_given_nobody_can_reach_us_then_nothing_is_subscribed(
    house: GraphHouse, tmp_path: Path
) -> None:
    alone = a_feed(house, StaticKeys(tmp_path / "keys"), FakeClock(NOW))

    assert await alone.subscribe("") is None
    assert house.server.asked == []


async def test_given_a_name_or_a_mail_address_then_the_object_id(house: GraphHouse) -> None:
    rut = {"id": "oid-rut", "mail": "rut@x.example", "userPrincipalName": "rut@t.example"}
    pia = {"id": "oid-pia", "mail": "pia@polis.example", "userType": "Guest"}
    house.outlook.people |= {"rut@t.example": rut, "pia#EXT#@t.example": pia}
    finder = TenantPeople(house.graph)

    found = await finder.find("rut@t.example")
    guest = await finder.find("pia@polis.example")
    assert found
    assert guest
    assert (found.entra_object_id, found.address, found.is_guest) == (
        "oid-rut",
        "rut@x.example",
        False,
    )
    assert (guest.entra_object_id, guest.is_guest) == ("oid-pia", True)
    assert await finder.find("o'nobody@x.example") is None


async def test_given_two_with_the_same_mail_then_nobody_is_taken_for_another(
    house: GraphHouse,
) -> None:
    house.outlook.people |= {n: {"id": n, "mail": "same@x.example"} for n in ("a", "b")}

    assert await TenantPeople(house.graph).find("same@x.example") is None


async def test_given_somebody_without_the_app_then_it_is_put_there_once(
    house: GraphHouse,
) -> None:
    apps = PersonalApps(house.graph, APP)

    assert await apps.install("oid-rut") == await apps.install("oid-rut") != ""
    assert house.outlook.apps == [("user", "oid-rut")]


async def test_r64_given_a_meeting_then_its_chat_is_found_closed_and_joined(
    house: GraphHouse,
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    rooms = OnlineRooms(house.graph, APP)
    room = await rooms.settle(place.join_url)

    assert room.is_closed
    assert room == await rooms.settle(place.join_url)
    assert house.outlook.apps == [("chat", room.chat)]


async def test_given_the_policy_is_missing_then_open_and_no_failure(house: GraphHouse) -> None:
    place = await house.calendar.put(a_request())
    assert place
    house.outlook.may_close_rooms = False

    assert not (await OnlineRooms(house.graph, "").settle(place.join_url)).is_closed


async def test_given_the_meeting_is_not_to_be_found_yet_then_later(house: GraphHouse) -> None:
    with pytest.raises(TemporaryFailureError):
        await OnlineRooms(house.graph, "").settle("https://teams.example.org/none")


async def test_given_a_read_that_fails_then_later_and_never_in_doubt(house: GraphHouse) -> None:
    for status in (500, 502, 504, 0):
        house.server.faults.append(Fault(status))
        with pytest.raises(TemporaryFailureError):
            await house.graph.event("x")
