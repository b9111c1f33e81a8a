"""Cards: what each message of the domain looks like. `render` is the way in."""

from collections.abc import Callable
from typing import Any

from cards import (
    access_log,
    agenda,
    agenda_approval,
    agenda_edit,
    aim,
    attendance,
    before_it_goes,
    board,
    break_book,
    break_preview,
    briefing_receipt,
    briefing_request,
    briefing_texts,
    calendar_call,
    calendar_check,
    calendar_preview,
    capture,
    case_form,
    case_list,
    case_news,
    case_section,
    case_view,
    choices,
    commitment_changed,
    commitment_confirm,
    commitment_count,
    commitment_giving,
    commitment_list,
    commitment_news,
    commitment_update,
    consent,
    consent_form,
    consent_withdraw,
    contacts,
    counted,
    digest,
    document_ready,
    draft_saved,
    entry_form,
    entry_sheet,
    event_trouble,
    figures,
    found_commitment,
    ground_form,
    grounds,
    guest_confirm,
    guest_invitation,
    handed_links,
    help_card,
    incident,
    incident_standing,
    invitation,
    invitation_answered,
    invitation_ask,
    item_form,
    legal_hold,
    list_board,
    log_review,
    mandate_radar,
    meeting_cancelled,
    meeting_change,
    meeting_changes,
    meeting_list,
    meeting_screen,
    notice,
    objection,
    oral_form,
    own_data,
    owner_list,
    plan,
    promises,
    reached,
    report,
    retention,
    selection_form,
    signal,
    standing,
    statistics,
    text_stopped,
    today,
    whole_text,
)
from cards.mint import Mint
from cards.text import Text
from sspf.domain.messages import agenda as said_of_agenda
from sspf.domain.messages import answers
from sspf.domain.messages import board as said_on_a_board
from sspf.domain.messages import breaks as said_of_breaks
from sspf.domain.messages import briefing as said_of_briefing
from sspf.domain.messages import calendar as said_of_calendar
from sspf.domain.messages import case as said_of_case
from sspf.domain.messages import case_text as said_of_case_text
from sspf.domain.messages import commitment as said_of_commitment
from sspf.domain.messages import consent as said_of_consent
from sspf.domain.messages import document as said_of_document
from sspf.domain.messages import event as said_of_event
from sspf.domain.messages import figures as said_in_figures
from sspf.domain.messages import general as said_in_general
from sspf.domain.messages import ground as said_of_ground
from sspf.domain.messages import guest as said_of_guest
from sspf.domain.messages import incident as said_of_incident
from sspf.domain.messages import lists as said_of_lists
from sspf.domain.messages import log_review as said_of_log_review
from sspf.domain.messages import mandate as said_of_mandate
from sspf.domain.messages import meeting as said_of_meeting
from sspf.domain.messages import minutes as said_in_minutes
from sspf.domain.messages import outside as said_outside
from sspf.domain.messages import reach as said_of_reach
from sspf.domain.messages import report as said_of_report
from sspf.domain.messages import retention as said_of_retention
from sspf.domain.messages import statistics as said_of_statistics

Render = Callable[[Any, Text, Mint], dict[str, Any]]

