"""An error of sspf → the sentence to answer."""

from collections.abc import Mapping
from typing import Any

from bot.answers.near import which_group
from bot.present import words
from bot.turn import Reply, Turn, notice
from sspf.domain import errors
from sspf.domain.messages.general import TextKept

SENTENCES: tuple[tuple[type[errors.SspfError], str], ...] = (
    (errors.ReadAlongError, "answer.private"),
    (errors.NotConvenerError, "refused.not_convener"),
    (errors.NotAllowedError, "refused.not_allowed"),
    (errors.NotCalledError, "refused.not_called"),
    (errors.UnknownMeetingError, "refused.no_meeting"),
    (errors.UnknownCommitmentError, "refused.no_commitment"),
    (errors.SeveralCommitmentsError, "refused.several"),
    (errors.UnknownCaseError, "answer.no_case"),
    (errors.UnknownEntryError, "answer.no_case"),
    (errors.CaseStepError, "refused.case_step"),
    (errors.UnknownConsentError, "answer.no_case"),
    (errors.UnknownPersonError, "refused.no_person"),
    (errors.UnknownIncidentError, "refused.no_incident"),
    (errors.UnknownReportError, "refused.no_report"),
    (errors.ReportNotReadyError, "refused.report_not_ready"),
    (errors.IncidentClosedError, "refused.incident_closed"),
    (errors.CommitmentClosedError, "refused.closed"),
    (errors.MeetingOverError, "refused.meeting_over"),
    (errors.DayHasBeenError, "fault.date.past"),
    (errors.BeforeItBeginsError, "refused.hours"),
    (errors.GuestPointError, "refused.guest_point"),
    (errors.IsMemberError, "refused.is_member"),
    (errors.UnknownGuestError, "refused.no_guest"),
    (errors.UnknownItemError, "refused.no_item"),
    (errors.AbsenceOverError, "answer.absent_past"),
    (errors.ComesNotError, "refused.comes_not"),
    (errors.UnknownDecisionError, "refused.no_decision"),
    (errors.NothingToUndoError, "refused.nothing_to_undo"),
    (errors.CardOfSomeoneElseError, "refused.not_your_card"),
    (errors.CardOfPrivateChatError, "answer.private"),
    (errors.CardFromElsewhereError, "refused.elsewhere"),
    (errors.UnknownReferenceError, "refused.unknown_card"),
    (errors.StaleError, "refused.stale"),
    (errors.LogDownError, "refused.log_down"),
    (errors.UnknownRowError, "refused.no_row"),
    (errors.NoRoadError, "refused.no_road"),
    (errors.MatterClosedError, "refused.matter_closed"),
    (errors.PlanStepError, "refused.plan_step"),
    (errors.GroupNotNamedError, "refused.which_group"),
)


def refused(turn: Turn, error: errors.SspfError, inputs: Mapping[str, Any] | None) -> Reply:
    """`inputs`: what stood in the card whose button was pressed; None when the turn was typed."""
    if not turn.who.is_private:
        return refusal(error)
    if isinstance(error, errors.GroupNotNamedError) and inputs is None:
        return which_group(turn, error.args)
    return refusal(error, texts(inputs))


def texts(inputs: Mapping[str, Any] | None) -> tuple[str, ...]:
    """What a person wrote with own words, among what came back from a card."""
    values = [v for v in (inputs or {}).values() if isinstance(v, str)]
    return tuple(v.strip() for v in values if len(v.strip().split()) > 1)


def refusal(error: errors.SspfError, texts: tuple[str, ...] = ()) -> Reply:
    """`texts`: what the person wrote in the card; it is shown again, so that nothing is lost."""
    for kind, key in SENTENCES:
        if isinstance(error, kind):
            return typed_again(f"{key}.kept", texts) if texts and kind in KEEPERS else notice(key)
    return notice("refused.other")


def typed_again(key: str, texts: tuple[str, ...]) -> Reply:
    """Why it was not sent, and every word of it, below the card that it was typed in."""
    label = words("sv", "kept.typed")
    message = TextKept(key=key, texts=tuple((label, text) for text in texts))
    return Reply(message=message, beside=True)


KEEPERS = frozenset({errors.StaleError, errors.UnknownReferenceError, errors.MeetingOverError})
"""What may befall a card with text in it through no fault of the writer."""
