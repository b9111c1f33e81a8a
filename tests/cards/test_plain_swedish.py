"""Plain Swedish, measured (R-114): all texts together, and each sentence by itself."""

import re

from cards.text import Entry, catalogue

MEAN, LONGEST, LIX, LONG_WORD = 12, 22, 35, 6
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n")
WORD = re.compile(r"[\w{}–-]+")
NOT_PROSE = ("date.",)


def sentences() -> list[tuple[str, list[str]]]:
    """(key, words) of every sentence of the Swedish catalogues; headings and buttons count too."""
    found = []
    for key, entry in catalogue("sv").items():
        if not key.startswith(NOT_PROSE):
            for form in forms(entry):
                said = SENTENCE_END.split(form.replace("\u00a0", " "))
                found += [(key, words) for s in said if (words := WORD.findall(s))]
    return found


def forms(entry: Entry) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else entry


def test_no_sentence_is_long() -> None:
    assert [(key, len(words)) for key, words in sentences() if len(words) > LONGEST] == []


def test_sentences_are_short_on_the_whole() -> None:
    lengths = [len(words) for _, words in sentences()]

    assert sum(lengths) / len(lengths) <= MEAN


def test_the_text_as_a_whole_is_easy_to_read() -> None:
    said = sentences()
    words = [word for _, sentence in said for word in sentence]
    long = sum(len(word) > LONG_WORD for word in words)

    assert len(words) / len(said) + 100 * long / len(words) <= LIX


def test_nobody_is_blamed() -> None:
    text = "\n".join(f for entry in catalogue("sv").values() for f in forms(entry)).lower()

    assert re.findall(r"misslyckad\w*|ogiltig\w*|felaktig\w*|\berror\b|vänligen", text) == []
