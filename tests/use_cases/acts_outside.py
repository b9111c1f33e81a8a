"""Use cases of those who are outside, ready to be done once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.roads import Road
from sspf.domain.web_links import Purpose, WebLinkId
from sspf.use_cases.issue_link import hand_out_links, open_upload, revoke_links
from sspf.use_cases.note_oral import Spoken, note_oral_answer
from sspf.use_cases.open_outside import open_outside, who_holds
from sspf.use_cases.take_reply import Reply, take_reply
from sspf.use_cases.use_link import use_up
from tests.fakes.web_links import OpenLinks
from tests.use_cases.world import FRIDA, NORRSJO, PIA, Scene, norrsjo

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
POLIS = PartyKey("polis")
REPLY = Reply(
    meeting=norrsjo().meetings[0].id,
    attendee=norrsjo().organisation.person(PIA).email,
    sequence=0,
    response=Response.ACCEPTED,
    tags=("pia",),
)
PIA_COMES = Spoken(person=PIA, response=Response.ACCEPTED)


async def link_of(scene: Scene, person: PersonId, meeting: MeetingId | None) -> WebLinkId:
    """The newest of this person's; asked of the store, whichever it is."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        return (await uow.web_links.of(person, meeting))[-1].id


def acts_outside(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read."""
    return (
        {
            "hand_out_links": (_nothing, _handing),
            "revoke_links": (
                _handing,
                lambda scene: revoke_links(scene.services, scene.who(FRIDA), POLIS),
            ),
            "note_oral_answer": (
                _nothing,
                lambda scene: note_oral_answer(
                    scene.services, scene.who(FRIDA), scene.first, PIA_COMES
                ),
            ),
            "take_reply": (_handing, _replying),
            "use_up": (_uploading, _using),
            "open_upload": (_nothing, lambda scene: open_upload(scene.services, scene.who(FRIDA))),
        },
        {
            "who_holds": (_handing, _looking),
            "open_outside": (_handing, _opening),
        },
    )


def _handing(scene: Scene) -> Awaitable[object]:
    return hand_out_links(scene.services, scene.who(FRIDA), POLIS)


async def _looking(scene: Scene) -> None:
    link = await link_of(scene, PIA, scene.first)
    await who_holds(scene.services, NORRSJO, link, Purpose.ANSWER)


async def _opening(scene: Scene) -> None:
    link = await link_of(scene, PIA, scene.first)
    who = replace(scene.who(PIA), road=Road.WEB, link=link)
    await open_outside(scene.services, who)


async def _uploading(scene: Scene) -> None:
    await open_upload(scene.services, scene.who(FRIDA))


async def _using(scene: Scene) -> None:
    link = await link_of(scene, FRIDA, None)
    await use_up(scene.services, replace(scene.who(FRIDA), road=Road.WEB, link=link))


def _replying(scene: Scene) -> Awaitable[object]:
    return take_reply(replace(scene.services, links=OpenLinks()), REPLY)


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""
