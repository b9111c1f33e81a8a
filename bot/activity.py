"""The only reader of a Bot Framework turn: what was heard in, what is said out."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, ConversationAccount

from bot.company import Company, Rosters
from bot.deliveries import Deliveries
from bot.dispatch import Heard, Said, hear, remember
from bot.events import place_in
from bot.installations import Roads, note_event
from bot.present import words
from bot.searching import QUERY, search
from bot.teams import CARD, activity_of
from sspf.ports import Services

MESSAGE = "application/vnd.microsoft.activity.message"
CARD_ACTION = "adaptiveCard/action"
BELOW = "answer.below"
NOT_KEPT = "refused.not_kept"


class TeamsBot:
    """Messages, pressed buttons, card invokes, what happens to the bot; no other activity."""

    def __init__(
        self, services: Services, rosters: Rosters, deliveries: Deliveries | None = None
    ) -> None:
        self._services = services
        self._deliveries = deliveries or Deliveries()
        self._roads = Roads(services)
        self._company = Company(rosters)

    async def close(self) -> None:
        """Wait for the answers that are still on their way."""
        await self._deliveries.close()

    async def on_turn(self, context: TurnContext) -> None:
        activity = context.activity
        if activity.type == ActivityTypes.message and isinstance(activity.value, dict):
            await self._submitted(context, activity.value)
        elif activity.type == ActivityTypes.message:
            said = await self._hear(_heard(activity, text=activity.text or ""))
            await self._say(context, said)
        elif activity.type == ActivityTypes.invoke:
            await self._invoked(context)
        else:
            await self._told(context)

    async def _hear(self, heard: Heard) -> Said:
        return await hear(self._services, heard, self._roads, self._company)

    async def _told(self, context: TurnContext) -> None:
        """Where the bot was added or removed; every other kind is passed over."""
        place = place_in(context.activity.additional_properties)
        if place is not None:
            self._company.forget(place)
        hello = await note_event(self._services, context.activity.additional_properties)
        if hello is not None:
            await self._say(context, Said(presented=hello, beside=True))

    async def _submitted(self, context: TurnContext, value: Mapping[str, Any]) -> None:
        """Action.Submit, where Action.Execute is not known: the card is replaced by an update."""
        activity = context.activity
        said = await self._hear(_pressed(activity, value))
        if said.beside or "card" not in said.presented.payload or not activity.reply_to_id:
            await self._say(context, said)
            return
        await self._deliveries.send(lambda: self._replace(context, said))

    async def _replace(self, context: TurnContext, said: Said) -> None:
        activity = context.activity
        card = activity_of(said.presented)
        card.id = activity.reply_to_id
        await context.update_activity(card)
        await self._remember(activity, said, activity.reply_to_id)

    async def _invoked(self, context: TurnContext) -> None:
        if context.activity.name == QUERY:
            await self._searched(context)
            return
        action = _action(context.activity)
        if action is None:
            await _respond(context, HTTPStatus.BAD_REQUEST, None)
            return
        said = await self._hear(_pressed(context.activity, action))
        payload = said.presented.payload
        if "card" not in payload:
            await _respond(context, HTTPStatus.OK, _answer(MESSAGE, str(payload["text"])))
        elif said.beside:
            await self._say(context, said)
            words = self._services.words("sv", BELOW)
            await _respond(context, HTTPStatus.OK, _answer(MESSAGE, words))
        else:
            await self._remember(context.activity, said, context.activity.reply_to_id or "")
            await _respond(context, HTTPStatus.OK, _answer(CARD, dict(payload["card"])))

    async def _searched(self, context: TurnContext) -> None:
        """The compose box: an answer of its own kind, and nothing is said in any chat."""
        activity, value = context.activity, context.activity.value
        heard = _heard(activity)
        asked = value if isinstance(value, dict) else {}
        found = await search(
            self._services, heard.tenant, heard.entra_object_id, heard.activity, asked
        )
        await _respond(context, HTTPStatus.OK, found)

    async def _say(self, context: TurnContext, said: Said) -> None:
        await self._deliveries.send(lambda: self._post(context, said))

    async def _post(self, context: TurnContext, said: Said) -> None:
        answer = await context.send_activity(activity_of(said.presented))
        await self._remember(context.activity, said, answer.id)

    async def _remember(self, activity: Activity, said: Said, id: str) -> None:
        await remember(self._services, said, activity.conversation.id, id)


def activity_from(body: Mapping[str, Any]) -> Activity:
    """The SDK's form of what the door let in: what it and we read of it, and no more.

    msrest takes ten times as long and loses what it does not know; the whole body goes along in
    `additional_properties`.
    """
    conversation = body["conversation"]
    made = Activity(
        type=body["type"],
        id=body.get("id"),
        name=body.get("name"),
        text=body.get("text"),
        value=body.get("value"),
        locale=body.get("locale"),
        channel_id=body.get("channelId"),
        service_url=body.get("serviceUrl"),
        reply_to_id=body.get("replyToId"),
        channel_data=body.get("channelData"),
        from_property=_account(body["from"]),
        recipient=_account(body["recipient"]),
        conversation=ConversationAccount(
            id=conversation.get("id"), conversation_type=conversation.get("conversationType")
        ),
    )
    made.conversation.tenant_id = _tenant(made)
    made.additional_properties = dict(body)
    return made


def is_press(body: Mapping[str, Any]) -> bool:
    """Of what the door let in: whether somebody pressed a button and waits for its answer."""
    return body.get("type") == ActivityTypes.invoke.value and body.get("name") == CARD_ACTION


def not_kept() -> dict[str, object]:
    """The answer to a press when nothing can be looked up, not even who pressed."""
    return _answer(MESSAGE, words("sv", NOT_KEPT))


def _account(said: Mapping[str, Any]) -> ChannelAccount:
    return ChannelAccount(
        id=said.get("id"), name=said.get("name"), aad_object_id=said.get("aadObjectId")
    )


def _heard(activity: Activity, **more: Any) -> Heard:
    conversation = activity.conversation
    return Heard(
        tenant=_tenant(activity),
        entra_object_id=getattr(activity.from_property, "aad_object_id", None) or "",
        place=place_in(activity.additional_properties),
        activity=activity.id or "",
        is_private=conversation.conversation_type == "personal",
        **more,
    )


def _pressed(activity: Activity, data: Mapping[str, Any]) -> Heard:
    """The reference, and everything else that came with it as what was typed."""
    inputs = {key: value for key, value in data.items() if key != "ref"}
    return _heard(activity, ref=str(data.get("ref", "")), inputs=inputs)


def _action(activity: Activity) -> Mapping[str, Any] | None:
    """`activity.value` as it came: botbuilder's own invoke types fail on plain dicts."""
    value = activity.value
    if activity.name != CARD_ACTION or not isinstance(value, dict):
        return None
    action = value.get("action")
    data = action.get("data") if isinstance(action, dict) else None
    return data if isinstance(data, dict) else None


def _tenant(activity: Activity) -> str:
    # botbuilder 4.17.1 reads `conversation.tenantID`, which Teams does not send.
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    tenant = data.get("tenant")
    return str(tenant.get("id", "")) if isinstance(tenant, dict) else ""


def _answer(kind: str, value: object) -> dict[str, object]:
    # Plain dicts: botbuilder 4.17.1 cannot serialise a text answer in its own response class.
    return {"statusCode": int(HTTPStatus.OK), "type": kind, "value": value}


async def _respond(context: TurnContext, status: HTTPStatus, body: object) -> None:
    response = InvokeResponse(status=int(status), body=body)
    await context.send_activity(Activity(type=ActivityTypes.invoke_response, value=response))
