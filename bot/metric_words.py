"""Every word that a label of a figure may be. What is not here is counted as `other`."""

from bot.door.admitted import Reason
from sspf.domain.outbox import Delivery, Kind

OTHER = "other"
KINDS = frozenset(kind.value for kind in Kind)
OUTCOMES = frozenset(state.value for state in Delivery)
TURNS = frozenset(
    {"answered", "refused", "stranger", "repeated", "ignored", "undelivered", "failed"}
)
"""How a turn ended: `refused` by a rule, `failed` by a fault of ours."""
STATUSES = frozenset({"400", "401", "403", "404", "409", "413", "415"})
REFUSED = frozenset({*map(str, Reason), "repeat"}) | STATUSES
"""Why a request was turned away at the door: a reason, or the status where no more is told."""
RETRIED = frozenset(
    {"busy", "internal", "no_answer", "no_token", "paced", "timeout", "token", "unreachable"}
    | {"408", "412", "429", "500", "502", "503", "504"}
)
"""Why a call to Microsoft was made once more: end of the failure's key, or the status."""
TOKENS = frozenset({"fetched", "failed"})


def closed(word: str, words: frozenset[str]) -> str:
    return word if word in words else OTHER
