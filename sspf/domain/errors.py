"""What can be refused. Errors carry ids; the sentence a person reads is written in cards/."""


class SspfError(Exception):
    """Base of every refusal this product makes on purpose."""


class UnknownPersonError(SspfError):
    """No such person in this municipality."""


class UnknownPartyError(SspfError):
    """No such party in this municipality's model."""


class UnknownGroupError(SspfError):
    """No such group in this municipality."""


class UnknownMeetingError(SspfError):
    """No meeting that this person can see fits."""


class UnknownCommitmentError(SspfError):
    """No commitment that this person can see fits; same for hidden and missing (R-32)."""


class SeveralCommitmentsError(SspfError):
    """More than one is named where one is changed."""


class UnknownCaseError(SspfError):
    """No case that this person can see fits; same for hidden and missing (R-32)."""


class CaseStepError(SspfError):
    """A step that cannot follow where the case stands."""


class UnknownConsentError(SspfError):
    """No consent or legal ground that this person can see fits."""


class UnknownEntryError(SspfError):
    """No entry of a list that this person can see fits; same for hidden and missing (R-27)."""


class EntryClosedError(SspfError):
    """The entry is not where this may be done to it any more, or not yet."""


class FollowUpMissingError(SspfError):
    """Measures were agreed with a family, and nobody has followed them up (Y4)."""


class NotBothError(SspfError):
    """Somebody else's agency than the two that choose together (T2)."""


class ListFullError(SspfError):
    """Every slot is taken: one must be swapped out, or the limit overridden with a reason (T1)."""


class NotAllowedError(SspfError):
    """This person may not do this."""


class ReadAlongError(SspfError):
    """Somebody who reads along may read nothing of it, or nobody knows who reads along (R-52)."""


class NotConvenerError(NotAllowedError):
    """Only the convener or the recorded stand-in may call, move or cancel (A25)."""


class UnknownIncidentError(SspfError):
    """No incident has this number."""


class IncidentClosedError(SspfError):
    """Closing an incident that is closed, with another decision."""


class UnknownReportError(SspfError):
    """No report has this number."""


class ReportNotReadyError(SspfError):
    """Handing over what is not approved, or changing what is."""


class StaleError(SspfError):
    """What the card shows has changed since it was sent."""


class CardOfSomeoneElseError(SspfError):
    """The reference was issued to another person."""


class CardOfPrivateChatError(SspfError):
    """A button of a card that was shown in the private chat, pressed where others read."""


class CardFromElsewhereError(SspfError):
    """A button of a card that was shown in one shared chat, pressed in another place."""


class UnknownReferenceError(SspfError):
    """The button is not one that this product has issued."""


class CommitmentClosedError(SspfError):
    """Changing a commitment that is done, cancelled or replaced."""


class MeetingOverError(SspfError):
    """The meeting has been held or cancelled."""


class NotCalledError(UnknownMeetingError):
    """The meeting is in the calendar, and its kallelse has not gone out: it cannot be answered."""


class DayHasBeenError(SspfError):
    """A meeting can be moved ahead of now only."""


class BeforeItBeginsError(SspfError):
    """A meeting that would end before it begins."""


class GuestPointError(SspfError):
    """No point of that number, or one about individuals: no guest is invited there."""


class IsMemberError(SspfError):
    """Somebody who belongs to the group is no guest of it."""


class UnknownGuestError(SspfError):
    """No guest, or several, of the meeting answer to the name."""


class UnknownItemError(SspfError):
    """Nothing with that title is written under the point."""


class AbsenceOverError(SspfError):
    """An absence that has ended before it is told of."""


class ComesNotError(SspfError):
    """Saying something of one's mandate without having said that one comes."""


class UnknownDecisionError(SspfError):
    """No decision of that number waits for this agency."""


class NothingToUndoError(SspfError):
    """No change of this person's is young enough to be undone."""


class DateTakesAskingError(SspfError):
    """A due date on a day that is not a working day (R-122); carries the date and the reason."""


class WrongWeekError(SspfError):
    """The week number said does not hold the date said; carries week, date and right week."""


class TextRefusedError(SspfError):
    """A text holds what may not be there; carries the faults, never the text."""


class LinkClosedError(SspfError):
    """A web link that is unknown, over, taken back or used: one refusal for all of them."""


class LogDownError(SspfError):
    """A read of level 3 could not be written down, so it is not shown (R-70)."""


class UnknownRowError(SspfError):
    """No matter, plan row, picture row or agreement of that number that this person can see."""


class NoRoadError(SspfError):
    """A matter cannot go from the one group to the other, or its level may not."""


class MatterClosedError(SspfError):
    """The matter is closed; nothing more is sent or decided in it."""


class PlanStepError(SspfError):
    """Approval before the row has been sent and anchored."""


class GroupNotNamedError(SspfError):
    """The person is in several groups and the words name none of them; nobody guesses which.

    Its arguments are the keys of those that it can be.
    """
