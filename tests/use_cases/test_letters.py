"""Whom a card does not reach is asked by mail: once, and only while it still holds."""

from dataclasses import replace
from datetime import date, time

import pytest

from sspf.domain.errors import SspfError
from sspf.domain.organisation import Organisation
from sspf.domain.outbox import Delivery, Kind, letter_instead
from sspf.domain.roads import Road
from sspf.ports import NoLinks, PermanentFailureError, UnknownOutcomeError
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.forget_conversation import forget_conversation
from sspf.use_cases.open_outside import open_outside
from sspf.use_cases.show_reached import show_reached
from tests.fakes.web_links import OpenLinks
from tests.use_cases.world import FRIDA, NORRSJO, PIA, RUT, Scene

ASKED = date(2027, 1, 12)
GONE = PermanentFailureError("failed.not_installed")


@pytest.fixture
async def unreached(scene: Scene) -> Scene:
    """Called; and Pia's card with the request was given up just now."""
    scene.services = replace(scene.services, links=OpenLinks())
    await scene.call()
    await scene.tick()
    scene.messenger.failures[PIA] = [GONE, GONE]
    scene.at(ASKED, "08.30")
    await scene.tick()
    return scene


async def test_given_a_card_that_does_not_arrive_then_a_mail_asks_with_the_same_link(
    unreached: Scene,
) -> None:
    await unreached.tick()

    (letter,) = unreached.mail.letters
    kallelse = next(m for m in unreached.mail.posted if m.to.id == PIA)
    assert (letter.to.id, letter.organizer.id) == (PIA, FRIDA)
    assert letter.link == kallelse.link != ""
    assert letter.body == "sv:letter.request"


async def test_given_it_is_ticked_again_then_there_is_one_letter(unreached: Scene) -> None:
    for _ in range(3):
        await unreached.tick()

    assert len(unreached.mail.letters) == 1


async def test_given_the_agency_answers_meanwhile_then_no_letter_goes(scene: Scene) -> None:
    await scene.call()
    await scene.submit(PIA)
    await a_letter(scene)

    assert (scene.mail.letters, scene.row("letter").reason) == ([], "dropped.answered")


@pytest.mark.parametrize("change", ["moved", "cancelled"])
async def test_given_the_meeting_changes_meanwhile_then_no_letter_goes(
    scene: Scene, change: str
) -> None:
    await scene.call()
    if change == "moved":
        await move_meeting(
            scene.services, scene.who(FRIDA), scene.first, date(2027, 1, 28), time(9)
        )
    else:
        await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    await a_letter(scene)

    assert (scene.mail.letters, scene.row("letter").state) == ([], Delivery.DROPPED)


