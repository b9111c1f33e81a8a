"""The doctor and Microsoft: a stand-in on this machine answers, wrongly in every way we know."""

import socket
import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.check.credential import check_certificate, check_token
from bot.check.endpoints import check_endpoints
from bot.check.finding import Finding, Ground, State
from bot.check.report import as_json, as_text
from bot.settings import Settings
from cards.text import LOCALES, Text
from tests.fakes.clock import FakeClock
from tests.fakes.microsoft import FakeMicrosoft, FakeTokens, microsoft

NOW = datetime(2027, 1, 21, 12, 0, tzinfo=UTC)
SECRET = "hemligheten"  # noqa: S105 that is the point


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SSPF_{name.upper()}", raising=False)


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeMicrosoft]:
    async with microsoft(NOW) as running:
        yield running


def ground(base: str = "http://127.0.0.1:9", **changes: Any) -> Ground:
    more = {name: changes.pop(name) for name in ("tokens",) if name in changes}
    given = {
        "microsoft_app_id": "app",
        "microsoft_app_password": SECRET,
        "openid_url": f"{base}/openid",
        "login_url": base,
        "service_hosts": (base,),
    }
    return Ground(settings=Settings(**{**given, **changes}), clock=FakeClock(NOW), **more)


def told(found: list[Finding]) -> dict[str, tuple[State, str]]:
    for language in LOCALES:
        words = as_text(Text.load(language), found)
        assert "check." not in words + str(as_json(Text.load(language), found))
        assert SECRET not in words
    return {each.check: (each.state, each.key) for each in found}


async def test_given_all_is_well_when_looked_at_then_four_times_ok(fake: FakeMicrosoft) -> None:
    found = told(await check_endpoints(ground(fake.base)))

    assert found == dict.fromkeys(("openid", "login", "service", "clock"), (State.OK, "well"))


@pytest.mark.parametrize(
    ("seconds", "state", "key"),
    [
        (0, State.OK, "well"),
        (120, State.OK, "well"),
        (121, State.WARNING, "off"),
        (-300, State.WARNING, "off"),
        (301, State.FAULT, "wrong"),
        (-86400, State.FAULT, "wrong"),
    ],
)
async def test_given_a_clock_when_compared_then_more_than_some_minutes_are_told(
    fake: FakeMicrosoft, seconds: int, state: State, key: str
) -> None:
    fake.date = NOW + timedelta(seconds=seconds)

    assert told(await check_endpoints(ground(fake.base)))["clock"] == (state, key)


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        ({"keys": []}, "openid"),
        ({"keys": "none"}, "openid"),
        ({"metadata": ["a proxy's own page"]}, "openid"),
        ({"metadata": {"issuer": "somebody"}}, "openid"),
        ({"login_status": 404}, "login"),
        ({"login_status": 302}, "login"),
    ],
)
async def test_given_an_answer_that_is_not_microsofts_when_looked_at_then_it_is_told(
    fake: FakeMicrosoft, answer: dict[str, object], check: str
) -> None:
    for name, value in answer.items():
        setattr(fake, name, value)
    found = told(await check_endpoints(ground(fake.base)))

    assert found.pop(check) == (State.FAULT, "strange")
    assert {state for state, _ in found.values()} == {State.OK}


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_given_nobody_answers_when_looked_at_then_every_address_is_told() -> None:
    found = told(await check_endpoints(ground(f"http://127.0.0.1:{closed_port()}")))

    assert found == {
        **dict.fromkeys(("openid", "login", "service"), (State.FAULT, "closed")),
        "clock": (State.SKIPPED, "unknown"),
    }


async def test_given_a_name_that_nobody_has_when_looked_at_then_it_is_told(
    fake: FakeMicrosoft,
) -> None:
    found = await check_endpoints(ground(fake.base, service_hosts=("sspf.invalid",)))

    assert told(found)["service"] == (State.FAULT, "name")


async def test_given_a_proxy_that_is_not_there_when_looked_at_then_it_is_told(
    fake: FakeMicrosoft,
) -> None:
    proxy = f"http://127.0.0.1:{closed_port()}"

    assert told(await check_endpoints(ground(fake.base, proxy=proxy)))["login"] == (
        State.FAULT,
        "proxy",
    )


