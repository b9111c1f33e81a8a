"""What is typed of one part of a case, read into the fields of its form.

`mål högre närvaro; styrkor idrott; uppföljning 2027-03-01`: each part names its field, and its
value is looked for among the choices in the words that the card shows. Nothing is saved by it: the
filled-in form is shown, and "ja" saves it.
"""

import re
from collections.abc import Mapping

from bot.case_words import day_in
from bot.understand import fold
from cards.case_fields import worded
from cards.text import Text
from sspf.domain.case_raising import NO, YES
from sspf.domain.case_work import Section
from sspf.domain.messages.case import CaseSection

NOT = re.compile(r"\b(?:inte|ej|nej|not|no)\b")
WORD = re.compile(r"[a-z0-9]{3,}")
LONG_ENOUGH = 4
PREFIXES = {
    **{"move": "case.move", "tool": "case.tool", "ready": "case.measure", "goals": "case.goal"},
    **{"strengths": "case.strength", "interests": "case.interest", "why_not": "case.why_not"},
    **{"on_sspf": "case.attitude", "on_plan": "case.attitude", "kind": "case.measure"},
    **{"weight": "", "outcome": "outcome", "owner": "case.owner", "basis": "case.basis"},
    **{"worked": "case.worked"},
    **{"missing": "case.missing", "lots": "case.lots", "reason": "case.reason"},
    **{"guided_to": "case.receiver", "watched_by": "case.party", "crime": "case.known"},
    **{"drugs": "case.known", "occupation": "case.occupation", "present": "case.present"},
}
MANY = frozenset({"ready", "goals", "strengths", "interests", "missing", "present"})
DAYS = frozenset(
    {"wait_until", "assessed_on", "follow_up_on", "due_on", "watch_until", "reported_on"}
    | {"adult_on"}
)
TICKS = frozenset({"agrees", "concerned", "reported"})
NUMBERS = frozenset({"cadence_weeks", "check_in_weeks", "months", "guardians"})
TEXTS = frozenset({"note", "goal", "strength", "voice", "picture", "measure_note"})
SAID: dict[Section, dict[str, str]] = {
    Section.STEP: {"move": r"", "wait_until": r"avvakta|wait"},
    Section.PART: {
        "assessed_on": r"riskbedom|assess",
        "tool": r"riskbedom|assess|metod|method",
        "agrees": r"overens|agree",
        "concerned": r"oro\b|concern",
        "ready": r"beredskap|ready|readiness",
        "note": r"bild|text|picture",
    },
    Section.PLAN: {
        "goals": r"mal\b|goals?\b",
        "goal": r"malet|the goal",
        "strengths": r"styrkor|styrka|strengths?",
        "interests": r"intresse|interests?",
        "on_sspf": r"om sspf|on sspf",
        "on_plan": r"om planen|on the plan",
        "voice": r"rost|voice",
        "why_not": r"inte hord|not heard",
        "picture": r"bild|picture",
        "follow_up_on": r"(?:foljs? upp|uppfoljning|follow)",
        "cadence_weeks": r"(?:mote )?var\w*|every",
        "family": r"famil",
        "present": r"famil",
    },
    Section.MEASURE: {
        "kind": r"",
        "owner": r"",
        "due_on": r"",
        "basis": r"bygger|builds|styrka|strength|oro|concern",
        "weight": r"",
        "measure_note": r"text",
    },
    Section.DECIDE: {},
    Section.FOLLOW: {
        "worked": r"fungera|worked",
        "missing": r"saknas|missing",
        "follow_up_on": r"nasta|next",
        "note": r"text|bild",
        "family": r"famil",
        "present": r"famil",
    },
    Section.OUTCOME: {"outcome": r""},
    Section.ATTENDANCE: {},
    Section.CHECK: {},
    Section.SETTINGS: {
        "watch_until": r"halla koll|keep an eye|watch",
        "check_in_weeks": r"avstam|check-?in",
        "lots": r"lots|guide",
        "guardians": r"vardnadshavare|guardians?",
        "adult_on": r"fyller|turns",
    },
    Section.CLOSE: {
        "reason": r"orsak|reason|inte sspf|not sspf",
        "guided_to": r"lots|guided",
        "reported": r"orosanmal|report",
        "reported_on": r"orosanmal|report",
        "watched_by": r"foljs av|watched by",
        "crime": r"brott|crime",
        "months": r"manader|months",
        "drugs": r"drog|drugs",
        "occupation": r"sysselsattning|occupation",
    },
}
"""Which words name a field of a part. Empty: any part may hold it."""
BUT = re.compile(r"\b(?:utom|except|but)\b")
EVERYBODY = re.compile(r"\b(?:alla|all|everybody|everyone)\b")
RESULT = re.compile(r"(?:atgard|measure)?\s*(\d{1,2})\s+(\w+)")


