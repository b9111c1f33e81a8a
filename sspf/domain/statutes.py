"""References to law, dated: what a provision is called on a certain day (R-104).

Whoever needs a reference asks for it by key and day, and none is written in a sentence. A change
of the law is a new row here, with the day from which it holds; the old row keeps its last day.
Source: DOMAIN section 9; consolidated texts as they stood in November 2026.
"""

from dataclasses import dataclass
from datetime import date

ALWAYS = date(1, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """One provision under one name, from a day on."""

    key: str
    words: str
    """As it is written in Swedish."""
    in_english: str = ""
    """Where there is a usual way to say it; else it is named in Swedish."""
    valid_from: date = ALWAYS
    valid_to: date | None = None
    """The last day; None: until further notice."""

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


OSL, SOL, L2025 = "offentlighets- och sekretesslagen", "socialtjänstlagen", "lagen (2025:170)"
SECRECY_ACT = "Secrecy Act"
SINCE_SOL = date(2025, 7, 1)
"""The new socialtjänstlag (2025:400); the provisions of the old one are not named here at all."""
SINCE_15A = date(2025, 12, 1)
"""Lag 2025:934."""
SINCE_170 = date(2025, 4, 1)

STATUTES = (
    Statute(key="OSL_10_2", words=f"10 kap. 2 § {OSL}"),
    Statute(
        key="OSL_10_15a",
        words=f"10 kap. 15 a § {OSL}",
        in_english=f"Chapter 10 section 15 a of the {SECRECY_ACT}",
        valid_from=SINCE_15A,
    ),
    Statute(
        key="OSL_10_18a",
        words=f"10 kap. 18 a § {OSL}",
        in_english=f"Chapter 10 section 18 a of the {SECRECY_ACT}",
    ),
    Statute(key="OSL_10_18c", words=f"10 kap. 18 c § {OSL}"),
    Statute(key="OSL_10_20", words=f"10 kap. 20 § {OSL}"),
    Statute(key="OSL_10_21", words=f"10 kap. 21 § {OSL}"),
    Statute(key="OSL_10_22", words=f"10 kap. 22 § {OSL}"),
    Statute(key="OSL_10_23", words=f"10 kap. 23 § {OSL}"),
    Statute(key="OSL_10_24", words=f"10 kap. 24 § {OSL}"),
    Statute(key="OSL_10_27", words=f"10 kap. 27 § {OSL}"),
    Statute(
        key="SoL_19_1",
        words=f"19 kap. 1 § {SOL}",
        in_english="chapter 19, section 1 of the Social Services Act",
        valid_from=SINCE_SOL,
    ),
    Statute(key="SoL_20_6", words=f"20 kap. 6 § {SOL}", valid_from=SINCE_SOL),
    Statute(key="L2025_170_4", words=f"4 § {L2025}", valid_from=SINCE_170),
    Statute(key="L2025_170_6", words=f"6 § {L2025}", valid_from=SINCE_170),
    Statute(key="L2025_170_7", words=f"7 § {L2025}", valid_from=SINCE_170),
    Statute(key="PL_6", words="6 § polislagen"),
    Statute(
        key="OSL_12_2",
        words=f"12 kap. 2 § {OSL}",
        in_english=f"Chapter 12 section 2 of the {SECRECY_ACT}",
    ),
    Statute(
        key="OSL_10_21_24",
        words=f"10 kap. 21–24 §§ {OSL}",
        in_english="chapter 10, sections 21–24 of the Public Access to Information and Secrecy Act",
    ),
    *(
        Statute(
            key=f"OSL_{chapter}_{section}",
            words=f"{chapter} kap. {section} § OSL",
            in_english=f"OSL chapter {chapter} section {section}",
        )
        for chapter, section in ((21, 1), (23, 2), (25, 1), (26, 1), (35, 1))
    ),
)
"""The last five are what a marking of a case names (R-82)."""


def statute_on(key: str, day: date) -> Statute | None:
    """What the provision is called on this day; None: there is no such provision then."""
    return next((s for s in STATUTES if s.key == key and s.holds(day)), None)


def newest(key: str) -> Statute:
    """As it is called by the latest change. LookupError for a key that was never in the table."""
    rows = [s for s in STATUTES if s.key == key]
    if not rows:
        raise LookupError(key)
    return max(rows, key=lambda row: row.valid_from)
