"""The words and fields that a log line may hold. To log something new: add its line here.

Each field says which values fit. A value that does not is left out, whole: cutting it would keep
a piece of whatever it was.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.metric_words import KINDS, OUTCOMES, REFUSED, RETRIED, TURNS

EVENTS = frozenset(
    {
        "alarm_not_told",
        "answer_not_delivered",
        "audit_anchor_broken",
        "auditor_failed",
        "bell_cut",
        "crashed",
        "delivery_failed",
        "dispatch_failed",
        "follow_failed",
        "heartbeat_not_taken",
        "mail_reply_not_taken",
        "message_not_sent",
        "name_list_not_read",
        "page_failed",
        "pause_not_shared",
        "queue_late",
        "queue_well",
        "readiness_changed",
        "responses_not_read",
        "signing_keys_not_fetched",
        "tick_failed",
        "thread_crashed",
        "token_not_fetched",
        "turn_failed",
        "unraisable",
        "warned",
    }
)
CHECKS = frozenset(
    {
        *("tick", "dispatcher", "auditor", "follower"),
        *("database", "migrations", "keys", "disk", "signing_keys"),
    }
)
"""What /healthz and /readyz look at."""
STATES = frozenset({"well", "unwell"})
MOST = 1e9

Fits = Callable[[Any], bool]


def one_of(*words: str) -> Fits:
    return lambda value: isinstance(value, str) and value in words


def shaped(pattern: str) -> Fits:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) < MOST


def each(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


FIELDS: Mapping[str, Fits] = {
    "at": each(
        shaped(r"(bot|cards|scheduler|sspf|storage)(/\w{1,40}){1,4}\.py:\d{1,5}:[\w<>]{1,60}")
    ),
    "attempts": number,
    "check": one_of(*CHECKS),
    "count": number,
    "error": each(shaped(r"[A-Za-z_]\w{0,60}")),
    "kind": one_of(*KINDS),
    "outcome": one_of(*OUTCOMES, *TURNS),
    "reason": shaped(r"(failed|dropped|refused|door)(\.[a-z_]{1,30}){1,3}"),
    "reference": shaped(r"[0-9A-Za-z_:.|-]{1,8}"),
    "refused": one_of(*REFUSED),
    "retried": one_of(*RETRIED),
    "seconds": number,
    "state": one_of(*STATES),
    "status": lambda value: number(value) and 100 <= value <= 599,  # noqa: PLR2004 as in HTTP
    "warning": shaped(r"[A-Za-z]\w{0,60}"),
}
