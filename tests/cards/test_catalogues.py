"""The catalogues: the same keys and placeholders in each language, none missing, none idle."""

import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import cards
from cards.text import CATALOGUES, LOCALES, Entry, Text, catalogue
from tests.cards.drawn import LANGUAGES
from tests.cards.examples import ALL, minted


def own_keys(language: str = "sv") -> set[str]:
    with (CATALOGUES / language / "cards.po").open("rb") as lines:
        messages = read_po(lines, locale=LOCALES[language])
    return {m.id if isinstance(m.id, str) else m.id[0] for m in messages if m.id}


def placeholders(entry: Entry) -> list[set[str]]:
    forms = [entry] if isinstance(entry, str) else entry
    return [{name for _, name, _, _ in string.Formatter().parse(form) if name} for form in forms]


class Recorded(dict[str, Entry]):
    """A catalogue that remembers which of its keys were asked for."""

    def __init__(self, words: dict[str, Entry]) -> None:
        super().__init__(words)
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> Entry:
        self.used.add(key)
        return super().__getitem__(key)


def test_every_language_has_the_same_keys() -> None:
    assert set(catalogue("sv")) == set(catalogue("en"))


def test_every_language_fills_in_the_same_values() -> None:
    swedish, english = catalogue("sv"), catalogue("en")
    told = {
        key: (placeholders(swedish[key]), placeholders(english[key]))
        for key in swedish
        if key in english
        and set().union(*placeholders(swedish[key])) != set().union(*placeholders(english[key]))
    }

    assert told == {}


def test_a_plural_is_a_plural_in_every_language() -> None:
    swedish, english = catalogue("sv"), catalogue("en")

    assert [k for k in swedish if isinstance(swedish[k], str) != isinstance(english[k], str)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated(language: str) -> None:
    assert [key for key, entry in catalogue(language).items() if not all(entry)] == []


def test_every_key_of_the_cards_is_on_some_card() -> None:
    words = Recorded(catalogue("sv"))
    for message in ALL.values():
        cards.render(message, Text("sv", words), minted)

    assert own_keys() - words.used == set()


def test_given_a_key_in_two_files_when_read_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.po", "b.po"):
        file = tmp_path / "sv" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text('msgid "ok"\nmsgstr "Klart."\n', "utf-8")
    monkeypatch.setattr("cards.text.CATALOGUES", tmp_path)

    with pytest.raises(ValueError, match="ok is already there"):
        catalogue("sv")


def test_given_a_language_that_is_not_spoken_here_then_swedish() -> None:
    assert Text.load("fi").language == "sv"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_nothing_is_filled_into_are_as_if_it_were(language: str) -> None:
    words = catalogue(language)
    alone = {k: e for k, e in words.items() if isinstance(e, str) and not placeholders(e)[0]}
    text = Text.load(language)

    assert alone
    assert {key: text(key) for key in alone} == {k: e.format_map({}) for k, e in alone.items()}
    assert Text(language, {"braces": "{{1}}"})("braces") == "{1}"
