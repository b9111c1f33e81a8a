"""The models that came with the product, and the one that the municipality has."""

from collections.abc import Mapping
from functools import cache

from bot.model_plan import plan_of
from bot.organisations.reader import presets, read_preset
from bot.organisations.schema import Preset
from bot.understand import fold
from sspf.domain.organisation import Organisation
from sspf.use_cases.change_model import Plan


@cache
def models() -> tuple[Preset, ...]:
    """They come with the product and do not change while it runs."""
    return tuple(read_preset(file) for file in presets())


def preset_of(named: str) -> Preset | None:
    """By key, or by the name that it is shown with."""
    said = fold(named).strip(" .!?")
    return next((p for p in models() if said in (p.key, fold(p.name))), None)


def model_of(organisation: Organisation) -> Preset | None:
    """None when the municipality has a model of its own, written beside its file."""
    return next((p for p in models() if p.key == organisation.model), None)


def plan_for(organisation: Organisation, key: str, said: Mapping[str, str]) -> Plan:
    """LookupError for a model that did not come with the product."""
    preset = preset_of(key)
    if preset is None:
        raise LookupError(key)
    return plan_of(preset, model_of(organisation), said)
