"""What is said of a consent, in any order, with a semicolon or a new line between.

`vårdnadshavare 1 och 2; skriftligt 1 december 2026; alla åt alla håll: skola, polis, fritid;
samordnaren; områden: skola, fritid; till 31 maj 2027; frågat av skola; ungdomen hörd`
"""

import re
from datetime import date
from typing import Any

from bot.dates import find_date
from bot.understand import fold
from bot.words import parties_named
from sspf.domain.cases import CaseCode
from sspf.domain.consent_forms import DIRECTED, EVERY_WAY, HEARD, NO, YES, YOUTH, WithdrawalTyped
from sspf.domain.consents import COORDINATION, GivenHow, GiverRole, InfoArea, Scope
from sspf.domain.organisation import Organisation

CODE = re.compile(r"\b([a-zA-Z])\s?(\d{2})\s?[-–]\s?(\d{2,3})\b")
GUARDIAN = re.compile(
    r"\b(?:vardnadshavar(?:e|en|na|nas)|guardians?|foralder|foraldern|foraldrarna|foraldrar|vh)\b"
    r"(?P<numbers>(?:[\s,&+]|och|and|\d(?!\d))*)"
)
BOTH = re.compile(r"\b(?:bada|both)\b")
OWN = re.compile(r"\b(?:ungdom(?:en|ens)?|den unge|young person|youth)\b")
ORAL = re.compile(r"\b(?:muntlig\w*|oral\w*|by word of mouth)\b")
WRITTEN = re.compile(r"\b(?:skriftlig\w*|in writing|written)\b")
EVERY = re.compile(r"\b(?:alla at alla hall|every way)\b")
DIRECTION = re.compile(r"\b(?:fran|from)\b(?P<from>.*?)\b(?:till|to)\b(?P<to>.*)")
COORDINATOR = re.compile(r"\b(?:samordnare\w*|samordning|coordinator)\b")
NOT = re.compile(r"\b(?:inte|utan|ej|not|without)\b")
AREAS = re.compile(r"^(?:(?:alla|all) )?(?:omraden?|omradet|areas?)\b")
ALL = re.compile(r"\b(?:alla|all)\b")
AREA_WORDS = {
    InfoArea.SCHOOL: r"\b(?:skola|skolan|school)\b",
    InfoArea.LEISURE: r"\b(?:fritid|fritiden|leisure)\b",
    InfoArea.OFFENCE: r"\b(?:brott|offences?)\b",
    InfoArea.DRUGS: r"\b(?:droger|drugs)\b",
    InfoArea.FAMILY: r"\b(?:familj|familjen|family)\b",
    InfoArea.HEALTH: r"\b(?:halsa|halsan|health)\b",
}
UNTIL = re.compile(r"^(?:galler )?(?:till|t\.?o\.?m\.?|until)\b")
ASKED = re.compile(r"^(?:fragat|inhamtat|fragades|asked|collected) (?:av|by)\b")
CHILD = {
    "too_young": r"\b(?:for ung|too young)\b",
    "does_not_want": r"\b(?:vill inte|does not want)\b",
    "not_reached": r"\b(?:inte nadd|not reached)\b",
    "harmful": r"\b(?:kan skada|harmful)\b",
    HEARD: r"\b(?:hord|hort|har fatt saga sitt|heard)\b",
}
INTERPRETER = re.compile(r"\b(?:tolk|interpreter)\b")
INFORMED = re.compile(r"\b(?:informationen|information|informed)\b")
GOES_ON = re.compile(r"\b(?:fortsatta|fortsatter|go on|goes on)\b")
EVIDENCE = re.compile(r"^(?:blankett\w*|form)\s*:?\s*")


def code_in(text: str) -> CaseCode | None:
    """`n27-01` is N27-01."""
    found = CODE.search(text)
    return CaseCode(f"{found[1].upper()}{found[2]}-{found[3]}") if found else None


def consent_in(rest: str, organisation: Organisation, today: date) -> dict[str, Any]:
    """In the shape of ConsentTyped, only what was said; empty: nothing was."""
    found = CODE.search(rest)
    typed: dict[str, Any] = {}
    for clause in re.split(r"[;\n]", rest[found.end() :] if found else rest):
        words = clause.strip(" :,.")
        if words:
            read = _read(words, organisation, today)
            if "givers" in read:  # each clause may name more of them
                said = (*typed.get("givers", ()), *read["givers"])
                read["givers"] = tuple(dict.fromkeys(said))
            typed |= read
    return typed


def givers_in(text: str) -> tuple[str, ...]:
    """`guardian-1`, `youth`; a guardian without a number is the first."""
    said = fold(text)
    found: list[str] = []
    for guardian in GUARDIAN.finditer(said):
        numbers = re.findall(r"\d", guardian["numbers"])
        found += [f"guardian-{n}" for n in numbers or ("12" if BOTH.search(said) else "1")]
    if OWN.search(said):
        found.append(YOUTH)
    return tuple(dict.fromkeys(found))


