"""Bodies that are no activities, and activities in which one field is wrong."""

from typing import Any

Fields = dict[str, Any]

CARD = {"type": "invoke", "name": "adaptiveCard/action"}


def nested(levels: int) -> bytes:
    return b'{"type":"message","value":' + b"[" * levels + b"]" * levels + b"}"


RAW: dict[str, tuple[bytes, int]] = {
    "empty": (b"", 400),
    "half an object": (b"{", 400),
    "array": (b"[]", 400),
    "string": (b'"x"', 400),
    "null": (b"null", 400),
    "number": (b"1", 400),
    "empty object": (b"{}", 400),
    "no json": (b"hej", 400),
    "form": (b"text=hej", 400),
    "not utf-8": (b'{"type":"mess\xff"}', 400),
    "utf-16": ('{"type":"message"}'.encode("utf-16"), 400),
    "byte order mark": (b'\xef\xbb\xbf{"type":"message"}', 400),
    "null byte": (b'{"type":"mess\x00age"}', 400),
    "deep 900": (nested(900), 400),
    "deep 100000": (nested(100_000), 400),
    "two types": (b'{"type":"message","type":"invoke"}', 400),
    "not a number": (b'{"type":"message","value":NaN}', 400),
    "a number of 5000 digits": (b'{"type":"message","value":' + b"9" * 5000 + b"}", 400),
    "1.2 MB": (b'{"type":"message","text":"' + b"x" * 1_200_000 + b'"}', 413),
    "600 KB of å": (('{"type":"message","text":"' + "å" * 300_000 + '"}').encode(), 413),
}
"""Name → (body, the status that answers it)."""

WRONG_SHAPE: dict[str, Fields] = {
    "type is a number": {"type": 1},
    "type is an object": {"type": {}},
    "type is empty": {"type": ""},
    "text is a list": {"text": ["hej"]},
    "text is an object": {"text": {"a": 1}},
    "id is a number": {"id": 7},
    "name is a list": {"name": []},
    "action is an object": {"type": "installationUpdate", "action": {}},
    "conversation is a string": {"conversation": "x"},
    "conversation is null": {"conversation": None},
    "conversation has no id": {"conversation": {}},
    "conversation's id is a number": {"conversation": {"id": 7}},
    "conversation's tenant is a list": {"conversation": {"id": "a:rut", "tenantId": ["x"]}},
    "from is a list": {"from": [1]},
    "from is null": {"from": None},
    "from's id is a list": {"from": {"id": ["x"], "aadObjectId": ["y"]}},
    "aadObjectId is an object": {"from": {"id": "29:rut", "aadObjectId": {"a": 1}}},
    "recipient is a string": {"recipient": "x"},
    "serviceUrl is empty": {"serviceUrl": ""},
    "serviceUrl is a number": {"serviceUrl": 5},
    "timestamp is a number": {"timestamp": 1},
    "attachments is a string": {"attachments": "x"},
    "attachments is a list of numbers": {"attachments": [1, 2]},
    "entities of numbers": {"entities": [1, 2]},
    "channelData is a string": {"channelData": "x"},
    "channelData's tenant is a list": {"channelData": {"tenant": [1]}},
    "channelData's tenant has a number": {"channelData": {"tenant": {"id": 1}}},
    "members are numbers": {"type": "conversationUpdate", "membersAdded": [1]},
    "members are an object": {"type": "conversationUpdate", "membersRemoved": {"id": "x"}},
    "a reaction": {"type": "messageReaction", "reactionsAdded": "x"},
}
"""Turned away at the door: 400."""

WRONG_MEANING: dict[str, Fields] = {
    "type is unknown": {"type": "explosion"},
    "conversation is nobody's": {
        "conversation": {"id": "a:nobody", "conversationType": "personal"}
    },
    "serviceUrl is somewhere else": {"serviceUrl": "http://127.0.0.1:9/"},
    "serviceUrl is no address": {"serviceUrl": "hej"},
    "timestamp is garbage": {"timestamp": "igår"},
    "value is a list": {"value": [1, 2]},
    "value is a string": {"value": "ref"},
    "value is an empty object": {"value": {}},
    "an update of the conversation without members": {"type": "conversationUpdate"},
    "a lone surrogate": {"text": "\ud800"},
    "invoke without a name": {"type": "invoke"},
    "invoke of another name": {"type": "invoke", "name": "zzz", "value": {}},
    "invoke without value": CARD,
    "invoke with a string": CARD | {"value": "x"},
    "action is a string": CARD | {"value": {"action": "x"}},
    "action of another kind": CARD | {"value": {"action": {"type": "Action.Foo", "data": {}}}},
    "data is a list": CARD | {"value": {"action": {"type": "Action.Execute", "data": [1]}}},
}
"""Well shaped: the door lets them pass if their address is right, and nothing breaks inside."""

WRONG_FIELDS = WRONG_SHAPE | WRONG_MEANING
