"""Activities as Teams sends them, and as it never should."""

import json
from typing import Any

from tests.journeys.play import Play

Body = dict[str, Any]


def an_activity(chat: Play, who: str = "rut", **more: Any) -> Body:
    """A well-formed message of this person's, with these fields in other ways."""
    user = chat.run.channel.users[who]
    return {
        "type": "message",
        "id": "f:1",
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


def nested(levels: int) -> bytes:
    return b'{"type":"message","value":' + b"[" * levels + b"]" * levels + b"}"


def malformed(chat: Play) -> dict[str, tuple[object, dict[str, str]]]:
    """Name → (body, headers). None of them is a thing that a person said."""
    good = an_activity(chat)
    json_ = {"Content-Type": "application/json"}
    cases: dict[str, tuple[object, dict[str, str]]] = {
        "text/plain": (good, {"Content-Type": "text/plain"}),
        "no content type": (good, {"Content-Type": ""}),
        "form": (b"text=hej", {"Content-Type": "application/x-www-form-urlencoded"}),
        "utf-16": (json.dumps(good).encode("utf-16"), json_),
        "1.2 MB": (good | {"text": "x" * 1_200_000}, json_),
        "900 KB of å": (
            json.dumps(good | {"text": "å" * 300_000}, ensure_ascii=False).encode(),
            json_,
        ),
    }
    raw = {
        "empty": b"",
        "half an object": b"{",
        "array": b"[]",
        "string": b'"x"',
        "null": b"null",
        "number": b"1",
        "empty object": b"{}",
        "no json": b"hej",
        "not utf-8": b'{"type":"mess\xff"}',
        "null byte": b'{"type":"mess\x00age"}',
        "deep 900": nested(900),
        "deep 100000": nested(100_000),
        "two types": b'{"type":"message","type":"invoke"}',
        "not a number": b'{"type":"message","value":NaN}',
        "a number of 5000 digits": b'{"type":"message","value":' + b"9" * 5000 + b"}",
    }
    cases |= {name: (body, json_) for name, body in raw.items()}
    return cases | {name: (good | fields, json_) for name, fields in WRONG_FIELDS.items()}


WRONG_FIELDS: dict[str, Body] = {
    "type is a number": {"type": 1},
    "type is an object": {"type": {}},
    "type is empty": {"type": ""},
    "type is unknown": {"type": "explosion"},
    "text is a list": {"text": ["hej"]},
    "text is an object": {"text": {"a": 1}},
    "conversation is a string": {"conversation": "x"},
    "conversation is null": {"conversation": None},
    "conversation has no id": {"conversation": {}},
    "conversation's id is a number": {"conversation": {"id": 7}},
    "conversation is nobody's": {
        "conversation": {"id": "a:nobody", "conversationType": "personal"}
    },
    "from is a list": {"from": [1]},
    "from is null": {"from": None},
    "from's id is a list": {"from": {"id": ["x"], "aadObjectId": ["y"]}},
    "aadObjectId is an object": {"from": {"id": "29:rut", "aadObjectId": {"a": 1}}},
    "recipient is a string": {"recipient": "x"},
    "serviceUrl is empty": {"serviceUrl": ""},
    "serviceUrl is a number": {"serviceUrl": 5},
    "serviceUrl is somewhere else": {"serviceUrl": "http://127.0.0.1:9/"},
    "serviceUrl is no address": {"serviceUrl": "hej"},
    "timestamp is garbage": {"timestamp": "igår"},
    "timestamp is a number": {"timestamp": 1},
    "attachments is a string": {"attachments": "x"},
    "attachments is a list of numbers": {"attachments": [1, 2]},
    "entities of numbers": {"entities": [1, 2]},
    "channelData is a string": {"channelData": "x"},
    "channelData's tenant is a list": {"channelData": {"tenant": [1]}},
    "value is a list": {"value": [1, 2]},
    "value is a string": {"value": "ref"},
    "value is an empty object": {"value": {}},
    "an update of the conversation without members": {"type": "conversationUpdate"},
    "members are numbers": {"type": "conversationUpdate", "membersAdded": [1]},
    "a reaction": {"type": "messageReaction", "reactionsAdded": "x"},
    "a lone surrogate": {"text": "\ud800"},
    "invoke without a name": {"type": "invoke"},
    "invoke of another name": {"type": "invoke", "name": "zzz", "value": {}},
    "invoke without value": {"type": "invoke", "name": "adaptiveCard/action"},
    "invoke with a string": {"type": "invoke", "name": "adaptiveCard/action", "value": "x"},
    "action is a string": {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": "x"},
    },
    "data is a list": {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": {"type": "Action.Execute", "data": [1]}},
    },
}
