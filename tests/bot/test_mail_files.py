"""The offline kallelse: a mail with a calendar entry that any calendar can read."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.mail_files import MailFiles
from sspf.ports import CalendarRequest
from tests.factories import a_meeting, a_person, people

AT = datetime(2026, 12, 29, 8, tzinfo=UTC)
FRIDA = people()[0]
SUBJECT = "SSPF-möte – Operativ grupp"


def a_request(**changes: object) -> CalendarRequest:
    request = CalendarRequest(
        key="norrsjo-2027-01-21-rut-0",
        to=a_person(),
        organizer=FRIDA,
        subject=SUBJECT,
        body="Du är kallad till SSPF-möte torsdag 21 januari kl. 13.00–15.00 via Teams.",
        meeting=a_meeting(),
        is_cancelled=False,
        at=AT,
    )
    return replace(request, **changes)  # type: ignore[arg-type]  # a field each


MOVED = a_meeting().move(date(2027, 1, 28), time(9), AT)
CANCELLED = a_meeting().cancel(AT)
REQUEST = a_request()
MOVE = a_request(key="norrsjo-2027-01-21-rut-1", meeting=MOVED)
CANCEL = a_request(key="norrsjo-2027-01-21-rut-1-cancel", meeting=CANCELLED, is_cancelled=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


async def sent(folder: Path, request: CalendarRequest) -> EmailMessage:
    """The mail as a mail program reads the file."""
    before = set(files(folder))
    await MailFiles(folder).send(request)
    (file,) = set(files(folder)) - before
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def calendar_part(mail: EmailMessage) -> EmailMessage:
    (part,) = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    assert isinstance(part, EmailMessage)
    return part


def event(mail: EmailMessage) -> Any:
    calendar = Calendar.from_ical(calendar_part(mail).get_content())
    (found,) = calendar.walk("VEVENT")
    return found


async def test_given_a_kallelse_when_read_then_it_is_a_whole_mail(folder: Path) -> None:
    mail = await sent(folder, REQUEST)

    assert (mail["Subject"], mail.defects) == (SUBJECT, [])


async def test_given_a_kallelse_when_read_then_its_words_are_there_for_people(
    folder: Path,
) -> None:
    body = (await sent(folder, REQUEST)).get_body(("plain",))

    assert body is not None
    assert body.get_content().strip() == REQUEST.body


@pytest.mark.parametrize(
    ("request_", "method"),
    [(REQUEST, "REQUEST"), (MOVE, "REQUEST"), (CANCEL, "CANCEL")],
    ids=["call", "move", "cancel"],
)
async def test_given_what_it_is_about_when_read_then_the_method_says_it_in_both_places(
    folder: Path, request_: CalendarRequest, method: str
) -> None:
    part = calendar_part(await sent(folder, request_))

    assert part.get_param("method") == method
    assert f"METHOD:{method}" in part.get_content()


async def test_given_it_moves_when_sent_then_the_entry_is_the_same_and_its_number_rises(
    folder: Path,
) -> None:
    events = [event(await sent(folder, request)) for request in (REQUEST, MOVE, CANCEL)]

    assert len({str(e["UID"]) for e in events}) == 1
    assert [int(e["SEQUENCE"]) for e in events] == [0, 1, 1]


async def test_given_it_is_cancelled_when_read_then_the_status_says_so(folder: Path) -> None:
    assert str(event(await sent(folder, CANCEL))["STATUS"]) == "CANCELLED"


async def test_given_six_are_called_when_one_reads_then_only_the_own_address_is_there(
    folder: Path,
) -> None:
    mail = await sent(folder, REQUEST)
    attendees = event(mail)["ATTENDEE"]
    others = [p.email for p in people() if p not in (a_person(), FRIDA) and p.id != "rut"]

    assert str(attendees) == f"mailto:{a_person().email}"
    assert [address for address in others if address in mail.as_string()] == []


async def test_given_local_time_when_read_then_it_begins_and_ends_by_stockholms_clock(
    folder: Path,
) -> None:
    found = event(await sent(folder, REQUEST))

    assert (found["DTSTART"].dt, found["DTEND"].dt) == (
        a_meeting().starts_at,
        a_meeting().ends_at,
    )
    assert found["DTSTART"].params["TZID"] == "Europe/Stockholm"


async def test_given_a_calendar_when_read_then_it_is_private_and_asks_for_an_answer(
    folder: Path,
) -> None:
    found = event(await sent(folder, REQUEST))

    assert (str(found["CLASS"]), found["ATTENDEE"].params["RSVP"]) == ("PRIVATE", "TRUE")


async def test_given_the_file_when_listed_then_its_name_tells_nothing(folder: Path) -> None:
    await MailFiles(folder).send(REQUEST)
    (file,) = files(folder)

    assert [word for word in ("rut", "norrsjo", "2027", "sspf") if word in file.name] == []


async def test_given_it_was_written_when_sent_again_then_nothing_changes(folder: Path) -> None:
    mails = MailFiles(folder)
    await mails.send(REQUEST)
    (file,) = files(folder)
    before = file.read_bytes(), file.stat().st_mtime_ns
    await mails.send(a_request(body="Något annat."))

    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert len(files(folder)) == 1


@pytest.mark.parametrize(
    "name", ['Rut "Rutan" Rektor', "Rut, Rektor", "Rut <rut> Rektor", "Åsa Öberg-Ängström"]
)
async def test_given_a_name_with_signs_when_read_then_the_address_is_still_the_own(
    folder: Path, name: str
) -> None:
    mail = await sent(folder, a_request(to=a_person(name=name)))

    assert [a.addr_spec for a in mail["To"].addresses] == [a_person().email]
    assert [a.display_name for a in mail["To"].addresses] == [name]
