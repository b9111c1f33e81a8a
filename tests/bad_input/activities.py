"""Activities as Teams sends them, for somebody of the running product."""

from itertools import count
from typing import Any

from tests.journeys.play import Play

Body = dict[str, Any]
IDS = count(1)


def an_activity(chat: Play, who: str = "rut", **more: Any) -> Body:
    """A well-formed message of this person's, with these fields in other ways."""
    user = chat.run.channel.users[who]
    return {
        "type": "message",
        "id": f"f:{next(IDS)}",
        "channelId": "msteams",
        "serviceUrl": f"{chat.run.address}/channel/",
        "from": {"id": user.id, "name": user.name, "aadObjectId": user.aad_object_id},
        "recipient": {"id": "28:sspf", "name": "SSPF-stödet"},
        "conversation": {
            "id": user.conversation_id,
            "conversationType": "personal",
            "tenantId": user.tenant_id,
        },
        "channelData": {"tenant": {"id": user.tenant_id}},
        "text": "hjälp",
    } | more


def an_invoke(chat: Play, value: Any, who: str = "rut", **more: Any) -> Body:
    fields = {"type": "invoke", "name": "adaptiveCard/action", "value": value}
    return an_activity(chat, who, **fields) | more
