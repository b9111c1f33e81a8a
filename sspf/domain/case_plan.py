"""The plan of one young person: what is decided with, and what becomes of it (B18 to B27, R-46)."""

from dataclasses import replace

from sspf.domain.case_files import (
    NO_CONTACT,
    CaseFile,
    FamilyMeeting,
    FollowUp,
    Measure,
    Plan,
    Result,
    Voice,
)
from sspf.domain.case_work import Fields, Setting, Work, key_of, text_faults
from sspf.domain.cases import WORKED_ON, Case, CaseState
from sspf.domain.commitments import Effect

STRENGTHS = ("school", "sport", "culture", "friends", "family", "adult", "work", "humour")
INTERESTS = ("sport", "music", "games", "animals", "engines", "art", "friends", "work")
ATTITUDES = ("yes", "unsure", "no")
WHY_NOT = ("declined", "not_reached", "not_suitable")
COMMON_GOALS = ("attendance", "results", "leisure", "no_offence", "no_drugs", "family")
"""Where the model has no goals of its own."""
COMMON_MEASURES = (
    *("talks", "drug_tests", "schedule", "adjustments", "contact_person", "treatment"),
    *("network", "leisure_contact", "drive_home", "home_visit", "supervision", "summer_job"),
    *("parent_support", "other"),
)
"""DOMAIN 11; where the model has none of its own."""
MISSING = ("nobody", "bup", "minimaria", "health", "kaa", "family_team", "other")
PRESENT = ("youth", "guardian_1", "guardian_2")
FAMILY = ("confirmed", "absent")
STRENGTH, CONCERN = "s", "c"
BEGUN = ("kind", "owner", "due_on", "basis", "weight", "measure_note")
"""A measure is begun when any of these stands in the form."""


def goals_of(setting: Setting) -> tuple[str, ...]:
    return key_of(setting.goals) or COMMON_GOALS


def measures_of(setting: Setting) -> tuple[str, ...]:
    """What the model names, of all agencies; else the common ones."""
    named = [c.key for choices in setting.rules.measures.values() for c in choices]
    return tuple(dict.fromkeys((*named, *key_of(setting.rules.interventions)))) or COMMON_MEASURES


def owners_of(setting: Setting) -> tuple[str, ...]:
    """Agencies that take part, and the family (B20)."""
    return (*setting.taking_part, *sorted(NO_CONTACT, reverse=True))


def bases_of(file: CaseFile) -> tuple[str, ...]:
    """What a measure may build on: the plan's strengths, the concerns of the raising (B21)."""
    strengths = (f"{STRENGTH}:{key}" for key in file.plan.strengths)
    return (*strengths, *(f"{CONCERN}:{key}" for key in file.intake.concerns))


