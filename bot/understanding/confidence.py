"""How sure a reading is: what it explains, how far ahead it is, what a mistake would cost."""

from bot.understanding.context import Context
from bot.understanding.items import Reading
from bot.understanding.moments import Relation, Timed
from bot.understanding.scoring import Candidate

ACTIONS = frozenset(
    (
        "update_commitment",
        "change_due",
        "reassign_commitment",
        "create_commitment",
        "cancel_commitment",
        "add_agenda_item",
        "create_meeting",
        "reschedule_meeting",
        "cancel_meeting",
        "invite_guest",
        "decline_meeting",
        "set_deputy",
        "submit_briefing",
        "edit_briefing",
        "send_reminder",
        "create_case",
        "close_case",
        "register_consent",
        "withdraw_consent",
        "undo_last",
        "send_invitation",
        "set_absence",
        "raise_signal",
        "notification_settings",
        "set_language",
        "confirm",
    )
)
"""What changes or sends something: never on thin evidence (R-55)."""
REFUSALS = frozenset(
    (
        "refuse_sensitive_search",
        "refuse_name_search",
        "refuse_ranking",
        "report_concern",
        "out_of_scope",
    )
)
SURE, UNSURE = 0.95, 0.4
CLOSE = 0.35
"""Two readings this near each other are both possible."""
ENOUGH = 0.75
"""Of an act's content at least this much must be explained."""
MOST_NEAR = 3
BARE = (frozenset(("TIME",)), frozenset(("AGENCY",)))
"""A time or an agency alone: whatever is asked about it, it is not said."""


def confidence_of(found: list[Candidate], reading: Reading, context: Context) -> float:
    """0 to 1; below 0.5 the bot asks."""
    best = found[0]
    if best.intent in REFUSALS:
        return SURE
    if best.frame.needs in [(bare,) for bare in BARE] and _is_bare(reading):
        return UNSURE
    sure = SURE * (0.4 + 0.6 * best.coverage)
    sure -= 0.03 * sum(item.guessed for item in reading.items)
    margin = best.score - found[1].score if len(found) > 1 else 1.0
    if margin < CLOSE:
        sure -= 0.1
    if best.intent in ACTIONS and _is_thin(best, found, margin):
        sure = min(sure, UNSURE)
    return round(max(0.0, min(1.0, sure)), 2)


def _is_bare(reading: Reading) -> bool:
    """`v 6`, `polisen`: not `före sportlovet`, `mina nästa vecka` or `polisens lista`."""
    if len(reading.content) != 1 or reading.has(
        "my", "our", "everything", "all", "show", "i", "we"
    ):
        return False
    item = reading.content[0]
    if isinstance(item.data, Timed):
        return not item.data.said or item.data.relation is Relation.ON
    return True


def _is_thin(best: Candidate, found: list[Candidate], margin: float) -> bool:
    """Too much unexplained, or another reading as good."""
    rival = len(found) > 1 and margin <= 0.0
    return best.coverage < ENOUGH or (rival and best.score <= 1.0)


def near_to(found: list[Candidate]) -> list[Candidate]:
    """The readings that may be meant instead; the chosen one is not among them."""
    return [other for other in found[1 : MOST_NEAR + 1] if other.score > 0]
