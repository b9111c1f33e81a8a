"""A worker stays small and its files are in memory: thousands of products start and end in it."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web_app

from tests.one_dialect import know_once

MEMORY = Path("/dev/shm")  # noqa: S108 pytest makes a folder of its own in it
ENOUGH_BYTES = 2 * 1024**3
TEMPORARY = "PYTEST_DEBUG_TEMPROOT"


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Before pytest chooses its folder. Each commit of SQLite waits for the disk, some 5 ms."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES:
        os.environ.setdefault(TEMPORARY, str(MEMORY))  # noqa: TID251 a switch of pytest
    know_once()


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: the collector need not walk it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _servers_are_let_go() -> Iterator[None]:
    yield
    let_servers_go()


def let_servers_go() -> None:
    """aiohttp keeps the last 1024 handlers that it wrapped, and each of them a whole product."""
    web_app._cached_build_middleware.cache_clear()
