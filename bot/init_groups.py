"""Which groups there are, how often they meet and who convenes, as asked on the terminal."""

from dataclasses import dataclass, field

from bot.init_asking import AgainError, Ask, listed, one_of, until
from bot.organisations.cadence_reading import Said, read_cadence
from bot.organisations.keys import key_of
from bot.organisations.schema import GroupModel, Preset
from bot.organisations.wording import cadence_in_words

PER = {"stadsdel": "stadsdelar", "omrade": "områden"}
HOW_OFTEN = "varannan vecka, en gång i månaden, ungefär 6 gånger om året eller enligt kalendarium"


@dataclass(slots=True)
class AskedGroup:
    """A group as it is being asked about."""

    key: str
    name: str
    model: GroupModel
    entry: dict[str, object] = field(default_factory=dict)
    convener: str = ""


def ask_groups(ask: Ask, preset: Preset) -> list[AskedGroup]:
    """A pattern is made as many times as areas are named; what is above is asked of the maker."""
    made: list[AskedGroup] = []
    for model in preset.groups:
        above = {group.key: group.name for group in made if group.model.key == model.parent}
        for group in _of_model(ask, model):
            _ask_of(ask, group, above)
            made.append(group)
    return made


def convened(groups: list[AskedGroup]) -> dict[str, list[str]]:
    """Who convenes, by id in the order they were named, with the keys of their groups."""
    found: dict[str, list[str]] = {}
    for group in groups:
        if group.convener:
            found.setdefault(group.convener, []).append(group.key)
    return found


def _of_model(ask: Ask, model: GroupModel) -> list[AskedGroup]:
    if model.per is None:
        return [AskedGroup(model.key, model.name, model, {"key": model.key})]
    question = f"Vilka {PER[model.per]} har {model.name}? (komma emellan, tomt: inga) "
    areas = until(ask, question, _areas)
    groups = [(f"{model.key}_{key_of(area)}", f"{model.name} {area}") for area in areas]
    return [
        AskedGroup(key, name, model, {"key": key, "of": model.key, "name": name})
        for key, name in groups
    ]


def _areas(said: str) -> list[str]:
    areas = listed(said)
    if len({key_of(area) for area in areas}) < len(areas):
        raise AgainError("Samma område står två gånger.")
    return areas


def _ask_of(ask: Ask, group: AskedGroup, above: dict[str, str]) -> None:
    parent = group.model.parent
    if len(above) > 1:
        group.entry["parent"] = one_of(ask, f"Vilken grupp ligger {group.name} under?", above)
    elif above and parent not in above:
        group.entry["parent"] = next(iter(above))
    usual = group.model.convener
    title = f", {usual.title}" if usual and usual.title else ""
    question = f"Vem sammankallar {group.name}{title}? (kort id, som frida; tomt: inte bestämt) "
    convener = ask(question).strip()
    if convener:
        group.convener = key_of(convener)
        group.entry["convener"] = group.convener
    if group.model.cadence is None or group.model.cadence.inferred:
        cadence = _cadence(ask, group)
        group.entry |= {"cadence": cadence} if cadence else {}


def _cadence(ask: Ask, group: AskedGroup) -> Said | None:
    """Empty leaves it as the model has it: a suggestion, or not decided."""
    model = group.model.cadence
    left = "inte bestämt" if model is None else cadence_in_words(model)

    def read(said: str) -> Said | None:
        found = read_cadence(said) if said else None
        if said and found is None:
            raise AgainError(f"Skriv som {HOW_OFTEN}.")
        return found

    return until(ask, f"Hur ofta möts {group.name}? (tomt: {left}) ", read)
