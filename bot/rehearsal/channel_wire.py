"""What goes over the wire to the bot: the envelope, the posting, and the posting once more."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

import aiohttp

from bot.rehearsal.channel_people import ChannelUser, People, Room

ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
HOME = {"locale": "sv-SE", "country": "SE", "timezone": "Europe/Stockholm"}
REMEMBERED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BotAddress:
    """Where the bot listens, and where it finds this channel."""

    url: str
    """The bot's /api/messages."""
    service_url: str
    """This channel as the bot reaches it, with a slash at the end."""
    id: str = "28:sspf"
    name: str = "SSPF-stödet"
    headers: Callable[[], Awaitable[Mapping[str, str]]] | None = None
    """What to send along with every activity, for instance a bearer token."""


@dataclass(frozen=True, slots=True)
class Told:
    """An activity that went to the bot, and what came back."""

    activity: dict[str, Any]
    status: int | None
    """None when the bot could not be reached."""
    answer: object

    @property
    def is_good(self) -> bool:
        return self.status is not None and HTTPStatus.OK <= self.status < HTTPStatus.BAD_REQUEST


class Wire:
    """Sends activities as Teams does, and remembers the latest of them."""

    def __init__(self, bot: BotAddress, people: People, now: Callable[[], datetime]) -> None:
        self.bot = bot
        self.told: deque[Told] = deque(maxlen=REMEMBERED)
        self._people = people
        self._now = now
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def envelope(self, kind: str, user: ChannelUser, conversation_id: str) -> dict[str, Any]:
        """What Teams puts around everything a person does."""
        room = self._people.room(conversation_id)
        tenant = (room.tenant if room else "") or user.tenant_id
        return {
            "type": kind,
            "id": new_id(),
            "timestamp": self._timestamp(),
            "channelId": "msteams",
            "serviceUrl": self.bot.service_url,
            "from": {"id": user.id, "name": user.name, "aadObjectId": user.aad_object_id},
            "recipient": {"id": self.bot.id, "name": self.bot.name},
            "conversation": {
                "id": conversation_id,
                "conversationType": self._people.kind(conversation_id),
                "tenantId": tenant,
            }
            | ({"isGroup": True} if room else {}),
            "channelData": _channel_data(room) | {"tenant": {"id": tenant}},
            "locale": "sv-SE",
            "entities": [{"type": "clientInfo", "platform": "Web"} | HOME],
        }

    def mention(self, activity: Mapping[str, Any], text: str) -> dict[str, Any]:
        """The message as it is when its writer has picked the bot's name after an @."""
        # Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
        # channel-and-group-conversations, "Work with mentions".
        name = f"<at>{self.bot.name}</at>"
        mentioned = {"type": "mention", "text": name, "mentioned": activity["recipient"]}
        entities = [*activity["entities"], mentioned]
        return dict(activity) | {"text": f"{name} {text}", "entities": entities}

    async def tell(self, activity: Mapping[str, Any]) -> Told:
        """Post it to the bot."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=ANSWER_WITHIN)
        body = json.dumps(activity, ensure_ascii=False).encode(errors="replace")
        headers = await self._headers(activity)
        try:
            async with self._session.post(self.bot.url, data=body, headers=headers) as answer:
                said = _read(await answer.text(errors="replace"))
                told = Told(dict(activity), answer.status, said)
        except (aiohttp.ClientError, TimeoutError):
            told = Told(dict(activity), None, None)
        self.told.append(told)
        return told

    async def redeliver(self, activity: Mapping[str, Any]) -> Told:
        """The very same activity once more, as when the bot was slow to answer."""
        return await self.tell(activity)

    async def deliver_anew(self, activity: Mapping[str, Any]) -> Told:
        """The same act under a new id and hour, as Teams' second layer of retries does it.

        Source: github.com/microsoft/botbuilder-dotnet/issues/5005
        """
        return await self.tell({**activity, "id": new_id(), "timestamp": self._timestamp()})

    async def crowd(self, activity: Mapping[str, Any], copies: int) -> list[Told]:
        """So many copies of one activity, all at once."""
        return list(await asyncio.gather(*(self.tell(activity) for _ in range(copies))))

    def _timestamp(self) -> str:
        return f"{self._now():%Y-%m-%dT%H:%M:%S}.000Z"

    async def _headers(self, activity: Mapping[str, Any]) -> dict[str, str]:
        # Source: learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability,
        # "Request header fields".
        conversation = activity.get("conversation") or {}
        own = {
            "Content-Type": "application/json; charset=utf-8",
            "x-ms-conversation-id": str(conversation.get("id", "")),
            "x-ms-tenant-id": str(conversation.get("tenantId", "")),
        }
        return own | dict(await self.bot.headers() if self.bot.headers else {})


def new_id() -> str:
    return f"f:{secrets.token_hex(8)}"


def _channel_data(room: Room | None) -> dict[str, Any]:
    """What only a channel of a team carries along."""
    if room is None or room.kind != "channel":
        return {}
    named = {"channel": {"id": room.id}, "team": {"id": room.id}}
    return named | {"teamsChannelId": room.id, "teamsTeamId": room.id}


def _read(body: str) -> object:
    """The JSON that the bot answered; nothing and null are the empty string."""
    try:
        return json.loads(body or "null") or ""
    except ValueError:
        return None
