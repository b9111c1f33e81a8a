"""Settings: read once, and wrong ones are refused aloud."""

import pytest
from pydantic import ValidationError

from bot.settings import Settings, is_loopback


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SSPF_{name.upper()}", raising=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_given_this_machine_when_anonymous_then_it_starts(host: str) -> None:
    assert Settings(auth="anonymous", host=host).host == host


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104 that is the point
        "::",
        "192.168.1.4",
        "10.0.0.1",
        "example.org",
        "",
        "127.0.0.1.example.org",
    ],
)
def test_given_any_other_address_when_anonymous_then_it_is_refused(host: str) -> None:
    with pytest.raises(ValidationError, match="SSPF_AUTH=anonymous"):
        Settings(auth="anonymous", host=host)


def test_given_no_app_id_when_nothing_is_said_of_access_then_it_is_refused() -> None:
    """Anonymous never follows from a missing secret."""
    with pytest.raises(ValidationError, match="SSPF_MICROSOFT_APP_ID"):
        Settings()


def test_given_an_app_id_when_nothing_is_said_of_access_then_it_is_entra() -> None:
    assert Settings(microsoft_app_id="app").auth == "entra"


def test_given_an_unknown_access_when_read_then_it_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSPF_AUTH", "none")

    with pytest.raises(ValidationError):
        Settings()


def test_given_the_environment_when_read_then_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSPF_AUTH", "anonymous")
    monkeypatch.setenv("SSPF_PORT", "4000")

    assert Settings().port == 4000


@pytest.mark.parametrize("name", ["SSPF_HOTS", "SSPF_ALLOW_ANONYMOUS", "SSPF_DATABASE"])
def test_given_a_name_that_is_no_setting_when_read_then_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("SSPF_AUTH", "anonymous")
    monkeypatch.setenv(name, "x")

    with pytest.raises(ValidationError, match=name):
        Settings()


def test_given_an_argument_that_is_no_setting_when_read_then_it_is_refused() -> None:
    with pytest.raises(ValidationError):
        Settings(auth="anonymous", hots="127.0.0.1")  # type: ignore[call-arg]  # that is the point


def test_given_settings_when_changed_then_it_is_refused() -> None:
    settings = Settings(auth="anonymous")

    with pytest.raises(ValidationError):
        settings.host = "0.0.0.0"  # type: ignore[misc]  # noqa: S104 that is the point


def test_given_a_secret_when_printed_then_it_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSPF_MICROSOFT_APP_ID", "app")
    monkeypatch.setenv("SSPF_MICROSOFT_APP_PASSWORD", "hemligt")

    assert "hemligt" not in repr(Settings())


@pytest.mark.parametrize(
    ("host", "home"), [("localhost", True), ("Localhost.", False), ("1", False)]
)
def test_given_a_name_when_asked_then_only_what_never_leaves_the_machine_is_home(
    host: str, home: bool
) -> None:
    assert is_loopback(host) is home


@pytest.mark.parametrize(
    "url",
    [
        "sqlite+aiosqlite:///keys.db",
        "postgresql+asyncpg://other:x@db/sspf",
        "postgresql+asyncpg://sspf:x@db:5432/sspf?ssl=verify-full",
    ],
)
def test_given_case_keys_where_the_data_are_when_read_then_it_is_refused(url: str) -> None:
    """A back-up of the data would hold them, and what was purged would open again."""
    data = "postgresql+asyncpg://sspf:x@db/sspf"

    with pytest.raises(ValidationError, match="SSPF_CASE_KEYS_URL"):
        Settings(auth="anonymous", database_url=data, case_keys_url=url)


def test_given_case_keys_in_a_database_of_their_own_when_read_then_it_counts() -> None:
    data, keys = "postgresql+asyncpg://sspf:x@db/sspf", "postgresql+asyncpg://sspf:x@db/sspf_keys"

    assert Settings(auth="anonymous", database_url=data, case_keys_url=keys).case_keys_url == keys
