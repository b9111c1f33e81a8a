"""From raised to assessed: offered, declined, and the gate of going on, not, or waiting (B15)."""

from dataclasses import replace
from datetime import date

from sspf.domain.case_files import CaseFile, PartyPart
from sspf.domain.case_plan import COMMON_MEASURES
from sspf.domain.case_work import Fields, Setting, Work, text_faults
from sspf.domain.cases import Case, CaseState
from sspf.domain.organisation import PartyKey

_S = CaseState
MOVES: dict[CaseState, tuple[str, ...]] = {
    _S.IDENTIFIED: ("raise",),
    _S.RAISED: ("offer",),
    _S.OFFERED: ("decline",),
    _S.DECLINED: ("offer",),
    _S.CONSENTED: ("go_on", "not_on", "wait"),
    _S.PLANNED: ("start",),
    _S.FOLLOW_UP: ("continue",),
}
"""What may be decided next; consent and plan have roads of their own."""
TO = {
    "raise": _S.RAISED,
    "offer": _S.OFFERED,
    "decline": _S.DECLINED,
    "go_on": _S.ASSESSED,
    "start": _S.ACTIVE,
    "continue": _S.ACTIVE,
}
TOOLS = ("ester", "savry", "bbic", "own", "other")
"""Only the name of the tool is kept, never what it came to."""
WITH_CONSENT = frozenset({"go_on", "start", "continue"})


def judge_step(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    if setting.has_consent:
        case = case.with_consent()
    move = fields.one("move", MOVES.get(case.state, ()))
    wait = fields.day("wait_until")
    missing = not_assessed(file, setting) if move == "go_on" else ()
    faults = (
        *(() if move else ("fault.case.move",)),
        *(("fault.case.consent",) if move in WITH_CONSENT and not setting.has_consent else ()),
        *(("fault.case.assess",) if missing else ()),
        *(("fault.case.wait",) if move == "wait" and not _ahead(wait, setting) else ()),
    )
    if faults:
        return Work(case=case, file=file, faults=faults, missing=missing)
    moved = case.to(TO[move]) if move in TO else case
    return Work(case=moved, file=_noted(file, move, fields, setting))


def not_assessed(file: CaseFile, setting: Setting) -> tuple[PartyKey, ...]:
    """Agencies whose own risk assessment is not ticked, where the model asks for it (B14)."""
    if not setting.rules.needs_assessments:
        return ()
    return tuple(p for p in setting.taking_part if file.part_of(p).assessed_on is None)


def judge_part(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """One agency's own part; each is ticked by itself and what was ticked before stays."""
    if setting.party is None:
        return Work(case=case, file=file, faults=("fault.case.party",))
    before = file.part_of(setting.party)
    assessed = fields.day("assessed_on")
    note = setting.text(fields, "note")
    faults = (
        *(("fault.case.assessed_on",) if _wrong(fields, setting) else ()),
        *text_faults(note),
    )
    part = PartyPart(
        party=setting.party,
        assessed_on=assessed,
        tool=fields.one("tool", TOOLS),
        agreed_on=(before.agreed_on or setting.today) if fields.answer("agrees") else None,
        concerned_on=(before.concerned_on or setting.today) if fields.answer("concerned") else None,
        ready=fields.many("ready", readiness(setting)),
        note=note,
    )
    return Work(case=case, file=file if faults else file.with_part(part), faults=faults)


def readiness(setting: Setting) -> tuple[str, ...]:
    """What this agency can put in: its usual measures, else the common ones."""
    own = setting.rules.measures.get(setting.party or "", ())
    return tuple(c.key for c in own) or COMMON_MEASURES


def _wrong(fields: Fields, setting: Setting) -> bool:
    on = fields.day("assessed_on")
    return bool(fields("assessed_on")) and (on is None or on > setting.today)


def _ahead(day: date | None, setting: Setting) -> bool:
    return day is not None and day > setting.today


def _noted(file: CaseFile, move: str, fields: Fields, setting: Setting) -> CaseFile:
    if move == "offer":
        return replace(file, offered_on=setting.today)
    if move == "decline":
        return replace(file, declined_on=setting.today)
    if move in ("go_on", "not_on", "wait"):
        until = fields.day("wait_until") if move == "wait" else None
        return replace(file, gate={"not_on": "not"}.get(move, move), wait_until=until)
    return file
