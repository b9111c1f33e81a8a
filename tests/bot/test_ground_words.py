"""What is typed of a decision on another legal ground."""

from datetime import date

import pytest

from bot.commands.ground_words import commitment_in, ground_in, statute_in
from tests.factories import an_organisation

TODAY = date(2027, 1, 20)


def test_given_all_of_it_then_every_field_is_read() -> None:
    typed = ground_in(
        " polis; 15 a; beslutat av rektor; delegation: 4.2; 18 januari; "
        "till 15 februari; skäl: risk för brott; fortsätter",
        an_organisation(),
        TODAY,
    )

    assert typed == {
        "recipient": "polis",
        "code": "OSL_10_15a",
        "decided_by": "rektor",
        "delegation": "4.2",
        "decided_on": "2027-01-18",
        "expires_on": "2027-02-15",
        "weighing": "risk för brott",
        "goes_on": "ja",
    }


def test_given_english_or_only_a_part_then_what_is_said_is_read() -> None:
    organisation = an_organisation()

    assert ground_in("decided by head of unit", organisation, TODAY) == {
        "decided_by": "head of unit"
    }
    assert ground_in("until 2027-02-01; because: risk", organisation, TODAY) == {
        "expires_on": "2027-02-01",
        "weighing": "risk",
    }
    assert ground_in("", organisation, TODAY) == {}


def test_given_a_day_without_a_year_then_it_has_been() -> None:
    assert ground_in("20 december", an_organisation(), TODAY) == {"decided_on": "2026-12-20"}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("18 a", "OSL_10_18a"),
        ("10 kap. 18 a § OSL", "OSL_10_18a"),
        ("10:18a", "OSL_10_18a"),
        ("15a", "OSL_10_15a"),
        ("10 kap. 2 §", "OSL_10_2"),
        ("10:2", "OSL_10_2"),
        ("10 kap 27 §", "OSL_10_27"),
        ("10:27", "OSL_10_27"),
        ("27 §", "OSL_10_27"),
        ("10:18c", "OSL_10_18c"),
        ("10:20", "OSL_10_20"),
        ("10 kap. 21 §", "OSL_10_21"),
        ("10:22", "OSL_10_22"),
        ("10:23", "OSL_10_23"),
        ("10 kap. 24 §", "OSL_10_24"),
        ("19 kap. 1 § socialtjänstlagen", "SoL_19_1"),
        ("orosanmälan", "SoL_19_1"),
        ("20 kap. 6 §", "SoL_20_6"),
        ("4 § lagen (2025:170)", "L2025_170_4"),
        ("6 § lagen", "L2025_170_6"),
        ("7 § lagen (2025:170)", "L2025_170_7"),
        ("6 § polislagen", "PL_6"),
        ("till 18 februari", ""),
        ("polis", ""),
        ("2027-02-10", ""),
    ],
)
def test_given_a_provision_then_its_code(said: str, code: str) -> None:
    assert statute_in(said) == code


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("åtagande Å-2027-010: polis", "Å-2027-010"),
        ("å 2027-10", "Å-2027-010"),
        ("A-2027-004", "Å-2027-004"),
        ("N27-01: polis", ""),
    ],
)
def test_given_a_commitment_then_its_number(said: str, number: str) -> None:
    assert commitment_in(said) == number
