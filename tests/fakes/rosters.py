"""Who is in which chat, as told; a chat that was not told of is none that the bot is in."""

from typing import Any

from sspf.ports import PermanentFailureError


class FakeRosters:
    def __init__(self, **members: list[dict[str, Any]]) -> None:
        self.of = dict(members)
        self.asked = 0

    async def members(
        self, service_url: str, conversation: str, *, tenant: str = ""
    ) -> list[dict[str, Any]]:
        self.asked += 1
        if conversation not in self.of:
            raise PermanentFailureError("failed.gone")
        return self.of[conversation]
