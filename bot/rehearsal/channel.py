"""The local channel: a stand-in for Teams, with its conversations and the people who chat there."""

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

import aiohttp

from bot.rehearsal.journal import BOT, EVERYONE, Journal, Message

GROUP = "19:sspf@thread.v2"
CARD = "application/vnd.microsoft.card.adaptive"
SHORT_ANSWER = "application/vnd.microsoft.activity.message"
WENT_WRONG = "Något gick fel. Försök igen om en stund."
ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
HOME = {"locale": "sv-SE", "country": "SE", "timezone": "Europe/Stockholm"}


class ChannelError(Exception):
    """The channel refuses, in Bot Connector's words: an HTTP status, a code and a message."""

    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(f"{status.value} {code}: {message}")
        self.status, self.code, self.message = status, code, message


@dataclass(frozen=True, slots=True)
class ChannelUser:
    """Somebody with a Teams account, known to the product or not."""

    key: str
    name: str
    aad_object_id: str
    tenant_id: str
    installed: bool = True
    guest: bool = False

    @property
    def id(self) -> str:
        return f"29:{self.key}"

    @property
    def conversation_id(self) -> str:
        return f"a:{self.key}"


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


class Channel:
    """Conversations, their messages, and what people say and press in them."""

    def __init__(
        self,
        users: Sequence[ChannelUser],
        bot: BotAddress,
        *,
        now: Callable[[], datetime],
        journal: Journal,
    ) -> None:
        self.users = {user.key: user for user in users}
        self.bot = bot
        self.journal = journal
        self._now = now
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the connection to the bot; call it once, at the end."""
        if self._session is not None:
            await self._session.close()

    def chat(self, key: str, since: int = 0) -> tuple[Message, ...]:
        """The person's own chat with the bot: what changed after the journal's version `since`."""
        return self.journal.chat(self.users[key].conversation_id, key, since)

    def received(self, key: str) -> int:
        """How many messages the bot has left in the person's own chat."""
        return sum(message.sender == BOT for message in self.chat(key))

    def reset(self) -> None:
        """Empty every chat."""
        self.journal.reset()

    # What people do

    async def say(self, key: str, text: str, conversation: str | None = None) -> Message:
        """Write as a person; returns that person's message once the bot has answered."""
        user = self.users[key]
        where = self._place_of(user, conversation or user.conversation_id)
        message = replace(self._new(where, sender=key), text=text)
        self.journal.keep(message)
        activity = self._activity("message", user, where) | {
            "id": message.activity_id,
            "textFormat": "plain",
            "text": text,
        }
        if where == GROUP:  # in a group chat a bot hears only what mentions it
            mention = {"type": "mention", "text": f"<at>{self.bot.name}</at>"}
            activity["text"] = f"{mention['text']} {text}"
            activity["entities"].append(mention | {"mentioned": activity["recipient"]})
        status, _ = await self._tell_bot(activity)
        return message if _is_good(status) else self._note(message.activity_id, key, WENT_WRONG)

    async def press(
        self,
        key: str,
        activity_id: str,
        action: Mapping[str, Any],
        inputs: Mapping[str, Any],
        *,
        submit: bool = False,
    ) -> Message:
        """Press a button of a card; returns the card's message as the person then sees it.

        `submit` takes the road of clients that know no Action.Execute: a message with a value.
        """
        user = self.users[key]
        message = self.journal.find(activity_id, key)
        if message is None:
            raise _no_such_activity()
        where = self._place_of(user, message.conversation_id)
        own = action.get("data")
        data = {**(own if isinstance(own, Mapping) else {}), **inputs}
        pressed: dict[str, Any] = {"replyToId": activity_id, "value": data}
        if submit:
            status, _ = await self._tell_bot(self._activity("message", user, where) | pressed)
            return self._note(activity_id, key, "" if _is_good(status) else WENT_WRONG)
        execute = {"type": "Action.Execute", "verb": action.get("verb"), "data": data}
        pressed["value"] = {"action": execute, "trigger": "manual"}
        pressed["name"] = "adaptiveCard/action"
        status, answer = await self._tell_bot(self._activity("invoke", user, where) | pressed)
        return self._show(activity_id, key, answer if _is_good(status) else None)

    def _show(self, activity_id: str, key: str, answer: object) -> Message:
        """What the answer to an Action.Execute does to the card that was pressed."""
        match answer:
            case {"statusCode": int(code)} if not _is_good(code):
                return self._note(activity_id, key, WENT_WRONG)
            case {"type": kind, "value": dict(card)} if kind == CARD:
                seen = self._seen(activity_id, key)
                seen = replace(seen, card=card, edited=seen.edited + 1, notice="")
                self.journal.keep(seen, key)
                return seen
            case {"type": kind, "value": str(text)} if kind == SHORT_ANSWER:
                return self._note(activity_id, key, text)
            case "":
                return self._note(activity_id, key, "")
        return self._note(activity_id, key, WENT_WRONG)

    def _note(self, activity_id: str, key: str, notice: str) -> Message:
        """Show a notice under the message to this person, or take the last one away."""
        seen = self._seen(activity_id, key)
        if seen.notice != notice:
            seen = replace(seen, notice=notice)
            self.journal.keep(seen, key)
        return seen

    def _seen(self, activity_id: str, key: str) -> Message:
        message = self.journal.find(activity_id, key)
        if message is None:  # the chats were emptied while the bot was thinking
            raise _no_such_activity()
        return message

    # What the bot does

    def post(self, conversation_id: str, content: Mapping[str, Any] | None) -> str:
        """Show what the bot sends (fields of Message); returns the activity's id.

        No content, as when the bot says that it is typing, leaves no trace.
        """
        self.members(conversation_id)
        message = self._new(conversation_id, sender=BOT)
        if content is not None:
            self.journal.keep(replace(message, **content))
        return message.activity_id

    def update(self, conversation_id: str, activity_id: str, content: Mapping[str, Any]) -> None:
        """Replace a message of the bot's, for everyone."""
        message = self._by_bot(conversation_id, activity_id)
        edited = self.journal.edits(activity_id) + 1
        self.journal.keep(replace(message, **content, edited=edited, notice=""))

    def delete(self, conversation_id: str, activity_id: str) -> None:
        """Take a message of the bot's away, for everyone."""
        self._by_bot(conversation_id, activity_id)
        self.journal.remove(activity_id)

    def members(self, conversation_id: str) -> tuple[ChannelUser, ...]:
        """Who is in the conversation; refuses one that does not exist or has not the bot in it."""
        if conversation_id == GROUP:
            return tuple(self.users.values())
        for user in self.users.values():
            if user.conversation_id == conversation_id:
                self._place_of(user, conversation_id)
                return (user,)
        raise ChannelError(HTTPStatus.NOT_FOUND, "ConversationNotFound", "Conversation not found.")

    def find(self, conversation_id: str, activity_id: str) -> Message:
        """The message as first sent; refuses an id that is not in this conversation."""
        self.members(conversation_id)
        message = self.journal.find(activity_id, EVERYONE)
        if message is None or message.conversation_id != conversation_id:
            raise _no_such_activity()
        return message

    def _by_bot(self, conversation_id: str, activity_id: str) -> Message:
        message = self.find(conversation_id, activity_id)
        if message.sender != BOT:
            what = "A bot changes only its own activities."
            raise ChannelError(HTTPStatus.FORBIDDEN, "Forbidden", what)
        return message

    def _place_of(self, user: ChannelUser, conversation_id: str) -> str:
        """The conversation, when this person is in it together with the bot."""
        if conversation_id not in (GROUP, user.conversation_id):
            raise _no_such_activity()
        if conversation_id != GROUP and not user.installed:
            what = "The bot is not part of the conversation roster."
            raise ChannelError(HTTPStatus.FORBIDDEN, "BotNotInConversationRoster", what)
        return conversation_id

    # What goes over the wire

    def _new(self, conversation_id: str, *, sender: str) -> Message:
        sequence = self.journal.last_sequence + 1
        return Message(
            sequence=sequence,
            conversation_id=conversation_id,
            activity_id=f"{self.journal.run}-{sequence}",
            sender=sender,
            at=self._now(),
        )

    def _activity(self, kind: str, user: ChannelUser, conversation_id: str) -> dict[str, Any]:
        """The envelope that Teams puts around everything a person does."""
        is_group = conversation_id == GROUP
        return {
            "type": kind,
            "id": f"f:{secrets.token_hex(8)}",
            "timestamp": f"{self._now():%Y-%m-%dT%H:%M:%S}.000Z",
            "channelId": "msteams",
            "serviceUrl": self.bot.service_url,
            "from": {"id": user.id, "name": user.name, "aadObjectId": user.aad_object_id},
            "recipient": {"id": self.bot.id, "name": self.bot.name},
            "conversation": {
                "id": conversation_id,
                "conversationType": "groupChat" if is_group else "personal",
                "tenantId": user.tenant_id,
            }
            | ({"isGroup": True} if is_group else {}),
            "channelData": {"tenant": {"id": user.tenant_id}},
            "locale": "sv-SE",
            "entities": [{"type": "clientInfo", "platform": "Web"} | HOME],
        }

    async def _tell_bot(self, activity: Mapping[str, Any]) -> tuple[int | None, object]:
        """The bot's status and body; no status when it could not be reached."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=ANSWER_WITHIN)
        headers = {"Content-Type": "application/json"}
        headers |= await self.bot.headers() if self.bot.headers else {}
        body = json.dumps(activity, ensure_ascii=False).encode(errors="replace")
        try:
            async with self._session.post(self.bot.url, data=body, headers=headers) as answer:
                return answer.status, _read(await answer.text(errors="replace"))
        except (aiohttp.ClientError, TimeoutError):
            return None, None


def _read(body: str) -> object:
    """The JSON that the bot answered; nothing and null are the empty string."""
    try:
        return json.loads(body or "null") or ""
    except ValueError:
        return None


def _is_good(status: int | None) -> bool:
    return status is not None and HTTPStatus.OK <= status < HTTPStatus.BAD_REQUEST


def _no_such_activity() -> ChannelError:
    what = "The activity was not found in the conversation."
    return ChannelError(HTTPStatus.NOT_FOUND, "ActivityNotFoundInConversation", what)
