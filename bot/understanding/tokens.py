"""Text in pieces: words, and the things that digits make (ids, case codes, dates, weeks, times)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.understanding.normalise import lowered

# Each pattern is linear: no nested repetition. They are tried in this order at each place.
PATTERNS = (
    ("PNR", r"(?:19|20)?\d{6}\s?[-+]?\s?\d{4}(?!\d)"),
    ("ID", r"[åa]\s?-?\s?\d{4}\s?-\s?\d{1,6}(?!\d)|\b20\d\d-\d{3,6}(?![\d-])"),
    ("ID", r"[åa]\s?-?\s?(?:20\d\d\s?[ /._]\s?\d{1,4}|2\d\s?-\s?\d{1,4})(?![\d/-])"),
    ("DATE", r"\d{4}-\d{1,2}-\d{1,2}(?!\d)|20\d\d([./])\d{1,2}\1\d{1,2}(?!\d)"),
    ("DATE", r"(?:20)?2\d(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?![\d/-])"),
    ("CASECODE", r"n\s?-?\s?\d{2}\s?-?\s?\d{2}(?!\d)"),
    ("SPAN", r"\d{1,2}(?:/\d{1,2})?\s?-\s?\d{1,2}/\d{1,2}(?![\d/-])"),
    ("SLASH", r"\d{1,2}/\d{1,2}(?:[/ ]\d{4}|-\d{4}|[-/]2\d(?![\d/]))?(?!\d)"),
    ("SLASH", r"\d{1,2}\.\d{1,2}\.(?:20)?2\d(?!\d)|\d{1,2}\.[1-9](?![\d.])"),
    ("GRADE", r"(?:åk|årskurs|årskull|klass|grade)\s?\d{1,2}[a-f]?(?:\s?-\s?\d{1,2})?(?!\d)"),
    ("TERMCODE", r"(?:vt|ht)\s?-?'?(?:20)?\d{2}(?!\d)"),
    ("METRIC", r"m\d{2}(?!\d)"),
    ("WEEKS", r"(?:v|vecka|veckorna|week|weeks)\.?\s?\d{1,2}\s?-\s?\d{1,2}(?!\d)"),
    ("WEEK", r"(?:v|vk|vecka|veckan|week|w)\.?\s?\d{1,2}(?::?an\b|:[es]\b)?(?![\d:]|[.]\d)"),
    ("CLOCK", r"(?:kl|klockan|kl\.|at)\s?\d{1,2}(?:[.:]\d{2})?(?![\d/])(?:\s?(?:fm|em|am|pm)\b)?"),
    ("CLOCK", r"\d{1,2}[.:]\d{2}(?![\d.])(?:\s?(?:fm|em|am|pm)\b)?|\d{1,2}\s?(?:fm|em|am|pm)\b"),
    (
        "HINT",
        r"[åa]\s?-?\s?0{0,4}\d{1,4}(?![\d-])|(?:nr|nummer|number|no|id)\.?\s?\d{1,4}\b|#\s?\d{1,4}",
    ),
    ("DAYS", r"\d{1,2}\s?-\s?\d{1,2}(?!\d)"),
    ("ORD", r"\d{1,2}(?::?[ae]|st|nd|rd|th)(?![\w])"),
    ("NUM", r"\d+"),
    ("WORD", r"[^\W\d_]+(?:[-'.:&][^\W\d_]+)*|&"),
    ("COLON", r":|(?<= )-(?= )"),
    ("COMMA", r"[,;]"),
    ("QUESTION", r"\?"),
    ("POINT", r"[.!]"),
)
AT_WORD_START = {"ID", "CASECODE", "GRADE", "TERMCODE", "METRIC", "WEEKS", "WEEK", "CLOCK", "HINT"}
SHORTENED = frozenset(
    (
        *("t.o.m", "fr.o.m", "t.ex", "bl.a", "m.m", "d.v.s", "resp", "ev", "ca", "ang", "inkl"),
        *("jan", "feb", "febr", "apr", "aug", "sept", "sep", "okt", "nov", "dec"),
        *("mån", "tis", "ons", "tors", "tor", "fre", "lör", "sön", "tom", "from", "nr"),
    )
)
"""A point after one of these ends no sentence, if there is more."""
MATCHERS: tuple[tuple[str, Callable[[str, int], re.Match[str] | None]], ...] = tuple(
    (kind, re.compile(pattern).match) for kind, pattern in PATTERNS
)


@dataclass(frozen=True, slots=True)
class Token:
    """`text` as typed; `low` the same in lower case."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    return list(_tokens(text, lowered(text)))


def _tokens(text: str, low: str) -> Iterator[Token]:
    at, before = 0, ""
    while at < len(low):
        if low[at] == " ":
            at += 1
            continue
        found = _at(low, at)
        if found is None:
            at += 1
            continue
        kind, end = found
        if kind == "POINT" and end < len(low) and before in SHORTENED:
            at, before = end, ""
            continue
        before = low[at:end]
        yield Token(kind, text[at:end], low[at:end], at, end)
        at = end


def _at(low: str, at: int) -> tuple[str, int] | None:
    inside = at > 0 and low[at - 1].isalnum()
    for kind, match in MATCHERS:
        if inside and kind in AT_WORD_START:
            continue
        if found := match(low, at):
            return kind, found.end()
    return None
