"""What every test may use, and how the whole suite behaves."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""What a busy machine takes for one example says nothing; speed is for the benches."""

pytest_plugins = [
    "tests.acceptance_plugin",
    "tests.memory_plugin",
    "tests.no_skip_plugin",
    "tests.fixtures_play",
    "tests.fixtures_page",
    "tests.fixtures_postgresql",
    "pytester",
]

CHROMIUM = shutil.which("chromium")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="write the golden files anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if CHROMIUM is None:
        terminalreporter.write_line(
            "CHROMIUM IS MISSING: the browser tests did not run (Debian: apt-get install chromium)",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser for playwright; on a machine without one the test is skipped."""
    if CHROMIUM is None:
        pytest.skip("Chromium is missing")
    return Path(CHROMIUM)


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """A command that was run in this process has set up logging for a process of its own."""
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)
