"""The table in bot/connector_answers.py, row by row, against a server that fails."""

import traceback

import pytest
from aiohttp.test_utils import unused_port

from bot.connector import Connector
from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError
from tests.bot.outward.connectors import (
    EVERY,
    HARMLESS,
    MESSAGES,
    Around,
    each_call,
)
from tests.fakes.broken_connector import (
    BrokenConnector,
    Manner,
    Reply,
    blocked_writes,
    refusal,
)

WORDS = "Hemligt namn said by the other side"
PLACE = "19:hemlig@thread.v2"


@pytest.mark.parametrize("call", EVERY)
@pytest.mark.parametrize("status", [412, 429, 503])
async def test_given_it_was_not_handled_when_called_then_again_and_then_later(
    server: BrokenConnector, connector: Connector, around: Around, call: str, status: int
) -> None:
    server.says(Reply(status=status, body=b""))

    with pytest.raises(TemporaryFailureError) as failure:
        await each_call(connector, server.url, call)
    assert failure.value.reason == "failed.busy"
    assert len(server.asked) == 3
    assert around.retried_for == [str(status)] * 2


@pytest.mark.parametrize("call", MESSAGES)
@pytest.mark.parametrize("status", [500, 501, 502, 504])
async def test_given_it_may_have_been_handled_when_posted_then_nobody_knows_and_it_stays_one(
    server: BrokenConnector, connector: Connector, call: str, status: int
) -> None:
    server.says(Reply(status=status, body=b""))

    with pytest.raises(UnknownOutcomeError) as failure:
        await each_call(connector, server.url, call)
    assert failure.value.reason == "failed.no_answer"
    assert len(server.asked) == 1


@pytest.mark.parametrize("call", HARMLESS)
@pytest.mark.parametrize(("status", "tries"), [(500, 1), (502, 3), (504, 3)])
async def test_given_it_may_have_been_handled_when_harmless_then_it_is_done_again(
    server: BrokenConnector, connector: Connector, call: str, status: int, tries: int
) -> None:
    server.says(Reply(status=status, body=b""))

    with pytest.raises(TemporaryFailureError) as failure:
        await each_call(connector, server.url, call)
    assert failure.value.reason == "failed.busy"
    assert len(server.asked) == tries


@pytest.mark.parametrize("call", EVERY)
async def test_given_the_request_came_too_slowly_when_called_then_later(
    server: BrokenConnector, connector: Connector, call: str
) -> None:
    server.says(Reply(status=408, body=b""))

    with pytest.raises(TemporaryFailureError):
        await each_call(connector, server.url, call)
    assert len(server.asked) == 1


SILENT = [
    Reply(manner="hang"),
    Reply(manner="reset"),
    Reply(manner="nonsense"),
    Reply(manner="cut"),
    Reply(manner="drip", body=b'{"id": "a1", "more": "a long way to the end"}'),
    Reply(manner="endless"),
    Reply(body=b'{"id": "' + b"x" * 70_000 + b'"}'),
    Reply(body=b"<html>"),
    Reply(body=b"[" * 60_000),
    Reply(body=b'["a1"]'),
    Reply(body=b"\xff\xfe"),
]
NAMES = [
    "hang",
    "reset",
    "nonsense",
    "cut",
    "drip",
    "endless",
    "long",
    "html",
    "deep",
    "list",
    "bytes",
]


@pytest.mark.parametrize("call", MESSAGES)
@pytest.mark.parametrize("reply", SILENT, ids=NAMES)
async def test_given_no_answer_can_be_read_when_posted_then_nobody_knows(
    server: BrokenConnector, connector: Connector, call: str, reply: Reply
) -> None:
    server.says(reply)

    with pytest.raises(UnknownOutcomeError) as failure:
        await each_call(connector, server.url, call)
    assert failure.value.reason == "failed.no_answer"
    assert len(server.asked) == 1


@pytest.mark.parametrize("call", ["create", "update"])
@pytest.mark.parametrize("reply", SILENT, ids=NAMES)
async def test_given_no_answer_can_be_read_when_harmless_then_later(
    server: BrokenConnector, connector: Connector, call: str, reply: Reply
) -> None:
    server.says(reply)

    with pytest.raises(TemporaryFailureError) as failure:
        await each_call(connector, server.url, call)
    assert failure.value.reason == "failed.unreachable"


