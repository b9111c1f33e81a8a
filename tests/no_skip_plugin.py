"""With SSPF_TEST_NO_SKIP=1, as CI sets it, a test that was skipped is a test that failed."""

import os
from collections.abc import Generator

import pytest


def pytest_configure(config: pytest.Config) -> None:
    switch = os.environ.get("SSPF_TEST_NO_SKIP")  # noqa: TID251 a switch of the suite, not of the product
    if switch == "1":
        config.pluginmanager.register(NoSkip(), "no-skip")


class NoSkip:
    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self,
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.skipped and not hasattr(report, "wasxfail"):
            fail(report)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self,
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A whole file may be skipped too, while it is collected."""
        report = yield
        if report.skipped:
            fail(report)
        return report


def fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"SSPF_TEST_NO_SKIP is set, and {report.nodeid} was skipped: {reason}"
