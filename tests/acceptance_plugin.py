"""Ties tests to the rows of docs/acceptance.md: `@pytest.mark.accepts("A20")`.

A row is proven when every test that claims it passed in this run, and open otherwise. A test that
was collected and left out (`-m`, `-k`) did not pass, so a partial run proves less, never more.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROWS_FILE = Path(__file__).parents[1] / "docs" / "acceptance.md"
PUBLIC_ROADS = {"chat", "page", "cli", "web"}
MOST_ROWS_PER_TEST = 3
PROPERTY = "accepts"


def read_rows(markdown: str) -> dict[str, list[str]]:
    """Group → its row identifiers, in the order of the page."""
    groups: dict[str, list[str]] = {}
    for line in markdown.splitlines():
        if heading := re.match(r"## ([A-Z-]+):", line):
            rows = groups.setdefault(heading[1], [])
        elif row := re.match(r"\| ((?:R-)?[A-Z]?\d+b?) \|", line):
            rows.append(row[1])
    return groups


def claimed_rows(item: pytest.Item, known: set[str]) -> list[str]:
    """The rows this test claims; refuses a claim that cannot be a proof."""
    rows = [row for marker in item.iter_markers("accepts") for row in marker.args]
    if not rows:
        return []
    if unknown := [row for row in rows if row not in known]:
        raise pytest.UsageError(f"{item.nodeid} accepts {unknown}: not in {ROWS_FILE.name}")
    if len(rows) > MOST_ROWS_PER_TEST:
        raise pytest.UsageError(
            f"{item.nodeid} accepts {len(rows)} rows; {MOST_ROWS_PER_TEST} is the most"
        )
    if not PUBLIC_ROADS & set(getattr(item, "fixturenames", ())):
        roads = ", ".join(sorted(PUBLIC_ROADS))
        raise pytest.UsageError(
            f"{item.nodeid} accepts {rows} but goes by no public road (a fixture of {roads})"
        )
    return rows


@dataclass(eq=False)
class Ledger:
    """Which tests claim which row, and how each of them ended."""

    groups: dict[str, list[str]]
    claims: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    passed: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)

    def is_proven(self, row: str) -> bool:
        return bool(self.claims[row]) and self.claims[row] <= self.passed - self.failed

    def proven(self, rows: list[str]) -> list[str]:
        return [row for row in rows if self.is_proven(row)]

    @property
    def rows(self) -> list[str]:
        return [row for rows in self.groups.values() for row in rows]

    def table(self) -> list[str]:
        lines = [f"{'group':<6} {'proven':>6} {'open':>6}  proven rows"]
        for group, rows in self.groups.items():
            proven = self.proven(rows)
            open_count = len(rows) - len(proven)
            lines.append(
                f"{group:<6} {len(proven):>6} {open_count:>6}  {' '.join(proven)}".rstrip()
            )
        return lines

    # What pytest calls, from here on.

    @pytest.hookimpl(tryfirst=True)  # before -m and -k take tests away
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        known = set(self.rows)
        for item in items:
            for row in claimed_rows(item, known):
                self.claims[row].add(item.nodeid)
                item.user_properties.append((PROPERTY, row))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Under xdist the collecting is done elsewhere; the claims then come with the reports.
        for name, row in report.user_properties:
            if name == PROPERTY:
                self.claims[str(row)].add(report.nodeid)
        if not report.passed:
            self.failed.add(report.nodeid)
        elif report.when == "call" and not hasattr(report, "wasxfail"):
            self.passed.add(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        nothing_claimed = session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED
        if nothing_claimed and session.config.getoption("acceptance"):
            session.exitstatus = pytest.ExitCode.OK  # every row is open, which is an answer

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: pytest.Config
    ) -> None:
        if config.getoption("acceptance"):
            terminalreporter.section("acceptance")
            for line in self.table():
                terminalreporter.write_line(line)
        proven = len(self.proven(self.rows))
        terminalreporter.write_line(
            f"acceptance: {proven} of {len(self.rows)} rows proven, {len(self.rows) - proven} open"
        )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--acceptance", action="store_true", help="print proven and open rows per group"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "accepts(*rows): proves rows of docs/acceptance.md, at most three"
    )
    groups = read_rows(ROWS_FILE.read_text(encoding="utf-8"))
    config.pluginmanager.register(Ledger(groups), "acceptance-ledger")
