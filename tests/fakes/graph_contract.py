"""Whether a call, and the answer to it, are as Graph has them. Two judges.

The SDK's own types always: a path that leads nowhere and a property that nobody knows are refused.
Where the description of Graph lies beside the checkout, each request and each answer is held
against that too.
"""

import importlib
import inspect
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_serialization_json.json_parse_node_factory import JsonParseNodeFactory
from msgraph import GraphServiceClient
from msgraph.graph_request_adapter import GraphRequestAdapter
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from bot.rehearsal.outlook_routes import PREFIX, Inspect

DESCRIPTION = Path(__file__).parents[3] / "shared" / "data" / "graph-v1.0-subset.openapi.json"
NOT_DESCRIBED = (("PATCH", "onlineMeetings"),)
"""Calls of the bot that the description was not cut with; the SDK judges them alone."""
JSON = "application/json"
KNOWN_EXTRAS = frozenset({"@odata.etag", "teamsApp@odata.bind"})
CAPITALS = re.compile(r"(?<!^)(?=[A-Z])")


def contract() -> Inspect:
    judges: list[Inspect] = [_by_sdk]
    if DESCRIPTION.exists():
        judges.append(_by_description())

    def look(request: web.Request, body: bytes, answer: web.Response | None) -> None:
        for judge in judges:
            judge(request, body, answer)

    return look


def _by_sdk(request: web.Request, body: bytes, answer: web.Response | None) -> None:
    """Only what is asked: what is answered is not read with these types."""
    if answer is not None:
        return
    builder = _builder(request.path.removeprefix(PREFIX))
    wanted = _body_type(builder, request.method)
    if wanted is None:
        return
    node = JsonParseNodeFactory().get_root_parse_node(JSON, body)
    unknown = _unknown(node.get_object_value(wanted))
    assert not unknown, f"no such property: {unknown}"


@cache
def _client() -> Any:
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    return GraphServiceClient(request_adapter=adapter)


def _builder(path: str) -> Any:
    """The builder that the path leads to; AssertionError: Graph has no such path."""
    builder = _client()
    for step in path.strip("/").split("/"):
        name = CAPITALS.sub("_", step.removesuffix("()")).lower()
        if isinstance(getattr(type(builder), name, None), property):
            builder = getattr(builder, name)
            continue
        by_id = [member for member in dir(builder) if member.startswith("by_")]
        assert by_id, f"no such path: {step!r} under {type(builder).__name__}"
        builder = getattr(builder, by_id[0])(step)
    return builder


def _body_type(builder: Any, method: str) -> Any:
    """The class that the call's body must be; None: it has no body."""
    call = getattr(builder, method.lower(), None)
    assert call is not None, f"{method} is not allowed"
    body = inspect.signature(call).parameters.get("body")
    if body is None:
        return None
    name = str(body.annotation)
    module = inspect.getmodule(type(builder))
    assert module is not None
    found = re.search(rf"from (\.+)([\w.]+) import {name}\b", inspect.getsource(module))
    assert found is not None
    assert module.__package__ is not None
    up = len(found[1]) - 1
    package = module.__package__.rsplit(".", up)[0] if up else module.__package__
    return getattr(importlib.import_module(f"{package}.{found[2]}"), name)


def _unknown(value: Any, at: str = "$") -> list[str]:
    if isinstance(value, list):
        return [bad for n, one in enumerate(value) for bad in _unknown(one, f"{at}[{n}]")]
    if not hasattr(value, "get_field_deserializers"):
        return []
    extras = set(getattr(value, "additional_data", None) or {}) - KNOWN_EXTRAS
    bad = [f"{at}.{name}" for name in sorted(extras)]
    for name, inner in vars(value).items():
        if name not in ("additional_data", "backing_store"):
            bad += _unknown(inner, f"{at}.{name}")
    return bad


class _Asked:
    """A request as openapi-core wants to see it."""

    host_url = "http://127.0.0.1:4010"

    def __init__(self, request: web.Request, body: bytes) -> None:
        self.path = "/v1.0" + request.path.removeprefix(PREFIX)
        self.method = request.method.lower()
        self.body = body or None
        self.content_type = JSON
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(list(request.query.items())),
            header=Headers(dict(request.headers)),
            cookie=ImmutableMultiDict(),
        )


class _Answered:
    content_type = JSON

    def __init__(self, answer: web.Response) -> None:
        body = answer.body
        self.status_code = answer.status
        self.data = bytes(body) if isinstance(body, bytes | bytearray) else None
        self.headers = Headers()


@cache
def _description() -> Any:
    return OpenAPI.from_dict(json.loads(DESCRIPTION.read_text(encoding="utf-8")))


def _by_description() -> Inspect:
    judge: Callable[..., None] = _description().validate_request
    judge_answer: Callable[..., None] = _description().validate_response

    def look(request: web.Request, body: bytes, answer: web.Response | None) -> None:
        if any(request.method == method and word in request.path for method, word in NOT_DESCRIBED):
            return
        asked: Any = _Asked(request, body)
        if answer is None:
            judge(asked)
        elif "@removed" not in (answer.text or ""):  # the description knows of no removal
            judge_answer(asked, _Answered(answer))

    return look
