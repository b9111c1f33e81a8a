"""Every meaning has its answer, in the place where it may be given."""

import pytest

from bot.answers import MEANINGS, TYPED

OF_COMMITMENTS = (
    *("list_commitments", "count_commitments", "show_commitment", "search_commitments"),
    *("update_commitment", "change_due", "reassign_commitment", "create_commitment"),
    *("cancel_commitment", "undo_last", "followup", "sort_last_result", "next_page"),
)
OF_MEETINGS = (
    *("next_meeting", "list_meetings", "meeting_details", "meeting_attendance", "count_meetings"),
    *("calendar_conflicts", "calendar_fact", "create_meeting", "reschedule_meeting"),
    *("cancel_meeting", "invite_guest", "decline_meeting", "set_deputy", "send_invitation"),
)
OF_DOCUMENTS = (
    *("show_decisions", "show_action_plan", "show_notes", "show_agenda", "add_agenda_item"),
    *("submit_briefing", "edit_briefing", "briefing_status", "briefing_deadline"),
    *("show_briefing", "search_briefings", "send_reminder"),
)
OF_INDIVIDUALS = (
    *("list_cases", "create_case", "close_case", "case_lookup", "consent_status"),
    *("list_consents", "register_consent", "withdraw_consent", "list_schedule"),
)
REFUSED = ("refuse_sensitive_search", "refuse_name_search", "refuse_ranking")
OF_THE_REST = (
    *("sharing_help", "privacy_info", "access_log", "show_statistics", "make_report", "export"),
    *("report_concern", "confirm", "set_absence", "raise_signal", "contact_person", "glossary"),
    *("help", "greeting", "thanks", "set_language", "notification_settings", "out_of_scope"),
)
CHANGES = {
    *("update_commitment", "change_due", "reassign_commitment", "create_commitment"),
    *("cancel_commitment", "undo_last", "create_meeting", "reschedule_meeting", "cancel_meeting"),
    *("decline_meeting", "set_deputy", "send_invitation", "submit_briefing", "edit_briefing"),
    *("send_reminder", "raise_signal", "set_absence", "set_language", "notification_settings"),
}


def test_every_intent_has_a_handler_and_nothing_else_has() -> None:
    every = (*OF_COMMITMENTS, *OF_MEETINGS, *OF_DOCUMENTS, *OF_INDIVIDUALS, *REFUSED, *OF_THE_REST)

    assert sorted(MEANINGS) == sorted(every)
    assert set(MEANINGS) & set(TYPED) == set()


@pytest.mark.parametrize("intent", sorted(CHANGES))
def test_what_changes_something_is_for_ones_own_chat(intent: str) -> None:
    assert not MEANINGS[intent].in_company
