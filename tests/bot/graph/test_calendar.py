"""The organiser's calendar through the SDK: one event, whatever is lost on the way."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.rehearsal.outlook_routes import Fault
from sspf.domain.meetings import Meeting
from sspf.ports import (
    EventRequest,
    PermanentFailureError,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from tests.factories import NOW, a_meeting, people
from tests.fakes.graph_server import TOKEN, GraphHouse

FRIDA, LEO, RUT, *_ = people()


def a_request(meeting: Meeting | None = None, **changes: Any) -> EventRequest:
    request = EventRequest(
        key="norrsjo:norrsjo-2027-01-21:0",
        meeting=meeting or a_meeting(),
        subject="SSPF-möte – Operativ grupp",
        headings=("Du är kallad.", "Dagordning:", "1. Nuläge <b>"),
        attendees=(FRIDA, RUT),
        at=NOW,
    )
    return replace(request, **changes)


MOVED = a_meeting(held_on=date(2027, 1, 28), sequence=1)


def told(house: GraphHouse) -> list[tuple[str, int]]:
    return [(one.kind, len(one.to)) for one in house.outlook.told]


async def test_r63_given_a_meeting_when_put_then_it_is_private_online_and_neutral(
    house: GraphHouse,
) -> None:
    place = await house.calendar.put(a_request())

    (event,) = house.outlook.standing()
    assert place is not None
    assert place.event == event["id"]
    assert place.join_url == event["onlineMeeting"]["joinUrl"]
    assert (place.ical_uid, place.change_key) == (event["iCalUId"], event["changeKey"])
    assert event["sensitivity"] == "private"
    assert event["isOnlineMeeting"]
    assert event["onlineMeetingProvider"] == "teamsForBusiness"
    assert event["responseRequested"]
    assert event["allowNewTimeProposals"] is False
    assert event["subject"] == "SSPF-möte – Operativ grupp"
    assert event["start"] == {"dateTime": "2027-01-21T12:00:00", "timeZone": "UTC"}
    assert event["end"] == {"dateTime": "2027-01-21T14:00:00", "timeZone": "UTC"}
    assert "1. Nuläge &lt;b&gt;" in event["body"]["content"]
    assert "attachments" not in event
    assert told(house) == [("request", 2)]


async def test_given_nothing_has_changed_when_put_again_then_nobody_hears_of_it(
    house: GraphHouse,
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    await house.calendar.put(a_request(event=place.event))

    assert told(house) == [("request", 2)]
    assert not [asked for asked in house.server.asked if asked.startswith("PATCH")]


async def test_8_given_a_504_after_the_work_when_put_again_then_one_event(
    house: GraphHouse,
) -> None:
    """Failure mode 8: measured with the SDK's own repeats, this made two events."""
    house.server.faults.append(Fault(504, is_after=True))
    with pytest.raises(UnknownOutcomeError):
        await house.calendar.put(a_request())
    place = await house.calendar.put(a_request(may_be_there=True))

    (event,) = house.outlook.standing()
    assert place
    assert place.event == event["id"]
    assert told(house) == [("request", 2)]
    assert house.server.asked.count(f"POST /users/{house.outlook.organizer}/events") == 1


@pytest.mark.parametrize("status", [500, 502, 0])
async def test_8_given_it_was_lost_and_nobody_looks_then_the_transaction_makes_it_one(
    house: GraphHouse, status: int
) -> None:
    house.server.faults.append(Fault(status, is_after=True))
    with pytest.raises(UnknownOutcomeError):
        await house.calendar.put(a_request())
    await house.calendar.put(a_request())

    assert len(house.outlook.standing()) == 1
    assert told(house) == [("request", 2)]


async def test_8_given_a_move_while_it_was_unknown_then_the_one_event_is_moved(
    house: GraphHouse,
) -> None:
    house.server.faults.append(Fault(504, is_after=True))
    with pytest.raises(UnknownOutcomeError):
        await house.calendar.put(a_request())
    await house.calendar.put(a_request(MOVED))

    (event,) = house.outlook.standing()
    assert event["start"]["dateTime"] == "2027-01-28T12:00:00"
    assert told(house) == [("request", 2), ("update", 2)]