def typed_fields(rest: str, asked: Section, shown: CaseSection) -> Mapping[str, str]:
    """Fields of the form with what stood in them and what was typed now."""
    fields = dict(shown.typed)
    text = Text.load("sv"), Text.load("en")
    for part in (p.strip() for p in rest.split(";")):
        said = fold(part)
        for name, words in SAID[asked].items():
            if part and re.search(rf"\b(?:{words})" if words else "", said):
                value = _value(name, part, shown, text)
                if value:
                    fields[name] = value
        if asked is Section.FOLLOW and (found := RESULT.match(said)):
            fields[f"r{found[1]}"] = _effect(found[2])
        if asked is Section.ATTENDANCE:
            fields["attending"] = ",".join(_attending(said, shown))
        if asked is Section.CHECK:
            _tick(fields, said, shown)
    return fields


def _value(name: str, part: str, shown: CaseSection, text: tuple[Text, Text]) -> str:
    said = fold(part)
    if name in DAYS:
        day = day_in(part)
        return day.isoformat() if day else ""
    if name in TICKS:
        return NO if NOT.search(said) else YES
    if name in NUMBERS:
        found = re.search(r"\d{1,2}", said)
        return found[0] if found else ""
    if name in TEXTS:
        return part.partition(" ")[2].lstrip(": ")
    if name == "family":
        return "absent" if NOT.search(said) else "confirmed"
    chosen = _chosen(name, said, shown, text)
    return ",".join(chosen) if name in MANY else chosen[0] if chosen else ""


def _chosen(name: str, said: str, shown: CaseSection, text: tuple[Text, Text]) -> list[str]:
    """Choices that the part names, the best first; by key, or by words that it shares."""
    words = set(WORD.findall(said))
    scores: list[tuple[float, str]] = []
    for each in shown.options.get(name, ()):
        if _stands(fold(each.key), said):
            scores.append((2.0, each.key))
            continue
        names = [fold(worded(each, PREFIXES.get(name, ""), one)) for one in text]
        shared = max(_shared(words, set(WORD.findall(one))) for one in names)
        if any(_stands(one, said) for one in names):
            shared = 1.0  # a name like "Ja" has no word that is long enough to share
        if shared:
            scores.append((shared, each.key))
    scores.sort(key=lambda one: -one[0])
    return [key for _, key in scores]


def _stands(name: str, said: str) -> bool:
    return re.search(rf"(?:^|\s){re.escape(name)}(?:$|\s|,)", said) is not None


def _shared(said: set[str], name: set[str]) -> float:
    """How much of a name was said: `idrott` for "idrott", `gå inte vidare` before `gå vidare`."""
    hits = [n for n in name if any(_alike(n, word) for word in said)]
    return len(hits) / len(name) if name else 0.0


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= LONG_ENOUGH
    return long_enough and (one.startswith(other) or other.startswith(one))


def _attending(said: str, shown: CaseSection) -> list[str]:
    """`alla utom polisen`, `rut och sol`: people by a name of theirs or of their agency."""
    everybody = [each.key for each in shown.options.get("attending", ())]
    named, _, left_out = (part.strip() for part in BUT.sub("|", said, count=1).partition("|"))
    present = everybody if EVERYBODY.search(named) else _people_named(named, shown)
    away = _people_named(left_out, shown)
    return [key for key in present if key not in away]


def _people_named(said: str, shown: CaseSection) -> list[str]:
    words = set(WORD.findall(said))
    return [
        each.key
        for each in shown.options.get("attending", ())
        if _shared(words, set(WORD.findall(fold(each.name))))
    ]


def _effect(word: str) -> str:
    effects = {"ja": "yes", "yes": "yes", "delvis": "partly", "partly": "partly", "nej": "no"}
    return effects.get(word, "no" if word == "no" else "too_early")


def _tick(fields: dict[str, str], said: str, shown: CaseSection) -> None:
    """A step that is named is done; `inte …` takes the tick away."""
    bare = NOT.sub("", said).strip()
    for each in shown.checklists:
        for n, phase in enumerate(each.phases, start=1):
            name = f"t_{each.key}_{n}"
            done = [key for key in fields.get(name, "").split(",") if key]
            for step in phase.steps:
                if bare and fold(step.name).startswith(bare):
                    done = [k for k in done if k != step.key]
                    done += [] if NOT.search(said) else [step.key]
            fields[name] = ",".join(done)
