"""A file or a pasted text from a page: at most so large, whatever it says of itself."""

import asyncio
from dataclasses import dataclass, field
from pathlib import PurePath

from aiohttp import BodyPartReader, web

from bot.pages.forms import NotOurFormError, is_from_the_page

MULTIPART = "multipart/form-data"
MOST_BYTES = 2 * 1024 * 1024
MOST_PARTS = 120
"""More than a year's meetings with a question each."""
CHUNK = 64 * 1024
WITHIN_SECONDS = 30.0


class TooLargeError(Exception):
    """More than is taken; nothing of it was read."""


@dataclass(slots=True)
class Uploaded:
    fields: dict[str, str] = field(default_factory=dict)
    file: bytes = b""
    ending: str = ""
    """Of the file's name: `.xlsx`; the name itself is not kept."""


async def read_upload(request: web.Request, origin: str) -> Uploaded:
    """NotOurFormError when it came from elsewhere or breaks off; TooLargeError when it is large."""
    if not is_from_the_page(request, origin) or request.content_type != MULTIPART:
        raise NotOurFormError
    if (request.content_length or 0) > MOST_BYTES:
        raise TooLargeError
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            return await _read(request)
    except (TimeoutError, ValueError, AssertionError, web.RequestPayloadError) as broken:
        raise NotOurFormError from broken


async def _read(request: web.Request) -> Uploaded:
    found, left = Uploaded(), MOST_BYTES
    reader = await request.multipart()
    for _ in range(MOST_PARTS):
        part = await reader.next()
        if part is None:
            return found
        if not isinstance(part, BodyPartReader) or not part.name:
            raise NotOurFormError
        content = await _content(part, left)
        left -= len(content)
        if part.name == "fil":
            found.file, found.ending = content, PurePath(part.filename or "").suffix[:8].lower()
        elif part.name in found.fields:
            raise NotOurFormError
        else:
            found.fields[part.name] = content.decode("utf-8", "replace")
    raise NotOurFormError


async def _content(part: BodyPartReader, most: int) -> bytes:
    raw = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        raw += chunk
        if len(raw) > most:
            raise TooLargeError
    return bytes(raw)
