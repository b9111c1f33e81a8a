"""`python -m bot check`, as one runs it: exit codes, words and JSON."""

import argparse
import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.check.command import CHECKS, add_arguments, examine, run
from bot.check.finding import Finding, Ground, State
from bot.settings import Settings
from tests.fixtures_play import Cli

SECRET = "hemligheten"  # noqa: S105 that is the point


async def test_given_the_rehearsal_when_checked_then_well_and_what_is_skipped_is_said(
    cli: Cli,
) -> None:
    ran = await cli("check", auth="anonymous")

    assert ran.code == 0
    assert "ok       Inställningar: alla går att läsa." in ran.out
    assert "gäller inte provkörningen" in ran.out
    assert "Fel: 0." in ran.out
    assert ran.err == ""
    assert not cli.folder.exists()


async def test_given_keys_that_all_can_read_when_checked_then_a_fault_and_what_to_do(
    cli: Cli,
) -> None:
    cli.folder.mkdir()
    file = cli.folder / "sspf.keys"
    file.touch(mode=0o644)
    ran = await cli("check", auth="anonymous")

    assert ran.code == 1
    assert (
        "fel      Nycklar: andra än ägaren når sspf.keys.\n         → Stäng filen: chmod 600."
        in (ran.out)
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


Asked = Callable[..., tuple[int, str]]


@pytest.fixture
def asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Asked:
    """The same within this process: exit code, and all that was written."""

    def ask(*arguments: str, **settings: str) -> tuple[int, str]:
        for name in Settings.model_fields:
            monkeypatch.delenv(f"SSPF_{name.upper()}", raising=False)
        for name, value in ({"data": str(tmp_path / "data")} | settings).items():
            monkeypatch.setenv(f"SSPF_{name.upper()}", value)
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        code = run(parser.parse_args(arguments))
        return code, "".join(capsys.readouterr())

    return ask


def test_given_a_script_when_it_asks_for_json_then_it_gets_one_object(asked: Asked) -> None:
    code, out = asked("--json", "--language", "en", auth="anonymous")
    told = json.loads(out)

    assert code == 0
    assert told["result"] == "ok"
    assert {"settings", "database", "keys", "token", "manifest"} <= {
        each["check"] for each in told["checks"]
    }
    assert set(told["checks"][0]) == {"check", "state", "key", "found", "do"}


@pytest.mark.parametrize(
    "settings",
    [
        {"auth": "entra"},
        {"auth": "anonymous", "porrt": SECRET},
        {"auth": "anonymous", "port": SECRET},
        {"auth": "anonymous", "host": "0.0.0.0"},  # noqa: S104 that is the point
    ],
)
def test_given_settings_that_are_wrong_when_checked_then_they_are_told_without_values(
    asked: Asked, settings: dict[str, str]
) -> None:
    code, out = asked(**settings)

    assert code == 2
    assert "fel      Inställningar: " in out
    assert "SSPF_" in out
    assert SECRET not in out


async def test_given_a_check_that_breaks_when_all_are_run_then_it_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_down(_: Ground) -> list[Finding]:
        raise RuntimeError(SECRET)

    monkeypatch.setitem(CHECKS, "keys", break_down)
    found = await examine(Ground(settings=Settings(auth="anonymous", data=tmp_path)))
    broken = [each for each in found if each.state is State.FAULT]

    assert [(each.check, each.key) for each in broken] == [("keys", "broken_off")]
    assert SECRET not in str(broken)
    assert {"disk", "manifest"} <= {each.check for each in found}