def judge_plan(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """Kept as it is filled in; what is missing is asked for when it is decided."""
    voice = Voice(
        interests=fields.many("interests", INTERESTS),
        on_sspf=fields.one("on_sspf", ATTITUDES),
        on_plan=fields.one("on_plan", ATTITUDES),
        note=setting.text(fields, "voice"),
        why_not=fields.one("why_not", WHY_NOT),
    )
    plan = replace(
        file.plan,
        goals=fields.many("goals", goals_of(setting)),
        goal=setting.text(fields, "goal"),
        strengths=fields.many("strengths", STRENGTHS),
        strength=setting.text(fields, "strength"),
        voice=voice,
        picture=setting.text(fields, "picture"),
        follow_up_on=fields.day("follow_up_on"),
        cadence_weeks=fields.weeks("cadence_weeks"),
    )
    faults = (
        *(() if setting.has_consent else ("fault.case.consent",)),
        *text_faults(plan.goal, plan.strength, plan.picture, voice.note),
    )
    kept = file if faults else _with_family(replace(file, plan=plan), fields, setting)
    return Work(case=case, file=kept, faults=faults)


def judge_plan_form(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """The card holds the plan and one more measure: what is begun of either is not lost."""
    work = judge_plan(case, file, fields, setting)
    begun = any(fields(name) for name in BEGUN)
    if work.faults or not begun:
        return work
    return judge_measure(case, work.file, fields, setting)


def judge_measure_form(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    work = judge_plan(case, file, fields, setting)
    return work if work.faults else judge_measure(case, work.file, fields, setting)


def judge_decision_form(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """What stands in the card is kept first; typed in chat there is nothing in it."""
    work = judge_plan(case, file, fields, setting) if fields.typed else Work(case=case, file=file)
    return work if work.faults else judge_decision(case, work.file, fields, setting)


def judge_measure(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    kind = fields.one("kind", measures_of(setting))
    owner = fields.one("owner", owners_of(setting))
    basis = fields.one("basis", bases_of(file))
    weight = fields.one("weight", key_of(setting.rules.weights))
    due = fields.day("due_on")
    note = setting.text(fields, "measure_note")
    faults = (
        *(() if setting.has_consent else ("fault.case.consent",)),
        *(() if kind else ("fault.case.kind",)),
        *(() if owner else ("fault.case.owner",)),
        *(() if due and due >= setting.today else ("fault.case.due_on",)),
        *(() if basis else ("fault.case.basis",)),
        *text_faults(note),
    )
    if faults or due is None:
        return Work(case=case, file=file, faults=faults)
    number = max((m.number for m in file.plan.measures), default=0) + 1
    made = Measure(
        number=number,
        kind=kind,
        owner=owner,
        due_on=due,
        basis=basis,
        weight=weight,
        note=note,
    )
    plan = replace(file.plan, measures=(*file.plan.measures, made))
    return Work(case=case, file=replace(file, plan=plan))


def judge_decision(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """The plan is decided when nothing is missing in it."""
    del fields
    faults = plan_faults(file.plan, file, setting)
    if faults:
        return Work(case=case, file=file, faults=faults)
    plan = replace(file.plan, decided_on=setting.today)
    again = case.state in WORKED_ON
    moved = case if again else case.to(CaseState.PLANNED)
    if case.state is CaseState.FOLLOW_UP:
        moved = case.to(CaseState.ACTIVE)  # a new plan after a follow-up
    return Work(case=moved, file=replace(file, plan=plan))


def plan_faults(plan: Plan, file: CaseFile, setting: Setting) -> tuple[str, ...]:
    """What is missing before it can be decided: A17, B19, B22, B23, R-46, and a consent."""
    has_date = plan.follow_up_on is not None and plan.follow_up_on > setting.today
    met_today = any(f.held_on == setting.today for f in file.family)
    asked = {
        "fault.case.consent": setting.has_consent,
        "fault.case.goal": plan.goals or plan.goal,
        "fault.case.strengths": plan.strengths or plan.strength,
        "fault.case.voice": plan.voice.is_heard or plan.voice.why_not,
        "fault.case.follow_up_on": has_date,
        "fault.case.measure": plan.measures,
        "fault.case.reconfirm": met_today,
    }
    return tuple(key for key, is_there in asked.items() if not is_there)


def judge_follow_up(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """Every part of the plan gets a result, and the two standing questions an answer (B26, B27)."""
    effects = tuple(str(effect) for effect in Effect)
    results = [(m.number, fields.one(f"r{m.number}", effects)) for m in file.plan.measures]
    worked, missing = fields.one("worked", WORKED), fields.many("missing", MISSING)
    next_on, note = fields.day("follow_up_on"), setting.text(fields, "note")
    asked = {
        "fault.case.consent": setting.has_consent,
        "fault.case.result": all(effect for _, effect in results),
        "fault.case.worked": worked,
        "fault.case.missing": missing,
        "fault.case.follow_up_on": next_on is not None and next_on > setting.today,
        "fault.case.reconfirm": fields.one("family", FAMILY),
    }
    faults = (*(k for k, is_there in asked.items() if not is_there), *text_faults(note))
    if faults:
        return Work(case=case, file=file, faults=faults)
    made = FollowUp(
        held_on=setting.today,
        results=tuple(Result(measure=number, effect=effect) for number, effect in results),
        worked=worked,
        missing=missing,
        note=note,
    )
    plan = replace(file.plan, follow_up_on=next_on)
    kept = replace(file, plan=plan, follow_ups=(*file.follow_ups, made))
    case = case.to(CaseState.ACTIVE) if case.state is CaseState.PLANNED else case
    moved = case.to(CaseState.FOLLOW_UP) if case.state is CaseState.ACTIVE else case
    return Work(case=moved, file=_with_family(kept, fields, setting))


WORKED = ("yes", "partly", "no")


def _with_family(file: CaseFile, fields: Fields, setting: Setting) -> CaseFile:
    """Whether the family was there today, and that the consent was used again (B18)."""
    family = fields.one("family", FAMILY)
    if not family:
        return file
    present = fields.many("present", PRESENT) if family == "confirmed" else ()
    before = tuple(f for f in file.family if f.held_on != setting.today)
    met = FamilyMeeting(held_on=setting.today, present=present)
    return replace(file, family=(*before, met))
