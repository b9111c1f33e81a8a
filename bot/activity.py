"""The only reader of a Bot Framework turn: what was heard in, what is said out."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot.dispatch import Heard, Said, hear, remember
from bot.teams import CARD, activity_of
from sspf.ports import Services

MESSAGE = "application/vnd.microsoft.activity.message"
CARD_ACTION = "adaptiveCard/action"
BELOW = "answer.below"


class TeamsBot:
    """Messages, pressed buttons and card invokes; every other activity is passed over."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def on_turn(self, context: TurnContext) -> None:
        activity = context.activity
        if activity.type == ActivityTypes.message and isinstance(activity.value, dict):
            await self._submitted(context, activity.value)
        elif activity.type == ActivityTypes.message:
            said = await hear(self._services, _heard(activity, text=activity.text or ""))
            await self._say(context, said)
        elif activity.type == ActivityTypes.invoke:
            await self._invoked(context)

    async def _submitted(self, context: TurnContext, value: Mapping[str, Any]) -> None:
        """Action.Submit, where Action.Execute is not known: the card is replaced by an update."""
        activity = context.activity
        said = await hear(self._services, _pressed(activity, value))
        if said.beside or "card" not in said.presented.payload or not activity.reply_to_id:
            await self._say(context, said)
            return
        card = activity_of(said.presented)
        card.id = activity.reply_to_id
        await context.update_activity(card)
        await self._remember(activity, said, activity.reply_to_id)

    async def _invoked(self, context: TurnContext) -> None:
        action = _action(context.activity)
        if action is None:
            await _respond(context, HTTPStatus.BAD_REQUEST, None)
            return
        said = await hear(self._services, _pressed(context.activity, action))
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

    async def _say(self, context: TurnContext, said: Said) -> None:
        answer = await context.send_activity(activity_of(said.presented))
        await self._remember(context.activity, said, answer.id)

    async def _remember(self, activity: Activity, said: Said, id: str) -> None:
        await remember(self._services, said, activity.conversation.id, id)


def _heard(activity: Activity, **more: Any) -> Heard:
    conversation = activity.conversation
    return Heard(
        tenant=_tenant(activity),
        entra_object_id=getattr(activity.from_property, "aad_object_id", None) or "",
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
