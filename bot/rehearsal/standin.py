"""Microsoft beside the channel: the key server and Entra, for a bot that asks who is calling."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import SecretStr

from bot.rehearsal import channel_routes
from bot.rehearsal.channel import BotAddress, Channel
from bot.rehearsal.channel_entra import PREFIX as ENTRA
from bot.rehearsal.channel_entra import Entra
from bot.rehearsal.channel_keys import METADATA, SigningKeys
from bot.rehearsal.channel_registration import Registration
from bot.settings import Settings
from scheduler.clock import SystemClock

APP_ID = "5e55f000-0000-4000-8000-0000000000b0"
BOT_TENANT = "5e55f000-0000-4000-8000-000000000000"
AGAIN = timedelta(minutes=30)
SECRET = "a secret of the stand-in"  # noqa: S105 opens nothing but the stand-in itself


@dataclass(frozen=True, slots=True)
class _Signed:
    token: str
    key: str
    until: datetime


class StandIn:
    """Signs what the channel sends, and gives the tokens that the channel asks for."""

    def __init__(self, base: str, registration: Registration, now: Callable[[], datetime]) -> None:
        self.keys = SigningKeys(base, now)
        self.entra = Entra(base, registration, now)
        self._app_id = registration.app_id
        self._service_url = f"{base}{channel_routes.PREFIX}/"
        self._now = now
        self._signed: _Signed | None = None

    def at(self, address: BotAddress) -> BotAddress:
        """The bot's address, with its registered id and a token on everything that is sent."""
        return replace(address, id=f"28:{self._app_id}", headers=self.headers)

    async def headers(self) -> Mapping[str, str]:
        """The token of half an hour ago is sent again, as Bot Connector does, until a new key."""
        key, now = self.keys.keys[-1].kid, self._now()
        if self._signed is None or self._signed.key != key or now >= self._signed.until:
            token = self.keys.token(self._app_id, self._service_url)
            self._signed = _Signed(token, key, now + AGAIN)
        return {"Authorization": f"Bearer {self._signed.token}"}

    def add_routes(self, app: web.Application, channel: Channel) -> None:
        """The channel, behind a bearer token; the keys; and Entra."""
        channel_routes.add_routes(app, channel, accepts=self.entra.accepts)
        self.keys.add_routes(app)
        self.entra.add_routes(app)


def authenticated(settings: Settings, base: str, tenants: Iterable[str] = ()) -> Settings:
    """These settings, for a product that meets a stand-in at `base` (`http://127.0.0.1:PORT`).

    `tenants`: those whose people speak to the bot, besides the one it is registered in.
    """
    known = dict.fromkeys([BOT_TENANT, *settings.tenants, *tenants])
    return Settings(
        **settings.model_dump()
        | {
            "auth": "entra",
            "port": urlsplit(base).port,
            "microsoft_app_id": APP_ID,
            "microsoft_credential": "secret",
            "microsoft_app_password": SecretStr(SECRET),
            "microsoft_tenant_id": BOT_TENANT,
            "tenants": tuple(known),
            "service_hosts": (base,),
            "openid_url": f"{base}{METADATA}",
            "login_url": f"{base}{ENTRA}",
        }
    )


def stand_in_for(settings: Settings, base: str) -> StandIn | None:
    """None for a bot that asks nobody. Refuses a bot that would ask the real Microsoft."""
    if settings.auth == "anonymous":
        return None
    if (settings.openid_url, settings.login_url) != (f"{base}{METADATA}", f"{base}{ENTRA}"):
        raise ValueError("a rehearsal with SSPF_AUTH=entra must ask its own stand-in")
    return StandIn(base, registration_of(settings), SystemClock().now)


def registration_of(settings: Settings) -> Registration:
    """What Entra must know of the bot that has these settings."""
    password = settings.microsoft_app_password
    return Registration(
        app_id=settings.microsoft_app_id,
        tenant=settings.microsoft_tenant_id,
        secret=password.get_secret_value() if password else "",
    )
