"""Examples of reports: a draft, an approved one, one that all have, and the list."""

from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.figures import Period
from sspf.domain.messages.report import Improvement, ReportLine, ReportList, ReportShown
from sspf.domain.organisation import PersonId
from tests.cards.example_figures import YEAR_SHOWN
from tests.factories import NOW
from tests.factories_reports import a_report

FRIDA = PersonId("frida")
DRAFT = ReportShown(report=a_report(), group="Operativ grupp", limit=5, on="2027-01-20")
IMPROVED = replace(
    DRAFT,
    improvements=(
        Improvement(
            number=7,
            text="Fler sommarjobb.",
            owner="Rut Rektorsdotter, Skola",
            due=date(2027, 6, 1),
            status="not_started",
        ),
    ),
)
APPROVED = a_report().edit("Fler kom i tid till mötena än förra året.").approve(FRIDA, NOW)
ONE = APPROVED.hand_over("Styrgruppen", date(2027, 1, 20))
LINE = ReportLine(
    number=1,
    key="arsresultat",
    due_on=date(2027, 1, 31),
    is_approved=False,
    missing=("Styrgruppen",),
    is_open=True,
    period=Period(first=date(2026, 1, 1), last=date(2026, 12, 31)),
    group="Lokal grupp Norr",
    receivers=("Styrgruppen", "Nämnden"),
)

EXAMPLES: dict[str, object] = {
    "report_draft": replace(DRAFT, text="Fler kom i tid."),
    "report_improved": IMPROVED,
    "report_late": replace(DRAFT, is_late=True),
    "report_full": replace(
        DRAFT, report=replace(a_report(), figures=YEAR_SHOWN.figures), text="Lugnt. " * 500
    ),
    "report_empty": replace(DRAFT, report=a_report(figures=())),
    "report_faults": replace(
        DRAFT, text="Ring 070-123 45 67.", faults=("fault.report.long", "fault.contact@6")
    ),
    "report_approved": replace(DRAFT, report=APPROVED),
    "report_one_has_it": replace(DRAFT, report=ONE),
    "report_done": replace(DRAFT, report=ONE.hand_over("Samordningsgruppen", date(2027, 1, 21))),
    "report_no_receiver": replace(DRAFT, report=replace(APPROVED, receivers=())),
    "report_not_handed": replace(
        DRAFT,
        report=replace(APPROVED, receivers=()),
        faults=(
            "fault.report.not_approved",
            "fault.report_receiver.empty",
            "fault.report_receiver.long",
            "fault.report.day",
            "fault.report.empty",
        ),
    ),
    "reports": ReportList(
        reports=(
            LINE,
            replace(LINE, number=2, is_approved=True, group="", receivers=()),
            replace(LINE, number=3, is_approved=True, missing=()),
            replace(LINE, number=4, is_approved=True, missing=(), is_open=False),
        )
    ),
    "reports_many": ReportList(
        reports=tuple(
            replace(LINE, number=n, due_on=LINE.due_on + timedelta(days=n)) for n in range(1, 14)
        )
    ),
    "reports_none": ReportList(reports=()),
}
