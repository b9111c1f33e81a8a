"""A program that was started warm does what `python -m bot` does, and ends as it does."""

import signal
from pathlib import Path

import pytest

from tests.fixtures_play import COLD, Cli
from tests.journeys.play import free_port


@pytest.mark.parametrize(
    "arguments",
    [("models",), ("rehearse", "--scenario", "å")],
    ids=" ".join,
)
async def test_given_a_command_when_started_warm_then_it_is_as_when_started_cold(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    warm = await cli(*arguments)
    cold = await Cli(tmp_path / "data", COLD)(*arguments)

    assert warm == cold


async def test_given_a_signal_when_it_runs_then_it_comes_there_and_it_ends_well(cli: Cli) -> None:
    program = await cli.start("run", auth="anonymous", port=str(free_port()))
    assert program.stdout is not None
    started = await program.stdout.readline()
    program.send_signal(signal.SIGTERM)
    await program.communicate()

    assert started
    assert program.returncode == 0
