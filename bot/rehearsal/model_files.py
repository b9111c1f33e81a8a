"""The small municipality of each model, with a cycle to play and what it must lead to."""

from dataclasses import dataclass
from pathlib import Path

from bot.rehearsal.scenario_file import CHECKPOINTS, SCENARIO

HERE = Path(__file__).parent
SCENARIOS = HERE / "scenarios"
MUNICIPALITIES = HERE / "municipalities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    municipality: Path
    scenario: Path
    checkpoints: Path


OF: dict[str, str] = {
    "malmo_ssp": "sundhamn",
    "ale_tre_nivaer": "vastera",
    "mjolby_individ": "bjorkmala",
    "nacka_sspf_sig": "skarby",
}
"""Which municipality plays which model. Another: its three files, its line."""
DEMO = "rtf_fem_parter"
"""The model of the demo, whose whole scenario is its cycle."""
MODELS = tuple(sorted({*OF, DEMO}))


def cycle_of(model: str) -> Cycle:
    """KeyError for a model that nobody plays."""
    if model == DEMO:
        return Cycle(municipality=HERE / "norrsjo.yaml", scenario=SCENARIO, checkpoints=CHECKPOINTS)
    return Cycle(
        municipality=MUNICIPALITIES / f"{OF[model]}.yaml",
        scenario=SCENARIOS / f"{model}.yaml",
        checkpoints=SCENARIOS / f"{model}.checkpoints.yaml",
    )