async def test_given_a_file_of_authorities_that_is_not_there_when_looked_at_then_it_is_told(
    fake: FakeMicrosoft, tmp_path: Path
) -> None:
    found = await check_endpoints(ground(fake.base, ca_file=tmp_path / "missing.pem"))

    assert told(found)["openid"] == (State.FAULT, "ca_file")


Pem = Callable[..., Path]


@pytest.fixture
def pem(tmp_path: Path) -> Pem:
    """A file with a certificate and a key; the certificate for 127.0.0.1 ends at `until`."""

    def write(until: datetime, *, is_own: bool = True, has_key: bool = True) -> Path:
        key, other = (
            ec.generate_private_key(ec.SECP256R1()),
            ec.generate_private_key(ec.SECP256R1()),
        )
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(until - timedelta(days=365))
            .not_valid_after(until)
            .sign(key, hashes.SHA256())
        )
        kept = (key if is_own else other).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file = tmp_path / "bot.pem"
        file.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM) + (kept if has_key else b"")
        )
        file.chmod(0o600)
        return file

    return write


async def test_given_a_certificate_of_the_proxys_own_when_looked_at_then_it_is_told(
    fake: FakeMicrosoft, pem: Pem
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem(NOW + timedelta(days=365)))
    server = TestServer(web.Application())
    await server.start_server(ssl=context)
    try:
        found = await check_endpoints(
            ground(fake.base, service_hosts=(f"https://127.0.0.1:{server.port}",))
        )
    finally:
        await server.close()

    assert told(found)["service"] == (State.FAULT, "tls")


@pytest.mark.parametrize(
    ("token", "state"), [("a.b.c", State.OK), ("", State.FAULT), (None, State.FAULT)]
)
async def test_given_what_microsoft_says_of_a_token_when_asked_then_it_is_told_without_it(
    token: str | None, state: State
) -> None:
    tokens = FakeTokens(token)
    found = await check_token(ground(tokens=lambda _: tokens))

    assert told(found)["token"][0] is state
    assert tokens.closed
    assert "a.b.c" not in as_text(Text.load("sv"), found)


async def test_given_no_secret_when_looked_at_then_the_token_waits_for_it() -> None:
    found = await check_token(ground(microsoft_app_password=None))

    assert told(found)["token"] == (State.SKIPPED, "lacking")


@pytest.mark.parametrize(
    ("days", "state", "key"),
    [
        (31, State.OK, "well"),
        (29, State.WARNING, "soon"),
        (1, State.WARNING, "soon"),
        (0, State.FAULT, "expired"),
        (-9, State.FAULT, "expired"),
    ],
)
async def test_given_a_certificate_when_looked_at_then_its_end_is_told_in_time(
    pem: Pem, days: int, state: State, key: str
) -> None:
    assert told(await check_certificate(with_certificate(pem(NOW + timedelta(days=days))))) == {
        "certificate": (state, key)
    }


def with_certificate(file: Path | None) -> Ground:
    return ground(microsoft_credential="certificate", microsoft_app_certificate=file)


@pytest.mark.parametrize("how", [{"is_own": False}, {"has_key": False}])
async def test_given_a_certificate_without_its_key_when_looked_at_then_a_fault(
    pem: Pem, how: dict[str, bool]
) -> None:
    file = pem(NOW + timedelta(days=99), **how)

    assert told(await check_certificate(with_certificate(file))) == {
        "certificate": (State.FAULT, "broken")
    }


async def test_given_a_certificate_that_others_can_read_when_looked_at_then_a_fault(
    pem: Pem, tmp_path: Path
) -> None:
    file = pem(NOW + timedelta(days=99))
    file.chmod(0o644)
    missing = with_certificate(tmp_path / "missing.pem")

    assert told(await check_certificate(with_certificate(file)))["certificate"][1] == "open"
    assert told(await check_certificate(missing))["certificate"][1] == "missing"
    assert told(await check_certificate(with_certificate(None)))["certificate"][1] == "missing"
    assert told(await check_certificate(ground()))["certificate"] == (State.SKIPPED, "other")
