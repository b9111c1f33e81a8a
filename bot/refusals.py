"""An error of sspf → the sentence to answer."""

from bot.turn import Reply, notice
from sspf.domain import errors

SENTENCES: tuple[tuple[type[errors.SspfError], str], ...] = (
    (errors.NotConvenerError, "refused.not_convener"),
    (errors.NotAllowedError, "refused.not_allowed"),
    (errors.UnknownMeetingError, "refused.no_meeting"),
    (errors.UnknownCommitmentError, "refused.no_commitment"),
    (errors.UnknownPersonError, "refused.no_person"),
    (errors.CommitmentClosedError, "refused.closed"),
    (errors.MeetingOverError, "refused.meeting_over"),
    (errors.NothingToUndoError, "refused.nothing_to_undo"),
    (errors.CardOfSomeoneElseError, "refused.not_your_card"),
    (errors.UnknownReferenceError, "refused.unknown_card"),
    (errors.StaleError, "refused.stale"),
)


def refusal(error: errors.SspfError, *, typed: bool) -> Reply:
    """`typed`: there was text in what was sent; the answer says that it is kept."""
    for kind, key in SENTENCES:
        if isinstance(error, kind):
            return notice(f"{key}.kept" if typed and kind in KEEPERS else key)
    return notice("refused.other")


KEEPERS = frozenset({errors.StaleError, errors.UnknownReferenceError, errors.MeetingOverError})
"""What may befall a card with text in it through no fault of the writer."""