def withdrawal_in(text: str, organisation: Organisation) -> WithdrawalTyped:
    """`återkalla samtycke N27-03: ungdomen, muntligt, allt`, `…: bara till polisen`."""
    said = fold(text)
    by = GiverRole.YOUTH if OWN.search(said) else ""
    by = by or (GiverRole.GUARDIAN if GUARDIAN.search(said) else "")
    how = GivenHow.WRITTEN if WRITTEN.search(said) else GivenHow.ORAL
    named = [a.value for a, words in AREA_WORDS.items() if re.search(words, said)]
    area = named[0] if named and AREAS_SAID.search(said) else ""
    sender, recipient = _ends(text, organisation)
    scope = Scope.AREA if area else Scope.PAIR if sender or recipient else Scope.ALL
    return WithdrawalTyped(
        by=str(by), how=how, scope=scope, sender=sender, recipient=recipient, area=str(area)
    )


AREAS_SAID = re.compile(r"\b(?:omradet|omraden?|area)\b")
FROM = re.compile(r"\b(?:fran|from)\b(.*?)(?=\b(?:till|to)\b|$|[;,.])")
TO = re.compile(r"\b(?:till|to)\b(.*?)(?=\b(?:fran|from)\b|$|[;,.])")


def _ends(text: str, organisation: Organisation) -> tuple[str, str]:
    said = fold(text)
    ends = [way.search(said) for way in (FROM, TO)]
    return tuple(_party(end[1], organisation) if end else "" for end in ends)  # type: ignore[return-value]  # two ends


def _party(words: str, organisation: Organisation) -> str:
    if COORDINATOR.search(words):
        return COORDINATION
    named = parties_named(words, organisation)
    return named[0] if named else ""


def _read(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    """One clause; the first reading that fits."""
    said = fold(clause)
    for fits, read in READINGS:
        if fits.search(said):
            return read(clause, organisation, today)
    return _giving(clause, organisation, today)


def _areas(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    said = fold(clause)
    whole = bool(ALL.search(said))
    found = [a.value for a, words in AREA_WORDS.items() if whole or re.search(words, said)]
    return {"areas": tuple(found)}


def _until(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    day = find_date(clause, today)
    return {"valid_to": day.isoformat() if day else ""}


def _asked(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    named = parties_named(clause, organisation)
    return {"collected_by": named[0] if named else ""}


def _every_way(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    return {"template": EVERY_WAY, "parties": tuple(parties_named(clause, organisation))}


def _directed(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    found = DIRECTION.search(fold(clause))
    ends = (found["from"], found["to"]) if found else ("", "")
    senders, recipients = (tuple(parties_named(end, organisation)) for end in ends)
    return {"template": DIRECTED, "senders": senders, "recipients": recipients}


def _coordination(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    return {"coordination": NO if NOT.search(fold(clause)) else YES}


def _child(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    said = fold(clause)
    return {"child": next(key for key, words in CHILD.items() if re.search(words, said))}


def _evidence(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    return {"evidence": clause[len(EVIDENCE.match(fold(clause))[0]) :]}  # type: ignore[index]  # it fits


def _giving(clause: str, organisation: Organisation, today: date) -> dict[str, Any]:
    """Who gives it, how and when; a day without a year has been."""
    said = fold(clause)
    typed: dict[str, Any] = {}
    if givers := givers_in(GIVEN_NUMBERS.sub(" ", clause)):
        typed["givers"] = givers
    if ORAL.search(said) or WRITTEN.search(said):
        typed["how"] = (GivenHow.ORAL if ORAL.search(said) else GivenHow.WRITTEN).value
        day = find_date(clause, today)
        if day is not None and day > today and not re.search(r"\d{4}", clause):
            day = day.replace(year=day.year - 1)
        if day is not None:
            typed["given_on"] = day.isoformat()
    return typed


def _tick(name: str) -> Any:
    return lambda clause, organisation, today: {name: YES}


GIVEN_NUMBERS = re.compile(r"\b\d{1,2}\s+[a-zåäö]{3,}\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}")
"""Days: their numbers are nobody's."""
READINGS = (
    (AREAS, _areas),
    (UNTIL, _until),
    (ASKED, _asked),
    (EVIDENCE, _evidence),
    (EVERY, _every_way),
    (DIRECTION, _directed),
    (re.compile("|".join(CHILD.values())), _child),
    (GOES_ON, _tick("goes_on")),
    (INTERPRETER, _tick("interpreter")),
    (INFORMED, _tick("informed")),
    (COORDINATOR, _coordination),
)
