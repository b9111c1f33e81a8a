"""Prevention and goals are said in words of their own; the parts of the preparation in theirs."""

import pytest

from bot.prevention_words import with_prevention
from tests.use_cases.world import norrsjo


@pytest.mark.parametrize(
    ("text", "slots", "expected"),
    [
        ("öppna åtaganden universell", {"level": 1}, {"prevention": "universal"}),
        ("bara selektiva", {"level": 2}, {"prevention": "selective"}),
        ("universella på nivå 2", {"level": 2}, {"level": 2, "prevention": "universal"}),
        ("alla utom universella", {"level_not": 1}, {"level_not": 1}),
        ("åtaganden på gruppnivå", {"level": 2}, {"level": 2}),
        ("åtaganden ökad skolnärvaro", {"text": "ökad skolnärvaro"}, {}),
    ],
)
def test_given_words_of_prevention_when_read_then_they_are_no_part_of_the_preparation(
    text: str, slots: dict[str, object], expected: dict[str, object]
) -> None:
    found = with_prevention(text, slots, norrsjo().organisation)

    assert {name: value for name, value in found.items() if name != "goal"} == expected
    assert ("goal" in found) is ("skolnärvaro" in text)