@pytest.mark.parametrize("call", EVERY)
async def test_given_nobody_listens_when_called_then_nothing_was_sent(
    connector: Connector, call: str
) -> None:
    with pytest.raises(TemporaryFailureError) as failure:
        await each_call(connector, f"http://127.0.0.1:{unused_port()}/", call)
    assert failure.value.reason == "failed.unreachable"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (refusal(403, "ConversationBlockedByUser"), "failed.blocked"),
        (refusal(403, "BotDisabledByUser"), "failed.blocked"),
        (refusal(403, "MessageWritesBlocked"), "failed.blocked"),
        (blocked_writes(), "failed.blocked"),
        (refusal(403, "BotNotInConversationRoster"), "failed.not_installed"),
        (refusal(403, "ForbiddenOperationException"), "failed.not_installed"),
        (refusal(403, "BotDisabledByAdmin"), "failed.disabled"),
        (refusal(403, "NotEnoughPermissions"), "failed.refused"),
        (refusal(403, "InvalidBotApiHost"), "failed.refused"),
        (Reply(status=403, body=b""), "failed.refused"),
        (refusal(404, "ConversationNotFound"), "failed.gone"),
        (refusal(404, "ActivityNotFoundInConversation"), "failed.message_gone"),
        (Reply(status=404, body=b"<html>"), "failed.gone"),
        (refusal(413, "MessageSizeTooBig"), "failed.too_large"),
        (Reply(status=413, body=b""), "failed.too_large"),
        (Reply(status=413, manner="cut", body=b"Too large, much"), "failed.too_large"),
        (Reply(status=404, manner="drip", body=b"x" * 50), "failed.gone"),
        (refusal(400, "BadArgument"), "failed.refused"),
        (Reply(status=405, body=b""), "failed.refused"),
        (Reply(status=499, body=b""), "failed.refused"),
        (Reply(status=302, headers={"Location": "/x"}), "failed.refused"),
        (Reply(status=304, body=b""), "failed.refused"),
    ],
)
async def test_given_it_is_refused_when_posted_then_it_is_for_good_and_named(
    server: BrokenConnector, connector: Connector, reply: Reply, reason: str
) -> None:
    server.says(reply)

    with pytest.raises(PermanentFailureError) as refused:
        await each_call(connector, server.url, "post")
    assert refused.value.reason == reason
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("call", "reply", "reason"),
    [
        ("create", refusal(400, "BadArgument", "Failed to decrypt"), "failed.wrong_address"),
        ("create", refusal(400, "BadSyntax", "Bad format"), "failed.wrong_address"),
        ("create", refusal(404, "NotFound"), "failed.wrong_address"),
        ("create", refusal(403, "ForbiddenOperationException"), "failed.not_installed"),
        ("member", refusal(404, "MemberNotFoundInConversation"), "failed.wrong_address"),
        ("member", refusal(404, "ConversationNotFound"), "failed.gone"),
        ("update", refusal(404, "ActivityNotFoundInConversation"), "failed.message_gone"),
    ],
)
async def test_given_somebody_is_asked_for_when_refused_then_the_address_is_told_from_the_chat(
    server: BrokenConnector, connector: Connector, call: str, reply: Reply, reason: str
) -> None:
    server.says(reply)

    with pytest.raises(PermanentFailureError) as refused:
        await each_call(connector, server.url, call)
    assert refused.value.reason == reason


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429, 500, 503])
async def test_given_it_says_why_when_refused_then_its_words_go_nowhere(
    server: BrokenConnector, connector: Connector, status: int
) -> None:
    server.says(refusal(status, "SomeCode", WORDS))

    with pytest.raises(Exception) as failure:  # noqa: PT011 any of the three
        await each_call(connector, server.url, "post")
    told = "".join(traceback.format_exception(failure.value)) + repr(failure.value)
    assert "Hemligt" not in told
    assert failure.value.args[0].startswith("failed.")


@pytest.mark.parametrize("manner", ["reset", "nonsense"])
async def test_given_no_answer_when_posted_then_the_conversation_stands_in_no_traceback(
    server: BrokenConnector, connector: Connector, manner: Manner
) -> None:
    server.says(Reply(manner=manner))

    with pytest.raises(UnknownOutcomeError) as failure:
        await connector.post(server.url, PLACE, {})
    told = "".join(traceback.format_exception(failure.value))
    assert "hemlig" not in told
    assert server.url not in told
