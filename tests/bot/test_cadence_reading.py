"""How often a group meets, written by whoever sets the product up."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.organisations.cadence_reading import read_cadence
from bot.organisations.cadences import AnyCadence
from bot.organisations.wording import cadence_in_words

CADENCE: TypeAdapter[Any] = TypeAdapter(AnyCadence)
WRITTEN = {
    "varje vecka": {"kind": "interval", "every": 1, "unit": "week"},
    "Varannan vecka": {"kind": "interval", "every": 2, "unit": "week"},
    "var 8:e vecka": {"kind": "interval", "every": 8, "unit": "week"},
    "var fjortonde dag": {"kind": "interval", "every": 14, "unit": "day"},
    "vart tredje  månad": {"kind": "interval", "every": 3, "unit": "month"},
    "en gång i månaden.": {"kind": "interval", "every": 1, "unit": "month"},
    "månadsvis": {"kind": "interval", "every": 1, "unit": "month"},
    "udda veckor": {"kind": "iso_weeks", "parity": "odd"},
    "jämna veckor": {"kind": "iso_weeks", "parity": "even"},
    "ungefär sex gånger om året": {"kind": "approx_per_year", "n": 6},
    "4 ggr per år": {"kind": "approx_per_year", "n": 4},
    "minst en gång i månaden": {"kind": "min_per_period", "n": 1, "period": "month"},
    "minst två möten per termin": {"kind": "min_per_period", "n": 2, "period": "term"},
    "enligt kalendarium": {"kind": "explicit_dates"},
}


@pytest.mark.parametrize(("said", "expected"), WRITTEN.items(), ids=list(WRITTEN))
def test_given_a_cadence_as_people_write_it_then_it_is_read(
    said: str, expected: dict[str, Any]
) -> None:
    assert read_cadence(said) == expected


@pytest.mark.parametrize("expected", WRITTEN.values(), ids=list(WRITTEN))
def test_given_a_cadence_that_the_product_has_put_in_words_then_it_reads_them_again(
    expected: dict[str, Any],
) -> None:
    words = cadence_in_words(CADENCE.validate_python(expected))

    assert read_cadence(words) == expected


@pytest.mark.parametrize(
    "said",
    ["", "ibland", "vid behov", "var 0:e vecka", "0 gånger om året", "sex gånger i månaden", "ja"],
)
def test_given_what_is_no_cadence_then_none_and_nothing_is_guessed(said: str) -> None:
    assert read_cadence(said) is None
