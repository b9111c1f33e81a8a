"""How sure a reading is: what it explains, how far ahead it is, what a mistake would cost."""

from dataclasses import replace
from itertools import pairwise, takewhile

from bot.understanding.acting import ACTIONS, asks
from bot.understanding.corrections import takes_back
from bot.understanding.doubting import is_doubted
from bot.understanding.items import Reading
from bot.understanding.moments import Relation, Timed
from bot.understanding.scoring import Candidate

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
BARE: dict[str, tuple[str, ...]] = {
    "TIME": ("list_meetings",),
    "AGENCY": ("show_briefing", "contact_person"),
    "IDHINT": (),
}
"""What stands alone and does not say what is asked about it; and what else that may be."""
LISTS = ("list_commitments", "count_commitments")
VAGUE = 2
"""So many unknown words are no name of a commitment."""


def confidence_of(found: list[Candidate], reading: Reading) -> float:
    """0 to 1; below SURE_ENOUGH the bot asks."""
    best = found[0]
    if best.intent in REFUSALS:
        return SURE
    if bare_kind(reading) and best.intent not in ACTIONS | {"followup"}:
        return UNSURE
    sure = SURE * (0.4 + 0.6 * best.coverage)
    sure -= 0.03 * sum(item.guessed for item in reading.items)
    margin = best.score - found[1].score if len(found) > 1 else 1.0
    if margin < CLOSE:
        sure -= 0.1
    if best.intent in ACTIONS and _has_doubts(best, margin, reading):
        sure = min(sure, UNSURE)
    if best.intent in LISTS and reading.has("ID", "IDHINT"):
        sure = min(sure, UNSURE)  # "4 till 12 mars" is about one, whatever is meant with it
    if best.intent in LISTS and _leaves_out_ones_own(reading):
        sure = min(sure, UNSURE)
    return round(max(0.0, min(1.0, sure)), 2)


def _has_doubts(best: Candidate, margin: float, reading: Reading) -> bool:
    """Whether an act might not be asked for, or another one be meant."""
    return (
        _is_thin(best, margin)
        or _is_vague(best, reading)
        or asks(reading)
        or _wonders(best, reading)
        or _is_of_several(best, reading)
        or _takes_back(reading)
        or is_doubted(best.intent, reading)
        or _is_one_reminder(best, reading)
        or _names_nobody(best, reading)
        or _is_of_two_days(best, reading)
    )


def _leaves_out_ones_own(reading: Reading) -> bool:
    """ "alla utom mina": there is no list of that, and one's own would be the opposite."""
    pairs = pairwise(reading.items)
    return any(a.has("except", "without") and b.has("my", "our") for a, b in pairs)


def _is_one_reminder(best: Candidate, reading: Reading) -> bool:
    """ "påminn mig imorgon": of one thing at one time, and no setting."""
    if best.intent != "notification_settings" or reading.has("STOP", "LESS", "ON", "not"):
        return False
    return reading.has("REMINDME") and reading.has("TIME", "MEETREF", "MEETING", "about")


def _names_nobody(best: Candidate, reading: Reading) -> bool:
    """Whoever goes instead is known, or begins with a capital: "köra" is nobody."""
    if best.intent != "set_deputy" or reading.has("PERSON", "NAME", "AGENCY"):
        return False
    unknown = [item for item in reading.items if item.is_unknown]
    return bool(unknown) and all(item.text.islower() for item in unknown)


def _is_of_two_days(best: Candidate, reading: Reading) -> bool:
    """ "den 18 funkar inte, kan vi ta den 25": one of them is not for me, or for nobody."""
    days = {str(item.data) for item in reading.all_of("TIME")}
    return best.intent == "decline_meeting" and len(days) > 1


def _wonders(best: Candidate, reading: Reading) -> bool:
    """A question word further on: "från 10 till 20 februari, vad ska vara klart"."""
    if best.intent not in BY_WORDS or reading.has("COLON"):
        return False
    return reading.has("who", "what", "when", "HOWMANY")


def _is_of_several(best: Candidate, reading: Reading) -> bool:
    """ "klart 4 och 5": one card confirms one commitment, so which is asked."""
    if best.intent not in BY_WORDS or reading.has("COLON"):
        return False
    return len({item.data for item in reading.all_of("ID", "IDHINT")}) > 1


def _takes_back(reading: Reading) -> bool:
    """ "flytta 4, nej 5 till fredag": the one or the other was meant."""
    items = list(takewhile(lambda item: not item.has("COLON"), reading.items))
    content = [at for at, item in enumerate(items) if not item.is_small and not item.has("NO")]
    noes = (at for at, item in enumerate(items) if takes_back(item) or item.has("NO"))
    return any(content and content[0] < at for at in noes) and not reading.has("EFFECTWORD")


def bare_kind(reading: Reading) -> str:
    """`v 6`, `polisen`, `12`: not `före sportlovet`, `mina nästa vecka` or `åtagande 12`."""
    if len(reading.content) != 1 or reading.has(*SAYS_MORE):
        return ""
    item = reading.content[0]
    if isinstance(item.data, Timed) and item.data.said and item.data.relation is not Relation.ON:
        return ""
    if item.has("IDHINT") and (not item.text.isdigit() or reading.has("about", "who")):
        return ""  # "åtagande 12", "berätta om 12", "vem har 12"
    return next((kind for kind in BARE if item.has(kind)), "")


SAYS_MORE = ("what", "my", "our", "everything", "all", "show", "i", "we", "except", "HOWGOES")


def _is_thin(best: Candidate, margin: float) -> bool:
    """Too much unexplained, or another reading as good."""
    return best.coverage < ENOUGH or (margin <= 0.0 and best.score <= 1.0)


def _is_vague(best: Candidate, reading: Reading) -> bool:
    """A commitment to be changed that is only known by words nobody knows."""
    if reading.has("ID", "IDHINT", "COMMITMENT", "COLON") or best.intent not in BY_WORDS:
        return False
    unknown = sum(item.is_unknown for item in reading.items)
    return unknown >= VAGUE or reading.has("should")


BY_WORDS = frozenset(
    ("change_due", "cancel_commitment", "reassign_commitment", "update_commitment")
)


def near_to(found: list[Candidate], reading: Reading) -> list[Candidate]:
    """The readings that may be meant instead; the chosen one is not among them."""
    others = [other for other in found[1 : MOST_NEAR + 1] if other.score > 0]
    for intent in BARE.get(bare_kind(reading), ()):
        if all(intent != other.intent for other in others):
            others.append(replace(found[0], intent=intent))
    return others[:MOST_NEAR]
