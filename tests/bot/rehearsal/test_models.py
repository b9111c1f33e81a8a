"""A cycle of each model that has one, played headless: every act goes and every check holds."""

import pytest

from bot.organisations.reader import presets, read_municipality
from bot.rehearsal.headless import rehearse
from bot.rehearsal.model_files import OF, cycle_of
from bot.rehearsal.scenario_file import read_checkpoints, read_scenario


@pytest.mark.parametrize("model", sorted(OF))
def test_given_a_model_when_its_cycle_is_played_then_every_check_point_holds(
    model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cycle = cycle_of(model)

    assert rehearse(cycle.scenario, cycle.checkpoints, cycle.municipality)

    shown = capsys.readouterr().out
    assert "STÄMMER INTE" not in shown
    assert "GICK INTE" not in shown


@pytest.mark.parametrize("model", sorted(OF))
def test_given_a_cycle_then_it_is_of_that_model_and_its_people(model: str) -> None:
    cycle = cycle_of(model)
    loaded = read_municipality(cycle.municipality)
    scenario = read_scenario(cycle.scenario)

    assert loaded.preset.key == model
    assert model in {file.stem for file in presets()}
    assert scenario.people <= {person.id for person in loaded.organisation.people}
    assert read_checkpoints(scenario, cycle.checkpoints).answers
    assert {p.email.rpartition("@")[2].partition(".")[2] for p in loaded.organisation.people} == {
        "example.org"
    }
