"""docs/features.md: 25 behaviours, and every test that it names is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = ROW.findall((ROOT / "docs" / "features.md").read_text("utf-8"))
MANY = 25


def test_every_behaviour_has_a_line_and_each_says_by_what_it_is_shown() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, MANY + 1))
    for number, _, shown in ROWS:
        is_open = shown.startswith("not yet: ")
        assert is_open is not bool(NAMED.search(shown)), number
        assert shown.startswith(("`tests/", "in part, `tests/", "not yet: ")), number


@pytest.mark.parametrize("shown", [shown for _, _, shown in ROWS if NAMED.search(shown)])
def test_every_named_test_is_there(shown: str) -> None:
    for file, name in NAMED.findall(shown):
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, functions)}
