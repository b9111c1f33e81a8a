"""What holds for every card in every state and language. Source: DESIGN.md, RULES R-60 to R-66."""

import dataclasses
import json
import re
import typing
from collections import Counter
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules
from typing import Any

import jsonschema
import pytest

from cards import CARDS, TITLES
from cards.acts import Act
from cards.envelope import MAX_SIZE, Card, size
from cards.text import Text, catalogue
from sspf.domain import messages
from sspf.domain.messages.general import Span
from tests.cards.drawn import (
    LANGUAGES,
    buttons,
    draw,
    every_card,
    inputs,
    is_action,
    nodes,
    of_type,
    titles,
)
from tests.cards.examples import ALL

FORBIDDEN = {"ColumnSet", "Table", "FactSet", "Image", "ImageSet", "Media", "Input.Number"}
WORDS = {
    "text",
    "title",
    "label",
    "errorMessage",
    "placeholder",
    "id",
    "ref",
    "fallbackText",
    "value",
}
LIST_START = re.compile(r"\d+[.)]\s|[-+#]\s")


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft6Validator:
    text = files("adaptive_cards").joinpath("schemas/schema-1.5.json").read_text("utf-8")
    return jsonschema.Draft6Validator(json.loads(text))


def fixed_titles(language: str) -> list[str]:
    """What may stand first: the catalogue's titles, a number apart."""
    found = []
    for key, entry in catalogue(language).items():
        if key.startswith("title."):
            found += [entry] if isinstance(entry, str) else list(entry)
    return [re.escape(title).replace(r"\{n\}", r"\d+") for title in found]


def test_every_card_follows_the_official_schema(schema: jsonschema.Draft6Validator) -> None:
    """The root's `msteams` is Teams' own. A shape that many cards have is looked at once."""
    shapes = {
        json.dumps(whole, ensure_ascii=False, sort_keys=True): name
        for name, card in every_card()
        for whole in pieces(shape(card))
    }
    faults = {
        name: [error.message[:200] for error in schema.iter_errors(json.loads(whole))]
        for whole, name in shapes.items()
    }

    assert {name: said for name, said in faults.items() if said} == {}


def shape(element: Any) -> Any:
    """The element with every word of it the same: the schema asks only what is where."""
    if isinstance(element, list):
        return [shape(each) for each in element]
    if not isinstance(element, dict):
        return element
    if str(element.get("type")).startswith("Chart."):  # newer than 1.5: what 1.5 shows instead
        return shape(element["fallback"])
    return {
        key: "x" if key in WORDS and isinstance(value, str) else shape(value)
        for key, value in element.items()
        if key != "msteams"
    }


def pieces(card: Card) -> list[Card]:
    """The card with each of its elements alone."""
    root = {**card, "body": [], "actions": []}
    body = [{**root, "body": [element]} for element in card["body"]]
    return [*body, *({**root, "actions": [action]} for action in card.get("actions", []))]


def test_every_card_is_small_enough_for_teams() -> None:
    sizes = {name: size(card) for name, card in every_card()}

    assert {name: n for name, n in sizes.items() if n >= MAX_SIZE} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_comes_a_fixed_neutral_title(language: str) -> None:
    allowed = re.compile("|".join(fixed_titles(language)))

    wrong = [n for n in ALL if not allowed.fullmatch(draw(n, language)["body"][0]["text"])]

    assert wrong == []


