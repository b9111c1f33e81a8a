"""Making a message ready for one person: references that are bound, and words in their language."""

import base64
import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.present import Presenter, sentence, spelt
from cards.text import Text
from sspf.domain.messages.general import Choices, Help, Locked, Notice, Span
from sspf.domain.references import Reference
from storage.keys import StaticKeys
from tests.factories import RUT, a_person
from tests.fakes.clock import FakeClock

NOW = datetime(2027, 2, 9, 7, 30, tzinfo=UTC)
CARD = Help(first_name="Rut", to_update=2)
OTHER = a_person(id="kim")


@pytest.fixture
def presenter(tmp_path: Path) -> Presenter:
    return Presenter(StaticKeys(tmp_path / "keys"), FakeClock(NOW))


def refs(found: tuple[Reference, ...]) -> list[str]:
    return [reference.ref for reference in found]


def test_given_the_same_nonce_when_made_again_then_the_references_are_the_same(
    presenter: Presenter,
) -> None:
    first, again = (presenter(CARD, a_person(), "n1") for _ in range(2))

    assert refs(first.references) == refs(again.references) != []


@pytest.mark.parametrize(
    ("person", "nonce"), [(OTHER, "n1"), (a_person(), "n2")], ids=["other person", "other nonce"]
)
def test_given_another_person_or_nonce_when_made_then_every_reference_is_another(
    presenter: Presenter, person: object, nonce: str
) -> None:
    mine = refs(presenter(CARD, a_person(), "n1").references)
    theirs = refs(presenter(CARD, person, nonce).references)  # type: ignore[arg-type]  # a Person

    assert set(mine) & set(theirs) == set()


def test_given_another_key_when_made_then_every_reference_is_another(
    presenter: Presenter, tmp_path: Path
) -> None:
    elsewhere = Presenter(StaticKeys(tmp_path / "other"), FakeClock(NOW))
    mine = refs(presenter(CARD, a_person(), "n1").references)

    assert set(mine) & set(refs(elsewhere(CARD, a_person(), "n1").references)) == set()


def test_given_several_buttons_when_made_then_each_has_a_reference_of_its_own(
    presenter: Presenter,
) -> None:
    found = refs(presenter(CARD, a_person(), "n1").references)

    assert len(found) == len(set(found)) > 1


def test_given_a_reference_when_read_then_it_tells_nothing(presenter: Presenter) -> None:
    found = refs(presenter(CARD, a_person(), "n1").references)

    assert [ref for ref in found if not re.fullmatch(r"k[a-z2-7]{15}", ref)] == []


def test_given_a_card_when_made_then_its_references_belong_to_the_person(
    presenter: Presenter,
) -> None:
    made = presenter(CARD, a_person(), "n1")

    assert {(r.person, r.issued_at) for r in made.references} == {(RUT, NOW)}


def test_given_a_card_when_made_then_the_summary_is_its_fixed_title(presenter: Presenter) -> None:
    made = presenter(CARD, a_person(), "n1")

    assert made.summary == made.payload["card"]["body"][0]["text"]


def test_given_a_notice_when_made_then_it_is_words_and_no_card(presenter: Presenter) -> None:
    made = presenter(Notice(key="answer.nothing_changed"), a_person(), "n1")

    assert (set(made.payload), made.references) == ({"text"}, ())


def test_given_a_locked_card_when_made_for_two_then_the_bytes_are_the_same(
    presenter: Presenter,
) -> None:
    cards = [presenter(Locked(), p, n) for p, n in ((a_person(), "n1"), (OTHER, "n2"))]

    assert cards[0].payload == cards[1].payload


@pytest.mark.parametrize(("language", "word"), [("sv", "februari"), ("en", "February")])
def test_given_the_persons_language_when_made_then_dates_are_in_it(
    presenter: Presenter, language: str, word: str
) -> None:
    said = Notice(key="answer.cancelled", values=(("date", date(2027, 2, 25)),))
    made = presenter(said, a_person(language=language), "n1")

    assert word in str(made.payload["text"])


def test_given_values_of_all_kinds_when_said_then_each_is_written_as_people_do() -> None:
    text = Text.load("sv")
    values = (("date", date(2027, 2, 18)), ("span", Span(time(13), time(15))), ("week", 7))
    said = sentence(Notice(key="answer.next_meeting", values=values), text)

    assert "18\N{NO-BREAK SPACE}februari" in said
    assert "13.00" in said


@given(st.text(max_size=200))
def test_whatever_was_typed_is_only_data_in_a_card(typed: str) -> None:
    """Nothing typed becomes a reference's value or a verb by itself."""
    keys = type("Keys", (), {"current": lambda self: ("k", b"0" * 32)})()
    presenter = Presenter(keys, FakeClock(NOW))
    made = presenter(Choices(key="unsure", options=((typed, typed),)), a_person(), "n1")

    assert [r.value for r in made.references] == [typed]


@given(st.binary(min_size=10, max_size=32))
def test_a_reference_is_spelt_as_base32(digest: bytes) -> None:
    assert spelt(digest) == base64.b32encode(digest[:10]).decode().lower()
