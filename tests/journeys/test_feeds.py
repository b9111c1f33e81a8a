"""Calendar addresses: made by typing, read over HTTP by whatever program has one.

Norrsjö meets at 13.00 on 21 January, 18 February, 18 March, 15 April, 13 May and 10 June 2027;
summer time begins on 28 March, so the first three are at 12.00 in UTC and the others at 11.00.
"""

import csv
import logging
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.fixtures_play import Web
from tests.journeys.play import Play

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/feed/([0-9a-f]{64})\.(ics|csv|xlsx)")
DATES = [date(2027, 1, 21), date(2027, 2, 18), date(2027, 3, 18)]
DATES += [date(2027, 4, 15), date(2027, 5, 13), date(2027, 6, 10)]
HOURS = [12, 12, 12, 11, 11, 11]
OTHER = "0" * 64


@dataclass(frozen=True)
class Got:
    status: int
    body: bytes
    headers: dict[str, str]


async def get(web: Web, path: str, method: str = "GET", **headers: str) -> Got:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with web.session.request(method, web.address + path, headers=sent) as answer:
        told = {k.lower(): v for k, v in answer.headers.items() if k not in ("Date", "Server")}
        return Got(answer.status, await answer.read(), told)


def parsed(got: Got) -> tuple[Any, list[Any]]:
    """The calendar, and its events in order of time."""
    calendar: Any = Calendar.from_ical(got.body)
    return calendar, calendar.walk("VEVENT")


async def address(chat: Play, who: str, words: str) -> str:
    """The path of the address in the answer."""
    found = ADDRESS.search(await chat.say(who, words))
    assert found is not None
    return f"/feed/{found[1]}.{found[2]}"


