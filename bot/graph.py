"""Microsoft Graph through its SDK: the only file that knows it.

Requests are written with the SDK's builders and models; answers are handed on as bytes, for the
SDK's first reading of an event holds the loop up for more than a second. Nothing is
tried again here: the outbox does that, with what Graph asks for.
"""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import httpx
from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_http.middleware.options import RedirectHandlerOption, RetryHandlerOption
from msgraph import GraphServiceClient
from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.attendee_type import AttendeeType
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.event import Event
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.lobby_bypass_scope import LobbyBypassScope
from msgraph.generated.models.lobby_bypass_settings import LobbyBypassSettings
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.online_meeting import OnlineMeeting
from msgraph.generated.models.online_meeting_provider_type import OnlineMeetingProviderType
from msgraph.generated.models.sensitivity import Sensitivity
from msgraph.generated.models.subscription import Subscription
from msgraph.generated.models.teams_app_installation import TeamsAppInstallation
from msgraph.generated.models.user_scope_teams_app_installation import (
    UserScopeTeamsAppInstallation,
)
from msgraph.generated.users.item.calendar_view.delta.delta_request_builder import (
    DeltaRequestBuilder,
)
from msgraph.generated.users.item.events.events_request_builder import EventsRequestBuilder
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import (
    CancelPostRequestBody,
)
from msgraph.generated.users.item.online_meetings.online_meetings_request_builder import (
    OnlineMeetingsRequestBuilder,
)
from msgraph.generated.users.item.teamwork.installed_apps.installed_apps_request_builder import (
    InstalledAppsRequestBuilder as PersonalApps,
)
from msgraph.generated.users.users_request_builder import UsersRequestBuilder
from msgraph.graph_request_adapter import GraphRequestAdapter
from msgraph_core import GraphClientFactory

from bot.credentials import Tokens
from bot.graph_calls import Call, Calls, PlainClient, provider_of
from bot.graph_drafts import Draft, Wish
from bot.graph_limits import GraphLimits
from bot.settings import Settings
from sspf.ports import PermanentFailureError

ZONE = "UTC"
ERRORS = {"XXX": ODataError}
NOBODY = "http://127.0.0.1:1/v1.0"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
CATALOGUE = "appCatalogs/teamsApps"
_READ, _OF_EVENT = Call(), Call(is_of_event=True)
Request = Any
"""RequestInformation; the SDK's types are not read by mypy, see pyproject.toml."""


