"""The small municipality of each model, with a cycle to play and what it must lead to."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SCENARIOS = HERE / "scenarios"
MUNICIPALITIES = HERE / "municipalities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    municipality: Path
    scenario: Path
    checkpoints: Path


OF: dict[str, str] = {"malmo_ssp": "sundhamn", "ale_tre_nivaer": "vastera"}
"""Which municipality plays which model. Another: its three files, its line."""


def cycle_of(model: str) -> Cycle:
    """KeyError for a model that nobody plays; the one of the demo is played without --model."""
    return Cycle(
        municipality=MUNICIPALITIES / f"{OF[model]}.yaml",
        scenario=SCENARIOS / f"{model}.yaml",
        checkpoints=SCENARIOS / f"{model}.checkpoints.yaml",
    )
