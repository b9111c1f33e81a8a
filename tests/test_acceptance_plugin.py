"""A claim that cannot be a proof is refused, and a row is proven only when all its tests passed."""

import re
from pathlib import Path

import pytest

from tests.acceptance_plugin import ROWS_FILE, read_rows

CONFTEST = """
import pytest

pytest_plugins = ["tests.acceptance_plugin"]

@pytest.fixture
def chat():
    return "chat"
"""
ROWS_IN_THE_ORDERED_MODELS = 157
RULES = 93


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # only what is tested here; and fast
    pytester.makeconftest(CONFTEST)
    return pytester


def test_a_row_that_no_test_claims_says_why() -> None:
    """Before the first table, in a point that begins with its id."""
    text = ROWS_FILE.read_text(encoding="utf-8")
    points = re.findall(r"^- ([A-Z0-9, -]+):", text.partition("\n## ")[0], re.MULTILINE)
    told = {row for point in points for row in point.split(", ")}
    tests = ROWS_FILE.parents[1].joinpath("tests").rglob("test_*.py")
    claims = re.findall(r"@pytest\.mark\.accepts\(([^)]*)\)", "".join(map(_read, tests)))
    claimed = {row for claim in claims for row in re.findall(r'"([^"]+)"', claim)}

    unproven = {row for rows in read_rows(text).values() for row in rows} - claimed
    assert unproven - told == set()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def a_test(name: str, rows: str, fixture: str = "chat", body: str = "pass") -> str:
    return f"import pytest\n@pytest.mark.accepts({rows})\ndef {name}({fixture}): {body}\n"


def test_the_page_holds_every_row_once() -> None:
    groups = read_rows(ROWS_FILE.read_text(encoding="utf-8"))
    rules = groups.pop("RULES")
    rows = [row for group in groups.values() for row in group]

    assert list(groups) == ["A", "A-Y", "A-T", "A-U", "B", "C", "G", "D", "E"]
    assert len(rows) == len(set(rows)) == ROWS_IN_THE_ORDERED_MODELS
    assert len(rules) == len(set(rules)) == RULES


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        (a_test("test_it", "'A999'"), "*not in acceptance.md*"),
        (a_test("test_it", "'A1', 'A2', 'A3', 'A5'"), "*3 is the most*"),
        (a_test("test_it", "'A1'", fixture="tmp_path"), "*goes by no public road*"),
    ],
    ids=["unknown row", "four rows", "no public road"],
)
def test_given_a_claim_that_proves_nothing_when_collected_then_refused(
    suite: pytest.Pytester, source: str, complaint: str
) -> None:
    suite.makepyfile(source)

    result = suite.runpytest()

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([complaint])


@pytest.mark.parametrize("body", ["assert False", "pytest.skip('no')", "pytest.xfail('later')"])
def test_given_two_tests_of_a_row_when_one_does_not_pass_then_the_row_is_open(
    suite: pytest.Pytester, body: str
) -> None:
    suite.makepyfile(a_test("test_one", "'A1', 'A2'") + a_test("test_two", "'A2'", body=body))

    result = suite.runpytest("--acceptance")

    result.stdout.fnmatch_lines(["A *1 *29  A1", "acceptance: 1 of 250 rows proven, 249 open"])


def test_given_one_test_of_a_row_is_left_out_when_run_then_the_row_is_open(
    suite: pytest.Pytester,
) -> None:
    suite.makepyfile(a_test("test_one", "'A1'") + a_test("test_two", "'A1'"))

    result = suite.runpytest("-k", "test_one")

    result.assert_outcomes(passed=1, deselected=1)
    result.stdout.fnmatch_lines(["acceptance: 0 of 250 rows proven, 250 open"])


def test_given_no_test_claims_a_row_when_asked_then_all_are_open_and_nothing_failed(
    suite: pytest.Pytester,
) -> None:
    result = suite.runpytest("-m", "accepts", "--acceptance")

    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["RULES *0 *93"])
