"""A page is a page: a file stops at 300 lines, a function at 40."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES_PER_FILE = 300
MOST_LINES_PER_FUNCTION = 40
FILES = sorted(
    file
    for top in ("bot", "cards", "scheduler", "storage", "sspf", "tests")
    for file in (ROOT / top).rglob("*.py")
    if not {"node_modules", "migrations"} & set(file.parts)
)
"""Migrations are lists of tables: nobody reads them twice, and they are never changed."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_file_and_functions_fit(file: Path) -> None:
    source = file.read_text(encoding="utf-8")

    assert source.count("\n") <= MOST_LINES_PER_FILE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < MOST_LINES_PER_FUNCTION, node.name
