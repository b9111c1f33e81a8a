"""The Bot Framework's adapter and the port Messenger, both over bot.connector."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from botbuilder.core import BotAdapter, CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
    InputHints,
    ResourceResponse,
)
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from bot.connector import Connector
from bot.door.rules import origin_of, origins
from sspf.domain.organisation import Person
from sspf.ports import Conversation, Presented

CARD = "application/vnd.microsoft.card.adaptive"
CHANNEL = "msteams"
SENT = {
    "type": "type",
    "id": "id",
    "text": "text",
    "summary": "summary",
    "attachments": "attachments",
    "channelId": "channel_id",
    "serviceUrl": "service_url",
    "replyToId": "reply_to_id",
    "inputHint": "input_hint",
    "locale": "locale",
}
"""What is sent of an activity, and what the SDK calls it."""

OnTurn = Callable[[TurnContext], Awaitable[None]]


class _NoClient(ConnectorFactory):  # type: ignore[misc]  # botbuilder ships no types
    """The SDK insists on a client of its own for each turn (6 ms); ours is shared."""

    async def create(self, service_url: str, audience: str) -> object:
        return self


class DoorAuthentication(BotFrameworkAuthentication):  # type: ignore[misc]
    """The door has judged who sends before the SDK hears of it (bot/door); here nobody is asked.

    botbuilder 4.17.1 would ask anew in each turn, blocking every other one, and answers 500 to
    some forged tokens. So whatever would have it judge by itself is refused.
    """

    async def authenticate_request(self, activity: Activity, auth_header: str) -> None:
        raise PermissionError("only what the door let in is a turn")

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


class Turning(TurnContext):  # type: ignore[misc]
    """The SDK's context of a turn, whose answers go out by the shortest way.

    The SDK's own way copies both activities, and asks everybody who wants to change what is sent;
    here is nobody. What is sent is made for one sending, so it is addressed as it is.
    """

    async def send_activity(self, what: Activity, *_: object, **__: object) -> ResourceResponse:
        _address(what, self.activity)
        (answer,) = await self.adapter.send_activities(self, [what])
        self.responded = True
        return answer


def _address(said: Activity, heard: Activity) -> None:
    """Back to where it was heard, as TurnContext.apply_conversation_reference does it."""
    said.id = None
    said.channel_id, said.service_url = heard.channel_id, heard.service_url
    said.conversation, said.locale = heard.conversation, heard.locale
    said.from_property, said.recipient = heard.recipient, heard.from_property
    if heard.id and heard.type != ActivityTypes.conversation_update:
        said.reply_to_id = heard.id
    said.input_hint = said.input_hint or InputHints.accepting_input.value


class Adapter(CloudAdapterBase):  # type: ignore[misc]
    """The SDK's pipeline with our own road out: msrest opens a connection for each message."""

    def __init__(self, connector: Connector) -> None:
        super().__init__(DoorAuthentication())
        self._connector = connector

    async def take(self, activity: Activity, on_turn: OnTurn) -> InvokeResponse | None:
        """One turn through the SDK, of an activity that the door let in."""
        return await self.process_activity(_let_in(), activity, on_turn)

    def _create_turn_context(self, activity: Activity, *_: object) -> Turning:
        """Without what the SDK lays in it: its own credentials and client."""
        return Turning(self, activity)

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
            tenant = activity.conversation.tenant_id or ""
            posted = await self._connector.post(*place, body_of(activity), tenant=tenant)
            answers.append(ResourceResponse(id=posted))
        return answers

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        place = (activity.service_url, activity.conversation.id, activity.id)
        tenant = activity.conversation.tenant_id or ""
        await self._connector.update(*place, body_of(activity), tenant=tenant)
        return ResourceResponse(id=activity.id)


def _let_in() -> AuthenticateRequestResult:
    result = AuthenticateRequestResult()
    result.claims_identity = ClaimsIdentity({}, True, "the door")
    result.connector_factory = _NoClient()
    return result


class TeamsMessenger:
    """Implements sspf.ports.Messenger.

    `service_url`: where somebody is sought who has not spoken. `hosts`: those of Bot Connector; at
    another one, which is no longer allowed, nobody is written to. Without any, as in the rehearsal
    where the port may be new, everybody is written to at `service_url`.
    """

    def __init__(
        self,
        adapter: Adapter,
        connector: Connector,
        service_url: str,
        app_id: str,
        hosts: tuple[str, ...] = (),
    ) -> None:
        self._adapter = adapter
        self._connector = connector
        self._service_url = service_url
        self._app_id = app_id
        self._origins = origins(hosts)

    async def reach(self, person: Person, tenant: str) -> Conversation:
        """By Entra object id: the bot must be installed for the person.

        `member` is who Bot Connector says is in it, so that nobody is taken for somebody else.
        """
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
        member = await self._only_member(conversation, tenant)
        return Conversation(
            person=person.id,
            conversation=conversation,
            service_url=self._service_url,
            tenant=tenant,
            user=str(member.get("id", "")),
            member=str(member.get("aadObjectId") or member.get("objectId") or ""),
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

    async def _only_member(self, conversation: str, tenant: str) -> Mapping[str, Any]:
        """Nobody, when the conversation holds more than one: it is no private chat then."""
        members = await self._connector.members(self._service_url, conversation, tenant=tenant)
        people = [one for one in members if not str(one.get("id", "")).startswith("28:")]
        return people[0] if len(people) == 1 else {}

    async def _continue(self, to: Conversation, callback: Any) -> None:
        is_known = origin_of(to.service_url) in self._origins
        reference = ConversationReference(
            channel_id=CHANNEL,
            service_url=to.service_url if is_known else self._service_url,
            conversation=ConversationAccount(id=to.conversation, tenant_id=to.tenant),
            bot=ChannelAccount(id=f"28:{self._app_id}"),
            user=ChannelAccount(id=to.user or to.person),
        )
        await self._adapter.continue_conversation(reference, callback, self._app_id)


def activity_of(what: Presented) -> Activity:
    """A message with the card, whose summary is the fixed title and nothing else (R-61)."""
    if "card" not in what.payload:
        return Activity(type=ActivityTypes.message, text=str(what.payload["text"]))
    card = {"contentType": CARD, "content": dict(what.payload["card"])}
    return Activity(type=ActivityTypes.message, summary=what.summary, attachments=[card])


def body_of(activity: Activity) -> dict[str, Any]:
    """As Bot Connector reads it. msrest writes the same in ten times the time."""
    body = {key: getattr(activity, name) for key, name in SENT.items()}
    body["type"] = str(getattr(activity.type, "value", activity.type))
    body["from"] = _account(activity.from_property)
    body["recipient"] = _account(activity.recipient)
    body["conversation"] = {"id": activity.conversation.id}
    return {key: value for key, value in body.items() if value}


def _account(of: ChannelAccount | None) -> dict[str, str] | None:
    if of is None:
        return None
    fields = {"id": of.id, "name": of.name, "aadObjectId": of.aad_object_id}
    return {key: value for key, value in fields.items() if value}
