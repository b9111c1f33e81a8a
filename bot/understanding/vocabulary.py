"""The words of one organisation: its agencies, people, groups and places."""

from dataclasses import dataclass

from sspf.domain.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Built once per organisation, by `vocabulary_of`."""


def vocabulary_of(organisation: Organisation) -> Vocabulary:
    return Vocabulary()
