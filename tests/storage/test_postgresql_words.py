"""What may stand in the words of a statement: nothing that could end what it stands in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.postgresql_words import in_words

WORDS = st.text(alphabet=st.characters() | st.sampled_from("'\"\\\n\r\x00$;-"), max_size=30)


@given(WORDS)
def test_whatever_the_word_is_nothing_in_it_ends_what_it_stands_in(word: str) -> None:
    written = in_words([word])

    if written is not None:
        assert written == f"'{word}'"
        assert not set("'\"\\\n\r\x00$") & set(word)


def test_each_kind_of_value_is_written_as_the_server_reads_it() -> None:
    at = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)

    written = in_words(["sent", at, 60.0, None, "m:7:åk-1"])

    assert written == "'sent', '2026-12-01T08:30:00+00:00', '60.0', NULL, 'm:7:åk-1'"


@pytest.mark.parametrize("value", ["it's", "a\\", "a\n", 'say "a"', 7, True, b"a", {"a": 1}])
def test_what_needs_more_than_that_goes_beside(value: object) -> None:
    assert in_words(["plain", value]) is None
