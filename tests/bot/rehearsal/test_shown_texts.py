"""Whether the log has every showing of a text about a case, and the log that is stopped."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.rehearsal.actors import Played
from bot.rehearsal.channel import ChannelUser
from bot.rehearsal.scenario_file import Act
from bot.rehearsal.shown_texts import (
    Shown,
    Written,
    case_ids,
    showings,
    unlogged,
    written,
)

AT = datetime(2027, 1, 20, 12, 30, tzinfo=UTC)
USERS = {
    key: ChannelUser(key, key.capitalize(), f"object-{key}", "tenant", guest=False)
    for key in ("rut", "kim", "pia", "kaj")
}
SEATS = {"rut": "skola", "kim": "skola", "pia": "polis"}
TEXT = Written(by="rut", code="N26-01", text="Egen iakttagelse: trött.")


def a_journal(folder: Path, *messages: dict[str, object]) -> Path:
    file = folder / "chats.jsonl"
    plain = {"sequence": 1, "activity_id": "a", "sender": "bot", "at": AT.isoformat()}
    lines = [{"kind": "start", "run": "1"}]
    lines += [{"kind": "message", "viewer": "", "message": plain | one} for one in messages]  # type: ignore[dict-item]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="ascii")
    return file


def a_card(words: str) -> dict[str, object]:
    return {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": words}]}


def to(who: str, words: str, **more: object) -> dict[str, object]:
    return {"conversation_id": USERS[who].conversation_id, "card": a_card(words), **more}


def test_given_a_filled_in_text_then_its_writer_and_case_are_known() -> None:
    inputs = {"d1": "Allmänt", "d3_1_case": "N26-01", "d3_1_text": "Egen iakttagelse: trött."}
    act = Act(who="rut", presses="briefing.submit", inputs=inputs)

    assert written([Played(act=act, name="Rut")]) == [TEXT]


def test_given_cards_then_those_with_another_agencys_text_are_showings(tmp_path: Path) -> None:
    said = f"Skola: {TEXT.text} Mer."
    journal = a_journal(
        tmp_path,
        *(to(who, said) for who in ("rut", "kim", "kaj")),
        to("pia", said, edited=1),
        to("pia", "Åtaganden"),
    )

    shown = showings(journal, USERS, [TEXT], SEATS)

    assert [(one.to, one.case, one.is_edited) for one in shown] == [
        ("kaj", "N26-01", False),
        ("pia", "N26-01", True),
    ]


@pytest.mark.parametrize(
    ("rows", "is_edited", "missing"),
    [
        ([], False, 1),
        ([AT], False, 0),
        ([AT + timedelta(minutes=1)], False, 1),
        ([AT + timedelta(minutes=1)], True, 0),
        ([AT - timedelta(minutes=1)], True, 1),
    ],
)
def test_given_the_log_then_a_showing_without_its_reading_is_counted(
    rows: list[datetime], is_edited: bool, missing: int
) -> None:
    shown = Shown(to="pia", case="N26-01", at=AT, is_edited=is_edited)

    assert unlogged([shown], {("pia", "N26-01"): rows, ("kaj", "N26-01"): [AT]}) == missing


def test_given_a_form_that_offers_cases_then_their_ids_are_known(tmp_path: Path) -> None:
    field = {
        "type": "Input.ChoiceSet",
        "id": "d3_1_case",
        "choices": [{"title": "N26-01", "value": "case-1"}, {"title": "Ja", "value": "ja"}],
    }
    card = {"type": "AdaptiveCard", "body": [field]}
    journal = a_journal(tmp_path, {"conversation_id": "c", "card": card})

    assert case_ids(journal) == {"N26-01": "case-1"}
