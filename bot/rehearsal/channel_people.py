"""Who is in the channel, and where: accounts, chats, and the rooms that several share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from bot.rehearsal.channel_errors import refused

GROUP = "19:sspf@thread.v2"
TEAM = "19:sspf-team@thread.tacv2"
"""A team's id is the id of its General channel; so it is in Teams."""
THREAD = ";messageid="
Kind = Literal["personal", "groupChat", "channel"]


@dataclass(frozen=True, slots=True)
class ChannelUser:
    """Somebody with a Teams account, known to the product or not."""

    key: str
    name: str
    aad_object_id: str
    tenant_id: str
    installed: bool = True
    guest: bool = False
    blocked: bool = False
    """Has blocked the bot: it stays installed, and everything it sends is refused."""
    account: int = 0
    """Counts up when the person gets a new account, as after a move to another tenant."""

    @property
    def id(self) -> str:
        return f"29:{self._unique}"

    @property
    def conversation_id(self) -> str:
        return f"a:{self._unique}"

    @property
    def _unique(self) -> str:
        return f"{self.key}-{self.account}" if self.account else self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A group chat, or a channel of a team."""

    id: str
    kind: Literal["groupChat", "channel"]
    name: str = ""
    members: frozenset[str] | None = None
    """Keys of those in it; None: everybody."""
    tenant: str = ""
    """The tenant that the room belongs to; each person's own when it is not said."""
    has_bot: bool = True


ROOMS = (
    Room(id=GROUP, kind="groupChat", name="SSPF-gruppen"),
    Room(id=TEAM, kind="channel", name="SSPF"),
)


class People:
    """Finds people and rooms, and refuses in Bot Connector's words."""

    def __init__(self, users: Iterable[ChannelUser], rooms: Iterable[Room] = ROOMS) -> None:
        self.users = {user.key: user for user in users}
        self.rooms = {room.id: room for room in rooms}
        self.disabled_tenants: set[str] = set()
        """Tenants whose administrator has switched the bot off."""

    def change(self, key: str, **fields: object) -> ChannelUser:
        """The person as they are from now on."""
        self.users[key] = replace(self.users[key], **fields)  # type: ignore[arg-type]
        return self.users[key]

    def change_room(self, id: str, **fields: object) -> Room:
        self.rooms[id] = replace(self.rooms[id], **fields)  # type: ignore[arg-type]
        return self.rooms[id]

    def room(self, conversation_id: str) -> Room | None:
        """The room; also for one of its threads."""
        return self.rooms.get(base_of(conversation_id))

    def kind(self, conversation_id: str) -> Kind:
        room = self.room(conversation_id)
        return room.kind if room else "personal"

    def thread(self, conversation_id: str, activity_id: str) -> str:
        """Where a post or what is done to it takes place: in a channel each post has its thread."""
        if self.kind(conversation_id) != "channel" or THREAD in conversation_id:
            return conversation_id
        return f"{conversation_id}{THREAD}{activity_id}"

    def tenant(self, conversation_id: str) -> str:
        """Whose conversation it is; empty when it does not exist or its room does not say."""
        room = self.room(conversation_id)
        if room:
            return room.tenant
        return next(
            (u.tenant_id for u in self.users.values() if u.conversation_id == conversation_id), ""
        )

    def find(self, wanted: str, among: Iterable[ChannelUser] | None = None) -> ChannelUser | None:
        """By the channel's id (29:…) or by Entra object id."""
        everybody = self.users.values() if among is None else among
        return next((u for u in everybody if wanted in (u.id, u.aad_object_id)), None)

    def members(self, conversation_id: str) -> tuple[ChannelUser, ...]:
        """Who is in the conversation; refuses one that does not exist or has not the bot in it."""
        room = self.room(conversation_id)
        if room:
            if not room.has_bot:
                raise refused("BotNotInConversationRoster")
            return tuple(u for u in self.users.values() if is_in(room, u))
        for user in self.users.values():
            if user.conversation_id == conversation_id:
                self.place_of(user, conversation_id)
                return (user,)
        raise refused("ConversationNotFound")

    def open_to(self, conversation_id: str) -> tuple[ChannelUser, ...]:
        """Members, when the bot may write there: nobody has blocked it or switched it off."""
        members = self.members(conversation_id)
        if self.room(conversation_id) is None and members[0].blocked:
            raise refused("ConversationBlockedByUser")
        tenants = {self.tenant(conversation_id)} - {""} or {u.tenant_id for u in members}
        if tenants & self.disabled_tenants:
            raise refused("BotDisabledByAdmin")
        return members

    def place_of(self, user: ChannelUser, conversation_id: str) -> str:
        """The conversation, when this person is in it together with the bot."""
        room = self.room(conversation_id)
        if room is None and conversation_id != user.conversation_id:
            raise refused("ActivityNotFoundInConversation")
        if room is not None and not is_in(room, user):
            raise refused("ActivityNotFoundInConversation")
        if not (room.has_bot if room else user.installed):
            raise refused("BotNotInConversationRoster")
        return conversation_id


def base_of(conversation_id: str) -> str:
    """The channel that a thread (`19:…;messageid=…`) hangs in; any other id as it is."""
    return conversation_id.partition(THREAD)[0]


def is_in(room: Room, user: ChannelUser) -> bool:
    return room.members is None or user.key in room.members
