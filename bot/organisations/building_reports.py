"""The model's reports, words and small cells, with the municipality's own answers on top."""

from collections.abc import Iterator

from bot.organisations.cadences import AnyCadence, Before, HalfYearly, OffsetAfter, Yearly
from bot.organisations.choices import chosen_groups
from bot.organisations.municipality import Municipality
from bot.organisations.schema import Preset, Report
from sspf.domain.report_rules import ClockKind, ReportClock, Reporting, ReportKey, ReportRule


def reporting_of(municipality: Municipality, preset: Preset) -> Reporting:
    own = municipality.reporting
    return Reporting(
        rules=tuple(_rules(municipality, preset)),
        starts_on=own.counted_from,
        repeats=own.repeats,
        small_cell=own.small_cell.value if own.small_cell else preset.privacy.small_cell,
        words=dict(_words(municipality, preset)),
    )


def _rules(municipality: Municipality, preset: Preset) -> Iterator[ReportRule]:
    """One for each group that writes it: a model has one of a kind for each area."""
    for report in preset.reports:
        clock = clock_of(report.when)
        if clock is None:
            continue
        writers = _keys(municipality, report.from_group) if report.from_group else [""]
        for writer in writers:
            alone = len(writers) == 1
            yield ReportRule(
                key=ReportKey(report.key if alone else f"{report.key}_{writer}"),
                clock=clock,
                group=writer,
                owners=_owners(preset, report),
                receivers=tuple(_receivers(municipality, preset, report)),
                metrics=report.metrics,
            )


def _owners(preset: Preset, report: Report) -> tuple[str, ...]:
    """A list's evaluation is made by those whom its review names."""
    review = preset.list_review
    is_evaluation = isinstance(report.when, OffsetAfter)
    return review.evaluators if review is not None and is_evaluation else ()


def clock_of(when: AnyCadence) -> ReportClock | None:
    """None for a rhythm that no report can have: so many a year, per case."""
    if isinstance(when, Yearly):
        return ReportClock(kind=ClockKind.MONTHS, months=(when.month,))
    if isinstance(when, HalfYearly):
        return ReportClock(kind=ClockKind.MONTHS, months=tuple(sorted(when.months)))
    if isinstance(when, Before):
        return ReportClock(kind=ClockKind.BEFORE, report=ReportKey(when.report), weeks=when.weeks)
    if isinstance(when, OffsetAfter) and when.unit == "month":
        return ReportClock(kind=ClockKind.AFTER, months=(when.n,))
    return None


def _receivers(municipality: Municipality, preset: Preset, report: Report) -> Iterator[str]:
    """By name. What the municipality says goes before the model, which may be silent."""
    if report.key in municipality.reporting.receivers:
        yield from municipality.reporting.receivers[report.key]
        return
    names = {group.key: group.name for group in chosen_groups(preset, municipality)}
    models = {group.key: group.name for group in preset.groups}
    for key in report.to or ():
        for chosen in _keys(municipality, key):
            yield names.get(chosen, models.get(key, key))
    yield from report.to_outside


def _keys(municipality: Municipality, origin: str) -> list[str]:
    return [group.key for group in municipality.groups if group.origin == origin] or [origin]


def _words(municipality: Municipality, preset: Preset) -> Iterator[tuple[str, str]]:
    """The model's words stay beside the municipality's own: what they counted is still told."""
    cases = preset.cases
    for dimension, words in (
        ("reason", cases.closing_reasons),
        ("reason", cases.closing_classes),
        ("reason", cases.sig_closing_reasons),
        ("risks", cases.risk_factors),
        ("risks", cases.concern_areas),
        *(("intervention", named) for named in cases.measures.values()),
        ("intervention", cases.interventions),
        ("intervention", municipality.cases.interventions or {}),
        ("intensity", cases.intervention_weight),
    ):
        for key, name in words.items():
            yield f"{dimension}|{key}", name
