"""The five models that ship with the product say what their sources say."""

from pathlib import Path

import pytest

from bot.organisations.cadences import ApproxPerYear, ExplicitDates, Interval, MinPerPeriod
from bot.organisations.reader import MODELS, presets, read_preset
from bot.organisations.references import HIGHEST_LEVEL
from bot.organisations.schema import GroupModel, Preset
from sspf.domain.agenda import Point

RTF = read_preset(MODELS / "rtf_fem_parter.yaml")


def group(preset: Preset, key: str) -> GroupModel:
    return next(group for group in preset.groups if group.key == key)


def test_five_models_ship() -> None:
    assert [file.stem for file in presets()] == [
        "ale_tre_nivaer",
        "malmo_ssp",
        "mjolby_individ",
        "nacka_sspf_sig",
        "rtf_fem_parter",
    ]


@pytest.mark.parametrize("file", presets(), ids=lambda file: file.stem)
def test_given_a_shipped_model_when_read_then_it_has_parties_and_groups(file: Path) -> None:
    preset = read_preset(file)

    assert preset.key == file.stem
    assert preset.parties
    assert preset.groups


@pytest.mark.parametrize("file", presets(), ids=lambda file: file.stem)
def test_given_a_steering_or_lead_group_then_individuals_never_reach_it(file: Path) -> None:
    """R-26."""
    for group in read_preset(file).groups:
        assert max(group.levels) <= HIGHEST_LEVEL.get(group.type, 3), group.key


def test_given_the_city_model_then_no_trace_of_individuals() -> None:
    preset = read_preset(MODELS / "malmo_ssp.yaml")

    assert preset.privacy.level3_mode == "off"
    assert not preset.cases.enabled
    assert all(3 not in group.levels for group in preset.groups)
    assert all(part.level != 3 for part in preset.meeting.briefing_parts or ())


def test_given_the_five_party_model_then_its_goals_and_aim_are_the_sources_own() -> None:
    assert list(RTF.goals.values()) == [
        "Minskad brottslighet",
        "Minskat missbruk",
        "Ökad skolnärvaro",
        "Ökad måluppfyllelse",
        "Alternativa fritidsintressen",
    ]
    assert RTF.aim == (
        "Målet är att ungdomarna ska ha en fungerande skolgång "
        "och ett liv fritt från kriminalitet och droger."
    )


def test_given_the_five_party_model_then_three_parts_in_their_order() -> None:
    assert RTF.meeting.briefing_parts is not None
    assert [(part.name, part.level) for part in RTF.meeting.briefing_parts] == [
        ("Allmän information", 1),
        ("Gruppnivå", 2),
        ("Individnivå", 3),
    ]
    assert RTF.meeting.agenda == tuple(Point)


def test_given_the_five_party_model_then_the_two_steering_groups_are_kept_apart() -> None:
    steering = [g.key for g in RTF.groups if g.type == "steering"]

    assert steering == ["rtf_styrgrupp", "styrgrupp"]
    assert RTF.reports[0].to == ("samordningsgrupp", "rtf_styrgrupp")
    assert group(RTF, "styrgrupp").parties == group(RTF, "operativ").parties


def test_given_a_calendar_by_dates_then_the_suggested_rhythm_is_not_decided() -> None:
    cadence = group(RTF, "operativ").cadence

    assert isinstance(cadence, ExplicitDates)
    assert cadence.inferred == ("suggested",)


def test_given_cadences_of_other_kinds_then_each_keeps_its_own_numbers() -> None:
    malmo = read_preset(MODELS / "malmo_ssp.yaml")
    ale = read_preset(MODELS / "ale_tre_nivaer.yaml")

    assert group(malmo, "central_ledningsgrupp").cadence is None
    assert group(malmo, "ledningsgrupp_stadsdel").cadence == ApproxPerYear(
        kind="approx_per_year", n=6
    )
    assert group(malmo, "lokal_grupp").cadence == MinPerPeriod(
        kind="min_per_period", n=1, period="month"
    )
    assert group(ale, "lokal").cadence == Interval(kind="interval", every=14, unit="day")


def test_given_a_local_group_led_by_a_school_head_then_the_model_says_so() -> None:
    convener = group(read_preset(MODELS / "ale_tre_nivaer.yaml"), "lokal").convener

    assert convener is not None
    assert (convener.title, convener.party) == ("utsedd rektor", "skola")
