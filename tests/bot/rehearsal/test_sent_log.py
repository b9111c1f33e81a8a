"""What the page of the rehearsal says of messages: it has words for every kind there is."""

import pytest

from cards.text import Text
from sspf.domain.outbox import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_given_any_kind_then_it_can_be_said_what_comes_next_and_what_was_sent(kind: Kind) -> None:
    assert f"log.title.{kind}" in Text.load("sv")
    assert f"next.{kind}" in Text.load("sv")
