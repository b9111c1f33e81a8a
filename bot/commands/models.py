"""Typed: the models that can be chosen, and a change to one, for the administrator."""

import re

from bot.model_choice import model_of, models, plan_for, preset_of
from bot.model_plan import added_parties
from bot.model_questions import DROP, KEEP
from bot.organisations.listing import in_short
from bot.organisations.schema import Preset
from bot.turn import Reply, Turn
from bot.understand import fold
from cards.acts import Act
from sspf.domain.organisation import Organisation, PartyKey
from sspf.ports import Services
from sspf.use_cases.change_model import foresee_model
from sspf.use_cases.show_models import Offered, show_models

KINDS = {
    **dict.fromkeys(("namnd", "myndighet", "board"), "board"),
    **dict.fromkeys(("omraden", "stadsdelar", "areas"), "areas"),
    **dict.fromkeys(("under", "below"), "above"),
    **dict.fromkeys(("med i", "in"), "in"),
    **dict.fromkeys(("sammankallar", "convenes"), "convenes"),
    **dict.fromkeys(("ofta", "often"), "often"),
    **dict.fromkeys(("part", "party"), "party"),
    **dict.fromkeys(("roll", "role"), "role"),
    **dict.fromkeys(("mottagare", "receives"), "receives"),
}
"""How the questions about one thing are typed, before what they are about."""
ALONE = {
    **dict.fromkeys(("individniva", "individual level"), "individual"),
    **dict.fromkeys(("eget", "own"), "own"),
    **dict.fromkeys(("delar", "parts"), "parts"),
    **dict.fromkeys(("punkter", "points"), "points"),
    **dict.fromkeys(("raknas fran", "counted from"), "counted"),
}
WORDS = {
    **dict.fromkeys(("av", "off"), "off"),
    **dict.fromkeys(("behall", "keep"), KEEP),
    **dict.fromkeys(("slapp", "drop"), DROP),
    **dict.fromkeys(("hanvisning", "bara en hanvisning", "reference"), "pointer_only"),
}


async def show(turn: Turn, services: Services) -> Reply:
    """`byt modell`: each model, what a change to it would take away, and what stands in the way."""
    offered = [_offered(preset, turn.organisation) for preset in models()]
    return Reply(message=await show_models(services, turn.who, offered))


async def change(turn: Turn, services: Services) -> Reply:
    """`byt modell till malmo_ssp; nämnd skola: Skolnämnden; med i lokal_grupp_norr: rut, kim`."""
    named, *answers = re.split(r"[;\n]", turn.rest)
    preset = preset_of(named)
    if preset is None:
        return await show(turn, services)
    said = _said(answers)
    form = await foresee_model(services, turn.who, plan_for(turn.organisation, preset.key, said))
    if form.faults or not said:
        return Reply(message=form)
    return Reply(message=form, asks=Act.MODEL_SAVE, typed={f.name: f.value for f in form.fields})


def _said(answers: list[str]) -> dict[str, str]:
    """What is no question is left out; the form shows what was understood."""
    found: dict[str, str] = {}
    for answer in answers:
        asked, _, value = answer.partition(":")
        words = fold(asked).strip()
        if words in ALONE:
            found[ALONE[words]] = WORDS.get(fold(value).strip(), value.strip())
        kind, _, about = words.rpartition(" ")
        if kind in KINDS:
            found[f"{KINDS[kind]}_{about}"] = value.strip()
    return found


def _offered(preset: Preset, organisation: Organisation) -> Offered:
    """A party that the municipality has added by itself stays whatever the model is."""
    added = added_parties(organisation, model_of(organisation))
    return Offered(
        key=preset.key,
        name=preset.name,
        words=in_short(preset),
        parties=frozenset(PartyKey(key) for key in {p.key for p in preset.parties} | added),
        lists=frozenset(each.key for each in preset.lists),
        has_individuals=preset.privacy.level3_mode != "off",
    )
