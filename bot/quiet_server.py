"""aiohttp's server that tells nobody what it is or what was wrong: statuses, and no words.

aiohttp 3.14 answers a broken request with what it read there, which may be half of a token, and
names itself and Python in every answer. Neither is a setting, so two of its methods are replaced;
tests/bot/test_quiet_server.py holds the places.
"""

from typing import Any

from aiohttp import hdrs, web

IDLE_SECONDS = 300.0
"""How long a connection may lie there without a whole head of a request. Longer than those in
front of us keep theirs (Azure: four minutes), else they would send into a closed one."""


class _Handler(web.RequestHandler):
    def handle_error(self, *told: Any, **more: Any) -> web.StreamResponse:
        """Logged as ever; said without a word."""
        answer = web.Response(status=super().handle_error(*told, **more).status)
        answer.force_close()
        return answer

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Of a path or method that is not there only the status is said, and what else there is."""
        if isinstance(resp, web.HTTPException):
            known = resp.headers.get(hdrs.ALLOW)
            resp = web.Response(status=resp.status, headers={hdrs.ALLOW: known} if known else None)
        resp.headers[hdrs.SERVER] = ""
        return await super().finish_response(request, resp, start_time)


class _Server(web.Server):
    def __call__(self) -> web.RequestHandler:
        return _Handler(self, loop=self._loop, **self._kwargs)


class QuietRunner(web.AppRunner):
    """An AppRunner, but for what is said of failures."""

    def __init__(self, app: web.Application, *, shutdown_timeout: float) -> None:
        super().__init__(
            app,
            access_log=None,
            shutdown_timeout=shutdown_timeout,
            keepalive_timeout=IDLE_SECONDS,
        )

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        return _Server(made.request_handler, request_factory=made.request_factory, **made._kwargs)