class Graph:
    """All that is asked of Graph, each as one call. `organizer`: object id of the mailbox."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        tokens: Tokens,
        limits: GraphLimits,
        root: str,
        organizer: str,
    ) -> None:
        self._root = root.rstrip("/")
        adapter = GraphRequestAdapter(provider_of(tokens, root), client=client)
        adapter.base_url = self._root
        self._client = client
        self._calls = Calls(adapter, tokens, limits, ERRORS)
        self._graph = GraphServiceClient(request_adapter=adapter)
        self._mailbox = self._graph.users.by_user_id(organizer)
        self.organizer = organizer

    async def close(self) -> None:
        await self._client.aclose()

    async def warm_up(self) -> None:
        """Everything that is read when it is first used is read now; it holds up the loop: at boot.

        A call is made too, to where nobody listens on this machine.
        """
        self._write_each()
        client = _piped(httpx.AsyncClient(trust_env=False))
        nowhere = GraphRequestAdapter(AnonymousAuthenticationProvider(), client=client)
        nowhere.base_url = NOBODY
        asked = GraphServiceClient(request_adapter=nowhere).users.to_get_request_information()
        with suppress(httpx.HTTPError):
            await nowhere.send_primitive_async(asked, "bytes", ERRORS)
        await client.aclose()

    def _write_each(self) -> None:
        draft = Draft(subject="", content="", attendees=(("", ""),), transaction="x")
        self._mailbox.events.to_post_request_information(_event(draft))
        self._mailbox.events.by_event_id("x").cancel.to_post_request_information(
            CancelPostRequestBody(comment="")
        )
        self._delta(LONG_AGO, LONG_AGO)
        self._graph.subscriptions.to_post_request_information(Subscription())
        self._graph.subscriptions.by_subscription_id("x").to_patch_request_information(
            Subscription()
        )
        self._mailbox.online_meetings.by_online_meeting_id("x").to_patch_request_information(
            _closed()
        )
        self._graph.chats.by_chat_id("x").installed_apps.to_post_request_information(
            TeamsAppInstallation()
        )
        self._graph.users.by_user_id("x").teamwork.installed_apps.to_post_request_information(
            UserScopeTeamsAppInstallation()
        )
        ODataError().get_field_deserializers()

    async def create_event(self, draft: Draft) -> bytes:
        asked = self._mailbox.events.to_post_request_information(_event(draft))
        return await self._calls.send(asked, Call(is_write=True, mails=1))

    async def event(self, id: str) -> bytes:
        asked = self._mailbox.events.by_event_id(id).to_get_request_information()
        return await self._calls.send(asked, _OF_EVENT)

    async def events_called(self, subject: str, skip: int, most: int) -> bytes:
        named = subject.replace("'", "''")
        query = EventsRequestBuilder.EventsRequestBuilderGetQueryParameters(
            filter=f"subject eq '{named}'", top=most, skip=skip
        )
        asked = self._mailbox.events.to_get_request_information(_with(query))
        return await self._calls.send(asked, _READ)

    async def change_event(self, id: str, draft: Draft, *, mails: int) -> bytes:
        builder = self._mailbox.events.by_event_id(id)
        asked = builder.to_patch_request_information(_event(draft))
        return await self._calls.send(asked, Call(is_write=True, mails=mails, is_of_event=True))

    async def cancel_event(self, id: str, comment: str) -> None:
        builder = self._mailbox.events.by_event_id(id).cancel
        asked = builder.to_post_request_information(CancelPostRequestBody(comment=comment))
        await self._calls.send(asked, Call(is_write=True, mails=1, is_of_event=True))

    async def first_changes(self, first: datetime, until: datetime) -> bytes:
        return await self._calls.send(self._delta(first, until), Call(is_delta=True))

    async def next_changes(self, cursor: str) -> bytes:
        """`cursor`: the address that Graph gave, which must be Graph's own."""
        if not cursor.startswith(f"{self._root}/"):
            raise PermanentFailureError("failed.not_allowed")
        asked = self._mailbox.calendar_view.delta.with_url(cursor).to_get_request_information()
        return await self._calls.send(asked, Call(is_delta=True))

    async def subscribe(self, subscription: Wish) -> bytes:
        body = Subscription(
            change_type="created,updated,deleted",
            notification_url=subscription.tell,
            lifecycle_notification_url=subscription.tell_of_life,
            resource=f"users/{self.organizer}/events",
            expiration_date_time=subscription.until,
            client_state=subscription.state,
        )
        return await self._calls.send(
            self._graph.subscriptions.to_post_request_information(body), _READ
        )

    async def renew(self, id: str, until: datetime) -> bytes:
        builder = self._graph.subscriptions.by_subscription_id(id)
        body = Subscription(expiration_date_time=until)
        return await self._calls.send(builder.to_patch_request_information(body), _OF_EVENT)

    async def online_meeting(self, join_url: str) -> bytes:
        named = join_url.replace("'", "''")
        query = OnlineMeetingsRequestBuilder.OnlineMeetingsRequestBuilderGetQueryParameters(
            filter=f"JoinWebUrl eq '{named}'"
        )
        asked = self._mailbox.online_meetings.to_get_request_information(_with(query))
        return await self._calls.send(asked, _READ)

    async def close_meeting(self, id: str) -> bytes:
        builder = self._mailbox.online_meetings.by_online_meeting_id(id)
        return await self._calls.send(builder.to_patch_request_information(_closed()), _READ)

    async def install_in_chat(self, chat: str, app: str) -> None:
        body = TeamsAppInstallation(additional_data={"teamsApp@odata.bind": _app(app)})
        builder = self._graph.chats.by_chat_id(chat).installed_apps
        await self._calls.send(builder.to_post_request_information(body), _READ)

    async def install_for(self, person: str, app: str) -> None:
        body = UserScopeTeamsAppInstallation(additional_data={"teamsApp@odata.bind": _app(app)})
        builder = self._graph.users.by_user_id(person).teamwork.installed_apps
        await self._calls.send(builder.to_post_request_information(body), _READ)

    async def installations(self, person: str, app: str) -> bytes:
        query = PersonalApps.InstalledAppsRequestBuilderGetQueryParameters(
            filter=f"teamsApp/id eq '{app}'"
        )
        builder = self._graph.users.by_user_id(person).teamwork.installed_apps
        return await self._calls.send(builder.to_get_request_information(_with(query)), _READ)

    async def chat_of_installation(self, person: str, installation: str) -> bytes:
        apps = self._graph.users.by_user_id(person).teamwork.installed_apps
        builder = apps.by_user_scope_teams_app_installation_id(installation).chat
        return await self._calls.send(builder.to_get_request_information(), _READ)

    async def users_mailed(self, address: str) -> bytes:
        named = address.replace("'", "''")
        query = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters(
            filter=f"mail eq '{named}'", top=2
        )
        return await self._calls.send(
            self._graph.users.to_get_request_information(_with(query)), _READ
        )

    async def user(self, name: str) -> bytes:
        builder = self._graph.users.by_user_id(name)
        return await self._calls.send(builder.to_get_request_information(), _OF_EVENT)

    def _delta(self, first: datetime, until: datetime) -> Request:
        query = DeltaRequestBuilder.DeltaRequestBuilderGetQueryParameters(
            start_date_time=first.isoformat(), end_date_time=until.isoformat()
        )
        return self._mailbox.calendar_view.delta.to_get_request_information(_with(query))