async def a_letter(scene: Scene) -> None:
    """Queued as the card was given up before anything changed."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        row = next(r.message for r in scene.rows() if r.message.recipient == PIA)
        card = replace(row, kind=Kind.BRIEFING_REQUEST, subject=scene.first, revision=0, values={})
        await uow.outbox.add(letter_instead(card, scene.services.clock.now()))
    await scene.tick()


async def test_given_nobody_knows_whether_the_card_arrived_then_no_letter_goes(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick()
    scene.messenger.failures[PIA] = [UnknownOutcomeError("failed.no_answer")] * 3
    scene.at(ASKED, "08.30")
    await scene.tick()
    scene.clock.advance(minutes=10)
    await scene.tick()

    assert scene.row(f"{Kind.BRIEFING_REQUEST}:{scene.first}:{PIA}").state is Delivery.UNKNOWN
    assert scene.mail.letters == []


async def test_given_no_answer_and_then_a_refusal_then_a_mail_asks(scene: Scene) -> None:
    await scene.call()
    await scene.tick()
    refused = PermanentFailureError("failed.refused")
    scene.messenger.failures[PIA] = [UnknownOutcomeError("failed.no_answer"), refused]
    scene.at(ASKED, "08.30")
    await scene.tick()
    for _ in range(2):
        scene.clock.advance(minutes=10)
        await scene.tick()

    assert scene.row(f"{Kind.BRIEFING_REQUEST}:{scene.first}:{PIA}").state is Delivery.UNKNOWN
    assert len(scene.mail.letters) == 1


async def test_given_a_house_without_pages_then_the_letter_says_whom_to_call(
    scene: Scene,
) -> None:
    scene.services = replace(scene.services, links=NoLinks())
    await scene.call()
    await a_letter(scene)

    (letter,) = scene.mail.letters
    assert (letter.link, letter.body) == ("", "sv:letter.request_alone")


async def test_given_a_letter_that_is_refused_then_the_convener_sees_it(scene: Scene) -> None:
    await scene.call()
    await scene.tick()
    scene.mail.failures.append(PermanentFailureError("failed.mail_refused"))
    await a_letter(scene)
    seen = await show_reached(scene.services, scene.who(FRIDA), scene.first)

    (mail,) = [part for part in seen.parts if part.about == "mail"]
    assert [(line.name, line.state) for line in mail.lines] == [("Pia Områdesson", "failed")]


async def test_given_a_link_of_another_when_tried_then_it_opens_nothing(unreached: Scene) -> None:
    link = next(link for link in unreached.state.web_links.values() if link.person == PIA)
    stolen = replace(unreached.who(RUT), road=Road.WEB, link=link.id)

    with pytest.raises(SspfError):
        await open_outside(unreached.services, stolen)


async def test_given_the_agenda_does_not_arrive_then_a_mail_has_its_headings_and_no_content(
    unreached: Scene,
) -> None:
    await unreached.submit(RUT)
    await refused(unreached, Kind.AGENDA, unreached.first)

    letter = next(one for one in unreached.mail.letters if "letter.agenda" in one.body)
    first, *points = letter.body.split("\n\n")
    rules = (await stored(unreached)).rules
    assert first == "sv:letter.agenda"
    assert len(points) == len(rules.agenda) > 0
    assert all("sv:agenda.point." in point for point in points)
    assert letter.link != ""


async def stored(scene: Scene) -> Organisation:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        return await uow.organisations.get()


async def refused(scene: Scene, kind: Kind, subject: str, **values: str) -> None:
    """Such a card is queued to Pia, and Teams says that it cannot be delivered."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        row = next(r.message for r in scene.rows() if r.message.recipient == PIA)
        card = replace(row, key=f"{kind}:x", kind=kind, subject=subject, revision=0, values=values)
        await uow.outbox.add(replace(card, send_at=scene.services.clock.now()))
    scene.messenger.failures[PIA] = [GONE, GONE]
    for _ in range(3):
        await scene.tick()


async def test_given_a_reminder_does_not_arrive_then_a_mail_has_numbers_and_the_page(
    unreached: Scene,
) -> None:
    today = unreached.services.clock.now().date().isoformat()
    await refused(unreached, Kind.DIGEST, today, asked=unreached.first)

    (letter,) = (one for one in unreached.mail.letters if one.subject == "sv:letter.reminder")
    assert letter.body.split("\n\n") == ["sv:letter.missing", "sv:letter.tell"]
    assert letter.link != ""
    assert letter.organizer.id == FRIDA


async def test_given_somebody_took_the_bot_away_then_no_reminder_follows_by_mail(
    unreached: Scene,
) -> None:
    """Failure mode 10: no is no, also on the other road; what is asked for comes all the same."""
    await forget_conversation(unreached.services, unreached.who(PIA))
    today = unreached.services.clock.now().date().isoformat()
    await refused(unreached, Kind.DIGEST, today, asked=unreached.first)
    await refused(unreached, Kind.AGENDA, unreached.first)

    subjects = [letter.subject for letter in unreached.mail.letters]
    assert subjects == ["sv:title.briefing_request", "sv:title.agenda"]


async def test_given_the_meeting_is_moved_then_the_next_mail_begins_by_saying_so(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick()
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, date(2027, 1, 28), time(9))
    await scene.settle()

    first, moved = (m.body for m in scene.mail.posted if m.to.id == PIA)
    assert first == "sv:calendar.body"
    assert moved == "sv:calendar.changed\n\nsv:calendar.body"
