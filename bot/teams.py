"""The Bot Framework's adapter and the port Messenger, both over bot.connector."""

from collections.abc import Mapping
from typing import Any

from botbuilder.core import BotAdapter, CloudAdapterBase, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    Attachment,
    ConversationReference,
    ResourceResponse,
)
from botframework.connector.auth import (
    AuthenticateRequestResult,
    AuthenticationConstants,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.connector import Connector
from sspf.domain.organisation import Person
from sspf.ports import Conversation, Presented

CARD = "application/vnd.microsoft.card.adaptive"
CHANNEL = "msteams"


class _NoClient(ConnectorFactory):  # type: ignore[misc]  # botbuilder ships no types
    """The SDK insists on a client of its own for each turn (6 ms); ours is shared."""

    async def create(self, service_url: str, audience: str) -> object:
        return self


class LocalAuthentication(BotFrameworkAuthentication):  # type: ignore[misc]
    """Nobody is asked who they are. For the rehearsal on this machine alone: see Settings.auth."""

    async def authenticate_request(
        self, activity: Activity, auth_header: str
    ) -> AuthenticateRequestResult:
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(
            {}, True, AuthenticationConstants.ANONYMOUS_AUTH_TYPE
        )
        result.connector_factory = _NoClient()
        return result

    async def authenticate_streaming_request(self, auth_header: str, channel_id: str) -> None:
        raise PermissionError("streaming is not used")

    async def authenticate_channel_request(self, auth_header: str) -> ClaimsIdentity:
        raise PermissionError("skills are not used")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        return _NoClient()

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        return None

    def create_bot_framework_client(self) -> None:
        return None

    def get_originating_audience(self) -> str:
        return ""


class Adapter(CloudAdapterBase):  # type: ignore[misc]
    """The SDK's pipeline with our own road out: msrest opens a connection for each message."""

    def __init__(self, authentication: BotFrameworkAuthentication, connector: Connector) -> None:
        super().__init__(authentication)
        self._connector = connector

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        answers = []
        for activity in activities:
            if activity.type == ActivityTypes.invoke_response:
                context.turn_state[BotAdapter._INVOKE_RESPONSE_KEY] = activity
                answers.append(ResourceResponse(id=""))
                continue
            place = (activity.service_url, activity.conversation.id)
            posted = await self._connector.post(*place, activity.serialize())
            answers.append(ResourceResponse(id=posted))
        return answers

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        await self._connector.update(
            activity.service_url, activity.conversation.id, activity.id, activity.serialize()
        )
        return ResourceResponse(id=activity.id)


class TeamsMessenger:
    """Implements sspf.ports.Messenger."""

    def __init__(
        self, adapter: Adapter, connector: Connector, service_url: str, app_id: str
    ) -> None:
        self._adapter = adapter
        self._connector = connector
        self._service_url = service_url
        self._app_id = app_id

    async def reach(self, person: Person, tenant: str) -> Conversation:
        """By Entra object id: the bot must be installed for the person."""
        conversation = await self._connector.create(
            self._service_url,
            {
                "isGroup": False,
                "bot": {"id": f"28:{self._app_id}"},
                "members": [{"id": person.entra_object_id}],
                "tenantId": tenant,
                "channelData": {"tenant": {"id": tenant}},
            },
        )
        return Conversation(
            person=person.id,
            conversation=conversation,
            service_url=self._service_url,
            tenant=tenant,
        )

    async def send(self, to: Conversation, what: Presented) -> str:
        sent: list[str] = []

        async def say(context: TurnContext) -> None:
            answer = await context.send_activity(activity_of(what))
            sent.append(answer.id)

        await self._continue(to, say)
        return sent[0]

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        async def replace(context: TurnContext) -> None:
            card = activity_of(what)
            card.id = activity
            await context.update_activity(card)

        await self._continue(to, replace)

    async def _continue(self, to: Conversation, callback: Any) -> None:
        reference = ConversationReference().deserialize(
            {
                "channelId": CHANNEL,
                "serviceUrl": self._service_url,
                "conversation": {"id": to.conversation},
                "bot": {"id": f"28:{self._app_id}"},
                "user": {"id": to.user or to.person},
            }
        )
        await self._adapter.continue_conversation(reference, callback, self._app_id)


def activity_of(what: Presented) -> Activity:
    """A message with the card, whose summary is the fixed title and nothing else (R-61)."""
    if "card" not in what.payload:
        return Activity(type=ActivityTypes.message, text=str(what.payload["text"]))
    return Activity(
        type=ActivityTypes.message, summary=what.summary, attachments=[_attachment(what.payload)]
    )


def _attachment(payload: Mapping[str, Any]) -> Any:
    return Attachment(content_type=CARD, content=dict(payload["card"]))
