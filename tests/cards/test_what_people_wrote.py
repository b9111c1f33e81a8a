"""What people write is shown as they wrote it, and can do nothing to the card around it."""

from dataclasses import replace

import pytest

import cards
from cards.text import Text
from sspf.domain.commitments import TEXT_LIMIT as COMMITMENT_LIMIT
from sspf.domain.decisions import DECISION_LIMIT
from tests.cards.drawn import draw, inputs, nodes, of_type, words
from tests.cards.example_answers import CANARY, HOSTILE, TYPED_BY_SOMEBODY, hostile
from tests.cards.example_briefings import DRAFT, STANDING
from tests.cards.example_facts import many_lines
from tests.cards.example_meetings import INVITATION
from tests.cards.example_minutes import CAPTURE, TYPED
from tests.cards.examples import minted

EVIL_NAME = "*Skola* [klicka](https://ond.example.org) `x` <at>Alla</at> _y_"


@pytest.mark.parametrize("kind", TYPED_BY_SOMEBODY)
def test_it_never_stands_where_marks_are_read(kind: str) -> None:
    for name in hostile(TYPED_BY_SOMEBODY[kind]):
        card = draw(f"hostile_{kind}_{name}")
        for block in of_type(card, "TextBlock"):
            assert CANARY not in block["text"], (name, block["text"])
        for node in nodes(card):
            for place in ("label", "title", "placeholder", "errorMessage", "id", "fallbackText"):
                assert CANARY not in str(node.get(place, "")), (name, place)


def test_it_is_shown_without_characters_that_hide_or_turn_text() -> None:
    for name in hostile(HOSTILE):
        text = words(draw(f"hostile_marks_{name}"))
        assert not set("\x00\x07\u202e\ud83d") & set(text), name


def test_the_signs_people_use_are_kept() -> None:
    text = words(draw("hostile_marks_whole"))

    for sign in ("**fet**", "<at>Alla</at>", "1. lista", "👩\u200d👩\u200d👧"[:1], "&amp;"):
        assert sign in text


def test_names_from_configuration_are_read_as_they_stand() -> None:
    seats = (replace(STANDING.seats[0], party=EVIL_NAME),)
    card = cards.render(replace(STANDING, seats=seats), Text.load("sv"), minted)

    shown = "\n".join(block["text"] for block in of_type(card, "TextBlock"))
    assert "\\*Skola\\* \\[klicka\\](https://ond.example.org)" in shown
    assert "\\<at\\>" in shown


def test_a_group_with_marks_in_its_name_changes_no_line() -> None:
    facts = replace(INVITATION.meeting, group="1. **Operativ** grupp")
    card = cards.render(replace(INVITATION, meeting=facts), Text.load("sv"), minted)

    assert any("1\\. \\*\\*Operativ\\*\\* grupp" in b["text"] for b in of_type(card, "TextBlock"))


def test_a_full_briefing_with_ten_commitments_keeps_every_field_whole() -> None:
    text = ("Vi har haft fler besökare än väntat i år. " * 50)[:2000]
    parts = tuple(replace(p, text=text) if p.text else p for p in DRAFT.parts)
    lines = many_lines(10, ("Skolan ringer hem varje fredag. " * 20)[:COMMITMENT_LIMIT])
    message = replace(DRAFT, parts=parts, open_commitments=lines)

    card = cards.render(message, Text.load("sv"), minted)

    fields = {i["id"]: i.get("value") for i in inputs(card)}
    assert (fields["d1"], fields["d2"]) == (text, text)
    assert "Och 8 till." in words(card) or len([k for k in fields if k.startswith("s_")]) >= 2


def test_a_full_capture_form_keeps_every_field_whole() -> None:
    text = ("Skolan ringer hem varje fredag. " * 20)[:COMMITMENT_LIMIT]
    decision = ("Vi följer upp kalendern i mars. " * 20)[:DECISION_LIMIT]
    form = replace(TYPED, text=text, decision=decision, faults=("fault.owner",))
    message = replace(CAPTURE, saved=many_lines(10, text), form=form)

    fields = {
        i["id"]: i.get("value") for i in inputs(cards.render(message, Text.load("sv"), minted))
    }
    assert (fields["text"], fields["decision"]) == (text, decision)


def test_given_a_text_too_long_for_any_card_then_it_says_that_all_is_kept() -> None:
    card = draw("hostile_long_briefing")

    assert "Hela texten finns kvar som utkast." in words(card)
    assert all(i.get("value") for i in inputs(card) if i["id"] in ("d1", "d2"))


def test_given_a_text_too_long_for_a_small_form_then_it_says_that_not_all_is_shown() -> None:
    for name in ("capture", "edit", "update_again", "oral", "plan_end"):
        assert "Resten fick inte plats." in words(draw(f"hostile_long_{name}")), name
