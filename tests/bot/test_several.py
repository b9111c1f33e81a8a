"""More than one commitment in a typed change: one is changed at a time, so nothing is."""

import pytest

from bot.commands.ids import SEVERAL
from bot.understand import fold

SEVERAL_SAID = [
    *(
        "4 och 5",
        "4, 5",
        "4,5 och 6",
        "4 & 5",
        "4 nej 5 till fredag",
        "4, nej 5",
        "4, 5 till fredag",
    ),
    *("åtagande 4 och 5", "åtagande 4 och åtagande 5", "Å-2027-004 och Å-2027-005", "å-4 samt å-5"),
    *("4 förlåt 5", "4 jag menar 5 till 12 mars", "4 and 5", "number 4 and 5"),
]
ONE_SAID = [
    *(
        "4",
        "4 till 12 mars",
        "4, 12 mars",
        "4, 12/3",
        "4 och 5 elever är nöjda",
        "4: 5 elever",
        "4!",
    ),
    *(
        "Å-2027-004",
        "2027-004",
        "4 till 5 mars",
        "4 med 5 dagar",
        "4 och det gav effekt",
        "4, klart",
    ),
    *("4 till polisen och skolan", "4 nej effekt", "4 12 mars", "4 nu 12.30"),
]


@pytest.mark.parametrize("rest", SEVERAL_SAID)
def test_given_two_numbers_when_one_is_changed_then_it_is_seen(rest: str) -> None:
    assert SEVERAL.match(fold(rest))


@pytest.mark.parametrize("rest", ONE_SAID)
def test_given_one_number_and_other_words_then_it_is_one(rest: str) -> None:
    assert not SEVERAL.match(fold(rest))
