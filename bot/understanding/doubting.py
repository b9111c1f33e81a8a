"""What an act is said with and yet not asked for: doubt, condition, quotation, choice, two acts.

Whoever writes "kanske flytta 4 till fredag", "klart 4 om polisen säger ja", "Pia sa flytta 4" or
"flytta 4 till fredag eller måndag" is asked; a request's form ("kan vi kanske flytta 4") is kind.
"""

from itertools import pairwise, takewhile

from bot.understanding.acting import ACTING, CONDITIONS
from bot.understanding.clauses import begins_clause
from bot.understanding.corrections import takes_back
from bot.understanding.items import MARKS, Item, Reading

HEDGES = frozenset(
    (
        *("kanske", "måhända", "möjligen", "möjligtvis", "eventuellt", "ev", "tror", "antar"),
        *("gissar", "funderar", "funderar på", "överväger", "tveksam", "tveksamt", "osäker"),
        *("osäker på", "osäkert", "förmodligen", "troligen", "troligtvis", "antagligen", "nästan"),
        *("maybe", "perhaps", "possibly", "probably", "might", "think", "guess", "considering"),
        *(
            "almost",
            "nearly",
            "i princip",
            "så gott som",
            "i stort sett",
            "mer eller mindre",
            "nära nog",
            "hypotetiskt",
            "teoretiskt",
            "typ klar",
            "snart",
            "soon",
        ),
    )
)
NOT_A_DOUBT = frozenset(("tror", "think", "snart", "soon"))
"""In a sentence of one's own absence: "jag tror jag är sjuk" is said to be so."""
OF_ONESELF = frozenset(("decline_meeting", "set_deputy", "set_absence", "confirm"))
SAID_WITH_A_NO = frozenset(("decline_meeting", "set_deputy", "confirm"))
TELLING = ("pratade", "snackade", "diskuterade", "föreslog", "funderade", "talked", "discussed")
WEIGHING = ("borde", "bör", "should")
STILL = ("än", "ännu", "yet", "tack", "please", "snälla")
OWN_WORDS = frozenset(("add_agenda_item", "raise_signal", "create_commitment"))
"""Acts whose own words may hold anything."""
SAYS = ("WROTE",)
LET_BE = (" att", " to", " on", " about")
QUOTES = '"”“»«„'
GIVEN = ("AGENCY", "TIME", "MEETREF", "ID", "IDHINT", "STATUS", "PERSON")
CHANGING = ("MOVE", "CANCEL", "GIVE", "MARK", "EXTEND")
"""Of two acts that stand in one sentence."""


def is_doubted(intent: str, reading: Reading) -> bool:
    """Whether the act is only thought of, told of, or one of several."""
    items = list(takewhile(lambda item: not item.has("COLON"), reading.items))
    if intent == "update_commitment":
        items = reading.items  # "4 - klart, eller": no words of one's own follow
    if _ends_in_a_no(intent, items) or _is_one_of_two(items) or _is_quoted(reading, items):
        return True
    if intent == "cancel_commitment" and any(i.value("STATUS") == "done" for i in items):
        return True  # "stryk 4, den är klar": ticked off, or cancelled
    if _is_let_be(items) or _is_told_of(items):
        return True
    if intent in OWN_WORDS:
        return _hedges(intent, items) and not reading.is_request
    if _has_a_condition(items):
        return True
    if reading.is_request:
        return False
    return _hedges(intent, items) or _is_two_acts(items)


def _is_let_be(items: list[Item]) -> bool:
    """ "glöm att flytta 4", "vänta med att …"."""
    return bool(items) and items[0].has("not") and items[0].text.lower().endswith(LET_BE)


def _ends_in_a_no(intent: str, items: list[Item]) -> bool:
    """ "flytta 4 till fredag inte", "… eller inte", "ångra nej"."""
    if intent in SAID_WITH_A_NO or any(item.has("REMINDME") for item in items):
        return False  # "påminn mig inte"
    said = [item for item in items if not item.has(*MARKS) and item.text.lower() not in STILL]
    return len(said) > 1 and (said[-1].has("not", "NO") or takes_back(said[-1]))


def _hedges(intent: str, items: list[Item]) -> bool:
    words = {item.text.lower() for item in items}
    if any(a.text.lower() in WEIGHING and b.has("i", "we") for a, b in pairwise(items)):
        return True
    return bool((HEDGES - NOT_A_DOUBT if intent in OF_ONESELF else HEDGES) & words)


def _has_a_condition(items: list[Item]) -> bool:
    """ "… om polisen säger ja": "om" with a subject and its verb, not "om två veckor"."""
    for at, item in enumerate(items):
        if item.text.lower() in CONDITIONS and begins_clause(items[at + 1 :]):
            return True
    return any(item.has("when") for item in items[1:])


def _is_told_of(items: list[Item]) -> bool:
    """ "polisen sa flytta 4", "han skrev att …": somebody else's words before the act."""
    done = (*ACTING, "STATUS", "EFFECT", "EFFECTWORD")
    acts = [at for at, item in enumerate(items) if item.has(*done) and not item.has(*SAYS)]
    says = [at for at, item in enumerate(items) if _tells(item)]
    return bool(acts and says) and min(says) < max(acts)


def _tells(item: Item) -> bool:
    tells = set(TELLING) & set(item.text.lower().split())
    return bool(tells) or (item.has(*SAYS) and not item.has(*ACTING))


def _is_quoted(reading: Reading, items: list[Item]) -> bool:
    """The act's own word stands within quotation marks."""
    marks = [at for at, c in enumerate(reading.text) if c in QUOTES]
    if len(marks) < 2:  # noqa: PLR2004 one at each end
        return False
    return any(item.has(*ACTING, "STATUS") and marks[0] < item.start < marks[-1] for item in items)


def _is_one_of_two(items: list[Item]) -> bool:
    """ "till fredag eller måndag", "polisen eller skolan": one of them is to be chosen."""
    for at in range(1, len(items) - 1):
        if items[at].has("or") and items[at + 1].has("what", "how", "should"):
            return True  # "… eller vad tycker du"
        if items[at].has("or") and any(
            items[at - 1].has(kind) and items[at + 1].has(kind) for kind in GIVEN
        ):
            return True
    return False


def _is_two_acts(items: list[Item]) -> bool:
    """ "flytta 4 till fredag och ge den till polisen": a card confirms one."""
    joined = [at for at, item in enumerate(items) if item.has("and", "POINT", "COMMA")]
    for at in joined:
        before = {k for item in items[:at] for k in CHANGING if item.has(k)}
        after = {k for item in items[at + 1 : at + 3] for k in CHANGING if item.has(k)}
        if before and after and not before & after:
            return True
    return False
