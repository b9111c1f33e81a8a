"""Reports for tests that need one."""

from dataclasses import replace
from datetime import date
from typing import Any

from sspf.domain.figures import Cell, Figure, Period
from sspf.domain.masking import Shown, Sum
from sspf.domain.report_rules import ReportKey
from sspf.domain.reports import Receiver, Report
from sspf.domain.tallies import Dimension
from tests.factories import NOW

YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))


def a_cell(key: str, how: Shown) -> Cell:
    gender = Dimension.GENDER
    return Cell(key=key, number=0, of=22, dimension=gender, name=key, of_name="all", how=how)


def a_report(**changes: Any) -> Report:
    """The year's, drafted, with two receivers; nothing is written in it yet."""
    report = Report(
        number=1,
        key=ReportKey("arsresultat"),
        group="operativ",
        period=YEAR,
        due_on=date(2027, 1, 31),
        figures=(
            Figure(
                metric="M03",
                cells=(
                    a_cell("boy", Shown.HIDDEN),
                    a_cell("girl", Shown.FEW),
                ),
                sums=(Sum(("all",), ("boy", "girl")),),
            ),
            Figure(metric="M01", estimate=(75, 150), is_personal=False),
        ),
        drafted_at=NOW,
        receivers=(Receiver(name="Styrgruppen"), Receiver(name="Samordningsgruppen")),
    )
    return replace(report, **changes)
