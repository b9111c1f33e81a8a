"""Typed: the models that can be chosen, for the administrator."""

from functools import cache

from bot.organisations.listing import in_short
from bot.organisations.reader import presets, read_preset
from bot.organisations.schema import Preset
from bot.turn import Reply, Turn
from sspf.domain.organisation import Organisation, PartyKey
from sspf.ports import Services
from sspf.use_cases.show_models import Offered, show_models


async def show(turn: Turn, services: Services) -> Reply:
    """`byt modell`: each model, what a change to it would take away, and what stands in the way."""
    offered = [_offered(preset, turn.organisation) for preset in _read()]
    return Reply(message=await show_models(services, turn.who, offered))


@cache
def _read() -> tuple[Preset, ...]:
    """They come with the product and do not change while it runs."""
    return tuple(read_preset(file) for file in presets())


def _offered(preset: Preset, organisation: Organisation) -> Offered:
    """A party that the municipality has added by itself stays whatever the model is."""
    ours = next((p for p in _read() if p.key == organisation.model), None)
    of_model = {party.key for party in ours.parties} if ours else set()
    added = {party.key for party in organisation.parties} - of_model
    return Offered(
        key=preset.key,
        name=preset.name,
        words=in_short(preset),
        parties=frozenset(PartyKey(key) for key in {p.key for p in preset.parties} | added),
        lists=frozenset(each.key for each in preset.lists),
        has_individuals=preset.privacy.level3_mode != "off",
    )
