"""A change of model, worked out: the organisation as it is now, another model, and the answers.

It goes the same way as a municipality's file, so everything that is refused there is refused here.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.model_entries import entries_of, person_key
from bot.model_own import own_ways
from bot.model_questions import here, listed, questions
from bot.organisations.building import organisation_of
from bot.organisations.cadence_reading import read_cadence
from bot.organisations.differences import differences
from bot.organisations.documents import Document, OrganisationFileError
from bot.organisations.faults import checked
from bot.organisations.municipality import Municipality
from bot.organisations.municipality_faults import faults_in_municipality
from bot.organisations.schema import Preset
from sspf.domain.messages.board import BoardField
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Organisation
from sspf.use_cases.change_model import Plan, Planned

MOST_FAULTS = 12


def plan_of(preset: Preset, ours: Preset | None, said: Mapping[str, str]) -> Plan:
    """ours: the model as it is now, when it came with the product."""

    def plan(organisation: Organisation) -> Planned:
        return _planned(preset, ours, organisation, said)

    return plan


def _planned(
    preset: Preset, ours: Preset | None, organisation: Organisation, said: Mapping[str, str]
) -> Planned:
    own = added_parties(organisation, ours)
    fields = questions(preset, organisation, own, said, own_ways(organisation, ours))
    answers = {field.id: field.value for field in fields}
    if not said:
        return Planned(key=preset.key, name=preset.name, fields=fields)
    if faults := _unanswered(fields) + _nobody(organisation, answers) + _how_often(answers):
        return Planned(key=preset.key, name=preset.name, fields=fields, faults=faults)
    data = entries_of(preset, ours, organisation, answers)
    try:
        municipality = checked(Municipality, _document(data))
    except OrganisationFileError as wrong:
        return Planned(
            key=preset.key, name=preset.name, fields=fields, faults=(_said(wrong.problem),)
        )
    problems = [problem for _, problem in faults_in_municipality(municipality, preset)]
    if problems:
        faults = tuple(_said(problem) for problem in problems[:MOST_FAULTS])
        return Planned(key=preset.key, name=preset.name, fields=fields, faults=faults)
    after = organisation_of(municipality, preset)
    changes = tuple(change.said for change in differences(organisation, after))
    return Planned(
        key=preset.key,
        name=preset.name,
        fields=fields,
        after=after,
        differences=changes,
        print=_print(changes, answers),
    )


def added_parties(organisation: Organisation, ours: Preset | None) -> set[str]:
    """Keys of the parties that the municipality has put in beside its model's."""
    of_model = {party.key for party in ours.parties} if ours else set()
    return {str(party.key) for party in organisation.parties} - of_model


def _unanswered(fields: tuple[BoardField, ...]) -> tuple[Phrase, ...]:
    left = [field.label for field in fields if field.is_required and not field.value]
    asked = [label for label in left if label is not None]
    return (phrase("models.unanswered"), *asked) if asked else ()


def _nobody(organisation: Organisation, answers: Mapping[str, str]) -> tuple[Phrase, ...]:
    """Names that are nobody's here."""
    known = {str(person.id) for person in here(organisation)}
    named = [
        name
        for asked, answer in answers.items()
        if asked.startswith(("in_", "convenes_"))
        for name in listed(answer)
    ]
    strangers = dict.fromkeys(n for n in named if person_key(organisation, n) not in known)
    return tuple(phrase("models.nobody", name=name) for name in strangers)


def _how_often(answers: Mapping[str, str]) -> tuple[Phrase, ...]:
    """What is no cadence; nothing is guessed, and what was written stays in its field."""
    said = [value for asked, value in answers.items() if asked.startswith("often_") and value]
    return tuple(phrase("models.often", said=one) for one in said if read_cadence(one) is None)


def _document(data: Mapping[str, Any]) -> Document:
    """Of no file: the faults are told without a line."""
    return Document(file=Path("kommunen"), data=dict(data), lines={(): 0})


def _said(problem: str) -> Phrase:
    return phrase("models.fault", problem=problem)


def _print(changes: tuple[Phrase, ...], answers: Mapping[str, str]) -> str:
    """The same in whatever language the difference is read."""
    whole = json.dumps([list(map(repr, changes)), sorted(answers.items())], ensure_ascii=False)
    return sha256(whole.encode()).hexdigest()[:16]
