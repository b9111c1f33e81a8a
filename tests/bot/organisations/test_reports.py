"""What each model says of its reports, and what a municipality may say itself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.organisations.building_reports import reporting_of
from bot.organisations.municipality import Municipality, ReportingEntry, SmallCell
from bot.organisations.reader import MODELS, OrganisationFileError, read_municipality, read_preset
from sspf.domain.report_rules import ClockKind, Reporting
from tests.bot.organisations.small import load, model_text, municipality_text

NORRSJO = Path(__file__).parents[3] / "bot" / "rehearsal" / "norrsjo.yaml"


def of_model(name: str, own: ReportingEntry | None = None) -> Reporting:
    said: dict[str, Any] = {"groups": (), "parties": (), "reporting": own or ReportingEntry()}
    entry = Municipality.model_construct(**said)
    return reporting_of(entry, read_preset(MODELS / f"{name}.yaml"))


def test_the_evaluation_of_two_lists_goes_to_both_groups_four_months_after_a_start() -> None:
    rules = read_municipality(NORRSJO).organisation.reporting.rules

    (rule,) = rules
    assert (rule.clock.kind, rule.clock.months) == (ClockKind.AFTER, (4,))
    assert rule.owners == ("socialtjanst", "polis")
    assert rule.receivers == (
        "RTF:s samordningsgrupp",
        "Styrgruppen i Rådet för trygghet och folkhälsa",
    )


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("nacka_sspf_sig", [(ClockKind.MONTHS, (1,)), (ClockKind.MONTHS, (6,))]),
        ("malmo_ssp", [(ClockKind.MONTHS, (12,)), (ClockKind.MONTHS, (12,))]),
        ("ale_tre_nivaer", [(ClockKind.BEFORE, ()), (ClockKind.MONTHS, (1, 6))]),
        ("mjolby_individ", []),
    ],
)
def test_every_model_has_its_own_clock(
    model: str, expected: list[tuple[ClockKind, tuple[int, ...]]]
) -> None:
    rules = of_model(model).rules

    assert [(rule.clock.kind, rule.clock.months) for rule in rules] == expected


def test_given_a_silent_model_then_nobody_receives_until_the_municipality_says_who() -> None:
    silent = of_model("nacka_sspf_sig")
    own = ReportingEntry(
        counted_from=date(2027, 1, 1),
        receivers={"arsresultat": ("Kommunstyrelsen",)},
        small_cell=SmallCell(value=3, decision="KS 2027-4"),
    )
    said = of_model("nacka_sspf_sig", own)

    assert silent.rules[0].receivers == ()
    assert silent.small_cell == 5
    assert said.rules[0].receivers == ("Kommunstyrelsen",)
    assert (said.small_cell, said.starts_on) == (3, date(2027, 1, 1))
    assert said.words["reason|3a"] == "Samtycke återtaget"


def test_given_a_receiver_of_a_report_that_is_not_there_then_the_file_is_refused(
    tmp_path: Path,
) -> None:
    said = 'reporting: {receivers: {arsrapport: ["Kommunstyrelsen"]}}\n'

    with pytest.raises(OrganisationFileError, match="är ingen rapport här"):
        load(tmp_path, model_text(2), municipality_text(2) + said)


def test_given_small_cells_are_lowered_without_a_decision_then_the_file_is_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(OrganisationFileError, match="decision"):
        load(
            tmp_path, model_text(2), municipality_text(2) + "reporting: {small_cell: {value: 1}}\n"
        )
