"""A sign of life to an address outside, which raises its own alarm when the signs stop."""

import logging
from http import HTTPStatus

import aiohttp

log = logging.getLogger(__name__)


class UrlHeartbeat:
    """Implements sspf.ports.watching.Heartbeat: a GET that says nothing at all."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def beat(self) -> None:
        status = 0
        try:
            async with self._session.get(self._url, allow_redirects=False) as answer:
                status = answer.status
        except (TimeoutError, aiohttp.ClientError, OSError):  # their words would name the address
            log.warning("heartbeat_not_taken")
            return
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            log.warning("heartbeat_not_taken", extra={"status": status})
