"""The product, a database and Graph: killed, doubled, delayed; one event all the same."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, time
from pathlib import Path

import pytest

from bot.rehearsal.outlook_routes import Fault
from sspf.domain.calendar_events import EventState
from sspf.domain.invitations import Response
from sspf.domain.messages.meeting import Invitation
from sspf.domain.outbox import Delivery
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.follow_responses import follow_responses
from tests.bot.graph.houses import FIRST, Replica, a_replica, norrsjo_on, who
from tests.contracts.stores import copied, migrated
from tests.fakes.graph_server import GraphHouse
from tests.use_cases.world import MEMBERS, NORRSJO, RUT, norrsjo


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def url(empty_database: Path, tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{copied(empty_database, tmp_path)}"


@pytest.fixture
async def replica(house: GraphHouse, url: str, tmp_path: Path) -> AsyncIterator[Replica]:
    async with norrsjo_on(house, url, tmp_path) as made:
        yield made


def requests(house: GraphHouse) -> list[int]:
    """How many each invitation went to."""
    return [len(told.to) for told in house.outlook.told if told.kind == "request"]


async def test_given_a_kallelse_when_sent_then_event_link_and_closed_room(
    house: GraphHouse, replica: Replica
) -> None:
    await replica.call()
    await replica.tick()

    event = await replica.event()
    assert event is not None
    assert (event.state, event.is_closed) == (EventState.THERE, True)
    (room,) = house.outlook.rooms.values()
    assert (room["allowRecording"], room["allowTranscription"]) == (False, False)
    assert room["lobbyBypassSettings"] == {"scope": "invited"}
    assert requests(house) == [len(MEMBERS)]
    links = {what.payload["card"].join_url for _, what in replica.messenger.said[-6:]}
    assert links == {event.place.join_url}
    assert replica.mail.posted == []


async def test_given_the_room_may_not_be_closed_then_all_else_is_done(
    house: GraphHouse, replica: Replica
) -> None:
    house.outlook.may_close_rooms = False
    await replica.call()
    await replica.tick()

    event = await replica.event()
    assert event is not None
    assert not event.is_closed
    assert event.chat.startswith("19:meeting_")


FAULTS = [
    Fault(504, is_after=True),
    Fault(500, is_after=True),
    Fault(0, is_after=True),
    Fault(0),
    Fault(502),
    Fault(503, "5"),
    Fault(429, "5"),
    Fault(429),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
async def test_8_given_any_fault_at_the_creation_then_one_event_and_one_invitation_each(
    house: GraphHouse, replica: Replica, fault: Fault
) -> None:
    house.server.only = "POST"
    house.server.faults.append(fault)
    await replica.call()
    await replica.until_quiet()

    assert len(house.outlook.standing()) == 1
    assert requests(house) == [len(MEMBERS)]
    (row,) = await replica.rows("event")
    assert row.state is Delivery.SENT


class Killed(BaseException):
    """The program is no more from here on."""


async def test_8_given_killed_after_graph_did_it_and_before_we_knew_then_the_next_finds_it(
    house: GraphHouse, replica: Replica, url: str, tmp_path: Path
) -> None:
    put = house.calendar.put

    class Dying:
        async def put(self, request: object) -> object:
            await put(request)  # type: ignore[arg-type]  # it is handed on as it came
            raise Killed

        async def has(self, event: str) -> bool:
            return True

    organizer = replica.services.organizer
    assert organizer
    object.__setattr__(organizer, "calendar", Dying())
    await replica.call()
    with pytest.raises(Killed):
        await replica.tick()
    assert len(house.outlook.standing()) == 1

    other = a_replica(house, url, tmp_path, replica.clock)
    await other.leases_run_out()
    await other.until_quiet()
    event = await other.event()
    await other.database.dispose()

    assert event is not None
    assert event.state is EventState.THERE
    assert requests(house) == [len(MEMBERS)]


async def test_8_given_two_replicas_at_once_then_one_event(
    house: GraphHouse, replica: Replica, url: str, tmp_path: Path
) -> None:
    other = a_replica(house, url, tmp_path, replica.clock)
    await replica.call()
    for _ in range(3):
        await asyncio.gather(replica.tick(), other.tick())
        replica.clock.advance(minutes=1)
    await other.database.dispose()

    assert len(house.outlook.standing()) == 1
    assert requests(house) == [len(MEMBERS)]
    said = [*replica.messenger.said, *other.messenger.said]
    assert sum(isinstance(what.payload["card"], Invitation) for _, what in said) == len(MEMBERS)


async def test_8_given_a_move_while_the_creation_is_unknown_then_one_event_on_the_new_day(
    house: GraphHouse, replica: Replica
) -> None:
    house.server.only = "POST"
    house.server.faults.append(Fault(504, is_after=True))
    await replica.call()
    await replica.tick()
    await move_meeting(replica.services, who(), FIRST, date(2027, 1, 28), time(9))
    await replica.until_quiet()

    (event,) = house.outlook.standing()
    assert event["start"]["dateTime"] == "2027-01-28T08:00:00"
    assert requests(house) == [len(MEMBERS)]


async def test_given_cancelled_before_the_creation_was_sent_then_graph_never_hears_of_it(
    house: GraphHouse, replica: Replica
) -> None:
    await replica.call()
    await cancel_meeting(replica.services, who(), FIRST)
    await replica.until_quiet()

    assert house.server.asked == []


async def test_given_yes_in_outlook_when_read_then_it_is_an_answer(
    house: GraphHouse, replica: Replica
) -> None:
    await replica.call()
    await replica.tick()
    await follow_responses(replica.services)
    replica.clock.advance(minutes=5)
    (event,) = house.outlook.standing()
    address = norrsjo().organisation.person(RUT).email
    house.outlook.respond(event["id"], address, "tentativelyAccepted")
    house.outlook.forget()

    assert await follow_responses(replica.services) == 1
    async with replica.services.unit_of_work(NORRSJO) as uow:
        (answer,) = await uow.invitations.of_meeting(FIRST)
    assert (answer.person, answer.response) == (RUT, Response.TENTATIVE)


async def test_given_taken_away_in_outlook_when_read_then_it_is_known(
    house: GraphHouse, replica: Replica
) -> None:
    await replica.call()
    await replica.tick()
    await follow_responses(replica.services)
    (event,) = house.outlook.standing()
    house.outlook.remove(event["id"])
    await follow_responses(replica.services)

    known = await replica.event()
    assert known is not None
    assert known.state is EventState.GONE


async def test_given_the_mailbox_is_no_more_then_one_telling_and_no_hammering(
    house: GraphHouse, replica: Replica
) -> None:
    house.outlook.is_open = False
    await replica.call()
    await replica.until_quiet()

    (row,) = await replica.rows("event")
    assert (row.state, row.reason) == (Delivery.DEAD, "failed.calendar_missing")
    assert len(await replica.rows("event_trouble")) == 1
    assert len(house.server.asked) == 1