async def test_given_an_address_when_it_is_read_then_the_meetings_and_nothing_of_them(
    chat: Play, web: Web
) -> None:
    mine = await address(chat, "rut", "min kalenderadress")
    got = await get(web, mine)

    assert (got.status, got.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert got.headers["cache-control"] == "private, no-cache"
    calendar, events = parsed(got)
    assert [e["dtstart"].dt.date() for e in events] == DATES
    assert [e["dtstart"].dt.astimezone(UTC).hour for e in events] == HOURS
    assert {e["dtstart"].dt.time().hour for e in events} == {13}
    assert {str(e["dtend"].dt - e["dtstart"].dt) for e in events} == {"2:00:00"}
    assert {str(e["summary"]) for e in events} == {"SSPF-möte – Operativ grupp"}
    assert {(str(e["class"]), str(e["status"])) for e in events} == {("PRIVATE", "TENTATIVE")}
    assert {tz["tzid"] for tz in calendar.walk("VTIMEZONE")} == {"Europe/Stockholm"}
    assert {name for e in events for name in e} == {
        *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
        *("LOCATION", "CLASS", "STATUS"),
    }


async def test_given_it_was_read_before_when_nothing_changed_then_it_is_not_sent_again(
    chat: Play, web: Web
) -> None:
    mine = await address(chat, "rut", "min kalenderadress")
    first, head = await get(web, mine), await get(web, mine, "HEAD")
    again = await get(web, mine, If_None_Match=first.headers["etag"])

    assert (head.status, head.body, head.headers) == (200, b"", first.headers)
    assert (again.status, again.body) == (304, b"")

    await chat.say("frida", "skicka kallelse")
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.say("frida", "flytta mötet till 28 januari kl. 10.00")
    await chat.press("frida", "Ja, flytta mötet")
    changed = await get(web, mine, If_None_Match=first.headers["etag"])

    assert changed.status == 200
    moved = parsed(changed)[1][0]
    assert moved["dtstart"].dt.astimezone(UTC) == datetime(2027, 1, 28, 9, tzinfo=UTC)
    assert (int(moved["sequence"]), str(moved["status"])) == (1, "CONFIRMED")
    assert moved["uid"] == parsed(first)[1][0]["uid"]

    await chat.say("frida", "ställ in mötet")
    await chat.press("frida", "Ja, ställ in mötet")
    gone = parsed(await get(web, mine))[1][0]
    assert (str(gone["status"]), int(gone["sequence"])) == ("CANCELLED", 2)


async def test_given_an_address_is_renewed_or_taken_away_then_the_old_one_is_as_the_unknown(
    chat: Play, web: Web
) -> None:
    old = await address(chat, "rut", "min kalenderadress")
    unknown = await get(web, f"/feed/{OTHER}.ics")
    assert "Du har en kalenderadress sedan torsdag 17 december" in await chat.say(
        "rut", "min kalenderadress"
    )

    new = await address(chat, "rut", "ny kalenderadress")
    assert (await get(web, new)).status == 200
    assert await get(web, old) == unknown

    assert "gäller inte längre" in await chat.say("rut", "ta bort kalenderadress")
    assert "ingen kalenderadress" in await chat.say("rut", "ta bort kalenderadress")
    strange = (
        "/feed/x",
        f"/feed/{OTHER}.txt",
        f"/feed/{'a' * 5000}.ics",
        "/feed/%00.ics",
        "/feed/å.ics",
    )
    for path in (old, new, new.replace(".ics", ".csv"), f"/feed/{new[6:-4].upper()}.ics", *strange):
        assert await get(web, path) == unknown, path
    assert unknown.status == 404
    assert await get(web, new, "HEAD") == Got(404, b"", unknown.headers)


async def test_given_a_group_address_then_only_the_convener_makes_it_and_takes_it_away(
    chat: Play, web: Web
) -> None:
    assert "sammankallande" in await chat.say("rut", "gruppens kalenderadress")

    shared = await address(chat, "frida", "gruppens kalenderadress")
    mine = await address(chat, "frida", "min kalenderadress")
    assert (await get(web, shared)).status == (await get(web, mine)).status == 200
    assert "Gruppen har en kalenderadress" in await chat.say("leo", "gruppens kalenderadress")
    assert "sammankallande" in await chat.say("rut", "ta bort gruppens kalenderadress")

    await chat.say("leo", "ta bort gruppens kalenderadress")
    assert [(await get(web, path)).status for path in (shared, mine)] == [404, 200]


async def test_given_it_is_asked_for_where_others_read_then_it_is_not_told(chat: Play) -> None:
    for words in ("min kalenderadress", "ny kalenderadress", "exportera kalendarium"):
        assert "/feed/" not in await chat.say("rut", words, in_group=True)
        assert "/feed/" not in chat.everything("rut")


async def test_given_an_export_then_each_file_reads_back_to_the_same_meetings(
    chat: Play, web: Web
) -> None:
    answer = await chat.say("frida", "exportera kalendarium")
    assert "Länkarna gäller till fredag 18 december" in answer
    paths = {kind: f"/feed/{secret}.{kind}" for secret, kind in ADDRESS.findall(answer)}

    text = (await get(web, paths["csv"])).body
    assert text.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(StringIO(text.decode("utf-8-sig")), delimiter=";")
    assert header == ["datum", "vecka", "tid", "grupp", "plats", "anmärkning"]
    assert [date.fromisoformat(row[0]) for row in rows] == DATES
    assert rows[0] == ["2027-01-21", "3", "13.00–15.00", "Operativ grupp", "Microsoft Teams", ""]

    book: Any = load_workbook(BytesIO((await get(web, paths["xlsx"])).body))
    _, *cells = book.active.values
    assert [cell[0].date() for cell in cells] == DATES
    assert [list(map(str, cell[1:4])) for cell in cells] == [row[1:4] for row in rows]

    _, events = parsed(await get(web, paths["ics"]))
    assert [event["dtstart"].dt.date() for event in events] == DATES

    one = await chat.say("frida", "exportera kalendarium som csv")
    assert len(ADDRESS.findall(one)) == 1
    assert (await get(web, paths["csv"])).status == 404
    path = f"/feed/{ADDRESS.findall(one)[0][0]}.csv"
    assert (await get(web, path)).status == 200
    await chat.to("2026-12-18 12:00")
    assert (await get(web, path)).status == 404


async def test_given_it_is_asked_too_often_then_it_is_told_to_wait(chat: Play, web: Web) -> None:
    mine = await address(chat, "rut", "min kalenderadress")

    statuses = [(await get(web, mine)).status for _ in range(21)]
    unknown = [(await get(web, f"/feed/{OTHER}.ics")).status for _ in range(21)]

    assert statuses == [200] * 20 + [429]
    assert unknown == [404] * 20 + [429]
    assert int((await get(web, mine)).headers["retry-after"]) > 0


@pytest.mark.filterwarnings("default")
async def test_given_an_address_is_used_then_its_secret_stands_in_no_log_and_no_database(
    chat: Play, web: Web, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="aiohttp.access")
    mine = await address(chat, "rut", "min kalenderadress")
    secret = mine.removeprefix("/feed/").removesuffix(".ics")
    assert (await get(web, mine)).status == 200
    _, metrics = await web.get("/metrics")

    written = b"".join(file.read_bytes() for file in chat.folder.glob("sspf.db*"))
    logged = "".join(
        record.getMessage() for record in caplog.records if "sqlite" not in record.name
    )
    assert secret.encode() not in written
    assert secret not in metrics
    assert secret not in logged
    assert secret not in "".join(capfd.readouterr())


async def test_given_a_training_then_its_day_is_in_the_calendar_and_its_name_is_not(
    chat: Play, web: Web
) -> None:
    mine = await address(chat, "rut", "min kalenderadress")
    before = await get(web, mine)
    await chat.say("kaj", "ny utbildning: Hedersfrågor i praktiken; 12 mars 2027")
    await chat.say("kaj", "ja")

    got = await get(web, mine, If_None_Match=before.headers["etag"])

    days = [e for e in parsed(got)[1] if str(e["summary"]) == "SSPF-utbildning"]
    assert [(e["dtstart"].dt, e["dtend"].dt) for e in days] == [
        (date(2027, 3, 12), date(2027, 3, 13))
    ]
    assert "Hedersfrågor" not in got.body.decode()
    assert str(days[0]["class"]) == "PRIVATE"
    await chat.say("kaj", "ställ in utbildning 1")
    gone = parsed(await get(web, mine, If_None_Match=got.headers["etag"]))[1]
    assert [str(e["status"]) for e in gone if e["uid"] == days[0]["uid"]] == ["CANCELLED"]
