"""What a model's source never said: proposals that nobody has decided, in plain Swedish.

Nothing inferred is ever shown as decided. A proposal goes when the municipality's file answers it,
or names it under `decided`; or when the administrator decides it in the chat.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.organisations.fields import Stated
from bot.organisations.municipality import Municipality
from bot.organisations.schema import Preset
from bot.organisations.wording import cadence_in_words

NAMES: Mapping[str, str] = {
    "levels": "nivåer",
    "parties": "parter",
    "parent": "ligger under",
    "convener": "sammankallande",
    "title": "titel",
    "party": "part",
    "channel": "mötesform",
    "cadence": "hur ofta",
    "receives": "tar emot",
    "name": "namn",
    "offsets_workdays": "arbetsdagar före och efter mötet",
    "from": "från",
    "to": "till",
    "months": "månader",
    "month": "månad",
    "kind": "hur ofta",
    "weeks": "veckor",
    "consent": "samtycke",
    "small_cell": "minsta antal som visas i statistik",
    "self_check": "årlig självskattning",
    "required": "om planen är ett krav",
    "level": "nivå",
    "agenda": "dagordning",
    "help": "hjälptext",
    "max_age": "högsta ålder",
    "closing_reasons": "skäl för avslut",
    "level3_mode": "arbetssätt på individnivå",
    "deidentified": "avidentifierad",
}
VALUES: Mapping[str, str] = {
    "off": "av",
    "pointer_only": "bara en hänvisning",
    "structured": "fasta val",
    "free_text": "fri text",
}
ALWAYS = frozenset({"orosanmalan_reminder", "convener_reads_level3"})
"""Not a choice: they cannot be set otherwise."""


def proposals_of(preset: Preset, municipality: Municipality) -> dict[str, str]:
    """Each open proposal by its place in the model, with the words that an administrator reads."""
    answered = {*municipality.decided, *_answered(municipality)}
    return {
        place: words
        for place, words in _every(preset)
        if not any(place == said or place.startswith(f"{said}.") for said in answered)
    }


def _every(preset: Preset) -> Iterator[tuple[str, str]]:
    names = {g.key: g.name for g in preset.groups} | {p.key: p.name for p in preset.parties}
    for place, words, section in _sections(preset):
        yield from _of(place, words, section, names)
    for group in preset.groups:
        if group.cadence is not None and group.cadence.inferred:
            often = cadence_in_words(group.cadence)
            yield f"groups.{group.key}.cadence", f"{group.name}: möten {often}"


def _sections(preset: Preset) -> Iterator[tuple[str, str, Stated]]:
    """(place, what it is called, the section) of everything that can hold a proposal."""
    single: tuple[tuple[str, str, Stated | None], ...] = (
        ("", "modellen", preset),
        ("season", "verksamhetsperiod", preset.season),
        ("meeting", "mötet", preset.meeting),
        ("plan", "planen", preset.plan),
        ("cases", "individärenden", preset.cases),
        ("privacy", "integritet", preset.privacy),
    )
    yield from ((place, words, section) for place, words, section in single if section)
    for group in preset.groups:
        yield f"groups.{group.key}", group.name, group
        if group.convener is not None:
            yield f"groups.{group.key}.convener", f"{group.name}, sammankallande", group.convener
    for number, part in enumerate(preset.meeting.briefing_parts or (), start=1):
        yield f"meeting.briefing_parts.{number}", f"underlaget, {part.name}", part
    for report in preset.reports:
        yield f"reports.{report.key}", f"rapporten {report.key}", report
        yield f"reports.{report.key}.when", f"rapporten {report.key}", report.when
    for party in preset.parties:
        yield f"parties.{party.key}", f"parten {party.name}", party


def _of(
    place: str, words: str, section: Stated, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    values: dict[str, Any] = section.model_dump(by_alias=True)
    for name in section.inferred:
        at = f"{place}.{name}".removeprefix(".")
        if name not in ALWAYS and not (name == "cadence" and place.startswith("groups.")):
            yield at, f"{words}: {_name(name)} {_shown(values.get(name), names)}".strip()


def _shown(value: object, names: Mapping[str, str]) -> str:
    """Keys by their names; what is a table of its own is only named."""
    if isinstance(value, list | tuple):
        return ", ".join(names.get(str(one), str(one)) for one in value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if value is None or isinstance(value, dict):
        return ""
    return names.get(str(value)) or VALUES.get(str(value), str(value))


def _name(key: str) -> str:
    return NAMES.get(key, key)


def _answered(municipality: Municipality) -> Iterator[str]:
    """Places that the municipality's own file has said something of."""
    said: dict[str, object] = {"season": municipality.season}
    meeting = municipality.meeting
    for name in ("offsets_workdays", "briefing_parts", "agenda"):
        said[f"meeting.{name}"] = getattr(meeting, name)
    for group in municipality.groups:
        for name in ("levels", "parties", "parent", "cadence", "convener"):
            said[f"groups.{group.origin}.{name}"] = getattr(group, name)
    for seat in municipality.parties:
        said[f"parties.{seat.key}.name"] = seat.name
    return (place for place, value in said.items() if value is not None)
