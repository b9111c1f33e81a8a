"""What was meant by a misspelt word is remembered, the word itself is not."""

from typing import Any

from bot.understanding.spelling import MOST_FOUND, Speller

WORDS = ("åtaganden", "försenade", "dagordning", "polisen")


def test_given_a_misspelt_word_when_it_comes_again_then_the_same_is_meant() -> None:
    speller = Speller(WORDS)

    assert [speller.meant("dagordnign") for _ in range(2)] == ["dagordning"] * 2
    assert [speller.meant("abrakadabra") for _ in range(2)] == [None, None]


def test_given_words_that_were_typed_when_looked_up_then_none_of_them_is_kept() -> None:
    speller = Speller(WORDS)

    for word in ("kanariefågel", "kanariefågeln", "polsien"):
        speller.meant(word)

    assert "kanarie" not in repr(vars(speller))
    assert b"kanarie" not in b"".join(vars(speller)["_found"])
    assert "polsien" not in repr(vars(speller))


def test_given_two_spellers_when_asked_the_same_then_they_keep_it_differently() -> None:
    kept: list[Any] = []
    for _ in range(2):
        speller = Speller(WORDS)
        speller.meant("polsien")
        kept.append(set(vars(speller)["_found"]))

    assert kept[0].isdisjoint(kept[1])


def test_given_more_words_than_are_remembered_when_asked_then_still_right_and_still_few() -> None:
    speller = Speller(WORDS)

    for number in range(MOST_FOUND + 10):
        speller.meant(f"ord{number:06}")

    assert speller.meant("polsien") == "polisen"
    assert len(vars(speller)["_found"]) <= MOST_FOUND
