"""docs/security.md names tests; each of them exists, and no control stands there without one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WRITTEN = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
TESTS = sorted(set(NAMED.findall(WRITTEN)))


def rows() -> Iterator[str]:
    """Of the tables, without heads and rules."""
    for line in WRITTEN.splitlines():
        if line.startswith("|") and not line.startswith(("|---", "| Threat", "| Requirement")):
            yield line


@pytest.mark.parametrize(("file", "name"), TESTS, ids=[name for _, name in TESTS])
def test_each_test_that_is_named_exists(file: str, name: str) -> None:
    source = (ROOT / file).read_text(encoding="utf-8")

    assert re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE)


def test_each_control_names_its_test() -> None:
    assert [row for row in rows() if not NAMED.search(row)] == []
    assert len(list(rows())) > 40


def test_what_is_not_protected_is_said() -> None:
    last = WRITTEN.partition("## What is not protected")[2]

    assert all(word in last for word in ("screenshot", "said", "copy"))
