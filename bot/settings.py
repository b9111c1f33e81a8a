"""Every setting, read once. The only reader of the environment."""

import os
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self

from pydantic import SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SSPF_", extra="forbid", frozen=True)

    auth: Literal["anonymous", "entra"] = "entra"
    """`anonymous` is for the rehearsal alone and works on this machine alone."""
    host: str = "127.0.0.1"
    port: int = 3978
    data: Path = Path("data")
    """Folder of the embedded database, its key and the outgoing mail."""
    municipality_file: Path | None = None
    """YAML of the municipality; the demo when it is not set."""
    tick_seconds: float = 5.0
    microsoft_app_id: str = ""
    microsoft_app_password: SecretStr | None = None

    @model_validator(mode="after")
    def _anonymous_stays_at_home(self) -> Self:
        if self.auth == "anonymous" and not is_loopback(self.host):
            raise ValueError(
                "SSPF_AUTH=anonymous fungerar bara på den egna datorn: sätt SSPF_HOST=127.0.0.1"
            )
        if self.auth == "entra" and not self.microsoft_app_id:
            raise ValueError("SSPF_MICROSOFT_APP_ID saknas: utan den startar inte boten mot Teams")
        return self

    @model_validator(mode="after")
    def _every_name_is_known(self) -> Self:
        """A misspelt setting would otherwise be silently without effect."""
        known = {f"SSPF_{name.upper()}" for name in type(self).model_fields}
        for name in os.environ:  # noqa: TID251 this file is the reader
            if name.startswith("SSPF_") and name not in known and not name.startswith("SSPF_TEST_"):
                raise ValueError(f"{name} är ingen inställning")
        return self

    @property
    def database_url(self) -> str:
        return f"sqlite+aiosqlite:///{self.data / 'sspf.db'}"


def is_loopback(host: str) -> bool:
    """True for `localhost` and addresses that never leave the machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
