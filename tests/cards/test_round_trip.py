"""What a form shows comes back as it was, in the shape that its own file declares."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from cards import (
    agenda_edit,
    attendance,
    board,
    break_book,
    briefing_request,
    calendar_preview,
    capture_form,
    case_form,
    case_section,
    commitment_forms,
    commitment_giving,
    commitment_list,
    consent_form,
    consent_withdraw,
    entry_form,
    entry_steps,
    ground_form,
    incident,
    incident_standing,
    invitation,
    item_form,
    legal_hold,
    oral_form,
    plan,
    report,
    retention,
    selection_form,
    signal,
    text_stopped,
)
from cards.briefing_statuses import status_keys
from sspf.domain.messages.minutes import CaptureForm
from tests.cards.drawn import draw, inputs
from tests.cards.example_briefings import DRAFT
from tests.cards.example_commitments import OTHER_YEAR
from tests.cards.example_facts import PATROL
from tests.cards.examples import ALL

FORMS: dict[str, type[BaseModel]] = {
    "AgendaEdit": agenda_edit.Submission,
    "AttendanceForm": attendance.Submission,
    "BoardForm": board.Submission,
    "BreakBook": break_book.Submission,
    "BriefingRequest": briefing_request.Submission,
    "CaseForm": case_form.Submission,
    "CaseSection": case_section.Submission,
    "CalendarPreview": calendar_preview.Submission,
    "Capture": capture_form.Submission,
    "CommitmentUpdate": commitment_forms.Submission,
    "ConfirmGiving": commitment_giving.Submission,
    "SignalForm": signal.Submission,
    "CommitmentList": commitment_list.Submission,
    "EntryForm": entry_form.Submission,
    "EntrySheet": entry_steps.Submission,
    "EntryStepForm": entry_steps.Submission,
    "SelectionForm": selection_form.Submission,
    "ConsentForm": consent_form.Submission,
    "WithdrawForm": consent_withdraw.Submission,
    "GroundForm": ground_form.Submission,
    "IncidentForm": incident.Submission,
    "IncidentStanding": incident_standing.Closing,
    "Invitation": invitation.Submission,
    "ItemForm": item_form.Submission,
    "TextStopped": text_stopped.Submission,
    "OralForm": oral_form.Submission,
    "ReportShown": report.Submission,
    "RetentionForm": retention.Submission,
    "HoldForm": legal_hold.Submission,
    "Plan": plan.Submission,
}


def sent(name: str, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What Teams sends back: each field with what stood in it, a reference apart."""
    shown = {i["id"]: i.get("value", "") for i in inputs(draw(name))}
    assert set(typed or {}) <= set(shown)
    return shown | dict(typed or {})


def test_every_card_with_fields_has_a_submission_that_takes_them() -> None:
    for name, message in ALL.items():
        if inputs(draw(name)):
            FORMS[type(message).__name__].model_validate(sent(name))


@pytest.mark.parametrize("form", FORMS.values())
def test_a_form_may_come_back_with_nothing_in_it(form: type[BaseModel]) -> None:
    assert form.model_validate({})


@pytest.mark.parametrize("form", FORMS.values())
def test_given_a_field_that_no_card_has_when_sent_then_refused(form: type[BaseModel]) -> None:
    with pytest.raises(ValidationError):
        form.model_validate({"roles": "coordinator"})


def test_a_briefing_comes_back_part_by_part() -> None:
    back = briefing_request.Submission.model_validate(
        sent("briefing_draft", {"s_005": "done", "d3_raise": "ja", "d1_nothing": "ja"})
    )

    assert back.parts[1].text == DRAFT.parts[0].text
    assert back.parts[1].is_nothing
    assert (back.parts[2].text, back.parts[2].size) == (DRAFT.parts[1].text, "10-19")
    assert not back.parts[2].is_nothing
    assert back.parts[3].is_raised is True
    assert back.statuses == {"005": "done", "004": "not_started"}


def test_given_no_answer_on_the_individual_part_when_sent_then_it_is_unanswered() -> None:
    back = briefing_request.Submission.model_validate(sent("briefing"))

    assert back.parts[3].is_raised is None
    assert back.parts[3].text is None


def test_given_inget_on_the_individual_part_when_sent_then_nothing_is_raised() -> None:
    back = briefing_request.Submission.model_validate(sent("briefing", {"d3_raise": "inget"}))

    assert back.parts[3].is_raised is False


def test_given_the_same_number_in_two_years_then_each_status_has_a_field_of_its_own() -> None:
    assert set(status_keys([PATROL, OTHER_YEAR]).values()) == {"2027_003", "2026_003"}


def test_a_spoken_briefing_comes_back_with_its_agency() -> None:
    back = oral_form.Submission.model_validate(sent("oral_faults"))

    assert back.party == "polis"
    assert back.parts[2].is_nothing


def test_attendance_comes_back_by_seat() -> None:
    back = attendance.Submission.model_validate(sent("attendance", {"seat_skola": "rut,kim"}))

    assert back.seats == {"skola": ("rut", "kim"), "polis": ()}


def test_a_capture_form_comes_back_as_it_was_typed() -> None:
    message = ALL["capture_holiday"]
    back = capture_form.Submission.model_validate(sent("capture_holiday")).form()

    typed: CaptureForm = message.form  # type: ignore[attr-defined]  # a Capture
    assert back == CaptureForm(
        **{
            field: getattr(typed, field)
            for field in CaptureForm.__dataclass_fields__
            if not field.startswith("fault")
        }
    )


@pytest.mark.parametrize("name", ["update", "update_done_again", "update_cancel_again"])
def test_an_update_comes_back_with_the_fields_of_its_forms(name: str) -> None:
    back = commitment_forms.Submission.model_validate(sent(name))

    assert back.reason == ("Ring 070-123 45 67." if name == "update_cancel_again" else "")
