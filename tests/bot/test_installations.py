"""Events that are acted upon: by a known person in their own chat, and by nobody else."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.events import place_in
from bot.installations import HELLO, Roads, note_event
from bot.people import find_speaker
from bot.present import words
from sspf.domain.messages.general import Help
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.reach import ReachState
from sspf.ports import NotKeptError
from sspf.use_cases.deliver_messages import deliver_messages
from tests.bot.test_events import BOT, a_body
from tests.use_cases.world import NORRSJO, RUT, Scene, a_scene, norrsjo

TENANT = min(norrsjo().organisation.tenants)
GROUPS = pytest.mark.parametrize("where", ["groupChat", "channel"])


@pytest.fixture
async def scene() -> Scene:
    """Nobody has been welcomed or reached."""
    made = await a_scene()
    made.services = replace(made.services, words=words)
    for kept in (made.state.conversations, made.state.outbox, made.state.reach):
        kept.clear()
    made.messenger.reached.clear()
    return made


def oid(person: PersonId | str) -> str:
    known = {p.id: p.entra_object_id for p in norrsjo().organisation.people}
    return known.get(PersonId(person), person)


def told(person: PersonId | str = RUT, where: str = "personal", **more: Any) -> Any:
    conversation = {"id": "a:rut", "conversationType": where, "tenantId": TENANT}
    given = {
        "action": "add",
        "channelData": {"tenant": {"id": TENANT}},
        "from": {"id": "29:rut", "aadObjectId": oid(person)},
        "conversation": conversation,
    }
    return a_body(**{**given, **more})


def joined(person: PersonId = RUT, where: str = "personal") -> Any:
    members = {"membersAdded": [{"id": "29:rut"}, {"id": BOT}]}
    return told(person, where, type="conversationUpdate", action="") | members


async def test_given_teams_tells_it_twice_when_a_person_adds_the_bot_then_one_welcome(
    scene: Scene,
) -> None:
    said = [await note_event(scene.services, body) for body in (told(), joined(), told())]
    await deliver_messages(scene.services, NORRSJO)

    assert said == [None] * 3
    assert scene.said(Help) == [RUT]
    assert scene.state.conversations[RUT].conversation == "a:rut"
    assert scene.messenger.reached == []


async def test_given_a_person_removes_the_bot_when_told_then_the_place_is_forgotten(
    scene: Scene,
) -> None:
    await note_event(scene.services, told())
    await note_event(scene.services, told(action="remove"))

    assert scene.state.conversations == {}
    assert scene.state.reach[RUT].state is ReachState.NOT_INSTALLED


async def test_given_an_upgrade_when_told_then_nobody_is_forgotten(scene: Scene) -> None:
    await note_event(scene.services, told())
    for action in ("remove-upgrade", "add-upgrade"):
        await note_event(scene.services, told(action=action))

    assert RUT in scene.state.conversations
    assert scene.state.reach[RUT].state is not ReachState.NOT_INSTALLED


@pytest.mark.parametrize("where", ["personal", "groupChat", "channel"])
@pytest.mark.parametrize("action", ["add", "remove"])
async def test_given_somebody_unknown_when_told_then_nothing_is_kept_or_said(
    scene: Scene, where: str, action: str
) -> None:
    before = scene.state.copied()
    said = await note_event(scene.services, told("stranger", where, action=action))

    assert said is None
    assert scene.state == before


async def test_given_another_tenant_when_told_then_nothing_is_kept(scene: Scene) -> None:
    before = scene.state.copied()
    other = {"id": "a:rut", "conversationType": "personal"}
    await note_event(
        scene.services, told(channelData={"tenant": {"id": "other"}}, conversation=other)
    )

    assert scene.state == before


@GROUPS
async def test_given_the_bot_is_added_to_a_shared_chat_then_one_short_hello_and_a_note(
    scene: Scene, where: str
) -> None:
    before = scene.state.copied()
    said = [
        await note_event(scene.services, body)
        for body in (told(RUT, where), joined(RUT, where), told(RUT, where, action="add-upgrade"))
    ]

    assert [s.payload if s else None for s in said] == [{"text": words("sv", HELLO)}, None, None]
    noted, scene.state.entries[:] = scene.state.entries[len(before.entries) :], before.entries
    assert [entry.tag for entry in noted] == ["shared_chat:added"] * 3
    assert scene.state == before
    assert len(words("sv", HELLO)) < 200


@GROUPS
async def test_given_people_come_and_go_in_a_shared_chat_then_that_it_was_so_is_noted(
    scene: Scene, where: str
) -> None:
    came = {"membersAdded": [{"id": "29:somebody"}]}
    left = {"membersRemoved": [{"id": BOT}]}
    noted = len(scene.state.entries)
    for change in (came, left):
        body = told(RUT, where, type="conversationUpdate", action="") | change
        assert await note_event(scene.services, body) is None

    tags = [entry.tag for entry in scene.state.entries[noted:]]
    assert tags == ["shared_chat:members_changed", "shared_chat:removed"]


async def test_given_the_hello_when_read_then_it_names_nobody() -> None:
    names = {part for p in norrsjo().organisation.people for part in p.name.split()}
    for language in ("sv", "en"):
        assert names & set(words(language, HELLO).replace(".", " ").split()) == set()


async def test_given_somebody_writes_on_and_on_when_heard_then_the_database_is_left_in_peace(
    scene: Scene,
) -> None:
    speaker = await find_speaker(scene.services, TENANT, oid(RUT), is_private=True)
    place, other = place_in(told()), place_in(told(serviceUrl="https://new.example.org/"))
    assert speaker
    assert place
    assert other
    asked: list[object] = []

    def watched(municipality: MunicipalityId) -> Any:
        asked.append(municipality)
        return scene.units(municipality)

    roads = Roads(replace(scene.services, unit_of_work=watched))
    counts = []
    for heard in (place, place, other, other):
        await roads.note(speaker, heard)
        counts.append(len(asked))

    assert counts == [1, 1, 2, 2]
    assert scene.state.conversations[RUT].service_url == "https://new.example.org/"


async def test_given_many_words_at_once_when_heard_then_one_is_noted_and_a_failure_is_not(
    scene: Scene,
) -> None:
    speaker = await find_speaker(scene.services, TENANT, oid(RUT), is_private=True)
    place = place_in(told())
    assert speaker
    assert place
    asked: list[object] = []

    def watched(municipality: MunicipalityId) -> Any:
        asked.append(municipality)
        if len(asked) == 1:
            raise NotKeptError
        return scene.units(municipality)

    roads = Roads(replace(scene.services, unit_of_work=watched))
    with pytest.raises(NotKeptError):
        await roads.note(speaker, place)
    await asyncio.gather(*(roads.note(speaker, place) for _ in range(20)))

    assert len(asked) == 2


@GROUPS
async def test_given_a_word_in_a_shared_chat_when_heard_then_nothing_is_kept(
    scene: Scene, where: str
) -> None:
    speaker = await find_speaker(scene.services, TENANT, oid(RUT), is_private=False)
    place = place_in(told(RUT, where))
    assert speaker
    assert place
    before = scene.state.copied()
    await Roads(scene.services).note(speaker, place)

    assert scene.state == before
