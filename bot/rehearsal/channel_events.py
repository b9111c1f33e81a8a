"""What happens in Teams without anybody writing: installing, joining, renaming, meeting, moving.

Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
subscribe-to-conversation-events, and for meetings learn.microsoft.com/microsoftteams/platform/
apps-in-teams-meetings/meeting-apps-apis, "Receive real-time Teams meeting events".
"""

from typing import Any, Literal

from bot.rehearsal.channel_people import GROUP, TEAM, ChannelUser, People
from bot.rehearsal.channel_wire import Told, Wire

Installed = Literal["add", "remove", "add-upgrade", "remove-upgrade"]
MEETING = "application/vnd.microsoft.meeting"
JOINED = {"channel": "teamMemberAdded"}
LEFT = {"channel": "teamMemberRemoved"}


class Events:
    """Each method changes what is so, and tells the bot as Teams does."""

    def __init__(self, people: People, wire: Wire) -> None:
        self._people = people
        self._wire = wire

    # The bot itself

    async def install(self, key: str, room: str = "") -> list[Told]:
        """A person installs the bot for themselves, or adds it to a room."""
        self._place(key, room, has_bot=True)
        return [
            await self._tell(key, room, "conversationUpdate", self._members("Added", room)),
            await self.installation(key, "add", room),
        ]

    async def uninstall(self, key: str, room: str = "") -> list[Told]:
        """From now on everything that the bot sends there is refused."""
        self._place(key, room, has_bot=False)
        removed = await self.installation(key, "remove", room)
        if not room:
            return [removed]
        gone = self._members("Removed", room)
        return [removed, await self._tell(key, room, "conversationUpdate", gone)]

    async def upgrade(self, key: str, room: str = "") -> Told:
        """A new version of the app has taken the place of the old one."""
        return await self.installation(key, "add-upgrade", room)

    async def installation(self, key: str, action: Installed, room: str = "") -> Told:
        """Only the event, whatever is so."""
        return await self._tell(key, room, "installationUpdate", {"action": action})

    # People

    async def join(self, key: str, room: str) -> Told:
        """Somebody is added to a room."""
        members = self._people.rooms[room].members
        if members is not None:
            self._people.change_room(room, members=members | {key})
        return await self._tell(key, room, "conversationUpdate", self._members("Added", room, key))

    async def leave(self, key: str, room: str) -> Told:
        members = self._people.rooms[room].members
        stay = frozenset(self._people.users) if members is None else members
        self._people.change_room(room, members=stay - {key})
        left = self._members("Removed", room, key)
        return await self._tell(key, room, "conversationUpdate", left)

    def block(self, key: str) -> None:
        """Teams does not tell a bot that it is blocked: it finds out when it sends."""
        self._people.change(key, blocked=True)

    def unblock(self, key: str) -> None:
        self._people.change(key, blocked=False)

    def disable(self, tenant: str) -> None:
        """The tenant's administrator switches the bot off; that too is not told."""
        self._people.disabled_tenants.add(tenant)

    def enable(self, tenant: str) -> None:
        self._people.disabled_tenants.discard(tenant)

    def move(self, key: str, tenant: str, aad_object_id: str) -> ChannelUser:
        """The person gets an account in another tenant; their old chat is gone with the old one."""
        account = self._people.users[key].account + 1
        return self._people.change(
            key, tenant_id=tenant, aad_object_id=aad_object_id, account=account
        )

    async def react(self, key: str, activity_id: str, kind: str = "like") -> Told:
        more = {"replyToId": activity_id, "reactionsAdded": [{"type": kind}]}
        return await self._tell(key, "", "messageReaction", more)

    async def type(self, key: str) -> Told:
        return await self._tell(key, "", "typing", {})

    # Rooms

    async def rename_team(self, key: str, name: str, room: str = TEAM) -> Told:
        self._people.change_room(room, name=name)
        data = {"eventType": "teamRenamed", "team": {"id": room, "name": name}}
        return await self._tell(key, room, "conversationUpdate", {"channelData": data})

    async def begin_meeting(self, key: str, at: str, room: str = GROUP) -> Told:
        """`at`: the hour as Teams writes it, `2027-01-21T12:00:00Z`."""
        return await self._meeting(key, "Start", {"StartTime": at}, room)

    async def end_meeting(self, key: str, at: str, room: str = GROUP) -> Told:
        return await self._meeting(key, "End", {"EndTime": at}, room)

    async def _meeting(self, key: str, what: str, hour: dict[str, str], room: str) -> Told:
        meeting = {"MeetingType": "Scheduled", "Title": self._people.rooms[room].name, "Id": "m1"}
        more = {
            "name": f"{MEETING}{what}",
            "value": meeting | {"JoinUrl": "https://teams.example.org/m1"} | hour,
            "channelData": {"meeting": {"id": "m1"}},
        }
        return await self._tell(key, room, "event", more)

    def _place(self, key: str, room: str, *, has_bot: bool) -> None:
        if room:
            self._people.change_room(room, has_bot=has_bot)
        else:
            self._people.change(key, installed=has_bot, blocked=False)

    def _members(self, how: str, room: str, key: str = "") -> dict[str, Any]:
        """`membersAdded` or `membersRemoved`: the person, or the bot when no key is given."""
        account = {"id": self._wire.bot.id}
        if key:
            user = self._people.users[key]
            account = {"id": user.id, "aadObjectId": user.aad_object_id}
        events = {"Added": JOINED, "Removed": LEFT}[how]
        event = events.get(self._people.kind(room), "") if room else ""
        data = {"channelData": {"eventType": event}} if event else {}
        return {f"members{how}": [account]} | data

    async def _tell(self, key: str, room: str, kind: str, more: dict[str, Any]) -> Told:
        user = self._people.users[key]
        activity = self._wire.envelope(kind, user, room or user.conversation_id)
        data = activity["channelData"] | more.get("channelData", {})
        return await self._wire.tell(activity | more | {"channelData": data})
