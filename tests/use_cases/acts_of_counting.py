"""Use cases about figures and reports, ready to be done once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.figures import Period
from sspf.domain.organisation import PersonId
from sspf.domain.report_rules import ClockKind, ReportClock, ReportKey, ReportRule
from sspf.domain.tallies import Estimate, TallyKind, counted, tally
from sspf.domain.tally_files import FiguresFile
from sspf.use_cases.close_months import close_months
from sspf.use_cases.count_contact import Contact, count_contact, take_back_contact
from sspf.use_cases.draft_reports import draft_reports
from sspf.use_cases.import_tallies import import_tallies
from sspf.use_cases.keep_estimate import keep_estimate
from sspf.use_cases.promise_improvement import (
    ImprovementTyped,
    open_improvement_form,
    promise_improvement,
)
from sspf.use_cases.show_figures import print_figures, show_figures
from sspf.use_cases.show_reports import list_reports
from sspf.use_cases.write_report import (
    approve_report,
    count_report_anew,
    edit_report,
    hand_over_report,
    open_report,
)
from tests.use_cases.world import KAJ, NORRSJO, RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
YEAR = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
BELIEVED = Estimate(metric="M01", first=YEAR.first, last=YEAR.last, low=75, high=150)
FILE = FiguresFile(key="results", counted=counted(tally(TallyKind.CONTACT, YEAR.first), 7))


def acts_of_counting(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    return _counting() | _reporting(canary), _reads()


def _counting() -> dict[str, Prepared]:
    guided = Contact("guided", "minimaria")
    return {
        "close_months": (_counted_long_ago, lambda scene: close_months(scene.services, NORRSJO)),
        "keep_estimate": (_nothing, by(KAJ, keep_estimate, BELIEVED)),
        "count_contact": (_nothing, by(RUT, count_contact, guided, "activity")),
        "take_back_contact": (
            by(RUT, count_contact, Contact("coordinator"), "activity"),
            by(RUT, take_back_contact),
        ),
        "import_tallies": (
            _nothing,
            lambda scene: import_tallies(scene.services, NORRSJO, FILE, only_shown=False),
        ),
    }


def _better(canary: str) -> ImprovementTyped:
    return ImprovementTyped(what=f"{canary} bättre.", owner="skola", due="2027-06-01")


def _reporting(canary: str) -> dict[str, Prepared]:
    return {
        "draft_reports": (_year_is_over, lambda scene: draft_reports(scene.services, NORRSJO)),
        "edit_report": (_drafted, by(KAJ, edit_report, 1, f"{canary} i tid.")),
        "promise_improvement": (
            _drafted,
            by(KAJ, promise_improvement, 1, _better(canary), "press"),
        ),
        "approve_report": (_drafted, by(KAJ, approve_report, 1)),
        "count_report_anew": (_drafted, _counted_since),
        "open_report": (_drafted, _opened_since),
        "hand_over_report": (
            _approved,
            by(KAJ, hand_over_report, 1, "Styrgruppen", "2027-01-03"),
        ),
    }


def _reads() -> dict[str, Prepared]:
    return {
        "open_improvement_form": (_drafted, by(KAJ, open_improvement_form, 1, ImprovementTyped())),
        "list_reports": (_drafted, by(KAJ, list_reports)),
        "show_figures": (_counted_long_ago, by(KAJ, show_figures)),
        "print_figures": (
            _counted_long_ago,
            lambda scene: print_figures(scene.services, NORRSJO, YEAR, is_masked=True),
        ),
    }


def by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


async def _nothing(scene: Scene) -> None:
    """The municipality is all that is needed."""


async def _counted_long_ago(scene: Scene) -> None:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        then = scene.clock.now() - timedelta(days=70)
        await uow.tallies.add(tally(TallyKind.CONTACT, then), origin="press")


RULE = ReportRule(
    key=ReportKey("arsresultat"),
    clock=ReportClock(kind=ClockKind.MONTHS, months=(1,)),
    group="operativ",
    receivers=("Styrgruppen",),
)


async def _year_is_over(scene: Scene) -> None:
    scene.at(date(2027, 1, 4), "09.00")
    async with scene.services.unit_of_work(NORRSJO) as uow:
        organisation = await uow.organisations.get()
        reporting = replace(organisation.reporting, rules=(RULE,))
        await uow.organisations.put(replace(organisation, reporting=reporting))


async def _drafted(scene: Scene) -> None:
    await _year_is_over(scene)
    await draft_reports(scene.services, NORRSJO)


async def _approved(scene: Scene) -> None:
    await _drafted(scene)
    await approve_report(scene.services, scene.who(KAJ), 1)


async def _counted_since(scene: Scene) -> object:
    await import_tallies(scene.services, NORRSJO, FILE, only_shown=False)
    return await count_report_anew(scene.services, scene.who(KAJ), 1)


async def _opened_since(scene: Scene) -> object:
    await import_tallies(scene.services, NORRSJO, FILE, only_shown=False)
    return await open_report(scene.services, scene.who(KAJ), 1)
