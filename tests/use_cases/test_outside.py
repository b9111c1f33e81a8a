"""By a web link: as one person, at one meeting, until it ends; and never the individual level."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sspf.domain.briefings import PartState
from sspf.domain.errors import (
    LinkClosedError,
    NotAllowedError,
    NotCalledError,
    NotConvenerError,
)
from sspf.domain.invitations import Response
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import BriefingReceipt
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.roads import Road
from sspf.domain.web_links import UPLOAD_LASTS, Purpose
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.issue_link import hand_out_links, open_upload, revoke_links
from sspf.use_cases.open_outside import open_outside, who_holds
from sspf.use_cases.room import Who
from sspf.use_cases.use_link import use_up
from sspf.use_cases.write_briefing import save_draft, submit_briefing
from tests.fakes.web_links import OpenLinks
from tests.use_cases.world import (
    DISA,
    FIRST_DAY,
    FRIDA,
    GENERAL,
    GROUP,
    KAJ,
    LEO,
    NORRSJO,
    PIA,
    RUT,
    Scene,
)

POLIS, SKOLA = PartyKey("polis"), PartyKey("skola")
OPEN_PARTS = (PartAnswer(number=1, text=GENERAL), PartAnswer(number=2, text=GROUP))


@pytest.fixture
async def called(scene: Scene) -> Scene:
    scene.services = replace(scene.services, links=OpenLinks())
    await scene.call()
    await hand_out_links(scene.services, scene.who(FRIDA), POLIS)
    return scene


async def visitor(scene: Scene, person: PersonId = PIA) -> Who:
    link = next(one for one in scene.state.web_links.values() if one.person == person)
    return await who_holds(scene.services, NORRSJO, link.id, Purpose.ANSWER)


async def test_given_a_link_when_answered_by_then_it_is_that_persons_answer_by_the_web(
    called: Scene,
) -> None:
    await answer_invitation(called.services, await visitor(called), called.first, Response.ACCEPTED)

    answer = called.state.answers[called.first, PIA]
    assert (answer.response, answer.road) == (Response.ACCEPTED, Road.WEB)
    assert "invitation:answer:web" in called.tags()


async def test_given_the_open_parts_when_submitted_then_it_is_whole(called: Scene) -> None:
    who = await visitor(called)
    receipt = await submit_briefing(called.services, who, called.first, OPEN_PARTS)

    kept = called.state.briefings[called.first, POLIS]
    assert isinstance(receipt, BriefingReceipt)
    assert [part.state for part in kept.parts] == [
        PartState.TEXT,
        PartState.TEXT,
        PartState.NOTHING,
    ]
    assert (kept.road, kept.is_oral) == (Road.WEB, False)


@pytest.mark.parametrize("write", [submit_briefing, save_draft])
@pytest.mark.parametrize("road", [Road.WEB, Road.MAIL])
async def test_given_the_individual_level_by_another_road_than_teams_then_it_is_refused(
    called: Scene, write: object, road: Road
) -> None:
    who = replace(await visitor(called), road=road)
    said = (*OPEN_PARTS, PartAnswer(number=3, text="Om en enskild.", raises=True))
    with pytest.raises(NotAllowedError):
        await write(called.services, who, called.first, said)  # type: ignore[operator]

    assert called.state.briefings == {}


async def test_given_a_colleague_raised_something_when_the_rest_comes_by_the_web_then_it_stands(
    called: Scene,
) -> None:
    raised = (PartAnswer(number=3, raises=True),)
    await save_draft(called.services, called.who(PIA), called.first, raised)
    await submit_briefing(called.services, await visitor(called), called.first, OPEN_PARTS)

    assert called.state.briefings[called.first, POLIS].parts[2].state is PartState.RAISE


async def test_given_the_page_when_opened_then_it_holds_nothing_of_the_individual_level(
    called: Scene,
) -> None:
    await save_draft(
        called.services, called.who(PIA), called.first, (PartAnswer(number=3, raises=True),)
    )
    page = await open_outside(called.services, await visitor(called))

    assert [part.number for part in page.parts] == [1, 2]
    assert not any(part.raises for part in page.parts)


async def test_given_a_mail_is_made_ready_twice_then_it_carries_the_same_link(
    called: Scene,
) -> None:
    before = dict(called.state.web_links)
    await called.tick()
    await hand_out_links(called.services, called.who(FRIDA), POLIS)

    mine = [one for one in called.state.web_links.values() if one.person == PIA]
    assert mine == list(before.values())


async def test_given_the_meeting_is_moved_then_a_new_mail_holds_a_link_that_lasts_as_long(
    called: Scene,
) -> None:
    moved = await move_meeting(
        called.services, called.who(FRIDA), called.first, date(2027, 1, 28), time(9)
    )
    await called.settle()

    newest = [one for one in called.state.web_links.values() if one.person == PIA][-1]
    assert newest.expires_at == moved.ends_at


@pytest.mark.parametrize("how", ["over", "cancelled", "taken back"])
async def test_given_a_link_has_ended_when_written_by_then_nothing_is(
    called: Scene, how: str
) -> None:
    who = await visitor(called)
    if how == "over":
        called.at(FIRST_DAY, "15.00")
    elif how == "cancelled":
        await cancel_meeting(called.services, called.who(FRIDA), called.first)
    else:
        await revoke_links(called.services, called.who(FRIDA), POLIS)
    for act in (
        answer_invitation(called.services, who, called.first, Response.ACCEPTED),
        submit_briefing(called.services, who, called.first, OPEN_PARTS),
        open_outside(called.services, who),
    ):
        with pytest.raises(LinkClosedError):
            await act

    assert (called.state.answers, called.state.briefings) == ({}, {})


async def test_given_one_agencys_links_are_taken_back_then_the_others_open(
    called: Scene,
) -> None:
    await hand_out_links(called.services, called.who(FRIDA), SKOLA)
    await revoke_links(called.services, called.who(FRIDA), POLIS)

    assert (await open_outside(called.services, await visitor(called, RUT))).party == "Skola"


@pytest.mark.parametrize("person", [RUT, PIA, KAJ, DISA])
async def test_given_anybody_but_the_convener_then_no_link_is_made_or_taken_back(
    called: Scene, person: PersonId
) -> None:
    for act in (
        hand_out_links(called.services, called.who(person), POLIS),
        revoke_links(called.services, called.who(person), POLIS),
        open_upload(called.services, called.who(person)),
    ):
        with pytest.raises(NotConvenerError):
            await act


async def test_given_nobody_has_been_called_then_there_is_no_link_to_hand_out(
    scene: Scene,
) -> None:
    with pytest.raises(NotCalledError):
        await hand_out_links(scene.services, scene.who(FRIDA), POLIS)


async def test_given_the_stand_in_then_they_may_hand_out_links(called: Scene) -> None:
    handed = await hand_out_links(called.services, called.who(LEO), POLIS)

    assert [line.name for line in handed.lines] == ["Pia Områdesson"]


async def test_given_a_link_for_one_thing_then_it_opens_nothing_else(called: Scene) -> None:
    await open_upload(called.services, called.who(FRIDA))
    upload = next(one for one in called.state.web_links.values() if one.purpose is Purpose.CALENDAR)
    with pytest.raises(LinkClosedError):
        await who_holds(called.services, NORRSJO, upload.id, Purpose.ANSWER)
    answering = (await visitor(called)).link
    assert answering is not None
    with pytest.raises(LinkClosedError):
        await who_holds(called.services, NORRSJO, answering, Purpose.CALENDAR)


async def test_given_a_link_to_upload_when_used_or_a_quarter_has_gone_then_it_is_closed(
    called: Scene,
) -> None:
    await open_upload(called.services, called.who(FRIDA))
    upload = next(one for one in called.state.web_links.values() if one.purpose is Purpose.CALENDAR)
    who = await who_holds(called.services, NORRSJO, upload.id, Purpose.CALENDAR)
    called.clock.advance(seconds=UPLOAD_LASTS.total_seconds() - 1)
    await use_up(called.services, who)
    with pytest.raises(LinkClosedError):
        await use_up(called.services, who)

    assert upload.expires_at - upload.issued_at == timedelta(minutes=15)
