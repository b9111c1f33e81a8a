"""What is done about the events of bot/events.py; the answer, if any, is said where it happened."""

from asyncio import get_running_loop
from collections.abc import Mapping
from typing import Any

from bot.events import Event, Installed, MembersChanged, Place, Removed, event_in
from bot.people import Speaker, find_speaker
from sspf.ports import Presented, Services
from sspf.use_cases.forget_conversation import forget_conversation
from sspf.use_cases.note_installation import note_installation
from sspf.use_cases.note_shared_chat import SharedChatEvent, note_shared_chat
from sspf.use_cases.note_turn import note_turn

HELLO = "answer.hello"
QUIET_SECONDS = 2.0
NOTED: Mapping[type[Event], SharedChatEvent] = {
    Installed: SharedChatEvent.ADDED,
    Removed: SharedChatEvent.REMOVED,
    MembersChanged: SharedChatEvent.MEMBERS_CHANGED,
}
MOST = 5000
"""People remembered; then it begins anew."""


async def note_event(services: Services, body: Mapping[str, Any]) -> Presented | None:
    """`body`: the activity as it came through the door. Only a group is greeted at once; a person
    gets the welcome card from the outbox. Of somebody unknown nothing is kept."""
    event = event_in(body)
    if event is None:
        return None
    speaker = await _speaker(services, event.place)
    if speaker is None:
        return None
    if not event.place.is_personal:
        return await _in_a_shared_chat(services, speaker, event)
    if isinstance(event, Installed):
        await note_installation(services, speaker.who, event.place.of(speaker.person))
    elif isinstance(event, Removed):
        await forget_conversation(services, speaker.who)
    return None


class Roads:
    """Known people who are heard from: where, and that they are reached.

    Whoever writes again within two seconds from the same place is not noted again: looking in the
    database takes as long as a whole turn may.
    """

    def __init__(self, services: Services, quiet_seconds: float = QUIET_SECONDS) -> None:
        self._services = services
        self._quiet_seconds = quiet_seconds
        self._noted: dict[tuple[str, str], tuple[Place, float]] = {}

    async def note(self, speaker: Speaker, place: Place) -> None:
        if not place.is_personal:
            return
        key, now = (speaker.who.municipality, speaker.person.id), get_running_loop().time()
        before, at = self._noted.get(key, (None, 0.0))
        if before == place and now - at < self._quiet_seconds:
            return
        if len(self._noted) >= MOST:
            self._noted.clear()
        self._noted[key] = (place, now)  # before it is done: of many at once one is enough
        try:
            await note_turn(self._services, speaker.who, place.of(speaker.person))
        except BaseException:
            self._noted.pop(key, None)
            raise


async def _in_a_shared_chat(services: Services, speaker: Speaker, event: Event) -> Presented | None:
    """Noted; and greeted once, short, the same to everybody, with no word of who or what.

    Nobody is greeted whose adder is unknown: an answer would tell that the bot listens there.
    """
    await note_shared_chat(services, speaker.who, NOTED[type(event)])
    if not isinstance(event, Installed) or not event.is_first:
        return None
    words = services.words(speaker.person.language, HELLO)
    return Presented(payload={"text": words}, summary="")


async def _speaker(services: Services, place: Place) -> Speaker | None:
    return await find_speaker(
        services, place.tenant, place.entra_object_id, is_private=place.is_personal
    )
