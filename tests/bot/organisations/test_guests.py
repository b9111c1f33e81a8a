"""A guest is registered in an agency, or is nobody (R-75)."""

from pathlib import Path

import pytest

from bot.organisations.reader import OrganisationFileError
from tests.bot.organisations.small import load, model_text, municipality_text

PERSON_2 = "party: part_2, "


def with_person_2(folder: Path, text: str) -> tuple[bool, ...]:
    """Whether each person is a guest."""
    municipality = municipality_text(3).replace(PERSON_2, text)
    loaded = load(folder, model_text(3), municipality)
    return tuple(person.is_guest for person in loaded.organisation.people)


@pytest.mark.parametrize("said", ["guest: true, ", "roles: [guest], "])
def test_given_a_guest_of_an_agency_when_read_then_that_is_known(tmp_path: Path, said: str) -> None:
    assert with_person_2(tmp_path, PERSON_2 + said) == (False, True, False)


def test_given_nothing_said_when_read_then_nobody_is_a_guest(tmp_path: Path) -> None:
    assert with_person_2(tmp_path, PERSON_2) == (False, False, False)


@pytest.mark.parametrize("said", ["guest: true, roles: [coordinator], ", "roles: [guest], "])
def test_given_a_guest_of_no_agency_when_read_then_it_is_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(OrganisationFileError, match="är gäst utan part"):
        with_person_2(tmp_path, said)
