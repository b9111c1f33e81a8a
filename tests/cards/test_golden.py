"""The approved cards, as they are. Changed only by `pytest --approve`, and read in review."""

import json
from pathlib import Path

import pytest

from cards.envelope import Card
from tests.cards.drawn import draw
from tests.cards.examples import EXAMPLES

GOLDEN = Path(__file__).parent / "golden"
ENGLISH = (
    "invitation",
    "briefing_draft",
    "briefing_faults",
    "briefing_case_draft",
    "briefing_structured",
    "text_stopped",
    "before_it_goes",
    "agenda",
    "capture_holiday",
    "plan",
    "reached",
    "reached_every_state",
    "update",
    "digest",
    "list_first_page",
    "help",
    "incident",
    "incident_receipt",
    "incident_news",
    "incidents",
    "incident_standing",
    "list_board",
    "entry_form",
    "entry_sheet",
    "entry_step",
    "selection",
    "log_review",
    "log_review_news",
    "retention",
    "retention_form",
    "purge_receipt",
    "legal_hold",
    "change_meetings",
    "guest_invitation",
    "guests",
    "mandate_radar",
    "invitation_new_hours",
    "meeting_changes",
    "matter",
    "annual_plan",
    "plan_row_form",
    "group_news",
    "case_question",
    "case_protected",
    "case_form_full",
    "case_raised",
    "case_list",
    "case_step",
    "case_part",
    "case_plan",
    "case_follow",
    "case_check",
    "case_settings",
    "case_close_sig",
    "case_whole",
    "case_closed",
    "case_news_watch",
)
CASES = [(name, "sv") for name in EXAMPLES] + [(name, "en") for name in ENGLISH]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_card_is_as_approved(name: str, language: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / f"{name}.{language}.json"
    drawn = written(draw(name, language))
    if request.config.getoption("approve", default=False):
        file.parent.mkdir(exist_ok=True)
        file.write_text(drawn, "utf-8")

    assert file.exists(), "not approved yet: pytest --approve"
    assert drawn == file.read_text("utf-8")


def test_no_approved_card_is_left_over(request: pytest.FixtureRequest) -> None:
    known = {f"{name}.{language}.json" for name, language in CASES}
    left = [file for file in GOLDEN.glob("*.json") if file.name not in known]
    if request.config.getoption("approve", default=False):
        for file in left:
            file.unlink()
        left = []

    assert left == []


def written(card: Card) -> str:
    return json.dumps(card, ensure_ascii=False, indent=1) + "\n"
