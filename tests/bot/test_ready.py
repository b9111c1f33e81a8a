"""What must be set before the bot meets Teams: told line by line, before anything is begun."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.ready import lacking
from bot.settings import Settings

WHOLE = {
    "microsoft_app_id": "app",
    "microsoft_tenant_id": "tenant",
    "microsoft_app_password": "hemligt",
}


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({}, []),
        ({"auth": "anonymous", "microsoft_app_password": None}, []),
        ({"microsoft_app_password": None}, ["SSPF_MICROSOFT_APP_PASSWORD"]),
        ({"microsoft_credential": "certificate"}, ["SSPF_MICROSOFT_APP_CERTIFICATE"]),
        ({"microsoft_credential": "managed_identity"}, []),
        ({"microsoft_tenant_id": ""}, ["SSPF_MICROSOFT_TENANT_ID"]),
        (
            {"microsoft_credential": "managed_identity", "microsoft_tenant_id": ""},
            ["SSPF_TENANTS"],
        ),
        (
            {"microsoft_credential": "managed_identity", "microsoft_tenant_id": "", "tenants": "a"},
            [],
        ),
        ({"service_hosts": ()}, ["SSPF_SERVICE_HOSTS"]),
    ],
)
def test_given_something_is_missing_when_asked_then_it_is_named(
    changed: dict[str, object], missing: list[str]
) -> None:
    settings = Settings(**WHOLE | changed)  # type: ignore[arg-type]

    assert [line.split()[0] for line in lacking(settings)] == missing


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"SSPF_MICROSOFT_APP_ID": " "}, "SSPF_MICROSOFT_APP_ID saknas"),
        ({"SSPF_MICROSOFT_APP_ID": "app"}, "SSPF_MICROSOFT_APP_PASSWORD saknas"),
    ],
)
def test_given_something_is_missing_when_started_then_it_says_so_and_makes_nothing(
    tmp_path: Path, given: dict[str, str], said: str
) -> None:
    data = tmp_path / "data"

    started = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=Path(__file__).parents[2],
        env={"SSPF_DATA": str(data), **given},
        capture_output=True,
        check=False,
        text=True,
    )

    assert (started.returncode, started.stdout, data.exists()) == (2, "", False)
    assert said in started.stderr
    assert "Value error" not in started.stderr