def _event(draft: Draft) -> Any:
    event = Event(subject=draft.subject)
    if draft.content is not None:
        event.body = ItemBody(content_type=BodyType.Html, content=draft.content)
    if draft.starts_at and draft.ends_at:
        event.start, event.end = _moment(draft.starts_at), _moment(draft.ends_at)
    if draft.attendees is not None:
        event.attendees = [_attendee(*one) for one in draft.attendees]
    if draft.transaction is not None:
        event.transaction_id = draft.transaction
        event.is_online_meeting = True
        event.online_meeting_provider = OnlineMeetingProviderType.TeamsForBusiness
        event.sensitivity = Sensitivity.Private
        event.response_requested = True
        event.allow_new_time_proposals = False
    return event


def _attendee(address: str, name: str) -> Any:
    return Attendee(
        type=AttendeeType.Required, email_address=EmailAddress(address=address, name=name)
    )


def _moment(at: datetime) -> Any:
    """Instants in UTC: no zone's name has to mean the same to both."""
    return DateTimeTimeZone(date_time=at.strftime("%Y-%m-%dT%H:%M:%S"), time_zone=ZONE)


def _closed() -> Any:
    """Nobody records or transcribes, and who is not of the organisation waits (R-64)."""
    return OnlineMeeting(
        allow_recording=False,
        allow_transcription=False,
        record_automatically=False,
        lobby_bypass_settings=LobbyBypassSettings(scope=LobbyBypassScope.Invited),
    )


def _app(app: str) -> str:
    """By its name in the catalogue, which is spelt so in every cloud."""
    return f"https://graph.microsoft.com/v1.0/{CATALOGUE}/{app}"


def _with(query: Any) -> Any:
    return RequestConfiguration(query_parameters=query)


def open_client(settings: Settings) -> httpx.AsyncClient:
    """With the SDK's pipeline, which neither repeats nor follows; to be closed by Graph.close."""
    return _piped(PlainClient(settings))


def _piped(client: httpx.AsyncClient) -> httpx.AsyncClient:
    options = {
        RetryHandlerOption.get_key(): RetryHandlerOption(max_retries=0, should_retry=False),
        RedirectHandlerOption.get_key(): RedirectHandlerOption(should_redirect=False),
    }
    made: httpx.AsyncClient = GraphClientFactory.create_with_default_middleware(
        client=client, options=options
    )
    return made