async def test_given_another_day_when_put_then_the_link_and_how_to_join_are_kept(
    house: GraphHouse,
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    changed = a_request(MOVED, event=place.event, headings=("Du är kallad.", "1. Annat"))
    after = await house.calendar.put(changed)

    (event,) = house.outlook.standing()
    assert after
    assert after.join_url == place.join_url
    assert "1. Annat" in event["body"]["content"]
    assert "Nuläge" not in event["body"]["content"]
    assert place.join_url in event["body"]["content"]


async def test_given_one_comes_and_one_goes_then_only_they_hear(house: GraphHouse) -> None:
    place = await house.calendar.put(a_request())
    assert place
    await house.calendar.put(a_request(event=place.event, attendees=(FRIDA, LEO)))

    assert told(house)[1:] == [("cancel", 1), ("request", 1)]
    assert house.outlook.told[1].to == {RUT.email.casefold()}


async def test_given_a_body_that_somebody_wrote_anew_then_it_is_left_alone(
    house: GraphHouse,
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    house.outlook.events[place.event]["body"]["content"] = "<p>Eget</p>"
    await house.calendar.put(a_request(MOVED, event=place.event))

    assert house.outlook.events[place.event]["body"]["content"] == "<p>Eget</p>"


@pytest.mark.parametrize("is_known", [True, False])
async def test_given_a_cancellation_then_it_is_told_with_a_comment_and_once(
    house: GraphHouse, is_known: bool
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    off = a_request(is_cancelled=True, comment="Mötet är inställt.", may_be_there=True)
    if is_known:
        off = replace(off, event=place.event)

    assert await house.calendar.put(off) is None
    assert await house.calendar.put(off) is None
    assert house.outlook.standing() == []
    assert told(house) == [("request", 2), ("cancel", 2)]


async def test_given_nothing_was_ever_made_when_cancelled_then_nothing_is_done(
    house: GraphHouse,
) -> None:
    await house.calendar.put(a_request(is_cancelled=True, may_be_there=True))

    assert told(house) == []


async def test_given_it_was_taken_away_by_hand_then_it_is_gone_and_not_made_again(
    house: GraphHouse,
) -> None:
    place = await house.calendar.put(a_request())
    assert place
    assert await house.calendar.has(place.event)
    house.outlook.remove(place.event)

    with pytest.raises(PermanentFailureError) as gone:
        await house.calendar.put(a_request(MOVED, event=place.event))
    assert gone.value.reason == "failed.event_gone"
    assert house.outlook.standing() == []
    assert not await house.calendar.has(place.event)


async def test_given_the_mailbox_is_no_more_then_that_is_what_is_said(house: GraphHouse) -> None:
    house.outlook.is_open = False

    with pytest.raises(PermanentFailureError) as missing:
        await house.calendar.put(a_request())
    assert missing.value.reason == "failed.calendar_missing"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("wait", "seconds"), [("", None), ("180", 180.0), ("1.5", None)])
async def test_given_graph_says_later_then_it_is_asked_once_and_the_wait_is_handed_on(
    house: GraphHouse, status: int, wait: str, seconds: float | None
) -> None:
    house.server.faults.append(Fault(status, wait))

    with pytest.raises(TemporaryFailureError) as later:
        await house.calendar.put(a_request())
    assert (later.value.reason, later.value.wait_seconds) == ("failed.busy", seconds)
    assert len(house.server.asked) == 1


async def test_given_403_then_refused(house: GraphHouse) -> None:
    house.server.faults.append(Fault(403))

    with pytest.raises(PermanentFailureError) as refused:
        await house.calendar.put(a_request())
    assert refused.value.reason == "failed.calendar_refused"


async def test_given_a_redirect_then_nobody_follows(house: GraphHouse) -> None:
    house.server.faults.append(Fault(302))

    with pytest.raises(PermanentFailureError):
        await house.calendar.put(a_request())
    assert len(house.server.asked) == 1


async def test_given_a_token_that_is_refused_then_once_more_with_another(
    house: GraphHouse,
) -> None:
    house.server.accepts = lambda said: said == f"Bearer {TOKEN}-1"

    assert await house.calendar.put(a_request())
    assert house.tokens.refused == [TOKEN]
    assert [h["Authorization"] for h in house.server.headers] == [
        f"Bearer {TOKEN}",
        f"Bearer {TOKEN}-1",
    ]


async def test_given_another_host_then_it_gets_no_token(house: GraphHouse) -> None:
    from kiota_abstractions.method import Method
    from kiota_abstractions.request_information import RequestInformation

    from bot.graph_calls import provider_of

    asked = RequestInformation(Method.GET, "https://graph.example.org/v1.0/me", {})
    await provider_of(house.tokens, house.url).authenticate_request(asked)

    assert not asked.headers.contains("Authorization")


async def test_given_nobody_listens_then_nothing_was_sent(house: GraphHouse) -> None:
    nobody = await house.another()
    nobody._calls._adapter.base_url = "http://127.0.0.1:9/v1.0"

    with pytest.raises(TemporaryFailureError) as away:
        await nobody.event("x")
    await nobody.close()
    assert away.value.reason == "failed.unreachable"


async def test_given_an_answer_that_nobody_can_read_then_the_outcome_is_unknown() -> None:
    from bot.graph_answers import Event, read

    for body in (b"", b"[]", b"{}", b"<html>"):
        with pytest.raises(UnknownOutcomeError):
            read(Event, body, is_write=True)
        with pytest.raises(TemporaryFailureError):
            read(Event, body)
