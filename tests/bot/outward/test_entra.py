"""The three ways to a token, and the road to it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from bot.credentials import EntraTokens
from bot.settings import Settings
from sspf.ports import TemporaryFailureError
from tests.bot.outward.entra_settings import APP_ID, TENANT, by_secret
from tests.fakes.key_server import key_pair
from tests.fakes.login_server import LoginServer, a_login_server
from tests.fakes.private_ca import a_private_ca, pem_of
from tests.fakes.proxy_server import a_proxy

OWNER = "the bot"


async def test_given_a_secret_when_asked_then_it_is_the_bots_own_tenant_that_is_asked(
    login: LoginServer,
) -> None:
    tokens = EntraTokens(by_secret(login))

    assert await tokens.token() == "token-1"
    await tokens.close()

    ((path, _, form),) = login.asked
    assert path == f"/{TENANT}/oauth2/v2.0/token"
    assert form["grant_type"] == "client_credentials"
    assert form["scope"] == "https://api.botframework.com/.default"
    assert (form["client_id"], form["client_secret"]) == (APP_ID, "the secret")


async def test_given_a_certificate_when_asked_then_it_signs_and_its_key_stays_here(
    login: LoginServer, tmp_path: Path
) -> None:
    file = tmp_path / "bot.pem"
    file.write_bytes(a_certificate())
    settings = by_secret(login, microsoft_credential="certificate", microsoft_app_certificate=file)
    tokens = EntraTokens(settings)

    assert await tokens.token() == "token-1"
    await tokens.close()
    ((_, _, form),) = login.asked
    assertion = jwt.decode(
        form["client_assertion"],
        key_pair(OWNER).public_key(),
        algorithms=["PS256"],
        audience=f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token",
    )
    assert (assertion["iss"], assertion["sub"]) == (APP_ID, APP_ID)
    assert "client_secret" not in form


async def test_given_the_certificates_file_is_gone_when_asked_then_it_is_a_failure_like_others(
    login: LoginServer, tmp_path: Path
) -> None:
    settings = by_secret(
        login,
        microsoft_credential="certificate",
        microsoft_app_certificate=tmp_path / "none.pem",
    )
    tokens = EntraTokens(settings)

    with pytest.raises(TemporaryFailureError) as failure:
        await tokens.token()
    await tokens.close()
    assert failure.value.reason == "failed.no_token"


async def test_given_a_proxy_and_an_own_ca_when_asked_then_the_login_goes_that_way_too(
    tmp_path: Path,
) -> None:
    authority = a_private_ca(tmp_path)
    async with a_login_server(authority.server) as login, a_proxy() as proxy:
        tokens = EntraTokens(by_secret(login, proxy=proxy.url, ca_file=authority.ca_file))
        assert await tokens.token() == "token-1"
        await tokens.close()

    assert proxy.asked == [f"CONNECT {login.url.removeprefix('https://')} HTTP/1.1"]


async def test_given_a_managed_identity_when_asked_then_the_host_is_asked_without_a_proxy(
    login: LoginServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in Azure App Service, which says in the environment where it answers."""
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{login.url}/msi/token")
    monkeypatch.setenv("IDENTITY_HEADER", "the host's own word")
    settings = Settings(
        microsoft_app_id=APP_ID,
        microsoft_credential="managed_identity",
        proxy="http://127.0.0.1:1",
        login_url="https://login.microsoftonline.com",
    )
    tokens = EntraTokens(settings)

    assert await tokens.token() == "token-1"
    await tokens.close()
    ((path, headers, query),) = login.asked
    assert path == "/msi/token"
    assert headers["X-IDENTITY-HEADER"] == "the host's own word"
    assert query["resource"] == "https://api.botframework.com"
    assert query["client_id"] == APP_ID


@pytest.mark.parametrize(
    ("chosen", "missing"),
    [
        ({"microsoft_credential": "secret"}, "SSPF_MICROSOFT_APP_PASSWORD"),
        ({"microsoft_credential": "certificate"}, "SSPF_MICROSOFT_APP_CERTIFICATE"),
        ({"microsoft_tenant_id": ""}, "SSPF_MICROSOFT_TENANT_ID"),
    ],
)
def test_given_something_is_missing_when_made_then_it_says_what(
    chosen: dict[str, str], missing: str
) -> None:
    said = {"microsoft_app_id": APP_ID, "microsoft_tenant_id": TENANT} | chosen

    with pytest.raises(ValueError, match=missing):
        EntraTokens(Settings(**said))  # type: ignore[arg-type]


def a_certificate() -> bytes:
    """Key and certificate in one PEM, signed by itself."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sspf")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key_pair(OWNER).public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3650))
        .sign(key_pair(OWNER), hashes.SHA256())
    )
    return pem_of(OWNER) + certificate.public_bytes(serialization.Encoding.PEM)
