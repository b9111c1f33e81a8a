"""Every setting, read once. The only reader of the environment."""

import os
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BeforeValidator,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

VAULT_KEY = re.compile(r"https://[A-Za-z0-9.:-]+/keys/[A-Za-z0-9-]+/[A-Za-z0-9]+")
POSTGRESQL_PORT = 5432
ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


def _listed(value: object) -> object:
    """`a, b` → ("a", "b")."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="SSPF_", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    auth: Literal["anonymous", "entra"] = "entra"
    """`anonymous` is for the rehearsal alone and works on this machine alone."""
    host: str = "127.0.0.1"
    port: int = 3978
    data: Path = Path("data")
    """Folder of the embedded database, its key and the outgoing mail."""
    municipality_file: Path | None = None
    """YAML of the municipality; the demo when it is not set."""
    documents: Path | None = None
    """Folder with one for each municipality: its `logotyp.svg` or `.png`, and its `mall.docx`."""
    name_list: Path | None = None
    """Names that warn on level 1 and 2: a text file, or a folder with `<municipality>.txt`."""
    tick_seconds: float = 5.0
    log_format: Literal["json", "text"] = "json"
    metrics_token: SecretStr | None = None
    """Lets callers from other machines read /metrics: `Authorization: Bearer …`."""

    heartbeat_url: str = Field("", repr=False)
    """Asked once a minute while all is well; whoever listens there raises an alarm at silence."""

    database_url: str = Field("", repr=False, validate_default=True)
    """`postgresql+asyncpg://role:password@host/name`; when empty, SQLite in the data folder."""
    migration_database_url: str = Field("", repr=False)
    """The role that owns the tables and migrates, when another one does the work."""

    anchor_folder: Path | None = None
    """Where the audit logs' anchors are kept; `anchors` in the data folder when it is not set."""
    key_vault_key: str = ""
    """`https://vault/keys/name/version`: the key in Azure Key Vault that wraps the house's own."""
    case_keys_url: str = Field("", repr=False)
    """A database of their own for the keys of cases; empty: a file in the data folder, which does
    for the embedded database only."""

    microsoft_app_id: str = ""
    microsoft_credential: Literal["secret", "certificate", "managed_identity"] = "secret"
    microsoft_app_password: SecretStr | None = None
    microsoft_app_certificate: Path | None = None
    """PEM file that holds both the private key and the certificate."""
    microsoft_tenant_id: str = ""
    """The tenant that the bot is registered in: SingleTenant."""
    tenants: Listed = ()
    """Tenants whose people may speak to the bot; the bot's own when it is not set."""
    service_hosts: Listed = ("smba.trafficmanager.net",)
    """Hosts of Bot Connector. `http://127.0.0.1:PORT` is for a stand-in on this machine."""
    openid_url: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    login_url: str = "https://login.microsoftonline.com"

    graph_organizer: str = ""
    """Entra object id of the mailbox that calls to meetings; empty: kallelser go by mail alone."""
    graph_url: str = "https://graph.microsoft.com/v1.0"
    """Root of Microsoft Graph; another one in a national cloud."""
    graph_app: str = ""
    """Id of the app in the tenant's own catalogue: the bot puts it where it is needed by itself."""

    proxy: str = ""
    """Address of the outbound proxy; empty: straight out."""
    ca_file: Path | None = None
    """PEM file of the certificate authorities to trust besides the system's own."""

    smtp_url: str = Field("", repr=False)
    """`smtps://host` or `smtp://host:587`, which must offer STARTTLS; empty: mail as files."""
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    mail_from: str = ""
    """Address that mail is sent from; must be set with SSPF_SMTP_URL."""
    mail_replies: str = ""
    """Mailbox, with plus addresses, whose mail is handed to `python -m bot mail-reply`."""

    public_url: str = ""
    """Address at which Teams and web links reach the bot; its host is a valid domain of the app."""
    website_url: str = ""
    privacy_url: str = ""
    terms_url: str = ""

    @field_validator("database_url", "migration_database_url")
    @classmethod
    def _a_database_we_know(cls, url: str) -> str:
        if url and not url.startswith(("postgresql+asyncpg://", "sqlite+aiosqlite:///")):
            raise ValueError("En databas anges som postgresql+asyncpg://roll:lösen@värd/namn")
        return url

    @field_validator("database_url")
    @classmethod
    def _embedded_when_not_named(cls, url: str, known: ValidationInfo) -> str:
        return url or f"sqlite+aiosqlite:///{known.data.get('data', Path('data')) / 'sspf.db'}"

    @field_validator("case_keys_url")
    @classmethod
    def _case_keys_lie_apart(cls, url: str, known: ValidationInfo) -> str:
        """A back-up of the data must not hold them: one server may, one database may not."""
        if url and not url.startswith("postgresql+asyncpg://"):
            raise ValueError(
                "SSPF_CASE_KEYS_URL anges som postgresql+asyncpg://roll:lösen@värd/namn"
            )
        if url and _place_of(url) == _place_of(known.data.get("database_url", "")):
            raise ValueError(
                "SSPF_CASE_KEYS_URL ska vara en egen databas, inte samma som innehållet"
            )
        return url

    @model_validator(mode="after")
    def _anonymous_stays_at_home(self) -> Self:
        if self.auth == "anonymous" and not is_loopback(self.host):
            raise ValueError(
                "SSPF_AUTH=anonymous fungerar bara på den egna datorn: sätt SSPF_HOST=127.0.0.1"
            )
        if self.auth == "entra" and not self.microsoft_app_id.strip():
            raise ValueError("SSPF_MICROSOFT_APP_ID saknas: utan den startar inte boten mot Teams")
        return self

    @model_validator(mode="after")
    def _mail_is_whole(self) -> Self:
        """An address is one address: nothing in it can begin another header or recipient."""
        for address in (self.mail_from, self.mail_replies):
            if address and not ADDRESS.fullmatch(address):
                raise ValueError("SSPF_MAIL_FROM och SSPF_MAIL_REPLIES är en e-postadress var")
        parts = urlsplit(self.smtp_url)
        if self.smtp_url and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
            raise ValueError("SSPF_SMTP_URL anges som smtps://värd eller smtp://värd:587")
        if parts.username or parts.password:
            raise ValueError("Sätt SSPF_SMTP_USER och SSPF_SMTP_PASSWORD i stället för i adressen")
        if self.smtp_url and not self.mail_from:
            raise ValueError("SSPF_MAIL_FROM saknas: utan den går det inte att skicka mejl")
        return self

    @model_validator(mode="after")
    def _pages_are_https(self) -> Self:
        parts = urlsplit(self.public_url)
        if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
            raise ValueError("SSPF_PUBLIC_URL ska börja med https://")
        return self

    @model_validator(mode="after")
    def _plain_http_stays_at_home(self) -> Self:
        """Every address outside this machine is https; an entry without a scheme means https."""
        for address in (
            self.openid_url,
            self.login_url,
            self.heartbeat_url,
            self.graph_url,
            self.key_vault_key,
            *self.service_hosts,
        ):
            parts = urlsplit(address if "//" in address else f"https://{address}")
            if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
                raise ValueError("Bara https är tillåtet utanför den egna datorn")
        return self

    @field_validator("key_vault_key")
    @classmethod
    def _a_version_of_a_key(cls, key: str) -> str:
        """With its version: without, nobody could say which one opens what was wrapped."""
        if key and not VAULT_KEY.fullmatch(key):
            raise ValueError("SSPF_KEY_VAULT_KEY anges som https://valv/keys/namn/version")
        return key

    @model_validator(mode="after")
    def _a_mailbox_is_in_a_tenant(self) -> Self:
        if self.graph_organizer and not self.microsoft_tenant_id:
            raise ValueError("SSPF_GRAPH_ORGANIZER kräver SSPF_MICROSOFT_TENANT_ID")
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
    def anchors(self) -> Path:
        return self.anchor_folder or self.data / "anchors"

    @property
    def letterheads(self) -> Path:
        return self.documents or self.data / "dokument"

    @property
    def allowed_tenants(self) -> frozenset[str]:
        return frozenset(self.tenants or filter(None, [self.microsoft_tenant_id]))


def _place_of(url: str) -> tuple[str | None, int, str]:
    parts = urlsplit(url)
    return parts.hostname, parts.port or POSTGRESQL_PORT, parts.path


def is_loopback(host: str) -> bool:
    """True for `localhost` and addresses that never leave the machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
