"""What is typed of a case, read into the fields of its form. Nothing is guessed: what is not
recognised is left for the form to ask."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understand import fold
from sspf.domain.capture import day_of
from sspf.domain.case_raising import AGES, CaseTyped
from sspf.domain.choices import Choice
from sspf.domain.organisation import IndividualMode, Organisation

CODE = re.compile(r"(?<![\w-])([a-zåäö])\s?(\d{2})\s?[-–]?\s?(\d{2,3})(?![\w-])", re.IGNORECASE)
SHORTEST = 4
YEAR = re.compile(r"\b(?:ak|arskurs|klass|year|grade)\s*(f|[1-9])\b")
UPPER = re.compile(r"\b(?:gy(?:mnasiet)?|upper secondary)\s*(?:ar|year)?\s*([1-3])\b")
AGE = re.compile(
    r"\b(\d{1,2})(?:\s*(?:-|–|till|to)\s*\d{1,2})?\s*(?:ar|years?|arig|year old)\b(?!\s*s?kurs)"
)
BIRTHDAY = re.compile(r"\b(?:fyller|myndig|18|turns)\b.*?(\d{4}-\d{2}-\d{2})")
NO = re.compile(r"\b(?:nej|inte|ej|no|not)\b")
SOURCES: dict[str, str] = {
    "family": r"famil|foralder|foraldra|parents?",
    "school": r"skola?n?\b|school",
    "police": r"polis|police",
    "leisure": r"fritid|leisure",
    "social": r"soc|social",
    "safety": r"sakerhet|safety",
    "other": r"annan|other",
}
GENDERS = {"girl": r"flicka|girl", "boy": r"pojke|boy"}
WHY: dict[str, str] = {
    "parents_want": r"foraldrarna vill|parents want",
    "high_risk": r"hog risk|riskerna|high risk",
    "benefit": r"nytta|benefit",
}


def code_in(text: str) -> str:
    """`N27-01` of whatever was typed; empty when no code is there."""
    found = CODE.search(text)
    return f"{found[1].upper()}{found[2]}-{found[3]}" if found else ""


def typed_case(parts: Sequence[str], organisation: Organisation) -> CaseTyped:
    """Each part by what it holds: `åk 8`, `oro från skolan`, `misstanke droger, brott`,
    `pratat ja`, `orosanmälan nej`, `två vårdnadshavare`. The rest is the text."""
    typed, texts = CaseTyped(), []
    for part in parts:
        read = _read(typed, fold(part), organisation)
        if read == typed:
            texts.append(part)
        typed = read
    if organisation.individual is IndividualMode.FREE_TEXT:
        typed = replace(typed, note="\n".join(texts))
    return typed


def _read(typed: CaseTyped, said: str, organisation: Organisation) -> CaseTyped:
    if re.search(r"\bpratat|\bspoken|\btalat", said):
        return replace(typed, spoken="nej" if NO.search(said) else "ja")
    if re.search(r"orosanmal|report of concern", said):
        return replace(typed, considered="nej" if NO.search(said) else "ja")
    if re.search(r"vardnadshavare|guardians?", said):
        one = re.search(r"\b(?:en|1|one)\b", said)
        two = re.search(r"\b(?:tva|2|two)\b", said)
        return replace(typed, guardians="1" if one else "2" if two else "")
    if found := BIRTHDAY.search(said):
        return replace(typed, adult_on=found[1]) if day_of(found[1]) else typed
    if found := re.match(r"(?:oro(?:n)? )?(?:kommer )?(?:fran|from)\s+(.*)", said):
        return replace(typed, source=_key(SOURCES, found[1]))
    if re.match(r"(?:misstanke(?: om)?|oro(?: for)?|suspicion(?: of)?)\b", said):
        concerns = named_in(said, organisation.cases.concern_areas)
        return replace(typed, concerns=concerns)
    if re.match(r"(?:grupp|group)\b", said):
        groups = [g.key for g in organisation.groups if fold(g.name) in said]
        return replace(typed, group=groups[0] if groups else "")
    return _of_the_person(typed, said, organisation)


def _of_the_person(typed: CaseTyped, said: str, organisation: Organisation) -> CaseTyped:
    if found := YEAR.search(said):
        return replace(typed, school_year=found[1])
    if found := UPPER.search(said):
        return replace(typed, school_year=f"gy{found[1]}")
    if found := AGE.fullmatch(said.strip()):
        return replace(typed, age=_band(int(found[1])))
    for field, table in (("gender", GENDERS), ("why_here", WHY)):
        if key := _key(table, said):
            given = (*typed.why_here, key) if field == "why_here" else key
            return replace(typed, **{field: given})  # type: ignore[arg-type]  # names of fields
    factors = named_in(said, organisation.cases.risk_factors)
    every = tuple(dict.fromkeys((*typed.risk_factors, *factors)))
    return replace(typed, risk_factors=every) if factors else typed


def named_in(said: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Keys of the choices that are named whole, by a long word of theirs, or by their key."""
    left, found = fold(said), []
    for choice in choices:  # a whole name is nothing else's word too
        if fold(choice.name) in left:
            found.append(choice.key)
            left = left.replace(fold(choice.name), " ")
    words = re.findall(r"[a-z0-9]{4,}", left)
    for choice in choices:
        if choice.key in found:
            continue
        stems = re.findall(r"[a-z0-9]{4,}", f"{fold(choice.name)} {choice.key.replace('_', ' ')}")
        rare = [stem for stem in stems if stem not in COMMON]
        if any(
            word[:SHORTEST] == stem[:SHORTEST] and _alike(word, stem)
            for stem in rare
            for word in words
        ):
            found.append(choice.key)
    return tuple(choice.key for choice in choices if choice.key in found)


COMMON = frozenset({"misstanke", "grupper", "betecknas", "borjat", "andra", "eller", "fran"})


def _alike(word: str, stem: str) -> bool:
    """`droger` and `drog`, `brott` and `brottet`: one begins the other."""
    return word.startswith(stem) or stem.startswith(word)


def _key(table: dict[str, str], said: str) -> str:
    return next((key for key, pattern in table.items() if re.search(pattern, said)), "")


def _band(age: int) -> str:
    return next((key for key, (low, high) in AGES.items() if low <= age <= high), "")


def day_in(text: str) -> date | None:
    """An ISO date anywhere in what was typed."""
    found = re.search(r"\d{4}-\d{2}-\d{2}", text)
    return day_of(found[0]) if found else None
