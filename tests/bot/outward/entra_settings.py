"""Settings of a bot that is known to Entra ID, or to the stand-in for it."""

from bot.settings import Settings
from tests.fakes.login_server import LoginServer

APP_ID = "5f0c7f0e-6a5c-4f6f-9a53-0d0c5a1b2c3d"
TENANT = "0b1c2d3e-0000-4000-8000-00000000000a"


def by_secret(login: LoginServer, **more: object) -> Settings:
    said = {"microsoft_app_password": "the secret", "login_url": login.url} | more
    return Settings(microsoft_app_id=APP_ID, microsoft_tenant_id=TENANT, **said)  # type: ignore[arg-type]
