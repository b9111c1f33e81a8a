"""Keys of a case's file with the words that the municipality has for them."""

from collections.abc import Iterable

from sspf.domain.case_files import CaseFile
from sspf.domain.case_plan import CONCERN
from sspf.domain.choices import Choice
from sspf.domain.messages.case import MeasureShown
from sspf.use_cases.room import Room


def named_choices(room: Room, keys: Iterable[str]) -> tuple[Choice, ...]:
    """Measures, agencies and concerns; one that nobody here has named is in the catalogue."""
    names = _names(room)
    return tuple(Choice(key=key, name=names.get(key, "")) for key in keys)


def measures_shown(room: Room, file: CaseFile) -> tuple[MeasureShown, ...]:
    names = _names(room)
    weights = {choice.key: choice.name for choice in room.organisation.cases.weights}
    newest = file.follow_ups[-1].results if file.follow_ups else ()
    effects = {result.measure: result.effect for result in newest}
    return tuple(
        MeasureShown(
            number=measure.number,
            kind=_choice(measure.kind, names),
            owner=_choice(measure.owner, names),
            due_on=measure.due_on,
            basis=_choice(measure.basis, names),
            weight=weights.get(measure.weight, ""),
            note=measure.note,
            effect=effects.get(measure.number, ""),
        )
        for measure in file.plan.measures
    )


def _choice(key: str, names: dict[str, str]) -> Choice:
    return Choice(key=key, name=names.get(key, ""))


def _names(room: Room) -> dict[str, str]:
    rules = room.organisation.cases
    return {
        **{choice.key: choice.name for choices in rules.measures.values() for choice in choices},
        **{choice.key: choice.name for choice in rules.interventions},
        **{party.key: party.name for party in room.organisation.parties},
        **{f"{CONCERN}:{choice.key}": choice.name for choice in rules.concern_areas},
    }