_TABLE: dict[type, tuple[Render, str]] = {
    said_of_meeting.InvitationAsk: (invitation_ask.render, invitation_ask.TITLE),
    said_of_meeting.Invitation: (invitation.render, invitation.TITLE),
    said_of_meeting.InvitationAnswered: (invitation_answered.render, invitation_answered.TITLE),
    said_of_meeting.InvitationCancelled: (meeting_cancelled.render, meeting_cancelled.TITLE),
    said_of_meeting.ConfirmMeetingChange: (meeting_change.render, meeting_change.TITLE),
    said_of_meeting.ConfirmMeetingChanges: (meeting_change.render_several, meeting_change.TITLE),
    said_of_meeting.MeetingChanges: (meeting_changes.render, meeting_changes.TITLE),
    said_of_guest.GuestInvitation: (guest_invitation.render, guest_invitation.TITLE),
    said_of_guest.NotComing: (
        guest_invitation.render_not_coming,
        guest_invitation.TITLE_NOT_COMING,
    ),
    said_of_guest.ConfirmGuest: (guest_confirm.render, guest_confirm.TITLE),
    said_of_guest.Guests: (guest_confirm.render_list, guest_confirm.TITLE_LIST),
    said_of_mandate.MandateRadar: (mandate_radar.render, mandate_radar.TITLE),
    said_of_mandate.SeatEmpty: (mandate_radar.render_empty, mandate_radar.TITLE_EMPTY),
    said_of_meeting.Today: (today.render, today.TITLE),
    said_of_meeting.MeetingList: (meeting_list.render, meeting_list.TITLE),
    said_in_minutes.AttendanceForm: (attendance.render, attendance.TITLE),
    said_in_minutes.Capture: (capture.render, capture.TITLE),
    said_in_minutes.ItemForm: (item_form.render, item_form.TITLE),
    said_in_minutes.Plan: (plan.render, plan.TITLE),
    said_in_minutes.Objection: (objection.render, objection.TITLE),
    said_of_briefing.BriefingRequest: (briefing_request.render, briefing_request.TITLE),
    said_of_briefing.BriefingReceipt: (briefing_receipt.render, briefing_receipt.TITLE),
    said_of_briefing.DraftSaved: (draft_saved.render, draft_saved.TITLE),
    said_of_case_text.TextStopped: (text_stopped.render, text_stopped.TITLE),
    said_of_case_text.BeforeItGoes: (before_it_goes.render, before_it_goes.TITLE),
    said_of_briefing.Standing: (standing.render, standing.TITLE),
    said_of_briefing.OralForm: (oral_form.render, oral_form.TITLE),
    said_of_agenda.AgendaDocument: (agenda.render, agenda.TITLE),
    said_of_agenda.AgendaApproval: (agenda_approval.render, agenda_approval.TITLE),
    said_of_agenda.AgendaEdit: (agenda_edit.render, agenda_edit.TITLE),
    said_of_agenda.WholeText: (whole_text.render, whole_text.TITLE),
    said_of_commitment.CommitmentList: (commitment_list.render, "title.commitments_open"),
    said_of_commitment.CommitmentCount: (commitment_count.render, commitment_count.TITLE),
    said_of_commitment.CommitmentUpdate: (commitment_update.render, commitment_update.TITLE),
    said_of_commitment.ConfirmPostponement: (
        commitment_confirm.render_postponement,
        commitment_confirm.TITLE,
    ),
    said_of_commitment.ConfirmChange: (commitment_confirm.render_change, commitment_confirm.TITLE),
    said_of_commitment.CommitmentChanged: (commitment_changed.render, commitment_changed.TITLE),
    said_of_commitment.Digest: (digest.render, digest.TITLE),
    said_of_commitment.OwnerList: (owner_list.render, owner_list.TITLE),
    said_of_commitment.CommitmentNews: (commitment_news.render, commitment_news.TITLE),
    said_of_lists.ListBoard: (list_board.render, list_board.TITLE),
    said_of_lists.EntryForm: (entry_form.render, entry_form.TITLE),
    said_of_lists.EntrySheet: (entry_sheet.render, entry_sheet.TITLE),
    said_of_lists.EntryStepForm: (entry_sheet.render_step, entry_sheet.TITLE),
    said_of_lists.SelectionForm: (selection_form.render, selection_form.TITLE),
    said_of_incident.IncidentForm: (incident.render, incident.TITLE),
    said_of_incident.IncidentReceipt: (incident.render_receipt, incident.TITLE_RECEIPT),
    said_of_incident.IncidentNews: (incident.render_news, incident.TITLE_NEWS),
    said_of_incident.IncidentList: (incident_standing.render_list, incident_standing.TITLE_LIST),
    said_of_incident.IncidentStanding: (incident_standing.render, incident_standing.TITLE),
    said_of_retention.RetentionStanding: (retention.render, retention.TITLE),
    said_of_retention.RetentionForm: (retention.render_form, retention.TITLE_FORM),
    said_of_retention.PurgeNews: (retention.render_receipt, retention.TITLE_RECEIPT),
    said_of_retention.RetentionNews: (retention.render_news, retention.TITLE),
    said_of_retention.HoldForm: (legal_hold.render, legal_hold.TITLE),
    said_of_retention.HoldPut: (legal_hold.render_done, legal_hold.TITLE),
    said_of_log_review.LogReviewNews: (log_review.render_news, log_review.TITLE),
    said_of_log_review.LogReviewStanding: (log_review.render, log_review.TITLE),
    said_of_log_review.NoLogReview: (log_review.render_none, log_review.TITLE_NONE),
    answers.Promises: (promises.render, promises.TITLE),
    answers.BriefingTexts: (briefing_texts.render, briefing_texts.TITLE),
    answers.Contacts: (contacts.render, contacts.TITLE),
    answers.OwnData: (own_data.render, own_data.TITLE),
    answers.SignalForm: (signal.render, signal.TITLE),
    answers.SignalSaved: (signal.render_saved, signal.TITLE_SAVED),
    answers.Signal: (signal.render_news, signal.TITLE_NEWS),
    answers.ConfirmGiving: (commitment_giving.render, commitment_giving.TITLE),
    answers.FoundCommitment: (found_commitment.render, found_commitment.TITLE),
    answers.AccessLog: (access_log.render, access_log.TITLE),
    said_of_event.EventTrouble: (event_trouble.render, event_trouble.TITLE),
    said_outside.HandedLinks: (handed_links.render, handed_links.TITLE),
    said_of_reach.Reached: (reached.render, reached.TITLE),
    said_in_figures.ContactCounted: (counted.render, counted.TITLE),
    said_of_report.ReportShown: (report.render, report.TITLE),
    said_of_report.ReportList: (report.render_list, report.TITLE_LIST),
    said_in_figures.FiguresShown: (figures.render, figures.TITLE),
    said_of_statistics.Statistics: (statistics.render, statistics.TITLE),
    said_of_document.DocumentReady: (document_ready.render, document_ready.TITLE),
    said_of_document.MeetingScreen: (meeting_screen.render, meeting_screen.TITLE),
    said_of_case.CaseQuestion: (case_form.render_question, case_form.TITLE_QUESTION),
    said_of_case.ProtectedIdentity: (case_form.render_protected, case_form.TITLE_PROTECTED),
    said_of_case.CaseForm: (case_form.render, case_form.TITLE),
    said_of_case.CaseRaised: (case_form.render_raised, case_form.TITLE_RAISED),
    said_of_case.CaseView: (case_view.render, case_view.TITLE),
    said_of_case.CaseSection: (case_section.render, case_section.TITLE),
    said_of_case.CaseNews: (case_news.render, case_news.TITLE),
    said_of_case.CaseList: (case_list.render, case_list.TITLE),
    said_in_general.Help: (help_card.render, help_card.TITLE),
    said_in_general.Notice: (notice.render, notice.TITLE),
    said_in_general.TextKept: (notice.render_kept, notice.TITLE_KEPT),
    said_in_general.ConfirmAim: (aim.render, aim.TITLE),
    said_on_a_board.Board: (board.render, board.TITLE),
    said_on_a_board.BoardForm: (board.render_form, board.TITLE_FORM),
    said_on_a_board.GroupNews: (board.render_news, board.TITLE_NEWS),
    said_of_breaks.BreakBook: (break_book.render, break_book.TITLE),
    said_of_breaks.BreaksPreview: (break_preview.render, break_preview.TITLE),
    said_of_calendar.CalendarCheck: (calendar_check.render, calendar_check.TITLE),
    said_of_calendar.CalendarPreview: (calendar_preview.render, calendar_preview.TITLE),
    said_of_calendar.CalendarCall: (calendar_call.render, calendar_call.TITLE),
    said_of_calendar.CalendarKallelse: (
        calendar_call.render_kallelse,
        calendar_call.TITLE_KALLELSE,
    ),
    said_of_consent.ConsentForm: (consent_form.render, consent_form.TITLE),
    said_of_consent.ConsentRegistered: (consent.render_registered, consent.TITLE),
    said_of_consent.ConsentStatus: (consent.render_status, consent.TITLE),
    said_of_consent.ConsentList: (consent.render_list, consent.TITLE_LIST),
    said_of_consent.ConsentCheck: (consent.render_check, consent.TITLE_LIST),
    said_of_consent.ConsentNews: (consent.render_news, consent.TITLE_NEWS),
    said_of_consent.CommitmentsEnded: (consent.render_ended, consent.TITLE_NEWS),
    said_of_consent.WithdrawForm: (consent_withdraw.render, consent_withdraw.TITLE),
    said_of_consent.ConsentWithdrawn: (
        consent_withdraw.render_done,
        consent_withdraw.TITLE_DONE,
    ),
    said_of_ground.GroundForm: (ground_form.render, ground_form.TITLE),
    said_of_ground.GroundRecorded: (grounds.render_recorded, grounds.TITLE_RECORDED),
    said_of_ground.GroundList: (grounds.render_list, grounds.TITLE),
    said_of_ground.GroundRevoking: (grounds.render_revoking, grounds.TITLE_REVOKE),
    said_of_ground.GroundRevoked: (grounds.render_revoked, grounds.TITLE_REVOKED),
    said_in_general.Choices: (choices.render, choices.TITLE),
    said_in_general.Locked: (notice.render_locked, notice.TITLE_LOCKED),
}

CARDS: dict[type, Render] = {kind: row[0] for kind, row in _TABLE.items()}
TITLES: dict[type, str] = {kind: row[1] for kind, row in _TABLE.items()}
"""Catalogue key of each title. A list's and a digest's depend on what they hold: the card's own
first block says it."""


def render(message: object, text: Text, mint: Mint) -> dict[str, Any]:
    return CARDS[type(message)](message, text, mint)