def test_the_title_of_each_message_is_the_one_of_the_table() -> None:
    text = Text.load("sv")
    depends = {"Board", "BoardForm", "CommitmentList", "Digest", "Notice"}  # on what they hold
    for name, message in ALL.items():
        if type(message).__name__ not in depends:
            assert draw(name)["body"][0]["text"] == text(TITLES[type(message)]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_root_says_version_language_and_what_to_do_without_cards(language: str) -> None:
    for name in ALL:
        card = draw(name, language)
        title = card["body"][0]
        assert (card["type"], card["version"], card["lang"]) == ("AdaptiveCard", "1.5", language)
        assert (title["size"], title["style"], title["wrap"]) == ("Large", "heading", True)
        assert card["fallbackText"].startswith(f"{title['text']}. "), name
        assert not {"speak", "refresh"} & set(card), name


def test_cards_are_one_column_of_known_kinds() -> None:
    found = {(n, node["type"]) for n, card in every_card() for node in of_type(card, *FORBIDDEN)}

    assert found == set()


def test_text_wraps_is_never_small_and_never_begins_like_a_list() -> None:
    wrong = []
    for name, card in every_card():
        for node in of_type(card, "TextBlock"):
            is_list = LIST_START.match(node["text"]) and not name.startswith("help")
            if not node["wrap"] or node.get("size") == "Small" or is_list or not node["text"]:
                wrong.append((name, node["text"]))

    assert wrong == []


def test_nobody_is_shouted_at() -> None:
    entries = [str(entry) for language in LANGUAGES for entry in catalogue(language).values()]

    assert [entry for entry in entries if "!" in entry] == []


def test_every_input_has_a_label_of_its_own_and_says_what_is_wrong() -> None:
    for name, card in every_card():
        shown = inputs(card)
        labels = [i.get("label") or i.get("title") for i in shown]
        ids = [node["id"] for node in nodes(card) if "id" in node]
        assert all(labels), name
        assert len(set(labels)) == len(labels), (name, Counter(labels).most_common(1))
        assert len(set(ids)) == len(ids), name
        assert all(i["errorMessage"] for i in shown), name


def test_no_input_is_required_beside_a_draft_button() -> None:
    for name, card in every_card():
        drafts = [b for b in buttons(card) if b["verb"] == Act.BRIEFING_DRAFT]
        if drafts:
            assert not any("isRequired" in i for i in inputs(card)), name
            assert not any("associatedInputs" in b for b in drafts), name


def test_a_button_holds_one_reference_and_its_fallback_says_the_same() -> None:
    for name, card in every_card():
        for button in buttons(card):
            fallback = button["fallback"]
            assert set(button["data"]) == {"ref"}, name
            assert re.fullmatch(r"[a-z0-9]{16}", button["data"]["ref"]), name
            assert button["verb"] in set(Act), name
            assert fallback["type"] == "Action.Submit", name
            same = {"title", "data", "style", "associatedInputs"}
            assert {k: button.get(k) for k in same} == {k: fallback.get(k) for k in same}, name


def test_each_button_of_a_card_has_a_reference_of_its_own() -> None:
    for name, card in every_card():
        refs = [b["data"]["ref"] for b in buttons(card)]
        assert len(set(refs)) == len(refs), name


def test_button_titles_are_short_and_differ_within_a_card() -> None:
    for name, card in every_card():
        shown = titles(card)
        assert [t for t in shown if len(t) > 22] == [], name
        assert len(set(shown)) == len(shown), (name, Counter(shown).most_common(1))


def test_at_most_four_buttons_stand_in_a_row() -> None:
    for name, card in every_card():
        rows = [node["actions"] for node in nodes(card) if "actions" in node]
        assert max((len(row) for row in rows), default=0) <= 4, name


def test_what_destroys_never_stands_first_beside_another_button() -> None:
    for name, card in every_card():
        for row in (node["actions"] for node in nodes(card) if len(node.get("actions", ())) > 1):
            if name.startswith("update_cancel_again"):
                continue  # the form was opened on purpose; the way back stands after it
            assert row[0].get("style") != "destructive", name


def test_there_are_at_most_two_boxes_and_a_warning_begins_in_bold() -> None:
    for name, card in every_card():
        boxes = [n for n in of_type(card, "Container") if "style" in n]
        assert len([b for b in boxes if b["style"] == "emphasis"]) <= 2, name
        for warning in (b for b in boxes if b["style"] == "warning"):
            first = warning["items"][0]
            is_bold = first.get("weight") == "Bolder" or first["text"].startswith("**")
            assert is_bold or name.startswith(("invitation_asks", "text_kept", "hostile")), name


def test_at_most_ten_rows_ask_for_a_button_or_an_answer() -> None:
    for name, card in every_card():
        rows = [n for n in of_type(card, "Container") if n.get("separator") and "style" not in n]
        assert len(rows) <= 11, name  # ten, and the one that shows more


def test_titles_fallbacks_verbs_and_input_ids_hold_no_name_or_number_of_anything() -> None:
    """R-60 and R-61: nothing to read over a shoulder."""
    for name, card in every_card():
        shown = [card["body"][0]["text"], card["fallbackText"]]
        shown += [b["verb"] for b in buttons(card)]
        for words in shown:
            assert not re.search(r"Å-20|N27|Operativ|Polis|Skola|Norrsjö|2027", words), name


def test_every_message_of_the_domain_has_a_card() -> None:
    assert message_classes() - set(CARDS) == set()


def test_every_card_has_examples() -> None:
    assert set(CARDS) - {type(message) for message in ALL.values()} == set()


def test_every_act_is_on_a_button_or_in_a_choice() -> None:
    verbs = {b["verb"] for _, card in every_card() for b in buttons(card)}

    assert set(Act) - verbs == {Act.INVITATION_DEPUTY}


def message_classes() -> set[type]:
    """Classes of sspf.domain.messages that are no part or value of another."""
    modules = [
        import_module(f"{messages.__name__}.{m.name}") for m in iter_modules(messages.__path__)
    ]
    classes = {
        c
        for m in modules
        for c in vars(m).values()
        if isinstance(c, type) and dataclasses.is_dataclass(c) and c.__module__ == m.__name__
    }
    parts = {
        inner
        for c in classes
        for hint in typing.get_type_hints(c).values()
        for inner in (hint, *typing.get_args(hint))
    }
    return {c for c in classes if c not in parts and c is not Span}


def test_a_card_is_drawn_the_same_twice() -> None:
    """No clock, no chance: what a person gets depends on the message alone."""
    again: Card = draw.__wrapped__("agenda")

    assert again == draw("agenda")


def test_actions_never_carry_what_people_wrote() -> None:
    for name, card in every_card():
        for node in nodes(card):
            if is_action(node):
                assert "Kanarie" not in json.dumps(
                    {k: v for k, v in node.items() if k != "card"}, ensure_ascii=False
                ), name
