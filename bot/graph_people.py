"""People in the tenant, the app in their Teams, and the online meeting's chat and options."""

from bot.graph import Graph
from bot.graph_answers import (
    ALREADY,
    MISSING,
    REFUSED,
    Id,
    Installations,
    OnlineMeetings,
    User,
    Users,
    read,
)
from bot.graph_answers import OnlineMeeting as Found
from sspf.ports import (
    FoundPerson,
    MeetingRoom,
    PermanentFailureError,
    TemporaryFailureError,
)
from sspf.ports.organizer import GONE


class TenantPeople:
    """Implements sspf.ports.PeopleFinder."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def find(self, address: str) -> FoundPerson | None:
        """By what they sign in with, or by mail; a guest signs in by another name than that."""
        user = await self._named(address) or await self._mailed(address)
        if user is None:
            return None
        return FoundPerson(
            entra_object_id=user.id,
            address=user.mail or user.principal or "",
            is_guest=user.kind == "Guest",
        )

    async def _named(self, address: str) -> User | None:
        try:
            return read(User, await self._graph.user(address))
        except PermanentFailureError as failure:
            if failure.reason not in (GONE, MISSING):
                raise
        return None

    async def _mailed(self, address: str) -> User | None:
        """None also where several have the same: nobody is taken for another."""
        found = read(Users, await self._graph.users_mailed(address)).value
        return found[0] if len(found) == 1 else None


class PersonalApps:
    """Implements sspf.ports.AppInstaller. `app`: its id in the tenant's own catalogue."""

    def __init__(self, graph: Graph, app: str) -> None:
        self._graph = graph
        self._app = app

    async def install(self, entra_object_id: str) -> str:
        """Installed twice it is installed once."""
        try:
            await self._graph.install_for(entra_object_id, self._app)
        except PermanentFailureError as failure:
            if failure.reason != ALREADY:
                raise
        found = read(Installations, await self._graph.installations(entra_object_id, self._app))
        for one in found.value:
            asked = await self._graph.chat_of_installation(entra_object_id, one.id)
            return read(Id, asked).id
        return ""


class OnlineRooms:
    """Implements sspf.ports.MeetingRooms. `app` empty: the app is put in no chat."""

    def __init__(self, graph: Graph, app: str) -> None:
        self._graph = graph
        self._app = app

    async def settle(self, join_url: str) -> MeetingRoom:
        found = read(OnlineMeetings, await self._graph.online_meeting(join_url)).value
        if not found:
            raise TemporaryFailureError("failed.busy")  # it is made a moment after its event
        meeting = found[0]
        chat = (meeting.chat.thread if meeting.chat else None) or ""
        is_closed = await self._close(meeting)
        if chat and self._app:
            await self._join(chat)
        return MeetingRoom(chat=chat, is_closed=is_closed)

    async def _close(self, meeting: Found) -> bool:
        """False where that is not allowed: the agenda says so then, as it always does."""
        try:
            closed = read(Found, await self._graph.close_meeting(meeting.id))
        except PermanentFailureError as failure:
            if failure.reason not in (REFUSED, GONE, "failed.refused"):
                raise
            return False
        return closed.allow_recording is False and closed.allow_transcription is False

    async def _join(self, chat: str) -> None:
        """A chat without the app is a chat in which nobody can ask it anything; no more."""
        try:
            await self._graph.install_in_chat(chat, self._app)
        except PermanentFailureError:
            return
