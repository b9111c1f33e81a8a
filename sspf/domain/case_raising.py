"""Raise a case: what the form asks, and what is missing or wrong in it. No name is ever asked for.

Source: DOMAIN 8.2, ACCEPTANCE A5 to A7, B2 to B4, R-28, R-43, R-96.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sspf.domain.capture import day_of
from sspf.domain.case_files import Intake
from sspf.domain.case_rules import CaseRules
from sspf.domain.choices import Choice
from sspf.domain.decisions import ItemId
from sspf.domain.guards import cleaned, fault_keys, faults_in
from sspf.domain.levels import BriefingLevel

NOTE_LIMIT = 1000
"""R-45: level 3."""
AGES: dict[str, tuple[int, int]] = {
    "0-9": (0, 9),
    "10-12": (10, 12),
    "13-15": (13, 15),
    "16-17": (16, 17),
    "18": (18, 18),
    "19-20": (19, 20),
    "21-": (21, 99),
}
"""Bands, whole enough for every model's bounds to fall between two of them."""
SCHOOL_YEARS = ("f", *map(str, range(1, 10)), "gy1", "gy2", "gy3", "none")
GENDERS = ("girl", "boy", "other")
SOURCES = ("family", "school", "police", "leisure", "social", "safety", "other")
"""A6: where the concern comes from; every agency and the family can be chosen."""
WHY_HERE = ("parents_want", "high_risk", "benefit")
YES, NO = "ja", "nej"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTyped:
    """What stands in the form, as it came."""

    age: str = ""
    school_year: str = ""
    gender: str = ""
    source: str = ""
    concerns: tuple[str, ...] = ()
    risk_factors: tuple[str, ...] = ()
    spoken: str = ""
    considered: str = ""
    guardians: str = ""
    adult_on: str = ""
    group: str = ""
    why_here: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    intake: Intake
    guardians: int
    adult_on: date | None
    faults: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """Keys of what is worth saying and stops nothing."""


def judge(
    typed: CaseTyped,
    rules: CaseRules,
    *,
    takes_text: bool,
    item: ItemId | None = None,
    has_age_bound: bool = True,
) -> Judged:
    """`takes_text`: the municipality has decided on free text; else what is typed is left out."""
    note = cleaned(typed.note) if takes_text else ""
    intake = Intake(
        age=typed.age if typed.age in AGES else "",
        school_year=typed.school_year if typed.school_year in SCHOOL_YEARS else "",
        gender=typed.gender if typed.gender in GENDERS else "",
        source=typed.source if typed.source in SOURCES else "",
        concerns=_known(typed.concerns, rules.concern_areas),
        risk_factors=_known(typed.risk_factors, rules.risk_factors),
        family_spoken=typed.spoken == YES,
        report_considered=typed.considered == YES,
        why_here=tuple(why for why in WHY_HERE if why in typed.why_here),
        item=item,
        note=note,
    )
    adult_on = day_of(typed.adult_on)
    return Judged(
        intake=intake,
        guardians=int(typed.guardians) if typed.guardians in ("1", "2") else 2,
        adult_on=adult_on,
        faults=(*_faults(typed, intake, rules), *note_faults(note)),
        notices=_notices(intake, rules) if has_age_bound else (),
    )


def note_faults(note: str) -> tuple[str, ...]:
    """Of a short text about one person (R-40, R-45); an empty one has none."""
    long = ("fault.case.long",) if len(note) > NOTE_LIMIT else ()
    return (*long, *fault_keys(faults_in(note, BriefingLevel.INDIVIDUAL)))


def _faults(typed: CaseTyped, intake: Intake, rules: CaseRules) -> tuple[str, ...]:
    answered = (YES, NO)
    asked = {
        "fault.case.age": intake.age or intake.school_year,
        "fault.case.concern": intake.concerns or not rules.concern_areas,
        "fault.case.source": intake.source,
        "fault.case.spoken": typed.spoken in answered,
        "fault.case.considered": typed.considered in answered,
        "fault.case.guardians": typed.guardians in ("1", "2"),
        "fault.case.adult_on": not typed.adult_on or day_of(typed.adult_on),
    }
    return tuple(key for key, is_right in asked.items() if not is_right)


def _notices(intake: Intake, rules: CaseRules) -> tuple[str, ...]:
    """An age outside the model's bounds, said and no more (A5, B2)."""
    if not intake.age:
        return ()
    low, high = AGES[intake.age]
    young = rules.min_age is not None and high < rules.min_age
    old = rules.oldest is not None and low > rules.oldest
    return ("case.outside_age",) if young or old else ()


def _known(chosen: Sequence[str], among: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(choice.key for choice in among if choice.key in chosen)
