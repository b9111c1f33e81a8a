"""The roads to and from Microsoft: the door in, Bot Connector out, and who we say that we are."""

from dataclasses import dataclass

import aiohttp

from bot.connector import Connector
from bot.credentials import EntraTokens, NoTokens, Tokens
from bot.door.admitted import Door
from bot.door.gate import Gate, OpenGate
from bot.door.keys import SigningKeys
from bot.door.rules import rules_of
from bot.limits import Limits, SlidingLimits
from bot.metrics import Metrics
from bot.outbound import open_session
from bot.settings import Settings
from sspf.ports import Clock


@dataclass(slots=True)
class Roads:
    door: Door
    connector: Connector
    tokens: Tokens
    session: aiohttp.ClientSession | None = None
    signing_keys: SigningKeys | None = None

    def has_signing_keys(self) -> bool:
        return self.signing_keys is None or self.signing_keys.has_any()

    async def close(self) -> None:
        await self.connector.close()
        await self.tokens.close()
        if self.signing_keys is not None:
            await self.signing_keys.close()
        if self.session is not None:
            await self.session.close()


def build_roads(
    settings: Settings, clock: Clock, metrics: Metrics, limits: Limits | None = None
) -> Roads:
    """In a running loop. `limits`: others than Microsoft's documented ones, for measuring."""
    if settings.auth == "anonymous":
        return Roads(
            door=OpenGate(metrics.refused), connector=Connector(watch=metrics), tokens=NoTokens()
        )
    session = open_session(settings)
    signing_keys = SigningKeys(session, settings.openid_url)
    tokens = EntraTokens(settings, watch=metrics)
    return Roads(
        door=Gate(
            rules_of(settings),
            signing_keys,
            now=lambda: clock.now().timestamp(),
            refused=metrics.refused,
        ),
        connector=Connector(
            session,
            tokens=tokens,
            limits=limits or SlidingLimits(watch=metrics),
            hosts=settings.service_hosts,
            watch=metrics,
        ),
        tokens=tokens,
        session=session,
        signing_keys=signing_keys,
    )
