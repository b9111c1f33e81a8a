"""The local channel: a stand-in for Teams, with its conversations and the people who chat there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.rehearsal.channel_errors import ChannelError, refused
from bot.rehearsal.channel_events import Events
from bot.rehearsal.channel_faults import Faults
from bot.rehearsal.channel_people import (
    GROUP,
    ROOMS,
    TEAM,
    ChannelUser,
    People,
    Room,
    base_of,
)
from bot.rehearsal.channel_traffic import Traffic
from bot.rehearsal.channel_views import CARD, SHORT_ANSWER, WENT_WRONG, is_refreshed_for, shown
from bot.rehearsal.channel_wire import BotAddress, Told, Wire
from bot.rehearsal.journal import BOT, EVERYONE, Journal, Message

__all__ = [
    "CARD",
    "GROUP",
    "SHORT_ANSWER",
    "TEAM",
    "WENT_WRONG",
    "BotAddress",
    "Channel",
    "ChannelError",
    "ChannelUser",
    "Room",
]


class Channel:
    """Conversations, their messages, and what people say and press in them."""

    def __init__(
        self,
        users: Sequence[ChannelUser],
        bot: BotAddress,
        *,
        now: Callable[[], datetime],
        journal: Journal,
        rooms: Sequence[Room] = ROOMS,
    ) -> None:
        self.people = People(users, rooms)
        self.wire = Wire(bot, self.people, now)
        self.events = Events(self.people, self.wire)
        self.faults = Faults()
        self.traffic = Traffic()
        self.journal = journal
        self._now = now
        self._shown: set[tuple[str, str, int]] = set()

    @property
    def users(self) -> dict[str, ChannelUser]:
        return self.people.users

    @property
    def bot(self) -> BotAddress:
        return self.wire.bot

    @bot.setter
    def bot(self, bot: BotAddress) -> None:
        self.wire.bot = bot

    async def close(self) -> None:
        """Close the connection to the bot; call it once, at the end."""
        self.faults.end()
        await self.wire.close()

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
        where = self.people.place_of(user, conversation or user.conversation_id)
        message = replace(self._new(base_of(where), sender=key), text=text)
        self.journal.keep(message)
        place = self.people.thread(where, message.activity_id)
        activity = self.wire.envelope("message", user, place) | {
            "id": message.activity_id,
            "textFormat": "plain",
            "text": text,
        }
        if self.people.room(where):  # where several write, a bot hears only what mentions it
            activity = self.wire.mention(activity, text)
        told = await self.wire.tell(activity)
        return message if told.is_good else self._note(message.activity_id, key, WENT_WRONG)

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
        own = action.get("data")
        data = {**(own if isinstance(own, Mapping) else {}), **inputs}
        if submit:
            user, where = self._before(key, activity_id)
            envelope = self.wire.envelope("message", user, where)
            told = await self.wire.tell(envelope | {"replyToId": activity_id, "value": data})
            return self._note(activity_id, key, "" if told.is_good else WENT_WRONG)
        told = await self._execute(key, activity_id, {**action, "data": data}, "manual")
        return self._show(activity_id, key, told)

    async def search(self, key: str, text: str, conversation: str | None = None) -> object:
        """What the compose box is answered when this person searches in it; "" when just opened."""
        user = self.users[key]
        where = self.people.place_of(user, conversation or user.conversation_id)
        typed = {"name": "text", "value": text} if text else {"name": "initialRun", "value": "true"}
        told = await self.wire.tell(
            self.wire.envelope("invoke", user, where)
            | {
                "name": "composeExtension/query",
                "value": {
                    "commandId": "ataganden",
                    "parameters": [typed],
                    "queryOptions": {"skip": 0, "count": 25},
                },
            }
        )
        return told.answer

    async def show(self, key: str, conversation: str | None = None) -> tuple[Message, ...]:
        """Open a conversation: cards that refresh themselves for this person now do so.

        Each does it once for every version of it that the bot has left, as Teams does.
        """
        user = self.users[key]
        where = self.people.place_of(user, conversation or user.conversation_id)
        members = self.people.members(where)
        for message in self.journal.chat(base_of(where), key):
            version = (key, message.activity_id, self.journal.edits(message.activity_id))
            if version not in self._shown and is_refreshed_for(user, message.card, len(members)):
                self._shown.add(version)
                await self.refresh(key, message.activity_id, trigger="automatic")
        return self.journal.chat(base_of(where), key)

    async def refresh(self, key: str, activity_id: str, *, trigger: str = "manual") -> Message:
        """Ask the bot for this person's own view of a card; by hand: "Uppdatera kortet"."""
        self._before(key, activity_id)
        card = self._seen(activity_id, key).card or {}
        action = (card.get("refresh") or {}).get("action")
        if not isinstance(action, Mapping):
            raise refused("BadArgument", "The card has nothing to refresh it with.")
        told = await self._execute(key, activity_id, action, trigger)
        if trigger == "automatic" and not told.is_good:
            return self._seen(activity_id, key)  # the person goes on seeing what all see
        return self._show(activity_id, key, told)

    async def _execute(
        self, key: str, activity_id: str, action: Mapping[str, Any], trigger: str
    ) -> Told:
        """The invoke that an Action.Execute becomes."""
        user, where = self._before(key, activity_id)
        data = action.get("data")
        execute = {"type": "Action.Execute", "verb": action.get("verb"), "data": data or {}}
        return await self.wire.tell(
            self.wire.envelope("invoke", user, where)
            | {
                "name": "adaptiveCard/action",
                "replyToId": activity_id,
                "value": {"action": execute, "trigger": trigger},
            }
        )

    def _before(self, key: str, activity_id: str) -> tuple[ChannelUser, str]:
        """The person and the conversation, when the message stands in front of this person."""
        user, message = self.users[key], self.journal.find(activity_id, key)
        if message is None:
            raise refused("ActivityNotFoundInConversation")
        where = self.people.place_of(user, message.conversation_id)
        return user, self.people.thread(where, activity_id)

    def _show(self, activity_id: str, key: str, told: Told) -> Message:
        """What the answer to an Action.Execute does to the card that was pressed."""
        seen = shown(self._seen(activity_id, key), told)
        if seen != self._seen(activity_id, key):
            self.journal.keep(seen, key)
        return seen

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
            raise refused("ActivityNotFoundInConversation")
        return message

    # What the bot does

    def post(self, conversation_id: str, content: Mapping[str, Any] | None) -> str:
        """Show what the bot sends (fields of Message); returns the activity's id.

        No content, as when the bot says that it is typing, leaves no trace.
        """
        self.people.open_to(conversation_id)
        message = self._new(base_of(conversation_id), sender=BOT)
        if content is not None:
            self.journal.keep(replace(message, **content))
        return message.activity_id

    def update(self, conversation_id: str, activity_id: str, content: Mapping[str, Any]) -> None:
        """Replace a message of the bot's, for everyone."""
        self.people.open_to(conversation_id)
        message = self._by_bot(conversation_id, activity_id)
        edited = self.journal.edits(activity_id) + 1
        self.journal.keep(replace(message, **content, edited=edited, notice=""))

    def delete(self, conversation_id: str, activity_id: str) -> None:
        """Take a message of the bot's away, for everyone."""
        self._by_bot(conversation_id, activity_id)
        self.journal.remove(activity_id)

    def members(self, conversation_id: str) -> tuple[ChannelUser, ...]:
        """Who is in the conversation; refuses one that does not exist or has not the bot in it."""
        return self.people.members(conversation_id)

    def find(self, conversation_id: str, activity_id: str) -> Message:
        """The message as first sent; refuses an id that is not in this conversation."""
        self.members(conversation_id)
        message = self.journal.find(activity_id, EVERYONE)
        if message is None or message.conversation_id != base_of(conversation_id):
            raise refused("ActivityNotFoundInConversation")
        return message

    def _by_bot(self, conversation_id: str, activity_id: str) -> Message:
        message = self.find(conversation_id, activity_id)
        if message.sender != BOT:
            raise refused("NotEnoughPermissions", "A bot changes only its own activities.")
        return message

    def _new(self, conversation_id: str, *, sender: str) -> Message:
        sequence = self.journal.last_sequence + 1
        return Message(
            sequence=sequence,
            conversation_id=conversation_id,
            activity_id=f"{self.journal.run}-{sequence}",
            sender=sender,
            at=self._now(),
        )
