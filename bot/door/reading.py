"""The bytes of a request, at most so many and within a time."""

import asyncio

from aiohttp import StreamReader, web

from bot.door.admitted import Reason, turned_away
from bot.door.bodies import MOST_BYTES

WITHIN_SECONDS = 10.0


async def read_raw(
    request: web.BaseRequest, within_seconds: float = WITHIN_SECONDS, most: int = MOST_BYTES
) -> bytes:
    """A body that says it is too large is refused unread; one that lies is read to the limit."""
    if (request.content_length or 0) > most:
        raise turned_away(Reason.SIZE)
    try:
        if request.content.is_eof():  # most often all of it has come with the headers
            raw = request.content.read_nowait()
        else:
            async with asyncio.timeout(within_seconds):
                raw = await _up_to_the_limit(request.content, most)
    except (TimeoutError, web.RequestPayloadError) as failure:
        _hang_up(request)
        raise turned_away(Reason.SHAPE) from failure
    if len(raw) > most:
        raise turned_away(Reason.SIZE)
    return raw


async def _up_to_the_limit(content: StreamReader, most: int) -> bytes:
    """One byte more than the limit is enough to know that it is too much."""
    raw = bytearray()
    while len(raw) <= most and (more := await content.read(most)):
        raw += more
    return bytes(raw)


def _hang_up(request: web.BaseRequest) -> None:
    """After the answer. Else aiohttp 3.14 reads what is left, and logs that it cannot."""
    request.content.feed_eof()
    request.protocol.close()
